//! A call's body, held against the same rules that the library holds it against.

use serde_json::{Value, json};

use super::answer::Refusal;
use super::api::Call;
use crate::model::Operation;
use crate::report::Severity;
use crate::rules::{Options, validate};

/// The toggle that makes the API refuse a new session whose amounts do not add up.
const STRICT_AMOUNTS: &str = "strict-session-amounts";

/// Reads a body, or says everything that is wrong with it. Warnings pass, as they do at the API.
pub(super) fn read(operation: Operation, call: &Call<'_>) -> Result<Value, Refusal> {
    let toggles = call.headers.get("dintero-feature-toggles").unwrap_or_default();
    let strict_session_amounts = toggles.split(',').any(|toggle| toggle.trim() == STRICT_AMOUNTS);
    let options = Options { strict_session_amounts, ..Options::default() };
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
