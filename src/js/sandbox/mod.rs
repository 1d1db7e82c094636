//! The sandbox at the boundary. Bodies cross as text: the API and its pages hold nothing else.

mod settings;

use serde::Serialize;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::sandbox::{Deferral, Exchange, Faults, Outcome, Payment, Refusal, Sandbox, Shown};
use crate::wire::{Headers, Method, Request};

use settings::{DeferralSettings, Settings};

/// What is seen of a call: an answer, or a connection that was refused or broke.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Seen {
    delay_ms: u32,
    answer: Option<Answer>,
    body_delay_ms: u32,
    refused: bool,
}

#[derive(Serialize)]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl From<Exchange> for Seen {
    fn from(Exchange { delay_ms, shown }: Exchange) -> Self {
        let refused = shown == Shown::Refused;
        let Shown::Answer { response, body_delay_ms } = shown else {
            return Self { delay_ms, answer: None, body_delay_ms: 0, refused };
        };
        let headers = pairs_of(&response.headers);
        let answer = Answer { status: response.status, headers, body: text(response.body) };
        Self { delay_ms, answer: Some(answer), body_delay_ms, refused }
    }
}

#[derive(Serialize)]
struct Outgoing {
    id: String,
    method: &'static str,
    url: String,
    headers: Vec<(String, String)>,
    body: Option<String>,
}

/// Why something cannot be done: what an error of JavaScript is made from.
#[derive(Serialize)]
struct Refused<'a> {
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    message: &'a str,
}

/// One account at Dintero, played offline.
#[wasm_bindgen(js_name = Sandbox)]
pub struct SandboxHandle(Sandbox);

#[wasm_bindgen(js_class = Sandbox)]
impl SandboxHandle {
    /// An empty account; the settings are checked by the caller.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<SandboxHandle, JsError> {
        let settings: Settings = serde_wasm_bindgen::from_value(settings)?;
        Ok(Self(Sandbox::new(settings.into())?))
    }

    /// Makes a call, through a network with the faults that are planned. `headers` are names and values in turn.
    /// `undefined`: it knows no such method.
    pub fn exchange(
        &mut self,
        method: &str,
        url: String,
        headers: Vec<String>,
        body: Vec<u8>,
    ) -> Result<JsValue, JsError> {
        // What HEAD answers is what GET answers, less the body, which the caller leaves out.
        let name = if method == "HEAD" { "GET" } else { method };
        let Some(method) = Method::from_name(name) else { return Ok(JsValue::UNDEFINED) };
        let (pairs, _) = headers.as_chunks::<2>();
        let headers = pairs.iter().map(|[name, value]| (name.as_str(), value.as_str())).collect();
        to_js(&Seen::from(self.0.exchange(&Request { method, url, headers, body: Some(body) })))
    }

    /// What goes wrong from now on.
    pub fn faults(&mut self, faults: JsValue) -> Result<(), JsError> {
        Ok(self.0.faults(serde_wasm_bindgen::from_value::<Faults>(faults)?)?)
    }

    /// What the shopper would do. Throws a `Refused`.
    pub fn pay(
        &mut self,
        session: &str,
        card: Option<String>,
        product: Option<String>,
        outcome: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let outcome = outcome.as_deref().and_then(Outcome::from_name);
        outcome_of(self.0.pay(session, &Payment { card, product, outcome }))
    }

    /// Ends a payment that is on hold. Throws a `Refused`.
    pub fn resolve(&mut self, transaction: &str, approve: bool) -> Result<JsValue, JsValue> {
        outcome_of(self.0.resolve(transaction, approve))
    }

    /// Has captures, refunds and voids answered with 202; the settings are checked by the caller.
    pub fn defer(&mut self, settings: JsValue) -> Result<(), JsError> {
        let settings: DeferralSettings = serde_wasm_bindgen::from_value(settings)?;
        self.0.defer(Deferral::from(settings));
        Ok(())
    }

    /// Ends what was answered with 202. Throws a `Refused`.
    pub fn complete(&mut self, event_request_id: &str, succeeds: bool) -> Result<JsValue, JsValue> {
        outcome_of(self.0.complete(event_request_id, succeeds))
    }

    /// Makes settlements of what was captured and refunded. Their ids.
    pub fn settle(&mut self) -> Vec<String> {
        self.0.settle()
    }

    /// How many milliseconds it is until the next thing happens by itself. `undefined`: nothing will.
    #[wasm_bindgen(js_name = nextDueIn)]
    pub fn next_due_in(&self) -> Option<f64> {
        let wait = self.0.next_due_ms()?.saturating_sub(self.0.now_ms()).max(0);
        #[expect(clippy::cast_precision_loss, reason = "no wait is longer than an hour")]
        Some(wait as f64)
    }

    /// The callbacks that are due now.
    pub fn due(&mut self) -> Result<JsValue, JsError> {
        let outgoing = self.0.due().into_iter().map(|delivery| Outgoing {
            id: delivery.id,
            method: delivery.request.method.as_str(),
            headers: pairs_of(&delivery.request.headers),
            url: delivery.request.url,
            body: delivery.request.body.map(text),
        });
        to_js(&outgoing.collect::<Vec<_>>())
    }

    /// What came of one of them.
    pub fn delivered(&mut self, id: &str, status: Option<u16>) {
        self.0.delivered(id, status);
    }

    /// Follows the host's clock, in unix milliseconds.
    pub fn tick(&mut self, now: f64) {
        #[expect(clippy::cast_possible_truncation, reason = "a Date reaches no further than 8.64e15")]
        self.0.tick(now as i64);
    }

    /// Moves time ahead, in seconds.
    pub fn advance(&mut self, seconds: u32) {
        self.0.advance(seconds);
    }

    /// Everything that it holds.
    pub fn state(&self) -> Result<JsValue, JsError> {
        to_js(&self.0.state())
    }
}

fn outcome_of<T: Serialize>(outcome: Result<T, Refusal>) -> Result<JsValue, JsValue> {
    match outcome {
        Ok(outcome) => Ok(to_js(&outcome)?),
        Err(Refusal { status, code, message, .. }) => {
            Err(to_js(&Refused { status, code, message: &message })?)
        }
    }
}

fn pairs_of(headers: &Headers) -> Vec<(String, String)> {
    headers.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn text(body: Vec<u8>) -> String {
    String::from_utf8_lossy(&body).into_owned()
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
