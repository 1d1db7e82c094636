//! The transport of browsers and edge runtimes: `fetch`.
//!
//! A request is built and an answer read without trusting the other side to be of this realm or of the
//! expected class: a caller may give a `fetch` of its own. Every import catches, so that whatever is thrown
//! or rejected, be it an error, a string or nothing, becomes a [`TransportError`].

use gloo_net::http::Headers as FetchHeaders;
use js_sys::{Array, Promise, Uint8Array};
use std::future::Future;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, RequestRedirect};

use super::{Host, TokenStore, Transport};
use crate::engine::{Millis, Token, TransportError};
use crate::wire::{Headers, Request, Response, check_header};

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
    /// Resolves with a reason once the caller gives up.
    #[wasm_bindgen(method, getter, catch)]
    fn aborted(this: &Outside) -> Result<Promise, JsValue>;

    /// A `Response`, or what a caller's `fetch` takes for one.
    type Answer;

    #[wasm_bindgen(method, getter, catch)]
    fn status(this: &Answer) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn headers(this: &Answer) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    fn array_buffer(this: &Answer) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Array, js_name = from)]
    fn list(iterable: &JsValue) -> Result<Array, JsValue>;
}

/// The outside of one call.
#[derive(Clone, Debug)]
pub(crate) struct Fetch {
    outside: Outside,
    /// The token is the caller's own: how long it lasts is not known.
    given_token: bool,
}

impl Fetch {
    pub(crate) const fn new(outside: Outside, given_token: bool) -> Self {
        Self { outside, given_token }
    }

    /// Resolves with a reason once the caller gives up; never, where there is no signal.
    pub(crate) fn aborted(&self) -> impl Future<Output = String> + use<> {
        let promise = self.outside.aborted();
        async move {
            match promise {
                Ok(promise) => match JsFuture::from(promise).await {
                    Ok(reason) | Err(reason) => describe(&reason),
                },
                Err(_) => std::future::pending().await,
            }
        }
    }
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
        let lost = |thrown: JsValue| TransportError::Lost(describe(&thrown));
        let guard = Guard(AbortController::new().map_err(not_sent)?);
        let request = build(&request, &guard.0).map_err(not_sent)?;
        let pending = self.outside.fetch(&request).map_err(classify)?;
        let answer = JsFuture::from(Promise::resolve(&pending)).await.map_err(classify)?;
        let answer: Answer = answer.unchecked_into();
        let status = answer.status().map_err(lost)?.as_f64();
        let headers = read_headers(&answer).map_err(lost)?;
        let body = JsFuture::from(answer.array_buffer().map_err(lost)?).await.map_err(lost)?;
        Ok(Response { status: status.map_or(0, to_status), headers, body: Uint8Array::new(&body).to_vec() })
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
}

impl TokenStore for Fetch {
    async fn load(&self) -> Result<Option<Token>, String> {
        let pending = self.outside.load_token().map_err(|thrown| describe(&thrown))?;
        let found = JsFuture::from(Promise::resolve(&pending)).await.map_err(|thrown| describe(&thrown))?;
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
    if let Some(body) = &request.body {
        init.set_body(&Uint8Array::from(body.as_slice()));
    }
    web_sys::Request::new_with_str_and_init(&request.url, &init)
}

fn read_headers(answer: &Answer) -> Result<Headers, JsValue> {
    let pairs = list(&answer.headers()?)?;
    Ok(pairs
        .iter()
        .filter_map(|pair| {
            let pair = pair.dyn_into::<Array>().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect())
}

/// A browser hides the status of a redirect that it was told not to follow: it is 0.
fn to_status(status: f64) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates here")]
    let status = status as u16;
    status
}

/// Codes with which runtimes say that no connection came about, so that nothing was sent.
const NO_CONNECTION: &[&str] =
    &["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "ConnectionRefused"];

/// A fetch that rejects rarely says whether anything was sent. Where it does not, it has to be taken for it.
fn classify(thrown: JsValue) -> TransportError {
    let code = |error: &JsValue| js_sys::Reflect::get(error, &"code".into()).ok()?.as_string();
    let cause = || code(&js_sys::Reflect::get(&thrown, &"cause".into()).ok()?);
    match code(&thrown).or_else(cause) {
        Some(code) if NO_CONNECTION.contains(&code.as_str()) => {
            TransportError::NotSent(format!("{} ({code})", describe(&thrown)))
        }
        _ => TransportError::Lost(describe(&thrown)),
    }
}

/// What was thrown or rejected, in words. Anything can be.
fn describe(thrown: &JsValue) -> String {
    let member = |name: &str| js_sys::Reflect::get(thrown, &name.into()).ok()?.as_string();
    if let Some(text) = thrown.as_string() {
        return text;
    }
    match (member("name"), member("message")) {
        (Some(name), Some(message)) => format!("{name}: {message}"),
        (None, Some(text)) | (Some(text), None) => text,
        (None, None) => "no reason was given".to_owned(),
    }
}
