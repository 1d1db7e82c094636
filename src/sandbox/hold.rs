//! Payments that the provider decides on later.

use serde_json::{Map, Value};

use super::Sandbox;
use super::answer::Refusal;
use super::callback::Reason;
use super::payment::{Outcome, Paid};
use super::status::Status;
use super::transaction::Transaction;

/// How long a payment stays on hold, unless it is resolved before: ten minutes.
pub(super) const HOLD_MS: i64 = 600_000;

impl Sandbox {
    /// Ends a payment that is on hold, before it is approved by itself: the transaction becomes AUTHORIZED, or
    /// FAILED. What the payment page says of the session follows.
    ///
    /// # Errors
    /// The transaction does not exist or is not on hold.
    pub fn resolve(&mut self, transaction_id: &str, approve: bool) -> Result<Paid, Refusal> {
        self.end_hold(transaction_id, approve, Map::new())
    }

    /// As [`resolve`](Self::resolve), with what the event says beside the amount.
    pub(super) fn end_hold(
        &mut self,
        transaction_id: &str,
        approve: bool,
        more: Map<String, Value>,
    ) -> Result<Paid, Refusal> {
        if self.transaction(transaction_id)?.status != Status::OnHold {
            return Err(Refusal::bad("The transaction is not on hold"));
        }
        let stamp = self.stamp();
        let transaction = self.transaction_mut(transaction_id)?;
        transaction.authorize(if approve { Status::Authorized } else { Status::Failed }, &stamp, more);
        let session_id = transaction.session_id.clone();
        if approve {
            self.completed(&session_id, transaction_id)?;
            return self.conclude(&session_id, Outcome::Authorized, None);
        }
        self.session_mut(&session_id)?.record("FAILED", &stamp, None);
        self.schedule(&session_id, Reason::Error("failed"));
        self.conclude(&session_id, Outcome::Error, Some("failed"))
    }

    /// Resolves what has been on hold long enough.
    pub(super) fn resolve_due(&mut self) {
        let now = self.clock.now();
        let due = |transaction: &&Transaction| transaction.resolves_at.is_some_and(|at| at <= now);
        let due: Vec<_> =
            self.transactions.values().filter(due).map(|transaction| transaction.id.clone()).collect();
        for id in due {
            self.request_id = self.ids.uuid();
            // A transaction that is due is on hold, so that this cannot be refused.
            let _ = self.resolve(&id, true);
        }
    }
}
