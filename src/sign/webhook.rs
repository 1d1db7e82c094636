//! `event-signature`: the HMAC-SHA1 of a webhook's body, as 40 lower-case hex digits.
//!
//! It has no time in it, so a delivery can be replayed: what was seen before is told by `event-delivery`.
//! Source: <https://docs.dintero.com/docs/checkout/webhooks>.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use super::{Secret, SignatureError, check_secrets, hex};

/// The name of the header with a webhook's signature.
pub const WEBHOOK_SIGNATURE_HEADER: &str = "event-signature";

/// The value of the `event-signature` header for a body.
///
/// ```
/// use dintero_wasm::sign::{Secret, sign_webhook};
///
/// let body = br#"{"account_id":"P12345678","event":"checkout_transaction"}"#;
/// assert_eq!(sign_webhook(body, &Secret::from("hooksecret")), "896b80374813606d974700d87905b23d3efa6e81");
/// ```
#[must_use]
pub fn sign_webhook(raw_body: &[u8], secret: &Secret) -> String {
    hex::write(&mac(raw_body, secret).finalize().into_bytes())
}

/// Checks the `event-signature` of a webhook, and says which of the secrets made it, counted from 0.
///
/// `raw_body` is the body as it arrived, byte for byte: one that was parsed and written again has another
/// signature. Several secrets are tried in turn, so that a secret can be changed. The signature is compared
/// in constant time.
///
/// # Errors
/// A [`SignatureError`] that says what was wrong and the likely mistake.
pub fn verify_webhook(
    raw_body: &[u8],
    signature: Option<&str>,
    secrets: &[Secret],
) -> Result<usize, SignatureError> {
    check_secrets(secrets)?;
    let signature = read(signature.ok_or(SignatureError::WebhookMissing)?)?;
    secrets
        .iter()
        .position(|secret| mac(raw_body, secret).verify_slice(&signature).is_ok())
        .ok_or(SignatureError::WebhookMismatch)
}

/// Reads the header's value; what is nearly right is refused by name.
fn read(signature: &str) -> Result<[u8; 20], SignatureError> {
    let signature = signature.trim();
    if signature.contains("v0-hmac-sha256") || hex::read::<32>(signature).is_some() {
        return Err(SignatureError::WebhookOtherScheme);
    }
    if signature.split_once('=').is_some_and(|(_, behind)| !behind.is_empty()) {
        return Err(SignatureError::WebhookPrefixed);
    }
    let bytes = hex::read(signature).ok_or(SignatureError::WebhookMalformed)?;
    if signature.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Err(SignatureError::WebhookUpperCase);
    }
    Ok(bytes)
}

fn mac(raw_body: &[u8], secret: &Secret) -> Hmac<Sha1> {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    let mac = Hmac::<Sha1>::new_from_slice(secret.expose().as_bytes()).expect("a key of any length");
    mac.chain_update(raw_body)
}
