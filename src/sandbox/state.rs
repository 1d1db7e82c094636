//! Everything that a sandbox holds, for tests and for people.

use serde_json::{Value, json};

use super::Sandbox;
use super::callback::Callback;
use super::clock::iso;

impl Sandbox {
    /// All sessions and transactions as the API answers them, and all callbacks. It holds no secret.
    #[must_use]
    pub fn state(&self) -> Value {
        json!({
            "now": iso(self.clock.now()),
            "account_id": self.options.account_id,
            "sessions": self.sessions.values().map(|session| session.document()).collect::<Vec<_>>(),
            "transactions": self.transactions.values().map(|transaction| transaction.document()).collect::<Vec<_>>(),
            "callbacks": self.callbacks.iter().map(document).collect::<Vec<_>>(),
        })
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
