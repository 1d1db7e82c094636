//! A transaction: what became of a session's payment.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Stamp;
use super::cards::Behaviour;
use super::clock::iso;
use super::json::{self, object};
use super::products::Product;
use super::session::Session;

/// The statuses that a transaction of the sandbox can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Initiated,
    OnHold,
    Authorized,
    PartiallyCaptured,
    Captured,
    AuthorizationVoided,
    Failed,
}

impl Status {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Initiated => "INITIATED",
            Self::OnHold => "ON_HOLD",
            Self::Authorized => "AUTHORIZED",
            Self::PartiallyCaptured => "PARTIALLY_CAPTURED",
            Self::Captured => "CAPTURED",
            Self::AuthorizationVoided => "AUTHORIZATION_VOIDED",
            Self::Failed => "FAILED",
        }
    }
}

/// A transaction as it is stored.
#[derive(Debug)]
pub(super) struct Transaction {
    pub(super) id: String,
    pub(super) session_id: String,
    created_at: i64,
    updated_at: i64,
    pub(super) status: Status,
    pub(super) product: Product,
    /// How the card behaves, if it was paid by card.
    pub(super) behaviour: Option<Behaviour>,
    /// What was authorized, in minor units.
    pub(super) amount: i64,
    /// What can still be captured, in minor units.
    pub(super) remaining: i64,
    /// The same by `line_id`.
    pub(super) remaining_lines: BTreeMap<String, i64>,
    /// The shop asked for the money to be taken as soon as it is authorized.
    pub(super) auto_capture: bool,
    /// The shop has been told how the payment ended.
    pub(super) announced: bool,
    /// When a payment that is on hold resolves by itself (unix milliseconds).
    pub(super) resolves_at: Option<i64>,
    /// What does not change.
    body: Map<String, Value>,
    events: Vec<Value>,
}

impl Transaction {
    /// The transaction of a session that is being paid.
    pub(super) fn new(id: String, session: &Session, product: Product, stamp: &Stamp) -> Self {
        let amount = json::amount(&session.body, "/order/amount");
        let lines = session.lines();
        let mut transaction = Self {
            id,
            session_id: session.id.clone(),
            created_at: stamp.at,
            updated_at: stamp.at,
            status: Status::Initiated,
            product,
            behaviour: None,
            amount,
            remaining: amount,
            remaining_lines: lines.iter().filter_map(line).collect(),
            auto_capture: session.body.pointer("/configuration/auto_capture") == Some(&Value::Bool(true)),
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
        self.body.insert("card".to_owned(), card);
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

    /// The outcome of the authorization.
    pub(super) fn authorize(&mut self, status: Status, stamp: &Stamp) {
        self.status = status;
        self.resolves_at = None;
        let more = object([("amount", Some(json!(self.amount)))]);
        self.record("AUTHORIZE", stamp, status != Status::Failed, more);
    }

    /// Gives up the authorization.
    pub(super) fn void(&mut self, stamp: &Stamp, by: &str) {
        self.status = Status::AuthorizationVoided;
        self.remaining = 0;
        let more = object([("amount", Some(json!(self.amount))), ("created_by", Some(json!(by)))]);
        self.record("VOID", stamp, true, more);
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
            ("settlement_status", Some(json!("NOT_SETTLED"))),
            ("events", Some(json!(self.events))),
            ("created_at", Some(json!(iso(self.created_at)))),
            ("updated_at", Some(json!(iso(self.updated_at)))),
        ]));
        Value::Object(document)
    }
}

fn line(item: &Value) -> Option<(String, i64)> {
    Some((json::text(item, "/line_id")?.to_owned(), json::amount(item, "/amount")))
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
