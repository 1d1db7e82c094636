//! The transport of browsers and edge runtimes: `fetch`.
//!
//! A request is built and an answer read without trusting the other side to be of this realm or of the
//! expected class: a caller may give a `fetch` of its own. JavaScript looks at what that gives, and hands over
//! plain values. Every import catches, so that whatever is thrown or rejected, be it an error, a string or
//! nothing, becomes a [`TransportError`].

use gloo_net::http::Headers as FetchHeaders;
use js_sys::{Array, Promise, Uint8Array};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob, RequestInit, RequestRedirect};

use super::{Claims, Host, TokenStore, Transport};
use crate::engine::{Millis, Notice, Token, TransportError};
use crate::wire::{Headers, Method, Request, Response, check_header};

#[wasm_bindgen]
extern "C" {
    /// What JavaScript lends to one call.
    #[derive(Clone, Debug)]
    pub type Outside;

    #[wasm_bindgen(method, catch)]
    fn fetch(this: &Outside, request: &web_sys::Request) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn sleep(this: &Outside, milliseconds: f64) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = loadToken)]
    fn load_token(this: &Outside) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = storeToken)]
    fn store_token(this: &Outside, token: &str, seconds: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn claim(this: &Outside, key: &str, ttl_seconds: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn release(this: &Outside, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn tell(this: &Outside, notice: JsValue) -> Result<(), JsValue>;
    /// Why the caller gave up, if it has.
    #[wasm_bindgen(method, catch)]
    fn reason(this: &Outside) -> Result<JsValue, JsValue>;
    /// Resolves once the caller gives up.
    #[wasm_bindgen(method, getter, catch)]
    fn aborted(this: &Outside) -> Result<Promise, JsValue>;

    /// An answer that has been looked at: a number, pairs of strings, bytes.
    type Answer;

    #[wasm_bindgen(method, getter)]
    fn status(this: &Answer) -> u16;
    #[wasm_bindgen(method, getter)]
    fn headers(this: &Answer) -> Array;
    #[wasm_bindgen(method, getter)]
    fn body(this: &Answer) -> Vec<u8>;
}

/// The outside of one call.
#[derive(Clone, Debug)]
pub(crate) struct Fetch {
    outside: Outside,
    /// The token is the caller's own: how long it lasts is not known.
    given_token: bool,
    /// Somebody listens to what a call does.
    listens: bool,
}

impl Fetch {
    pub(crate) const fn new(outside: Outside, given_token: bool, listens: bool) -> Self {
        Self { outside, given_token, listens }
    }
}

/// Ends with a reason once the caller gives up; never, where there is no signal.
pub(crate) fn aborted(outside: Outside) -> impl Future<Output = String> {
    let mut woken = outside.aborted().ok().map(JsFuture::from);
    poll_fn(move |context| {
        // A promise tells some turns later, when the request may have been sent.
        if let Some(reason) = outside.reason().ok().and_then(|reason| reason.as_string()) {
            return Poll::Ready(reason);
        }
        if let Some(promise) = &mut woken
            && Pin::new(promise).poll(context).is_ready()
        {
            woken = None;
        }
        Poll::Pending
    })
}

/// Gives a request up when the call no longer waits for it.
struct Guard(AbortController);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Transport for Fetch {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let not_sent = |thrown: JsValue| TransportError::NotSent(describe(&thrown));
        let guard = Guard(AbortController::new().map_err(not_sent)?);
        let request = build(&request, &guard.0).map_err(not_sent)?;
        let pending = self.outside.fetch(&request).map_err(classify)?;
        let answer = JsFuture::from(Promise::resolve(&pending)).await.map_err(classify)?;
        let answer: Answer = answer.unchecked_into();
        Ok(Response { status: answer.status(), headers: read_headers(&answer), body: answer.body() })
    }
}

impl Host for Fetch {
    fn now(&self) -> Millis {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates here")]
        let now = js_sys::Date::now() as Millis;
        now
    }

    async fn sleep(&self, milliseconds: u64) {
        #[expect(clippy::cast_precision_loss, reason = "a timeout is at most some minutes")]
        let promise = self.outside.sleep(milliseconds as f64);
        if let Ok(promise) = promise {
            // A timer that cannot be had is one that goes off at once: nothing waits for ever.
            let _ = JsFuture::from(promise).await;
        }
    }

    fn seed(&self) -> u64 {
        js_sys::Math::random().to_bits()
    }

    fn tell(&self, notice: &Notice) {
        if self.listens
            && let Ok(notice) = serde_wasm_bindgen::to_value(notice)
        {
            // A listener that throws is no reason to stop a payment.
            let _ = self.outside.tell(notice);
        }
    }
}

impl Claims for Fetch {
    async fn claim(&self, key: &str, ttl_seconds: u64, _: Millis) -> Result<bool, String> {
        #[expect(clippy::cast_precision_loss, reason = "a claim lasts some days")]
        let pending = self.outside.claim(key, ttl_seconds as f64).map_err(|thrown| describe(&thrown))?;
        let free = JsFuture::from(Promise::resolve(&pending)).await.map_err(|thrown| describe(&thrown))?;
        // What is neither may be either.
        free.as_bool().ok_or_else(|| "claims.claim gives neither true nor false".to_owned())
    }

    async fn release(&self, key: &str) {
        if let Ok(pending) = self.outside.release(key) {
            let _ = JsFuture::from(Promise::resolve(&pending)).await;
        }
    }
}

impl TokenStore for Fetch {
    async fn load(&self) -> Result<Option<Token>, String> {
        let pending = self.outside.load_token().map_err(|thrown| kind_of(&thrown))?;
        let found = JsFuture::from(Promise::resolve(&pending)).await.map_err(|thrown| kind_of(&thrown))?;
        let Some(text) = found.as_string() else { return Ok(None) };
        if !self.given_token {
            return Ok(read_token(&text));
        }
        check_header("accessToken", &text).map_err(|refusal| refusal.to_string())?;
        Ok((!text.is_empty()).then(|| Token { secret: text.into(), use_until: None }))
    }

    async fn store(&self, token: Token) {
        let Some(use_until) = token.use_until else { return };
        let seconds = use_until.saturating_sub(self.now()) / 1000;
        #[expect(clippy::cast_precision_loss, reason = "a token lasts some hours")]
        let pending =
            self.outside.store_token(&format!("{use_until} {}", token.secret.expose()), seconds as f64);
        if let Ok(pending) = pending {
            let _ = JsFuture::from(Promise::resolve(&pending)).await;
        }
    }
}

/// Reads what [`TokenStore::store`] wrote: the time until which the token serves, and the token.
fn read_token(text: &str) -> Option<Token> {
    let (use_until, token) = text.split_once(' ')?;
    check_header("tokenStore", token).ok()?;
    Some(Token { secret: token.into(), use_until: Some(use_until.parse().ok()?) })
}

/// Neither `credentials` nor `cache` nor `mode` is set: some edge runtimes refuse them.
fn build(request: &Request, controller: &AbortController) -> Result<web_sys::Request, JsValue> {
    let headers = FetchHeaders::new();
    for (name, value) in request.headers.iter() {
        headers.append(name, value);
    }
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_headers(&headers.into_raw());
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&controller.signal()));
    if let Some(body) = body(request)? {
        init.set_body(&body);
    }
    web_sys::Request::new_with_str_and_init(&request.url, &init)
}

/// The body, in the form in which it is sent once.
///
/// Where a connection that has served before breaks off, Deno sends a request again by itself, a POST too, though the
/// first may have been carried out: money would move twice. It does not do so with what it reads as a stream; a Blob
/// is one, and its length is known. An empty one stands for no body, so that no request is left out.
fn body(request: &Request) -> Result<Option<JsValue>, JsValue> {
    let bytes = request.body.as_ref().map(|body| Uint8Array::from(body.as_slice()));
    if request.method == Method::Get || !sends_twice() {
        return Ok(bytes.map(JsValue::from));
    }
    let parts: Array = bytes.into_iter().collect();
    Ok(Some(Blob::new_with_u8_array_sequence(&parts)?.into()))
}

/// Whether the runtime sends a request again that changes something.
fn sends_twice() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &"Deno".into()).unwrap_or(false)
}

fn read_headers(answer: &Answer) -> Headers {
    let pair = |pair: JsValue| {
        let pair = pair.dyn_into::<Array>().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    answer.headers().iter().filter_map(pair).collect()
}

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
fn classify(thrown: JsValue) -> TransportError {
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
fn kind_of(thrown: &JsValue) -> String {
    let name = member(thrown, "name").and_then(|name| name.as_string());
    let known = name.filter(|name| name.len() <= 40 && name.ends_with("Error"));
    format!(
        "{} was thrown; its text is left out, since a token may be in it",
        known.as_deref().unwrap_or("Something")
    )
}

/// What was thrown or rejected, in words. Anything can be.
fn describe(thrown: &JsValue) -> String {
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
