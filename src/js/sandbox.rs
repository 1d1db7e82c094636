//! The sandbox at the boundary. Bodies cross as text: the API and its pages hold nothing else.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::sandbox::{Action, Deferral, Options, Outcome, Payment, Refusal, Sandbox, UrlParts, User};
use crate::sign::Secret;
use crate::wire::{Headers, Method, Request};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Settings {
    seed: u64,
    now: i64,
    account_id: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
    api_key: Option<String>,
    signature_secret: Option<String>,
    scopes: Option<Vec<String>>,
    users: Option<Vec<UserSettings>>,
    token_seconds: Option<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UserSettings {
    username: String,
    password: String,
    verification_code: Option<String>,
    mfa: Option<bool>,
}

#[derive(Deserialize)]
struct Deferred {
    operation: Option<String>,
    times: Option<u32>,
    seconds: Option<u32>,
    succeeds: Option<bool>,
}

#[derive(Serialize)]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
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
        let default = Options::new(parse_url);
        Ok(Self(Sandbox::new(Options {
            seed: settings.seed,
            now_ms: settings.now,
            account_id: settings.account_id.unwrap_or(default.account_id),
            client_id: settings.client_id.unwrap_or(default.client_id),
            client_secret: settings.client_secret.map_or(default.client_secret, Secret::from),
            api_key: settings.api_key.map_or(default.api_key, Secret::from),
            signature_secret: settings.signature_secret.map(Secret::from),
            scopes: settings.scopes,
            users: settings.users.unwrap_or_default().into_iter().map(User::from).collect(),
            token_seconds: settings.token_seconds.unwrap_or(default.token_seconds),
            parse_url,
        })?))
    }

    /// Answers a call. `headers` are names and values in turn. `undefined`: it knows no such method.
    pub fn handle(
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
        let response = self.0.handle(&Request { method, url, headers, body: Some(body) });
        to_js(&Answer {
            status: response.status,
            headers: pairs_of(&response.headers),
            body: text(response.body),
        })
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
        let settings: Deferred = serde_wasm_bindgen::from_value(settings)?;
        let default = Deferral::default();
        self.0.defer(Deferral {
            action: settings.operation.as_deref().and_then(Action::from_name),
            times: settings.times,
            seconds: settings.seconds.unwrap_or(default.seconds),
            succeeds: settings.succeeds.unwrap_or(default.succeeds),
        });
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

impl From<UserSettings> for User {
    fn from(UserSettings { username, password, verification_code, mfa }: UserSettings) -> Self {
        let verification_code = verification_code.map(Secret::from);
        Self { username, password: Secret::from(password), verification_code, mfa: mfa == Some(true) }
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

fn parse_url(url: &str) -> Option<UrlParts> {
    let url = web_sys::Url::new(url).ok()?;
    Some(UrlParts {
        origin: url.origin(),
        protocol: url.protocol(),
        hostname: url.hostname(),
        pathname: url.pathname(),
        search: url.search(),
    })
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
