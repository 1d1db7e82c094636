//! `sessions.create`, `sessions.get` and `sessions.cancel`.

use serde_json::{Value, json};

use super::answer::Refusal;
use super::api::Call;
use super::json::{members, set, text};
use super::payment::Outcome;
use super::session::{Session, State};
use super::{Sandbox, body, products};
use crate::json::date_time_millis;
use crate::model::Operation;

/// How long a session that does not say so can be paid: a day. The API's own default is not published.
const LIFETIME_MS: i64 = 86_400_000;

const INCLUDES: &[&str] = &["events.request_headers", "initiating_system_request_headers"];

impl Sandbox {
    /// `POST /sessions-profile`.
    pub(super) fn create_session(&mut self, call: &Call<'_>) -> Result<Value, Refusal> {
        let body = body::read(Operation::SessionsCreate, call)?;
        let id = self.open_session(body)?;
        self.created(&id, call)
    }

    /// A new session, made complete; its id.
    pub(super) fn open_session(&mut self, mut body: Value) -> Result<String, Refusal> {
        let now = self.clock.now();
        let expires_at = match text(&body, "/expires_at") {
            Some(at) => date_time_millis(at).ok_or_else(|| Refusal::bad("expires_at is not a date-time"))?,
            None => now.saturating_add(LIFETIME_MS),
        };
        complete(&mut body);
        let id = self.ids.checkout_id(&self.options.account_id);
        let mut session = Session::new(id.clone(), now, expires_at, body);
        session.record("INITIATED", &self.stamp(), None);
        self.sessions.insert(id.clone(), session);
        Ok(id)
    }

    /// What the creation of a session answers.
    pub(super) fn created(&self, id: &str, call: &Call<'_>) -> Result<Value, Refusal> {
        let mut answer = json!({ "id": id, "url": format!("{}/v1/view/{id}", call.url.origin) });
        if call.flag("include_session") {
            set(&mut answer, &["session"], self.session(id)?.document());
        }
        Ok(answer)
    }

    /// `GET /sessions/{id}`.
    pub(super) fn get_session(&self, id: &str, call: &Call<'_>) -> Result<Value, Refusal> {
        // The sandbox keeps no headers of the calls it had, so including them adds nothing.
        call.includes(INCLUDES)?;
        Ok(self.session(id)?.document())
    }

    /// `POST /sessions/{id}/cancel`. A second cancellation is answered like the first.
    ///
    /// The API voids a transaction that is INITIATED or AUTHORIZED. Here none is ever seen INITIATED: it comes
    /// to be when the shopper pays, and is authorized, put on hold or refused in the same step.
    pub(super) fn cancel_session(&mut self, id: &str) -> Result<Value, Refusal> {
        if self.session(id)?.cancelled.is_none() {
            if let Some(transaction_id) = self.session(id)?.transaction_id.clone() {
                self.void_for_session(&transaction_id)?;
            }
            self.close_session(id, self.options.client_id.clone())?;
            self.conclude(id, Outcome::Cancelled, Some("cancelled"))?;
        }
        Ok(self.session(id)?.document())
    }

    /// Marks a session as cancelled: nobody can pay it any more.
    pub(super) fn close_session(&mut self, id: &str, by: String) -> Result<(), Refusal> {
        let stamp = self.stamp();
        let session = self.session_mut(id)?;
        session.cancelled = Some((by, stamp.at));
        session.locked = false;
        session.challenge = None;
        session.record("CANCELLED", &stamp, None);
        Ok(())
    }

    pub(super) fn session_state(&self, id: &str) -> Result<State, Refusal> {
        let session = self.session(id)?;
        let transaction = session.transaction_id.as_ref().and_then(|id| self.transactions.get(id));
        Ok(session.state(transaction, self.clock.now()))
    }
}

/// What the profile and the API's defaults add to a new session.
fn complete(body: &mut Value) {
    products::enable(body);
    let default = |body: &mut Value, path: &[&str], value: Value| {
        if body.pointer(&format!("/{}", path.join("/"))).is_none() {
            set(body, path, value);
        }
    };
    default(body, &["configuration", "channel"], json!("ecommerce"));
    default(body, &["order", "partial_payment"], json!(false));
    if body.get("express").is_some_and(Value::is_object) {
        default(body, &["express", "shipping_mode"], json!("shipping_required"));
        default(body, &["express", "customer_types"], json!(["b2c", "b2b"]));
    }
    let merchant = members(body, "/merchant");
    for (name, value) in [("id", "sandbox"), ("name", "Sandbox shop"), ("country", "NO")] {
        let value = merchant.get(name).cloned().unwrap_or_else(|| json!(value));
        default(body, &["configuration", "merchant", name], value);
    }
    if let Some(profile) = body.get("profile_id").cloned() {
        set(body, &["metadata", "session:profile_id"], profile);
    }
    if let Some(body) = body.as_object_mut() {
        // Both are said elsewhere in the answer: in the metadata, and in the configuration.
        body.remove("profile_id");
        body.remove("merchant");
    }
}
