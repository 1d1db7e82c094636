//! `transactions.get` and `transactions.update`.

use serde_json::Value;

use super::answer::Refusal;
use super::api::Call;
use super::json::{list, set};
use super::saved_cards::TokenKind;
use super::{Sandbox, body};
use crate::model::Operation;

/// The last two add nothing: the sandbox keeps no headers.
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
            only_successes(&mut document);
        }
        for kind in TokenKind::ALL {
            if includes(&format!("card.{}", kind.name())) {
                self.transaction(id)?.reveal(kind, &mut document);
            }
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

    /// `PUT /transactions/{id}`: the shop's second reference, and nothing else.
    pub(super) fn update_transaction(&mut self, id: &str, call: &Call<'_>) -> Result<Value, Refusal> {
        self.transaction(id)?;
        let body = body::read(Operation::TransactionsUpdate, call)?;
        let now = self.clock.now();
        let transaction = self.transaction_mut(id)?;
        if let Some(reference) = body.get("merchant_reference_2") {
            transaction.set("merchant_reference_2", reference.clone());
            transaction.updated_at = now;
        }
        Ok(transaction.document())
    }
}

/// Leaves out the events that did not succeed.
pub(super) fn only_successes(document: &mut Value) {
    let succeeded = |event: &&Value| event.get("success") == Some(&Value::Bool(true));
    let events = list(document, "/events").iter().filter(succeeded).cloned().collect();
    set(document, &["events"], Value::Array(events));
}
