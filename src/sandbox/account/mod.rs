//! What belongs to an account, and to no session: settlements, reports, payouts, approvals. And branding.

use super::Sandbox;
use super::answer::Refusal;
use super::api::Call;
use crate::model::Operation;
use crate::wire::Response;

impl Sandbox {
    /// Answers an operation of an account; `parameters` are those of its path, the account's id first.
    pub(super) fn perform_for_account(
        &mut self,
        operation: Operation,
        parameters: &[String],
        call: &Call<'_>,
    ) -> Result<Response, Refusal> {
        let _ = (parameters, call);
        Err(Refusal::new(501, format!("The sandbox does not simulate {} yet", operation.name())))
    }
}
