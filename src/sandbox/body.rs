//! A call's body, held against the library's rules, as far as the API is documented to enforce them.

use serde_json::{Value, json};

use super::answer::Refusal;
use super::api::Call;
use crate::check::Severities;
use crate::model::Operation;
use crate::report::{Code, Severity};
use crate::rules::{Options, validate};

/// The toggle that makes the API refuse a new session whose amounts do not add up.
const STRICT_AMOUNTS: &str = "strict-session-amounts";

/// Reads a body, or says everything that is wrong with it. Warnings pass, as they do at the API.
pub(super) fn read(operation: Operation, call: &Call<'_>) -> Result<Value, Refusal> {
    let toggles = call.headers.get("dintero-feature-toggles").unwrap_or_default();
    let strict_session_amounts = toggles.split(',').any(|toggle| toggle.trim() == STRICT_AMOUNTS);
    let options = Options { strict_session_amounts, now: None, severities: lenient(operation) };
    let report = validate(operation, call.body, &options);
    let errors: Vec<_> = report
        .issues
        .iter()
        .filter(|issue| issue.severity == Severity::Error)
        .map(|issue| {
            json!({ "code": issue.code.name(), "pointer": issue.pointer, "message": issue.message() })
        })
        .collect();
    if !report.valid() {
        return Err(Refusal { errors, ..Refusal::bad("The body does not hold what the operation takes") });
    }
    serde_json::from_slice(call.body).map_err(|error| Refusal::bad(format!("The body is not JSON: {error}")))
}

/// What the API is not known to refuse: the table in the documentation of [`crate::sandbox`] says why.
const PASSED: [Code; 6] = [
    Code::DuplicateKey,
    Code::ShipmentsSingle,
    Code::ShipmentLineUnknown,
    Code::MetadataKeyReserved,
    Code::CallbackFlagInvalid,
    Code::CallbackDelayTooLong,
];

fn lenient(operation: Operation) -> Severities {
    let mut severities = Severities::default();
    let on_create = (operation == Operation::SessionsCreate).then_some(Code::ShippingOptionNotOffered);
    for code in PASSED.into_iter().chain(on_create) {
        severities.set(code, Some(Severity::Warning));
    }
    severities
}
