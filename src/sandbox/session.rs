//! A checkout session.

use serde_json::{Map, Value, json};

use super::Stamp;
use super::clock::iso;
use super::json::{self, object};
use super::payment::{Attempt, Paid};
use super::saved_cards::TokenKind;
use super::status::Status;
use super::transaction::Transaction;

/// A session as it is stored.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) id: String,
    pub(super) created_at: i64,
    pub(super) updated_at: i64,
    pub(super) expires_at: i64,
    /// What the shop sent, as later updates and the shopper left it.
    pub(super) body: Value,
    pub(super) events: Vec<Value>,
    /// The page has locked itself, so that the shop can change the order.
    pub(super) locked: bool,
    /// A session leads to one transaction at most.
    pub(super) transaction_id: Option<String>,
    /// By whom, and when.
    pub(super) cancelled: Option<(String, i64)>,
    /// A payment that waits for the shopper's bank to hear from the shopper.
    pub(super) challenge: Option<Attempt>,
    /// How the last payment ended.
    pub(super) result: Option<Paid>,
    /// It was made to save a card, and takes no money: what the card is saved for.
    pub(super) token_types: Option<Vec<TokenKind>>,
    /// What the transaction says that it was made for.
    pub(super) payment_operation: Option<String>,
}

/// What can still be done with a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Open,
    Paid,
    OnHold,
    Cancelled,
    /// The payment came to nothing after it had become a transaction. There is no second one: a session has one transaction at most.
    Failed,
    Expired,
}

impl State {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paid => "paid",
            Self::OnHold => "on_hold",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
            Self::Expired => "expired",
        }
    }
}

impl Session {
    /// A session that was just made.
    pub(super) const fn new(id: String, now: i64, expires_at: i64, body: Value) -> Self {
        Self {
            id,
            created_at: now,
            updated_at: now,
            expires_at,
            body,
            events: Vec::new(),
            locked: false,
            transaction_id: None,
            cancelled: None,
            challenge: None,
            result: None,
            token_types: None,
            payment_operation: None,
        }
    }

    pub(super) fn state(&self, transaction: Option<&Transaction>, now: i64) -> State {
        match transaction.map(|transaction| transaction.status) {
            _ if self.cancelled.is_some() => State::Cancelled,
            Some(Status::OnHold) => State::OnHold,
            Some(Status::Failed | Status::Unknown) => State::Failed,
            Some(_) => State::Paid,
            None if self.expires_at <= now => State::Expired,
            None => State::Open,
        }
    }

    pub(super) fn text(&self, pointer: &str) -> Option<&str> {
        json::text(&self.body, pointer)
    }

    pub(super) fn merchant_reference(&self) -> &str {
        self.text("/order/merchant_reference").unwrap_or_default()
    }

    pub(super) fn record(&mut self, name: &str, stamp: &Stamp, details: Option<Value>) {
        self.updated_at = stamp.at;
        self.events.push(Value::Object(object([
            ("id", Some(json!(stamp.id))),
            ("created_at", Some(json!(iso(stamp.at)))),
            ("request_id", Some(json!(stamp.request_id))),
            ("name", Some(json!(name))),
            ("details", details),
        ])));
    }

    /// The session as the API answers it.
    pub(super) fn document(&self) -> Value {
        let mut document = json::members(&self.body, "");
        document.extend(object([
            ("id", Some(json!(self.id))),
            ("created_at", Some(json!(iso(self.created_at)))),
            ("updated_at", Some(json!(iso(self.updated_at)))),
            ("expires_at", Some(json!(iso(self.expires_at)))),
            ("events", Some(json!(self.events))),
            ("transaction_id", self.transaction_id.as_ref().map(|id| json!(id))),
            ("cancelled_by", self.cancelled.as_ref().map(|(by, _)| json!(by))),
            ("cancelled_at", self.cancelled.as_ref().map(|(_, at)| json!(iso(*at)))),
        ]));
        Value::Object(document)
    }

    /// What the shopper's browser may see: nothing of the events, and no callback address.
    pub(super) fn public_document(&self) -> Value {
        let mut document = self.document();
        if let Some(members) = document.as_object_mut() {
            members.remove("events");
            members.remove("metadata");
            members.remove("cancelled_by");
        }
        if let Some(url) = document.pointer_mut("/url").and_then(Value::as_object_mut) {
            url.remove("callback_url");
        }
        document
    }

    /// The order's lines as the transaction has them: the shipping option becomes one of them.
    pub(super) fn lines(&self) -> Vec<Value> {
        let mut lines = json::list(&self.body, "/order/items").to_vec();
        lines.extend(
            self.body
                .pointer("/order/shipping_option")
                .filter(|option| option.is_object())
                .map(shipping_line),
        );
        lines
    }
}

fn shipping_line(option: &Value) -> Value {
    let member = |name: &str| option.get(name).cloned();
    let line: Map<String, Value> = object([
        ("id", member("id")),
        ("line_id", member("line_id")),
        ("description", member("title")),
        ("amount", member("amount")),
        ("vat_amount", member("vat_amount")),
        ("vat", member("vat")),
        ("quantity", Some(json!(1))),
        ("type", Some(json!("shipping"))),
    ]);
    Value::Object(line)
}
