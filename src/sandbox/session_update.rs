//! `sessions.update`: another order for a session that is not paid yet.

use serde_json::{Value, json};

use super::answer::Refusal;
use super::api::Call;
use super::json::{list, members, object, set};
use super::session::State;
use super::{Sandbox, body};
use crate::model::Operation;

/// What an update cannot change.
const FIXED: &[&str] = &["merchant_reference", "payout_destination_id"];

/// What an update that does not name it leaves as it is: what identifies the order, what the shopper has
/// typed, and what follows from nothing else in the order.
const KEPT: &[&str] = &[
    "amount",
    "currency",
    "merchant_reference_2",
    "event_reference",
    "shipping_address",
    "billing_address",
    "partial_payment",
    "store",
];

impl Sandbox {
    /// `PUT /sessions/{id}`.
    pub(super) fn update_session(&mut self, id: &str, call: &Call<'_>) -> Result<Value, Refusal> {
        self.session(id)?;
        let update = body::read(Operation::SessionsUpdate, call)?;
        match self.session_state(id)? {
            State::Open => {}
            State::Paid | State::OnHold => {
                return Err(Refusal::bad("The session is completed and cannot be updated"));
            }
            State::Cancelled => return Err(Refusal::bad("The session is cancelled and cannot be updated")),
            State::Failed => return Err(Refusal::bad("The session's payment failed: it cannot be updated")),
            State::Expired => return Err(Refusal::bad("The session has expired and cannot be updated")),
        }
        let session = self.session(id)?;
        if session.challenge.is_some() {
            return Err(Refusal::bad("The session cannot be updated while it is being paid"));
        }
        if !session.locked && !call.flag("update_without_lock") {
            return Err(Refusal::bad(
                "The session must be locked for paying before it is updated, or update_without_lock be true",
            ));
        }
        let before = Changeable::of(&session.body);
        let after = before.updated(&update);
        after.check_shipping()?;

        let unlock = update.get("remove_lock").and_then(Value::as_bool).unwrap_or(true);
        let stamp = self.stamp();
        let end = self.stamp();
        let session = self.session_mut(id)?;
        let details = before.details(&after, update.get("express").is_some());
        session.record("UPDATE_SESSION", &stamp, Some(details));
        set(&mut session.body, &["order"], after.order);
        if after.express.is_object() {
            set(&mut session.body, &["express"], after.express);
        }
        if unlock && session.locked {
            session.locked = false;
            session.record("PAY_LOCK_END", &end, None);
        }
        Ok(session.document())
    }
}

/// What an update can change.
struct Changeable {
    order: Value,
    /// Null unless it is an express session.
    express: Value,
}

impl Changeable {
    fn of(session: &Value) -> Self {
        let member = |name: &str| session.get(name).cloned().unwrap_or_default();
        Self { order: member("order"), express: member("express") }
    }

    /// The order becomes the update's: a line or a shipping option that it does not name is gone. Of
    /// `express`, the shipping options and the mode become the update's, where it names them.
    fn updated(&self, update: &Value) -> Self {
        let mut order = members(update, "/order");
        order.retain(|name, _| !FIXED.contains(&name.as_str()));
        for name in FIXED.iter().chain(KEPT) {
            if let (None, Some(value)) = (order.get(*name), self.order.get(name)) {
                order.insert((*name).to_owned(), value.clone());
            }
        }
        let mut express = self.express.clone();
        for name in ["shipping_options", "shipping_mode"] {
            if let Some(value) = update.pointer("/express").and_then(|express| express.get(name)) {
                set(&mut express, &[name], value.clone());
            }
        }
        Self { order: Value::Object(order), express }
    }

    /// The chosen option must still be on offer, also when this update does not name the offers.
    fn check_shipping(&self) -> Result<(), Refusal> {
        let chosen = self.order.get("shipping_option").filter(|option| option.is_object());
        let (Some(chosen), Some(_)) = (chosen, self.express.get("shipping_options")) else { return Ok(()) };
        let same = |offer: &Value| ["id", "line_id"].iter().all(|name| offer.get(name) == chosen.get(name));
        match list(&self.express, "/shipping_options").iter().any(same) {
            true => Ok(()),
            false => Err(Refusal::bad("order.shipping_option must be one of express.shipping_options")),
        }
    }

    /// The `details` of an update event.
    fn details(&self, after: &Self, express_named: bool) -> Value {
        let unchanged = |same: bool| same.then(|| json!({ "status": "NOT_MODIFIED" }));
        let named = |value: &Value| express_named.then(|| value.clone());
        Value::Object(object([
            ("previous_order", Some(self.order.clone())),
            ("updated_order", Some(after.order.clone())),
            ("updated_order_result", unchanged(self.order == after.order)),
            ("previous_express", named(&self.express)),
            ("updated_express", named(&after.express)),
            ("updated_express_result", unchanged(express_named && self.express == after.express)),
        ]))
    }
}
