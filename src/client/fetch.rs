//! The transport of browsers and edge runtimes: `fetch`.
//!
//! A request is built and an answer read without trusting the other side to be of this realm or of the
//! expected class: a caller may give a `fetch` of its own. JavaScript looks at what that gives, and hands over
//! plain values. Every import catches, so that whatever is thrown or rejected, be it an error, a string or
//! nothing, becomes a [`TransportError`].

mod stores;
mod thrown;

use gloo_net::http::Headers as FetchHeaders;
use js_sys::{Array, Promise, Uint8Array};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob, RequestInit, RequestRedirect};

use self::thrown::{classify, describe};
use super::{Host, Transport};
use crate::engine::{Millis, Notice, TransportError};
use crate::wire::{Headers, Method, Request, Response};

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
    fn claim(this: &Outside, key: &str, ttl_seconds: f64, owner: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn release(this: &Outside, key: &str, owner: &str) -> Result<JsValue, JsValue>;
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
