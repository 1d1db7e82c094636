//! `transactions.capture`, `transactions.refund` and `transactions.void`.

use serde_json::{Value, json};

use super::action::{Action, Change, NO_ANSWER};
use super::answer::{Refusal, ok};
use super::api::Call;
use super::callback::Reason;
use super::status::Status;
use super::{Sandbox, body};
use crate::model::Operation;
use crate::wire::Response;

/// Both are always on, and the sandbox keeps no headers.
const INCLUDES: &[&str] = &["events.request_headers", "initiating_system_request_headers"];

impl Sandbox {
    /// `POST /transactions/{id}/capture`, `…/refund` and `…/void`.
    ///
    /// A time-out card answers 503 and leaves an event that did not succeed: the processor was asked and no money
    /// has moved.
    pub(super) fn change_transaction(
        &mut self,
        id: &str,
        action: Action,
        call: &Call<'_>,
    ) -> Result<Response, Refusal> {
        let product = self.transaction(id)?.product;
        call.includes(INCLUDES)?;
        let body = match action {
            Action::Capture => body::read(Operation::TransactionsCapture, call)?,
            Action::Refund => body::read(Operation::TransactionsRefund, call)?,
            Action::Void => Value::Null,
        };
        let change = Change::read(action, product, &body)?;
        let mut plan = self.transaction(id)?.plan(&change)?;
        plan.members.insert("created_by".to_owned(), json!(self.options.client_id));
        if let Some(deferral) = self.take_deferral(action) {
            return self.accept(id, change, plan, deferral);
        }
        let stamp = self.stamp();
        let transaction = self.transaction_mut(id)?;
        if transaction.times_out(action) {
            transaction.fail(action, plan.members, &stamp, NO_ANSWER);
            return Err(Refusal::new(503, NO_ANSWER));
        }
        transaction.carry_out(plan, &stamp);
        self.tell(id, action, stamp.id);
        Ok(ok(&self.transaction(id)?.document()))
    }

    /// Voids what a session's cancellation leaves behind.
    pub(super) fn void_for_session(&mut self, id: &str) -> Result<(), Refusal> {
        let transaction = self.transaction(id)?;
        if transaction.status != Status::Authorized {
            return Err(Refusal::bad(format!(
                "The session cannot be cancelled: its transaction is {}",
                transaction.status.name()
            )));
        }
        let mut plan = transaction.plan(&Change::Void)?;
        plan.members.insert("created_by".to_owned(), json!(self.options.client_id));
        let stamp = self.stamp();
        self.transaction_mut(id)?.carry_out(plan, &stamp);
        self.tell(id, Action::Void, stamp.id);
        Ok(())
    }

    /// Tells the shop what became of a transaction, if it wants to hear of it.
    pub(super) fn tell(&mut self, id: &str, action: Action, event_id: String) {
        if action == Action::Capture {
            self.announce(id);
        }
        let Some(session_id) = self.transactions.get(id).map(|found| found.session_id.clone()) else {
            return;
        };
        self.schedule(&session_id, Reason::Event { event: action.event(), id: event_id });
    }

    /// Tells the shop how the payment ended, once: with automatic capture only when the money is taken.
    pub(super) fn announce(&mut self, id: &str) {
        let Some(transaction) = self.transactions.get_mut(id) else { return };
        let waits = transaction.auto_capture && transaction.status == Status::Authorized;
        if !transaction.announced && !waits {
            transaction.announced = true;
            let session_id = transaction.session_id.clone();
            self.schedule(&session_id, Reason::Authorized);
        }
    }
}
