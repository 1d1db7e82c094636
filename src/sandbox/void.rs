//! Giving up what is authorized and not captured.

use super::action::{Action, Plan};
use super::answer::Refusal;
use super::status::Status;
use super::transaction::Transaction;

/// What can be voided after a part was captured. Source: `docs.dintero.com`, the void of a transaction.
const VOIDS_REST: &[&str] = &[
    "payex.creditcard",
    "payex.mobilepay",
    "payex.vipps",
    "payex.applepay",
    "payex.clicktopay",
    "payex.googlepay",
    "vipps",
    "klarna.klarna",
    "klarna.billie",
];

impl Transaction {
    /// What a void comes to, or why it cannot be done. Once something is refunded, no documentation allows it.
    pub(super) fn plan_void(&self) -> Result<Plan, Refusal> {
        match self.status {
            Status::Authorized => {}
            Status::PartiallyCaptured if VOIDS_REST.contains(&self.product.name) => {}
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
