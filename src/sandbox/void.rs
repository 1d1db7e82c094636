//! Giving up what is authorized and not captured.

use super::action::{Action, Plan};
use super::answer::Refusal;
use super::status::Status;
use super::transaction::Transaction;
use crate::rules::VOIDED_IN_PART;

impl Transaction {
    /// What a void comes to, or why it cannot be done. Once something is refunded, no documentation allows it.
    pub(super) fn plan_void(&self) -> Result<Plan, Refusal> {
        match self.status {
            Status::Authorized => {}
            Status::PartiallyCaptured if VOIDED_IN_PART.contains(&self.product.name) => {}
            Status::PartiallyCaptured => {
                return Err(Refusal::bad(format!(
                    "What remains of a {} transaction cannot be voided after a part was captured",
                    self.product.name
                )));
            }
            _ => return Err(self.forbids("voided")),
        }
        let members = self.event_members(self.ledger.capturable, &[], None, None);
        Ok(Plan { action: Action::Void, ledger: self.ledger.release(), members })
    }
}
