//! A call's body or query, held against the library's rules, as far as the API is documented to enforce them.

use serde_json::{Value, json};

use super::answer::Refusal;
use super::api::Call;
use super::query;
use crate::check::Severities;
use crate::model::Operation;
use crate::report::{Code, Severity};
use crate::rules::{Options, validate};
use crate::wire::STRICT_SESSION_AMOUNTS;

/// Reads a body, or says everything that is wrong with it. Warnings pass, as they do at the API.
pub(super) fn read(operation: Operation, call: &Call<'_>) -> Result<Value, Refusal> {
    check(operation, call.body, call.toggles(STRICT_SESSION_AMOUNTS))?;
    serde_json::from_slice(call.body).map_err(|error| Refusal::bad(format!("The body is not JSON: {error}")))
}

/// Reads a query, or says everything that is wrong with it. What the operation does not know has no effect.
pub(super) fn read_query(operation: Operation, call: &Call<'_>) -> Result<Value, Refusal> {
    let query = query::document(operation, &call.url.search);
    check(operation, query.to_string().as_bytes(), false)?;
    Ok(query)
}

fn check(operation: Operation, body: &[u8], strict_session_amounts: bool) -> Result<(), Refusal> {
    let options = Options { strict_session_amounts, severities: lenient(operation), ..Options::default() };
    let report = validate(operation, body, &options);
    let errors: Vec<_> = report
        .issues
        .iter()
        .filter(|issue| issue.severity == Severity::Error)
        .map(|issue| {
            json!({ "code": issue.code.name(), "pointer": issue.pointer, "message": issue.message() })
        })
        .collect();
    if report.valid() {
        return Ok(());
    }
    let what = if operation.body().is_some() { "body" } else { "query" };
    Err(Refusal { errors, ..Refusal::bad(format!("The {what} does not hold what the operation takes")) })
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
