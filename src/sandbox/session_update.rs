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
        let before = [&session.body["order"], &session.body["express"]].map(Clone::clone);
        let after = [updated_order(&before[0], &update), updated_express(&before[1], &update)];
        check_shipping(&after[0], &after[1])?;

        let unlock = update.get("remove_lock").and_then(Value::as_bool).unwrap_or(true);
        let stamp = self.stamp();
        let end = self.stamp();
        let session = self.session_mut(id)?;
        session.record(
            "UPDATE_SESSION",
            &stamp,
            Some(details(&before, &after, update.get("express").is_some())),
        );
        let [order, express] = after;
        set(&mut session.body, &["order"], order);
        if express.is_object() {
            set(&mut session.body, &["express"], express);
        }
        if unlock && session.locked {
            session.locked = false;
            session.record("PAY_LOCK_END", &end, None);
        }
        Ok(session.document())
    }
}

/// The order becomes the update's: a line or a shipping option that it does not name is gone.
fn updated_order(before: &Value, update: &Value) -> Value {
    let mut order = members(update, "/order");
    for name in FIXED {
        order.remove(*name);
    }
    for name in FIXED.iter().chain(KEPT) {
        if let (None, Some(value)) = (order.get(*name), before.get(name)) {
            order.insert((*name).to_owned(), value.clone());
        }
    }
    Value::Object(order)
}

/// Shipping options and mode become the update's; the rest of `express` cannot be changed.
fn updated_express(before: &Value, update: &Value) -> Value {
    let mut express = before.clone();
    for name in ["shipping_options", "shipping_mode"] {
        if let Some(value) = update.pointer("/express").and_then(|express| express.get(name)) {
            set(&mut express, &[name], value.clone());
        }
    }
    express
}

/// The chosen option must still be on offer, also when this update does not name the offers.
fn check_shipping(order: &Value, express: &Value) -> Result<(), Refusal> {
    let chosen = order.get("shipping_option").filter(|option| option.is_object());
    let (Some(chosen), Some(_)) = (chosen, express.get("shipping_options")) else { return Ok(()) };
    let same = |offer: &Value| ["id", "line_id"].iter().all(|name| offer.get(name) == chosen.get(name));
    match list(express, "/shipping_options").iter().any(same) {
        true => Ok(()),
        false => Err(Refusal::bad("order.shipping_option must be one of express.shipping_options")),
    }
}

fn details(before: &[Value; 2], after: &[Value; 2], express_named: bool) -> Value {
    let [order, express] = before;
    let [new_order, new_express] = after;
    let unchanged = |same: bool| same.then(|| json!({ "status": "NOT_MODIFIED" }));
    let named = |value: &Value| express_named.then(|| value.clone());
    Value::Object(object([
        ("previous_order", Some(order.clone())),
        ("updated_order", Some(new_order.clone())),
        ("updated_order_result", unchanged(order == new_order)),
        ("previous_express", named(express)),
        ("updated_express", named(new_express)),
        ("updated_express_result", unchanged(express_named && express == new_express)),
    ]))
}
