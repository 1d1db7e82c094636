//! One settlement: what a provider pays for captures, less refunds and its fee.

use serde_json::{Map, Value, json};

use super::super::clock::iso;
use super::super::json::object;
use super::attachments::Attachment;
use super::shares::{Money, Share};

/// A settlement as it is stored.
#[derive(Debug)]
pub(super) struct Settlement {
    pub(super) id: String,
    /// When it was made (unix milliseconds): it is settled at the same time.
    pub(super) at: i64,
    pub(super) provider_reference: String,
    pub(super) provider: &'static str,
    pub(super) currency: String,
    /// The seller. `None`: the shop itself.
    pub(super) payout_destination_id: Option<String>,
    /// At least one, the oldest first.
    pub(super) shares: Vec<Share>,
    pub(super) attachments: Vec<Attachment>,
}

impl Settlement {
    /// The sum of its shares.
    pub(super) fn money(&self) -> Money {
        self.shares.iter().map(|share| share.money).fold(Money::default(), Money::plus)
    }

    /// When the first and the last of its captures and refunds were.
    pub(super) fn period(&self) -> (&str, &str) {
        let (first, last) = (self.shares.first(), self.shares.last());
        (first.map_or("", |share| &share.created_at), last.map_or("", |share| &share.created_at))
    }

    /// What its transactions and the entries of balances say of it, too.
    fn members(&self) -> Map<String, Value> {
        let (money, (start, end)) = (self.money(), self.period());
        let attachments: Vec<_> =
            self.attachments.iter().map(|attachment| attachment.document(&self.id)).collect();
        object([
            ("start_at", Some(json!(start))),
            ("end_at", Some(json!(end))),
            ("created_at", Some(json!(iso(self.at)))),
            ("settled_at", Some(json!(iso(self.at)))),
            ("provider", Some(json!(self.provider))),
            ("provider_reference", Some(json!(self.provider_reference))),
            ("attachments", Some(json!(attachments))),
            (
                "amounts",
                Some(json!([{
                    "amount": money.amount(),
                    "capture": money.capture,
                    "refund": money.refund,
                    "fee": money.fee,
                    "currency": self.currency,
                }])),
            ),
            ("payout_destination_id", self.payout_destination_id.as_ref().map(|id| json!(id))),
        ])
    }

    /// The settlement as the API answers it. `paid_at`: since when its receiver can be paid; `None` as long as that
    /// is put off.
    pub(super) fn document(&self, paid_at: Option<i64>) -> Value {
        let mut document = self.members();
        let status = if paid_at.is_some() { "paid" } else { "postponed" };
        document.extend(object([
            ("id", Some(json!(self.id))),
            ("updated_at", Some(json!(iso(paid_at.unwrap_or(self.at).max(self.at))))),
            ("payment_status", Some(json!(status))),
        ]));
        Value::Object(document)
    }

    /// What the entry of a seller's balance says of it.
    pub(super) fn payment_match(&self) -> Value {
        let mut members = self.members();
        members.insert("payment_status".to_owned(), json!("payment-match"));
        Value::Object(members)
    }

    /// What the event of a transaction says of one of its shares.
    pub(super) fn part(&self, share: &Share) -> Value {
        json!({
            "settlement_id": self.id,
            "provider_reference": self.provider_reference,
            "event_correlation_id": share.event_id,
            "amount": share.money.amount(),
            "capture": share.money.capture,
            "refund": share.money.refund,
            "fee": share.money.fee,
        })
    }
}
