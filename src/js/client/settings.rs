//! The options of a client.

use std::collections::BTreeMap;

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::from_js;
use crate::check::Severities;
use crate::client::fetch::{Fetch, Outside};
use crate::client::{CallOptions, Client, Credentials, Options, Validation};
use crate::engine::Error;
use crate::report::{Code, Severity};
use crate::sign::Secret;
use crate::wire::{Refusal, System, check_header};

/// The options of a client, as JavaScript has checked them: names and types are right.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
struct Settings {
    account_id: String,
    client_id: Option<String>,
    client_secret: Option<String>,
    given_token: bool,
    /// Somebody listens to what a call does.
    listens: bool,
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

/// A client of these options.
pub fn client(settings: JsValue, outside: Outside) -> Result<Client<Fetch, Fetch>, Error> {
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
        if token.expose().get(..7).is_some_and(|start| start.eq_ignore_ascii_case("bearer ")) {
            return Err(Refusal::new(
                "accessToken",
                "leave out the word Bearer: the client writes it itself",
            )
            .into());
        }
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
    let (given_token, listens) = (settings.given_token, settings.listens);
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
    let outside = Fetch::new(outside, given_token, listens);
    Client::with_tokens(options, outside.clone(), outside)
}

const ONE_OF_THREE: &str = "give exactly one of: clientId and clientSecret together, accessToken, apiKey; or none \
     of them, where the checkoutUrl is your own backend's";

/// Limits as JavaScript has checked them, which is that they are whole numbers.
pub fn limits(timeout_ms: Option<u64>, max_retries: Option<u64>) -> CallOptions {
    let max_retries = max_retries.map(|retries| u32::try_from(retries).unwrap_or(u32::MAX));
    CallOptions { timeout_ms, max_retries }
}
