//! The header's value: `t=<unix seconds>,v0-hmac-sha256=<64 hex digits>`.

use std::fmt::Write as _;

use super::SignatureError;

const SCHEME: &str = "v0-hmac-sha256";

/// The longest time that is read: 12 digits reach the year 33658.
const MAX_TIME_DIGITS: usize = 12;

pub(super) struct Header {
    pub(super) timestamp: i64,
    /// Every part of the known scheme; more than one while Dintero rotates a secret.
    pub(super) signatures: Vec<[u8; 32]>,
}

pub(super) fn write(timestamp: i64, mac: &[u8]) -> String {
    let mut header = format!("t={timestamp},{SCHEME}=");
    for byte in mac {
        // Writing to a string cannot fail.
        let _ = write!(header, "{byte:02x}");
    }
    header
}

/// Parts of other schemes are passed over: a later one may stand beside this one.
pub(super) fn read(value: &str) -> Result<Header, SignatureError> {
    let mut timestamp = None;
    let mut signatures = Vec::new();
    for part in value.split(',') {
        match part.trim().split_once('=') {
            Some(("t", digits)) => {
                let time = read_time(digits).ok_or(SignatureError::Malformed)?;
                if timestamp.replace(time).is_some() {
                    return Err(SignatureError::Malformed);
                }
            }
            Some((SCHEME, hex)) => signatures.push(read_hex(hex).ok_or(SignatureError::Malformed)?),
            _ => {}
        }
    }
    match timestamp {
        None => Err(SignatureError::Malformed),
        Some(_) if signatures.is_empty() => Err(SignatureError::NoKnownScheme),
        Some(timestamp) => Ok(Header { timestamp, signatures }),
    }
}

fn read_time(digits: &str) -> Option<i64> {
    let plain = digits.len() <= MAX_TIME_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

fn read_hex(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
    if pairs.len() != bytes.len() || !rest.is_empty() {
        return None;
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        let digit = |hex: u8| char::from(hex).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}
