//! The header of a callback's signature has one reading, and only what a secret has signed is taken.

use dintero_wasm::sign::{Secret, SignatureError, Target, sign, verify};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

const ACCOUNT: &str = "T12345678";
const NOW: i64 = 1_582_236_537;

/// The first two are known to the shop, the third is another's.
const SECRETS: [&str; 3] = ["an old secret", "a secret", "another's secret"];
const KNOWN: usize = 2;

/// Takes a byte that says how many seconds a signature may be off, two that say what is changed in a genuine one, and
/// a header. In its place, `$0` to `$2` is the signature by a secret, at the time that the header has.
pub fn run(bytes: &[u8]) {
    let [tolerance, at, byte, rest @ ..] = bytes else { return };
    let header = filled(&String::from_utf8_lossy(rest));
    let tolerance = u64::from(*tolerance);
    assert_eq!(taken(&header, tolerance), expected(&header, tolerance), "{header}");
    changed(usize::from(*at), *byte);
}

fn taken(header: &str, tolerance: u64) -> Result<(i64, usize), SignatureError> {
    let secrets: Vec<Secret> = SECRETS.into_iter().take(KNOWN).map(Secret::from).collect();
    let verified = verify(Some(header), &secrets, ACCOUNT, &target(), NOW, tolerance)?;
    Ok((verified.timestamp, verified.secret_index))
}

fn target() -> Target {
    Target::from_parts("post", "shop.example", "/callback", "?b=2&a=1%202")
}

/// What the documentation says of a header: when it was made, and by which secret.
fn expected(header: &str, tolerance_seconds: u64) -> Result<(i64, usize), SignatureError> {
    let (time, signatures) = reading(header)?;
    let made = |secret: &str| signatures.contains(&signature(secret, time));
    let secret = SECRETS.into_iter().take(KNOWN).position(made);
    let secret = secret.ok_or(SignatureError::Mismatch)?;
    let seconds = NOW.abs_diff(time);
    match () {
        () if seconds <= tolerance_seconds => Ok((time, secret)),
        () if time < NOW => Err(SignatureError::TooOld { seconds, tolerance_seconds }),
        () => Err(SignatureError::TooNew { seconds, tolerance_seconds }),
    }
}

/// One time, at least one signature, and nothing that is half of either; the rest is passed over.
fn reading(header: &str) -> Result<(i64, Vec<String>), SignatureError> {
    let parts = |name: &str| -> Vec<&str> {
        header.split(',').filter_map(|part| part.trim().strip_prefix(name)).collect()
    };
    let (times, signatures) = (parts("t="), parts("v0-hmac-sha256="));
    let is_time =
        |time: &str| (1..=12).contains(&time.len()) && time.bytes().all(|byte| byte.is_ascii_digit());
    let is_signature = |mac: &&str| mac.len() == 64 && mac.bytes().all(|byte| byte.is_ascii_hexdigit());
    let [time] = times[..] else { return Err(SignatureError::Malformed) };
    if !is_time(time) || !signatures.iter().all(is_signature) {
        return Err(SignatureError::Malformed);
    }
    if signatures.is_empty() {
        return Err(SignatureError::NoKnownScheme);
    }
    Ok((time.parse().unwrap(), signatures.iter().map(|mac| mac.to_ascii_lowercase()).collect()))
}

fn signature(secret: &str, time: i64) -> String {
    let text = format!("{time}\n{ACCOUNT}\nPOST\nshop.example\n/callback\na=1+2&b=2");
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap().chain_update(text);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn filled(text: &str) -> String {
    let times = text.split(',').filter_map(|part| part.trim().strip_prefix("t=")?.parse().ok());
    let time = times.into_iter().find(|time: &i64| *time >= 0).unwrap_or(NOW);
    let mut header = text.to_owned();
    for (at, secret) in SECRETS.into_iter().enumerate() {
        let mark = format!("${at}");
        if header.contains(&mark) {
            header = header.replace(&mark, &signature(secret, time));
        }
    }
    header
}

/// No byte of a genuine header can be another, but a hex digit in the other case.
fn changed(at: usize, byte: u8) {
    let genuine = sign(&Secret::from(SECRETS[0]), ACCOUNT, NOW, &target());
    assert_eq!(genuine, format!("t={NOW},v0-hmac-sha256={}", signature(SECRETS[0], NOW)));
    let mut header = genuine.clone().into_bytes();
    let at = at % header.len();
    let is_digit = at >= header.len() - 64;
    let same = header[at] == byte || is_digit && header[at].eq_ignore_ascii_case(&byte);
    header[at] = byte;
    let header = String::from_utf8_lossy(&header);
    assert_eq!(taken(&header, 300).is_ok(), same, "{header} in place of {genuine}");
}
