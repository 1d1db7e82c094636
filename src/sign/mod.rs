//! Signatures: how a call from Dintero proves that it comes from Dintero.
//!
//! A webhook's `event-signature` is over its body: [`sign_webhook`], [`verify_webhook`]. A callback's
//! `Dintero-Signature` is over its URL: [`sign`], [`verify`].
//!
//! The latter is `t=<unix seconds>,v0-hmac-sha256=<64 hex digits>`. What is signed is six fields, one a
//! line: the time, the account, the method, the host without its port, the path, and the query in its
//! [canonical](canonical_query) form. **The body is not signed**: a verified callback says which
//! transaction to fetch, and only the fetched transaction can be trusted.
//!
//! ```
//! use dintero_wasm::sign::{self, Secret, Target};
//!
//! # #[cfg(not(target_arch = "wasm32"))] {
//! let secret = Secret::from("123");
//! let target = Target::parse("GET", "https://example.com/callback?B=123&A=992").unwrap();
//! let header = sign::sign(&secret, "P00000000", 1_582_236_537, &target);
//! let verified = sign::verify(
//!     Some(&header), &[secret], "P00000000", &target, 1_582_236_600, sign::TOLERANCE_SECONDS,
//! );
//! assert_eq!(verified.unwrap().timestamp, 1_582_236_537);
//! # }
//! ```
//!
//! Source: <https://docs.dintero.com/docs/checkout/validating-callbacks>.

mod error;
mod header;
mod hex;
mod secret;
mod target;
mod webhook;

pub use error::SignatureError;
pub use secret::Secret;
pub use target::{Target, canonical_query};
pub use webhook::{WEBHOOK_SIGNATURE_HEADER, sign_webhook, verify_webhook};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The header's name.
pub const SIGNATURE_HEADER: &str = "Dintero-Signature";

/// How far a signature's time may lie from now, in either direction, unless the caller says otherwise: five minutes.
pub const TOLERANCE_SECONDS: u64 = 300;

/// A signature that was checked and holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// When it was made, in unix seconds.
    pub timestamp: i64,
    /// Which of the given secrets made it, counted from 0.
    pub secret_index: usize,
}

/// The value of the `Dintero-Signature` header for a call to `target`, made at `timestamp` (unix seconds).
///
/// `account_id` is the whole id with its prefix, `T12345678`.
#[must_use]
pub fn sign(secret: &Secret, account_id: &str, timestamp: i64, target: &Target) -> String {
    let mac = mac(secret, &signed_text(account_id, timestamp, target)).finalize().into_bytes();
    header::write(timestamp, &mac)
}

/// Checks the `Dintero-Signature` header of a call to `target` that arrived at `now_seconds`.
///
/// Several secrets are tried in turn, so that a secret can be rotated. The signature is compared in
/// constant time, and before the clock is asked: "too old" is only ever said of a genuine signature.
///
/// # Errors
/// A [`SignatureError`] that says what was wrong and the likely mistake.
pub fn verify(
    header: Option<&str>,
    secrets: &[Secret],
    account_id: &str,
    target: &Target,
    now_seconds: i64,
    tolerance_seconds: u64,
) -> Result<Verified, SignatureError> {
    check_secrets(secrets)?;
    let header = header::read(header.ok_or(SignatureError::Missing)?)?;
    let text = signed_text(account_id, header.timestamp, target);
    let secret_index = secrets
        .iter()
        .position(|secret| header.signatures.iter().any(|hash| mac(secret, &text).verify_slice(hash).is_ok()))
        .ok_or(SignatureError::Mismatch)?;
    let seconds = now_seconds.abs_diff(header.timestamp);
    match seconds > tolerance_seconds {
        true if header.timestamp < now_seconds => Err(SignatureError::TooOld { seconds, tolerance_seconds }),
        true => Err(SignatureError::TooNew { seconds, tolerance_seconds }),
        false => Ok(Verified { timestamp: header.timestamp, secret_index }),
    }
}

/// Refuses secrets that cannot be right, and none at all.
fn check_secrets(secrets: &[Secret]) -> Result<(), SignatureError> {
    if secrets.is_empty() {
        return Err(SignatureError::NoSecret);
    }
    secrets.iter().try_for_each(Secret::check)
}

fn signed_text(account_id: &str, timestamp: i64, target: &Target) -> String {
    let Target { method, host, path, query } = target;
    let query = canonical_query(query);
    format!("{timestamp}\n{account_id}\n{method}\n{host}\n{path}\n{query}")
}

fn mac(secret: &Secret, text: &str) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    let mac = Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes()).expect("a key of any length");
    mac.chain_update(text)
}
