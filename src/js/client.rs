//! The client at the boundary. Each call brings all it needs, so an instance of the module has no state that
//! a trap could spoil. Bodies cross as JSON text; answers are parsed by the host.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::check::Severities;
use crate::client::fetch::{Fetch, Outside};
use crate::client::{CallOptions, Client, Credentials, Options, Validation};
use crate::engine::{Error, ErrorKind, Outcome};
use crate::model::Operation;
use crate::report::{Code, Severity, write_json};
use crate::sign::{self, Secret, Target};
use crate::wire::{Host, Method, Parts, Refusal, System, request_id};

/// The options of a client, as JavaScript has checked them: names and types are right.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
struct Settings {
    account_id: String,
    client_id: Option<String>,
    client_secret: Option<String>,
    given_token: bool,
    api_key: Option<String>,
    checkout_url: Option<String>,
    api_url: Option<String>,
    timeout_ms: Option<u64>,
    max_retries: Option<u32>,
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
    max_retries: Option<u32>,
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
pub fn check_settings(settings: JsValue, outside: Outside) -> JsValue {
    to_js(&match client(settings, outside) {
        Ok(_) => Ended::default(),
        Err(error) => failed(error),
    })
}

/// Makes a call. It never rejects: what went wrong is part of the answer.
#[wasm_bindgen]
pub async fn call(settings: JsValue, wanted: JsValue, body: Option<String>, outside: Outside) -> JsValue {
    to_js(&match run(settings, wanted, body, outside).await {
        Ok(outcome) => Ended { answer: Some(answer(outcome)), error: None },
        Err(error) => failed(error),
    })
}

async fn run(
    settings: JsValue,
    wanted: JsValue,
    body: Option<String>,
    outside: Outside,
) -> Result<Outcome, Error> {
    let (client, aborted) = client(settings, outside)?;
    let wanted: Wanted = from_js(wanted)?;
    let options = CallOptions { timeout_ms: wanted.timeout_ms, max_retries: wanted.max_retries };
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
        return client.call_until(operation, parts, options, aborted).await;
    }
    let method = Method::from_name(&wanted.method)
        .ok_or_else(|| Refusal::new("method", "it is GET, POST, PUT or DELETE, in capitals"))?;
    let host = if wanted.api { Host::Api } else { Host::Checkout };
    client.request_until(host, method, &wanted.path, parts, options, aborted).await
}

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

fn client(
    settings: JsValue,
    outside: Outside,
) -> Result<(Client<Fetch, Fetch>, impl Future<Output = String>), Error> {
    let settings: Settings = from_js(settings)?;
    let credentials = match (settings.client_id, settings.client_secret, settings.api_key) {
        (Some(id), Some(secret), None) if !settings.given_token => {
            Credentials::Client { id, secret: secret.into() }
        }
        (None, None, Some(key)) if !settings.given_token => Credentials::ApiKey(key.into()),
        (None, None, None) if settings.given_token => Credentials::AccessToken,
        _ => return Err(Refusal::new("clientId, accessToken, apiKey", ONE_OF_THREE).into()),
    };
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
        limits: CallOptions { timeout_ms: settings.timeout_ms, max_retries: settings.max_retries },
        strict_session_amounts: settings.strict_session_amounts.unwrap_or(true),
        validation,
        severities,
        system: System { name, version, plugin_name, plugin_version },
        ..Options::new(settings.account_id, credentials)
    };
    let outside = Fetch::new(outside, given_token);
    let aborted = outside.aborted();
    Ok((Client::with_tokens(options, outside.clone(), outside)?, aborted))
}

const ONE_OF_THREE: &str = "give exactly one of: clientId and clientSecret together, accessToken, apiKey";

fn answer(outcome: Outcome) -> Answer {
    let (response, accepted, event_request_id) = match outcome {
        Outcome::Done(response) => (response, false, None),
        Outcome::Accepted { event_request_id, response } => (response, true, event_request_id),
    };
    Answer {
        status: response.status,
        headers: response.headers.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        request_id: request_id(&response),
        text: String::from_utf8_lossy(&response.body).into_owned(),
        accepted,
        event_request_id,
    }
}

fn failed(error: Error) -> Ended {
    let report = error.report.map(|report| {
        let mut json = String::new();
        write_json(&report, &mut json);
        json
    });
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

fn to_js(ended: &Ended) -> JsValue {
    serde_wasm_bindgen::to_value(ended).unwrap_or(JsValue::UNDEFINED)
}

fn whole(number: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a float saturates here")]
    let whole = number as i64;
    whole
}
