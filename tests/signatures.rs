//! The shared signature vectors, natively. The package's tests run the same file.

use dintero_wasm::sign::{self, Secret, Target, Verified};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Vectors {
    sign: Vec<Sign>,
    verify: Vec<Verify>,
    sign_webhook: Vec<SignWebhook>,
    verify_webhook: Vec<VerifyWebhook>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sign {
    name: String,
    secret: String,
    account_id: String,
    timestamp: i64,
    method: String,
    url: String,
    canonical_query: String,
    header: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Verify {
    name: String,
    header: Option<String>,
    secrets: Vec<String>,
    account_id: String,
    method: String,
    url: String,
    now: i64,
    tolerance_seconds: Option<u64>,
    error: Option<String>,
    #[serde(default)]
    secret_index: usize,
}

#[derive(Deserialize)]
struct SignWebhook {
    name: String,
    secret: String,
    body: String,
    signature: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct VerifyWebhook {
    name: String,
    body: String,
    signature: Option<String>,
    secrets: Vec<String>,
    error: Option<String>,
    #[serde(default)]
    secret_index: usize,
}

const VECTORS: &str = include_str!("vectors/signatures.json");

#[test]
fn signatures_are_made_as_documented() {
    let vectors: Vectors = serde_json::from_str(VECTORS).unwrap();
    assert!(!vectors.sign.is_empty());
    for vector in vectors.sign {
        let target = Target::parse(&vector.method, &vector.url).unwrap();
        assert_eq!(sign::canonical_query(&target.query), vector.canonical_query, "{}", vector.name);
        let secret = Secret::from(vector.secret);
        let header = sign::sign(&secret, &vector.account_id, vector.timestamp, &target);
        assert_eq!(header, vector.header, "{}", vector.name);
    }
}

#[test]
fn signatures_are_accepted_and_refused() {
    let vectors: Vectors = serde_json::from_str(VECTORS).unwrap();
    assert!(!vectors.verify.is_empty());
    for vector in vectors.verify {
        let target = Target::parse(&vector.method, &vector.url).unwrap();
        let secrets: Vec<_> = vector.secrets.into_iter().map(Secret::from).collect();
        let tolerance = vector.tolerance_seconds.unwrap_or(sign::TOLERANCE_SECONDS);
        let verified = sign::verify(
            vector.header.as_deref(),
            &secrets,
            &vector.account_id,
            &target,
            vector.now,
            tolerance,
        );
        let expected = match vector.error {
            Some(code) => Err(code),
            None => Ok(Verified { timestamp: 1_582_236_537, secret_index: vector.secret_index }),
        };
        assert_eq!(verified.map_err(|error| error.code().to_owned()), expected, "{}", vector.name);
    }
}

#[test]
fn webhooks_are_signed_as_documented() {
    let vectors: Vectors = serde_json::from_str(VECTORS).unwrap();
    assert!(!vectors.sign_webhook.is_empty());
    for vector in vectors.sign_webhook {
        let signature = sign::sign_webhook(vector.body.as_bytes(), &Secret::from(vector.secret));
        assert_eq!(signature, vector.signature, "{}", vector.name);
    }
}

#[test]
fn webhooks_are_accepted_and_refused() {
    let vectors: Vectors = serde_json::from_str(VECTORS).unwrap();
    assert!(!vectors.verify_webhook.is_empty());
    for vector in vectors.verify_webhook {
        let secrets: Vec<_> = vector.secrets.iter().cloned().map(Secret::from).collect();
        let verified = sign::verify_webhook(vector.body.as_bytes(), vector.signature.as_deref(), &secrets);
        if let Err(error) = verified {
            let text = error.to_string();
            assert!(!vector.secrets.iter().any(|secret| secret.len() > 4 && text.contains(secret)), "{text}");
        }
        let expected = vector.error.map_or(Ok(vector.secret_index), Err);
        assert_eq!(verified.map_err(|error| error.code().to_owned()), expected, "{}", vector.name);
    }
}
