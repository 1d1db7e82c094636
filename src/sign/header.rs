//! The header's value: `t=<unix seconds>,v0-hmac-sha256=<64 hex digits>`.

use super::{SignatureError, hex};

const SCHEME: &str = "v0-hmac-sha256";

/// The longest time that is read: 12 digits reach the year 33658.
const MAX_TIME_DIGITS: usize = 12;

pub(super) struct Header {
    pub(super) timestamp: i64,
    /// Every part of the known scheme; more than one while Dintero rotates a secret.
    pub(super) signatures: Vec<[u8; 32]>,
}

pub(super) fn write(timestamp: i64, mac: &[u8]) -> String {
    format!("t={timestamp},{SCHEME}={}", hex::write(mac))
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
            Some((SCHEME, mac)) => signatures.push(hex::read(mac).ok_or(SignatureError::Malformed)?),
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
