//! Everything that a sandbox holds, for tests and for people.

use serde_json::{Value, json};

use super::Sandbox;
use super::callback::Callback;
use super::clock::iso;
use super::deferred::Pending;
use super::faults::Strike;
use super::mfa::SecondFactor;

impl Sandbox {
    /// All sessions and transactions as the API answers them, all callbacks, what was accepted and is not done,
    /// what went wrong, what belongs to the account, and the codes that users would be sent. Of secrets it holds those codes alone.
    #[must_use]
    pub fn state(&self) -> Value {
        json!({
            "now": iso(self.clock.now()),
            "account_id": self.options.account_id,
            "sessions": self.sessions.values().map(|session| session.document()).collect::<Vec<_>>(),
            "transactions": self.transactions.values().map(|transaction| transaction.document()).collect::<Vec<_>>(),
            "callbacks": self.callbacks.iter().map(document).collect::<Vec<_>>(),
            "account": self.account_state(),
            "pending": self.pending.iter().map(pending).collect::<Vec<_>>(),
            "faults": self.struck().iter().map(Strike::document).collect::<Vec<_>>(),
            "second_factors": self.second_factors.iter().map(SecondFactor::document).collect::<Vec<_>>(),
        })
    }

    /// The events of a transaction, the oldest first: what was authorized, captured, refunded and voided, whether it
    /// succeeded, and under which reference. None where there is no such transaction.
    #[must_use]
    pub fn events(&self, transaction_id: &str) -> &[Value] {
        self.transactions.get(transaction_id).map_or(&[], |transaction| &transaction.events)
    }
}

fn document(callback: &Callback) -> Value {
    let answers: Vec<_> =
        callback.answers.iter().map(|(at, status)| json!({ "at": iso(*at), "status": status })).collect();
    json!({
        "id": callback.id,
        "session_id": callback.session_id,
        "method": if callback.flags.post { "POST" } else { "GET" },
        "url": callback.url,
        "status": callback.progress.name(),
        "due_at": iso(callback.due_at),
        "answers": answers,
    })
}

fn pending(pending: &Pending) -> Value {
    json!({
        "event_request_id": pending.event_request_id,
        "transaction_id": pending.transaction_id,
        "operation": pending.action,
        "due_at": iso(pending.due_at),
        "succeeds": pending.succeeds,
    })
}
