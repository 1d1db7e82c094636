//! The client at the boundary. Each call brings all it needs, so an instance of the module has no state that
//! a trap could spoil. Bodies cross as JSON text; answers are parsed by the host.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::check::Severities;
use crate::client::fetch::{Fetch, Outside, aborted};
use crate::client::{CallOptions, Client, Credentials, Options, Validation};
use crate::engine::{Error, ErrorKind, Outcome};
use crate::model::Operation;
use crate::report::{Code, Report, Severity, write_json};
use crate::sign::Secret;
use crate::wire::{Host, Method, Parts, Refusal, System, check_header, request_id};

/// The options of a client, as JavaScript has checked them: names and types are right.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
struct Settings {
    account_id: String,
    client_id: Option<String>,
    client_secret: Option<String>,
    given_token: bool,
    /// The token itself, where it is a text: it can be looked at before it is needed.
    access_token: Option<String>,
    api_key: Option<String>,
    checkout_url: Option<String>,
    api_url: Option<String>,
    timeout_ms: Option<u64>,
    max_retries: Option<u64>,
    strict_session_amounts: Option<bool>,
    validation: Option<String>,
    rules: BTreeMap<String, String>,
    system: SystemSettings,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct SystemSettings {
    name: Option<String>,
    version: Option<String>,
    plugin_name: Option<String>,
    plugin_version: Option<String>,
}

/// One call: an operation, or a method and a path.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Wanted {
    operation: Option<String>,
    method: String,
    path: String,
    api: bool,
    ids: Vec<String>,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    timeout_ms: Option<u64>,
    max_retries: Option<u64>,
}

/// How a call ended: exactly one of the two is there.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Ended {
    answer: Option<Answer>,
    error: Option<Failure>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    request_id: Option<String>,
    text: String,
    accepted: bool,
    /// What the check of the body found, if it found something.
    report: Option<String>,
    event_request_id: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Failure {
    kind: &'static str,
    message: String,
    retryable: bool,
    cause: Option<String>,
    retry_after_seconds: Option<u64>,
    report: Option<String>,
    status: Option<u16>,
    code: Option<String>,
    errors: Option<String>,
    mfa_token: Option<String>,
    request_id: Option<String>,
    body: Option<String>,
}

/// Says what is wrong with the options of a client, or nothing.
#[wasm_bindgen(js_name = checkSettings)]
pub fn check_settings(settings: JsValue, outside: Outside) -> Result<JsValue, JsValue> {
    to_js(&match client(settings, outside) {
        Ok(_) => Ended::default(),
        Err(error) => failed(error),
    })
}

/// Makes a call. What went wrong is part of the answer; it rejects only if that cannot be told.
#[wasm_bindgen]
pub async fn call(
    settings: JsValue,
    wanted: JsValue,
    body: Option<String>,
    outside: Outside,
) -> Result<JsValue, JsValue> {
    to_js(&match run(settings, wanted, body, outside).await {
        Ok((outcome, report)) => Ended { answer: Some(answer(outcome, report.as_ref())), error: None },
        Err(error) => failed(error),
    })
}

async fn run(
    settings: JsValue,
    wanted: JsValue,
    body: Option<String>,
    outside: Outside,
) -> Result<(Outcome, Option<Report>), Error> {
    let aborted = aborted(outside.clone());
    let client = client(settings, outside)?;
    let wanted: Wanted = from_js(wanted)?;
    let options = limits(wanted.timeout_ms, wanted.max_retries);
    let parts = Parts {
        ids: wanted.ids.iter().map(String::as_str).collect(),
        query: wanted.query,
        headers: wanted.headers,
        body: body.map(String::into_bytes),
        ..Parts::default()
    };
    if let Some(name) = wanted.operation {
        let unknown = || Refusal::new("operation", format!("there is no operation {name:?}"));
        let operation = Operation::from_name(&name).ok_or_else(unknown)?;
        return client.call_reported(operation, parts, options, aborted).await;
    }
    let method = Method::from_name(&wanted.method)
        .ok_or_else(|| Refusal::new("method", "it is GET, POST, PUT or DELETE, in capitals"))?;
    let host = if wanted.api { Host::Api } else { Host::Checkout };
    let outcome = client.request_until(host, method, &wanted.path, parts, options, aborted).await?;
    Ok((outcome, None))
}

fn client(settings: JsValue, outside: Outside) -> Result<Client<Fetch, Fetch>, Error> {
    let settings: Settings = from_js(settings)?;
    let credentials = match (settings.client_id, settings.client_secret, settings.api_key) {
        (Some(id), Some(secret), None) if !settings.given_token => {
            Credentials::Client { id, secret: secret.into() }
        }
        (None, None, Some(key)) if !settings.given_token => Credentials::ApiKey(key.into()),
        (None, None, None) if settings.given_token => Credentials::AccessToken,
        (None, None, None) if settings.checkout_url.is_some() => Credentials::Nothing,
        _ => return Err(Refusal::new("clientId, accessToken, apiKey", ONE_OF_THREE).into()),
    };
    if let Some(token) = settings.access_token.map(Secret::from) {
        token.check().map_err(|error| Refusal::new("accessToken", error.to_string()))?;
        check_header("accessToken", token.expose())?;
    }
    let mut severities = Severities::default();
    for (code, severity) in &settings.rules {
        let unknown = |what| Refusal::new(format!("rules.{code}"), what);
        let code = Code::from_name(code).ok_or_else(|| unknown("there is no such code"))?;
        severities.set(
            code,
            match severity.as_str() {
                "error" => Some(Severity::Error),
                "warning" => Some(Severity::Warning),
                "off" => None,
                _ => return Err(unknown("it is error, warning or off").into()),
            },
        );
    }
    let validation = match settings.validation.as_deref() {
        None | Some("error") => Validation::Error,
        Some("warn") => Validation::Warn,
        Some("off") => Validation::Off,
        Some(_) => return Err(Refusal::new("validation", "it is error, warn or off").into()),
    };
    let SystemSettings { name, version, plugin_name, plugin_version } = settings.system;
    let given_token = settings.given_token;
    let options = Options {
        checkout_url: settings.checkout_url,
        api_url: settings.api_url,
        limits: limits(settings.timeout_ms, settings.max_retries),
        strict_session_amounts: settings.strict_session_amounts.unwrap_or(true),
        validation,
        severities,
        system: System { name, version, plugin_name, plugin_version },
        ..Options::new(settings.account_id, credentials)
    };
    let outside = Fetch::new(outside, given_token);
    Client::with_tokens(options, outside.clone(), outside)
}

const ONE_OF_THREE: &str = "give exactly one of: clientId and clientSecret together, accessToken, apiKey; or none \
     of them, where the checkoutUrl is your own backend's";

/// Limits as JavaScript has checked them, which is that they are whole numbers.
fn limits(timeout_ms: Option<u64>, max_retries: Option<u64>) -> CallOptions {
    let max_retries = max_retries.map(|retries| u32::try_from(retries).unwrap_or(u32::MAX));
    CallOptions { timeout_ms, max_retries }
}

fn answer(outcome: Outcome, report: Option<&Report>) -> Answer {
    let (response, accepted, event_request_id) = match outcome {
        Outcome::Done(response) => (response, false, None),
        Outcome::Accepted { event_request_id, response } => (response, true, event_request_id),
    };
    Answer {
        status: response.status,
        headers: response.headers.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        request_id: request_id(&response),
        text: response.text().into_owned(),
        accepted,
        report: report.map(to_json),
        event_request_id,
    }
}

fn failed(error: Error) -> Ended {
    let report = error.report.as_deref().map(to_json);
    let api = error.api.map(|api| *api);
    let field = |read: fn(&crate::wire::ApiError) -> Option<String>| api.as_ref().and_then(read);
    Ended {
        answer: None,
        error: Some(Failure {
            kind: error.kind.as_str(),
            message: error.message,
            retryable: error.retryable,
            cause: error.cause,
            retry_after_seconds: error.retry_after_seconds,
            report,
            status: api.as_ref().map(|api| api.status),
            code: field(|api| api.code.clone()),
            errors: field(|api| api.errors.clone()),
            mfa_token: field(|api| api.mfa_token.as_ref().map(|token| token.expose().to_owned())),
            request_id: field(|api| api.request_id.clone()),
            body: field(|api| Some(api.body.clone())),
        }),
    }
}

fn from_js<T: for<'de> Deserialize<'de>>(value: JsValue) -> Result<T, Error> {
    serde_wasm_bindgen::from_value(value).map_err(|error| Error::new(ErrorKind::Config, error.to_string()))
}

fn to_js(ended: &Ended) -> Result<JsValue, JsValue> {
    Ok(serde_wasm_bindgen::to_value(ended)?)
}

fn to_json(report: &Report) -> String {
    let mut json = String::new();
    write_json(report, &mut json);
    json
}
