//! `transactions.get` and `transactions.capture`.

use serde_json::Value;

use super::answer::Refusal;
use super::api::Call;
use super::callback::Reason;
use super::capture::Capture;
use super::json::{list, set};
use super::transaction::Status;
use super::{Sandbox, body};
use crate::model::Operation;

/// The last three add nothing: the sandbox makes no card tokens and keeps no headers.
const INCLUDES: &[&str] = &[
    "session",
    "session.events.latest",
    "events.success.true",
    "card.payment_token",
    "card.recurrence_token",
    "events.request_headers",
    "initiating_system_request_headers",
];

impl Sandbox {
    /// `GET /transactions/{id}`.
    pub(super) fn get_transaction(&self, id: &str, call: &Call<'_>) -> Result<Value, Refusal> {
        let includes = call.includes(INCLUDES)?;
        let includes = |name: &str| includes.iter().any(|included| included == name);
        let mut document = self.transaction(id)?.document();
        if includes("events.success.true") {
            let succeeded = |event: &&Value| event.get("success") == Some(&Value::Bool(true));
            let events = list(&document, "/events").iter().filter(succeeded).cloned().collect();
            set(&mut document, &["events"], Value::Array(events));
        }
        let (whole, latest) = (includes("session"), includes("session.events.latest"));
        if whole || latest {
            let mut session = self.session(&self.transaction(id)?.session_id)?.document();
            if latest && !whole {
                let latest = list(&session, "/events").last().cloned().into_iter().collect();
                set(&mut session, &["events"], Value::Array(latest));
            }
            set(&mut document, &["session"], session);
        }
        Ok(document)
    }

    /// `POST /transactions/{id}/capture`.
    pub(super) fn capture_transaction(&mut self, id: &str, call: &Call<'_>) -> Result<Value, Refusal> {
        self.transaction(id)?;
        let capture = Capture::read(&body::read(Operation::TransactionsCapture, call)?);
        let (stamp, by) = (self.stamp(), self.options.client_id.clone());
        self.transaction_mut(id)?.capture(&capture, &stamp, Some(&by))?;
        self.announce(id);
        let session_id = self.transaction(id)?.session_id.clone();
        self.schedule(&session_id, Reason::Event { event: "CAPTURE", id: stamp.id });
        Ok(self.transaction(id)?.document())
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
