//! A transaction: what became of a session's payment.

use serde_json::{Map, Value, json};

use super::Stamp;
use super::answer::Refusal;
use super::cards::Behaviour;
use super::clock::iso;
use super::json::{self, object};
use super::ledger::Ledger;
use super::products::Product;
use super::saved_cards::Token;
use super::session::Session;
use super::status::Status;

/// A transaction as it is stored.
#[derive(Debug)]
pub(super) struct Transaction {
    pub(super) id: String,
    pub(super) session_id: String,
    /// How many there were before it.
    pub(super) number: usize,
    created_at: i64,
    pub(super) updated_at: i64,
    pub(super) status: Status,
    pub(super) product: Product,
    /// How the card behaves, if it was paid by card.
    pub(super) behaviour: Option<Behaviour>,
    /// What was authorized, in minor units.
    pub(super) amount: i64,
    /// What of it can still be captured, and what was.
    pub(super) ledger: Ledger,
    /// The shop asked for the money to be taken as soon as it is authorized.
    pub(super) auto_capture: bool,
    /// The amount can still be raised, until the authorization is made final.
    pub(super) pre_authorization: bool,
    /// The card was saved, or is a saved one.
    pub(super) tokens: Vec<Token>,
    /// The shop has been told how the payment ended.
    pub(super) announced: bool,
    /// When a payment that is on hold resolves by itself (unix milliseconds).
    pub(super) resolves_at: Option<i64>,
    /// What does not change.
    body: Map<String, Value>,
    pub(super) events: Vec<Value>,
}

impl Transaction {
    /// The transaction of a session that is being paid.
    pub(super) fn new(id: String, number: usize, session: &Session, product: Product, stamp: &Stamp) -> Self {
        let amount = json::amount(&session.body, "/order/amount");
        let lines = session.lines();
        let flag = |name: &str| {
            session.body.pointer("/configuration").and_then(|all| all.get(name)) == Some(&Value::Bool(true))
        };
        let auto_capture = flag("auto_capture");
        let mut transaction = Self {
            id,
            session_id: session.id.clone(),
            number,
            created_at: stamp.at,
            updated_at: stamp.at,
            status: Status::Initiated,
            product,
            behaviour: None,
            amount,
            ledger: Ledger::new(amount, &lines),
            auto_capture,
            // What is taken at once cannot grow.
            pre_authorization: flag("pre_authorization")
                && !auto_capture
                && product.provider() == "dintero_psp",
            tokens: Vec::new(),
            announced: false,
            resolves_at: None,
            body: body(session, product, lines),
            events: Vec::new(),
        };
        transaction.record("INITIALIZE", stamp, true, Map::new());
        transaction
    }

    pub(super) fn set_card(&mut self, behaviour: Behaviour, card: Value) {
        self.behaviour = Some(behaviour);
        self.set("card", card);
    }

    pub(super) fn set_card_member(&mut self, member: &str, value: Value) {
        let card = self.body.entry("card").or_insert_with(|| json!({}));
        json::set(card, &[member], value);
    }

    /// Notes an event that leaves the transaction in its present status.
    pub(super) fn record(&mut self, event: &str, stamp: &Stamp, success: bool, more: Map<String, Value>) {
        self.updated_at = stamp.at;
        let mut members = more;
        members.extend(object([
            ("id", Some(json!(stamp.id))),
            ("event", Some(json!(event))),
            ("transaction_status", Some(json!(self.status.name()))),
            ("success", Some(json!(success))),
            ("created_at", Some(json!(iso(stamp.at)))),
            ("request_id", Some(json!(stamp.request_id))),
        ]));
        self.events.push(Value::Object(members));
    }

    /// The outcome of the authorization, and what its event says beside the amount.
    pub(super) fn authorize(&mut self, status: Status, stamp: &Stamp, more: Map<String, Value>) {
        self.status = status;
        self.resolves_at = None;
        let mut members = object([("amount", Some(json!(self.amount)))]);
        members.extend(more);
        self.record("AUTHORIZE", stamp, !matches!(status, Status::Failed | Status::Unknown), members);
    }

    /// Another amount is authorized, and other lines if they are given.
    pub(super) fn reauthorize(
        &mut self,
        amount: i64,
        lines: Option<&[Value]>,
        stamp: &Stamp,
        more: Map<String, Value>,
    ) -> Result<(), Refusal> {
        self.ledger = self.ledger.reauthorize(amount, lines)?;
        self.amount = amount;
        self.status = self.ledger.status();
        if let Some(lines) = lines {
            self.set("items", json!(lines));
        }
        self.authorize(self.status, stamp, more);
        Ok(())
    }

    /// Sets what the transaction says of itself.
    pub(super) fn set(&mut self, member: &str, value: Value) {
        self.body.insert(member.to_owned(), value);
    }

    /// The order's lines.
    pub(super) fn lines(&self) -> &[Value] {
        self.body.get("items").and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// The reference that events carry when the call that caused them gave none.
    pub(super) fn event_reference(&self) -> Option<Value> {
        self.body.get("metadata")?.get("event_reference").cloned()
    }

    /// The transaction as the API answers it.
    pub(super) fn document(&self) -> Value {
        let mut document = self.body.clone();
        document.extend(object([
            ("id", Some(json!(self.id))),
            ("session_id", Some(json!(self.session_id))),
            ("status", Some(json!(self.status.name()))),
            ("amount", Some(json!(self.amount))),
            ("payment_product", Some(json!(self.product.provider()))),
            ("payment_product_type", Some(json!(self.product.name))),
            ("settlement_status", Some(json!(self.settlement_status()))),
            ("events", Some(json!(self.events))),
            ("created_at", Some(json!(iso(self.created_at)))),
            ("updated_at", Some(json!(iso(self.updated_at)))),
        ]));
        Value::Object(document)
    }
}

fn body(session: &Session, product: Product, lines: Vec<Value>) -> Map<String, Value> {
    let at = |pointer: &str| session.body.pointer(pointer).cloned();
    let mut metadata = json::members(&session.body, "/metadata");
    metadata.extend(object([
        ("merchant_name", at("/configuration/merchant/name")),
        ("merchant_country", at("/configuration/merchant/country")),
        ("event_reference", at("/order/event_reference")),
    ]));
    let url = object([("callback_url", at("/url/callback_url"))]);
    let descriptor = format!("/configuration/{}/dynamic_descriptor", product.provider());
    object([
        ("currency", at("/order/currency")),
        ("merchant_reference", at("/order/merchant_reference")),
        ("merchant_reference_2", at("/order/merchant_reference_2")),
        ("payout_destination_id", at("/order/payout_destination_id")),
        ("channel", at("/configuration/channel")),
        ("payment_operation", session.payment_operation.as_ref().map(|operation| json!(operation))),
        ("dynamic_descriptor", at(&descriptor)),
        ("items", Some(Value::Array(lines))),
        ("shipping_option", at("/order/shipping_option")),
        ("shipping_address", at("/order/shipping_address")),
        ("billing_address", at("/order/billing_address")),
        ("store", at("/order/store")),
        ("gift_cards", at("/order/gift_cards")),
        ("customer", at("/customer")),
        ("checkboxes", at("/checkboxes")),
        ("url", Some(Value::Object(url))),
        ("metadata", Some(Value::Object(metadata))),
    ])
}
