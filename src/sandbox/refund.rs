//! Giving captured money back.

use serde_json::Value;

use super::action::{Action, Plan};
use super::answer::Refusal;
use super::json;
use super::status::Status;
use super::transaction::Transaction;

/// What a refund asks for. Its `reason` is taken and shown nowhere: no member of an event is known to hold it.
#[derive(Clone, Debug)]
pub(super) struct Refund {
    /// In minor units.
    amount: i64,
    items: Vec<Value>,
    reference: Option<Value>,
    metadata: Option<Value>,
}

impl Refund {
    pub(super) fn read(body: &Value) -> Self {
        Self {
            amount: json::amount(body, "/amount"),
            items: json::list(body, "/items").to_vec(),
            reference: body.get("refund_reference").cloned(),
            metadata: body.get("metadata").cloned(),
        }
    }
}

impl Transaction {
    /// What a refund comes to, or why it cannot be done.
    pub(super) fn plan_refund(&self, refund: &Refund) -> Result<Plan, Refusal> {
        if !matches!(
            self.status,
            Status::PartiallyCaptured
                | Status::PartiallyCapturedRefunded
                | Status::Captured
                | Status::PartiallyRefunded
        ) {
            return Err(self.forbids("refunded"));
        }
        let ledger = self.ledger.refund(refund.amount, &refund.items)?;
        let members = self.event_members(
            refund.amount,
            &refund.items,
            refund.reference.as_ref(),
            refund.metadata.as_ref(),
        );
        Ok(Plan { action: Action::Refund, ledger, members })
    }
}
