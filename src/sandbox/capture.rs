//! Taking the money of a transaction.

use serde_json::Value;

use super::action::{Action, Plan};
use super::answer::Refusal;
use super::json;
use super::status::Status;
use super::transaction::Transaction;

/// What a capture asks for.
#[derive(Clone, Debug)]
pub(super) struct Capture {
    /// In minor units.
    amount: i64,
    items: Vec<Value>,
    reference: Option<Value>,
    metadata: Option<Value>,
    /// Nothing more will be captured. Only `dintero_psp` knows it; elsewhere it means nothing.
    is_final: bool,
}

impl Capture {
    pub(super) fn read(body: &Value) -> Self {
        Self {
            amount: json::amount(body, "/amount"),
            items: json::list(body, "/items").to_vec(),
            reference: body.get("capture_reference").cloned(),
            metadata: body.get("metadata").cloned(),
            is_final: body.get("final_capture") == Some(&Value::Bool(true)),
        }
    }

    /// All that is authorized, as an automatic capture takes it.
    pub(super) fn of_all(transaction: &Transaction) -> Self {
        let (amount, items) = (transaction.ledger.capturable, transaction.ledger.open_lines());
        Self { amount, items, reference: None, metadata: None, is_final: false }
    }
}

impl Transaction {
    /// What a capture comes to, or why it cannot be done.
    pub(super) fn plan_capture(&self, capture: &Capture) -> Result<Plan, Refusal> {
        if !matches!(
            self.status,
            Status::Authorized | Status::PartiallyCaptured | Status::PartiallyCapturedRefunded
        ) {
            return Err(self.forbids("captured"));
        }
        if self.pre_authorization {
            return Err(Refusal::bad(
                "The authorization is not final: update it with final_authorization before you capture",
            ));
        }
        let mut ledger = self.ledger.capture(capture.amount, &capture.items)?;
        if capture.is_final && self.product.provider() == "dintero_psp" {
            ledger = ledger.release();
        }
        let members = self.event_members(
            capture.amount,
            &capture.items,
            capture.reference.as_ref(),
            capture.metadata.as_ref(),
        );
        Ok(Plan { action: Action::Capture, ledger, members })
    }
}
