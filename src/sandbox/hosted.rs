//! What the payment page asks for. These calls carry no credentials: whoever has a session's id can pay it.

use serde_json::{Value, json};

use super::answer::Refusal;
use super::cards::{self, Card};
use super::json::{amount, list, object, set, text};
use super::payment::{Attempt, Paid};
use super::products::{self, Product};
use super::session::State;
use super::{Sandbox, Stamp};

impl Sandbox {
    /// Notes that a page was opened. A session that does not exist has a page too, which says so.
    pub(super) fn visit(&mut self, session_id: &str) {
        let stamp = self.stamp();
        if let Some(session) = self.sessions.get_mut(session_id) {
            session.record("VISITED", &stamp, None);
        }
    }

    /// The session as the page shows it.
    pub(super) fn shopper_session(&self, id: &str) -> Result<Value, Refusal> {
        let session = self.session(id)?;
        let offered = products::offered(&session.body);
        let saves = offered.iter().any(|product| !session.saves(*product).is_empty());
        let offered: Vec<_> = offered.iter().map(|product| product.name).collect();
        Ok(Value::Object(object([
            ("session", Some(session.public_document())),
            ("locked", Some(json!(session.locked))),
            ("status", Some(json!(self.session_state(id)?.name()))),
            ("products", Some(json!(offered))),
            ("saves", Some(json!(saves))),
            ("free", Some(json!(session.token_types.is_some()))),
            ("result", session.result.as_ref().map(|paid| json!(paid))),
        ])))
    }

    /// What the page does on the shopper's behalf.
    pub(super) fn shopper(&mut self, id: &str, action: &str, body: &[u8]) -> Result<Value, Refusal> {
        self.session(id)?;
        let body = || {
            serde_json::from_slice::<Value>(body)
                .map_err(|error| Refusal::bad(format!("The body is not JSON: {error}")))
        };
        match action {
            "lock" => self.lock(id, true),
            "unlock" => self.lock(id, false),
            "shipping_address" => self.set_shipping_address(id, body()?),
            "shipping_option" => self.set_shipping_option(id, &body()?),
            "pay" => self.pay_on_page(id, &body()?).map(|paid| json!(paid)),
            "challenge" => {
                let approve = body()?.get("approve") == Some(&Value::Bool(true));
                self.answer_challenge(id, approve).map(|paid| json!(paid))
            }
            "cancel" => self.give_up(id).map(|paid| json!(paid)),
            _ => Err(Refusal::new(404, format!("The payment page has no {action}"))),
        }
    }

    fn lock(&mut self, id: &str, lock: bool) -> Result<Value, Refusal> {
        self.check_open(id)?;
        let stamp = self.stamp();
        let session = self.session_mut(id)?;
        if lock && session.challenge.is_some() {
            return Err(Refusal::conflict("The session is being paid"));
        }
        if session.locked != lock {
            session.locked = lock;
            session.record(if lock { "PAY_LOCK_START" } else { "PAY_LOCK_END" }, &stamp, None);
        }
        Ok(json!({ "locked": lock }))
    }

    fn set_shipping_address(&mut self, id: &str, address: Value) -> Result<Value, Refusal> {
        let stamp = self.check_express(id)?;
        if !address.is_object() {
            return Err(Refusal::bad("The body must be an address"));
        }
        let session = self.session_mut(id)?;
        set(&mut session.body, &["order", "shipping_address"], address.clone());
        session.record("SET_SHIPPING_ADDRESS", &stamp, Some(json!({ "shipping_address": address })));
        self.shopper_session(id)
    }

    /// The order's amount follows the option.
    fn set_shipping_option(&mut self, id: &str, body: &Value) -> Result<Value, Refusal> {
        let stamp = self.check_express(id)?;
        let session = self.session_mut(id)?;
        let chosen = |offer: &&Value| ["id", "line_id"].iter().all(|name| offer.get(name) == body.get(name));
        let option = list(&session.body, "/express/shipping_options").iter().find(chosen).cloned();
        let option = option.ok_or_else(|| Refusal::bad("The session does not offer that shipping option"))?;
        let total = list(&session.body, "/order/items")
            .iter()
            .map(|item| amount(item, "/amount"))
            .try_fold(amount(&option, "/amount"), i64::checked_add)
            .ok_or_else(|| Refusal::bad("The order's amount is too large"))?;
        set(&mut session.body, &["order", "shipping_option"], option.clone());
        set(&mut session.body, &["order", "amount"], json!(total));
        session.record(
            "SET_SHIPPING_OPTION",
            &stamp,
            Some(json!({ "shipping_option": option, "amount": total })),
        );
        self.shopper_session(id)
    }

    fn pay_on_page(&mut self, id: &str, body: &Value) -> Result<Paid, Refusal> {
        let product = text(body, "/payment_product_type").and_then(Product::named);
        let product =
            product.ok_or_else(|| Refusal::bad("payment_product_type is not one the sandbox knows"))?;
        let now = self.clock.now();
        let card = match (product.by_card, text(body, "/card/number")) {
            (false, _) if product.is_wallet => Some(Card::read(cards::DEFAULT, None, None, now)?),
            (false, _) => None,
            (true, None) => return Err(Refusal::bad("A card is required")),
            (true, Some(number)) => {
                Some(Card::read(number, text(body, "/card/expiry"), text(body, "/card/cvc"), now)?)
            }
        };
        self.attempt(id, Attempt { product, card, wish: None })
    }

    fn check_open(&self, id: &str) -> Result<(), Refusal> {
        match self.session_state(id)? {
            State::Open => Ok(()),
            state => Err(Refusal::conflict(format!("The session is {}", state.name()))),
        }
    }

    /// Only an express session lets the shopper change the order, and not while the shop does.
    fn check_express(&mut self, id: &str) -> Result<Stamp, Refusal> {
        self.check_open(id)?;
        let session = self.session(id)?;
        if session.locked {
            return Err(Refusal::conflict("The session is locked: the shop is changing the order"));
        }
        match session.body.get("express") {
            Some(Value::Object(_)) => Ok(self.stamp()),
            _ => Err(Refusal::bad("Only an express session has its shipping chosen on the payment page")),
        }
    }
}
