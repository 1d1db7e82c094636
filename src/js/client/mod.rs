//! The client at the boundary. Each call brings all it needs, so an instance of the module has no state that
//! a trap could spoil. Bodies cross as JSON text; answers are parsed by the host.

mod ended;
mod settings;

use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::client::fetch::{Outside, aborted};
use crate::engine::{Error, ErrorKind};
use crate::model::Operation;
use crate::wire::{Host, Listing, Method, Parts, Refusal};
use ended::Ended;
use settings::{client, limits};

/// One call: an operation, or a method and a path.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Wanted {
    operation: Option<String>,
    method: String,
    path: String,
    api: bool,
    ids: Vec<String>,
    /// The query, as JSON text of an object.
    filter: Option<String>,
    headers: Vec<(String, String)>,
    timeout_ms: Option<u64>,
    max_retries: Option<u64>,
    /// Of `transactions.get`: looks until nothing is under way, or this operation is done.
    waits: bool,
    /// Of a capture or a refund: it is made once under its reference.
    once: bool,
    event_request_id: Option<String>,
}

/// Says what is wrong with the options of a client, or nothing.
#[wasm_bindgen(js_name = checkSettings)]
pub fn check_settings(settings: JsValue, outside: Outside) -> Result<JsValue, JsValue> {
    to_js(&match client(settings, outside) {
        Ok(_) => Ended::default(),
        Err(error) => error.into(),
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
    to_js(&run(settings, wanted, body, outside).await.unwrap_or_else(Ended::from))
}

async fn run(
    settings: JsValue,
    wanted: JsValue,
    body: Option<String>,
    outside: Outside,
) -> Result<Ended, Error> {
    let aborted = aborted(outside.clone());
    let client = client(settings, outside)?;
    let wanted: Wanted = from_js(wanted)?;
    let options = limits(wanted.timeout_ms, wanted.max_retries);
    if wanted.waits {
        let id = wanted.ids.first().map_or("", String::as_str);
        let event = wanted.event_request_id.as_deref();
        let (outcome, completion) = client.wait_until(id, event, options, &wanted.headers, aborted).await?;
        return Ok(Ended::waited(outcome, &completion));
    }
    let parts = Parts {
        ids: wanted.ids.iter().map(String::as_str).collect(),
        filter: wanted.filter.map(String::into_bytes),
        headers: wanted.headers,
        body: body.map(String::into_bytes),
        ..Parts::default()
    };
    if let Some(name) = wanted.operation {
        let unknown = || Refusal::new("operation", format!("there is no operation {name:?}"));
        let operation = Operation::from_name(&name).ok_or_else(unknown)?;
        let asked = if Listing::of(operation).is_some() { parts.pairs() } else { Ok(Vec::new()) };
        // What no query can hold, the check of the call names better.
        let (outcome, report) = if wanted.once {
            client.call_once_reported(operation, parts, options, aborted).await?
        } else {
            client.call_reported(operation, parts, options, aborted).await?
        };
        return Ok(Ended::of(operation, &asked?, outcome, report.as_ref()));
    }
    let method = Method::from_name(&wanted.method)
        .ok_or_else(|| Refusal::new("method", "it is GET, POST, PUT or DELETE, in capitals"))?;
    let host = if wanted.api { Host::Api } else { Host::Checkout };
    Ok(Ended::raw(client.request_until(host, method, &wanted.path, parts, options, aborted).await?))
}

fn from_js<T: for<'de> Deserialize<'de>>(value: JsValue) -> Result<T, Error> {
    serde_wasm_bindgen::from_value(value).map_err(|error| Error::new(ErrorKind::Config, error.to_string()))
}

fn to_js(ended: &Ended) -> Result<JsValue, JsValue> {
    Ok(serde_wasm_bindgen::to_value(ended)?)
}
