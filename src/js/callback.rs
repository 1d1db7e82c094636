//! Signatures at the boundary.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::sign::{self, Secret, Target};

/// The value of the `Dintero-Signature` header for a call to a URL, taken apart by the host's own parser.
#[wasm_bindgen(js_name = signCallback)]
pub fn sign_callback(
    secret: String,
    account_id: &str,
    seconds: f64,
    method: &str,
    hostname: &str,
    pathname: &str,
    search: &str,
) -> String {
    let target = Target::from_parts(method, hostname, pathname, search);
    sign::sign(&Secret::from(secret), account_id, whole(seconds), &target)
}

/// Checks a signature. The answer is empty where it holds, and else `code message`.
#[wasm_bindgen(js_name = verifyCallback)]
#[expect(clippy::too_many_arguments, reason = "plain values cross more cheaply than an object")]
pub fn verify_callback(
    header: Option<String>,
    secrets: Vec<String>,
    account_id: &str,
    seconds: f64,
    tolerance_seconds: f64,
    method: &str,
    hostname: &str,
    pathname: &str,
    search: &str,
) -> String {
    let secrets: Vec<_> = secrets.into_iter().map(Secret::from).collect();
    let target = Target::from_parts(method, hostname, pathname, search);
    let tolerance = u64::try_from(whole(tolerance_seconds)).unwrap_or(0);
    match sign::verify(header.as_deref(), &secrets, account_id, &target, whole(seconds), tolerance) {
        Ok(_) => String::new(),
        Err(error) => format!("{} {error}", error.code()),
    }
}

fn whole(number: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a float saturates here")]
    let whole = number as i64;
    whole
}
