//! What a `fetch` or a caller's own function threw, and what that says.

use wasm_bindgen::prelude::JsValue;

use crate::engine::TransportError;

/// Codes with which runtimes say that no connection came about, so that nothing was sent: nobody listens, the name is
/// unknown, or the certificate is not one to be trusted.
const NO_CONNECTION: &[&str] = &[
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "UND_ERR_CONNECT_TIMEOUT",
    "ConnectionRefused",
    "CERT_HAS_EXPIRED",
    "CERT_NOT_YET_VALID",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
];

/// What was being done when it failed, in Node's words: before there is a connection, nothing can be sent.
const BEFORE_CONNECTION: &[&str] = &["connect", "getaddrinfo"];

/// Deno has no codes. In its texts no URL can look like this, since a URL has no spaces.
const DENO_NO_CONNECTION: &str = ": client error (Connect): ";

/// A fetch that rejects rarely says whether anything was sent. Where it does not, it has to be taken for it.
pub(super) fn classify(thrown: JsValue) -> TransportError {
    let cause = member(&thrown, "cause");
    // Where a name has several addresses, Node tries each, and throws what came of them together.
    let tried = cause.as_ref().and_then(|cause| member(&member(cause, "errors")?, "0"));
    let errors = || std::iter::once(&thrown).chain(&cause).chain(&tried);
    let first = |name| errors().find_map(|error| member(error, name)?.as_string());
    let code = first("code");
    let says = |known: &[&str], found: Option<&str>| found.is_some_and(|found| known.contains(&found));
    let text = cause.as_ref().and_then(|cause| member(cause, "message")?.as_string());
    let not_sent = says(NO_CONNECTION, code.as_deref())
        || says(BEFORE_CONNECTION, first("syscall").as_deref())
        || text.is_some_and(|text| text.contains(DENO_NO_CONNECTION));
    if !not_sent {
        return TransportError::Lost(describe(&thrown));
    }
    TransportError::NotSent(match code {
        Some(code) => format!("{} ({code})", describe(&thrown)),
        None => describe(&thrown),
    })
}

/// A member of what was thrown: anything can be, and reading can throw again.
fn member(thrown: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(thrown, &name.into()).ok()
}

/// What the caller's own function threw, without its words: a token may be in them, and nobody knows which.
pub(super) fn kind_of(thrown: &JsValue) -> String {
    let name = member(thrown, "name").and_then(|name| name.as_string());
    let known = name.filter(|name| name.len() <= 40 && name.ends_with("Error"));
    format!(
        "{} was thrown; its text is left out, since a token may be in it",
        known.as_deref().unwrap_or("Something")
    )
}

/// What was thrown or rejected, in words. Anything can be.
pub(super) fn describe(thrown: &JsValue) -> String {
    let member = |name| member(thrown, name)?.as_string();
    if let Some(text) = thrown.as_string() {
        return text;
    }
    match (member("name"), member("message")) {
        (Some(name), Some(message)) => format!("{name}: {message}"),
        (None, Some(text)) | (Some(text), None) => text,
        (None, None) => "no reason was given".to_owned(),
    }
}
