//! Who gets what of a transaction.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::Stamp;
use super::super::json::{amount, list, object, text};
use super::super::transaction::Transaction;
use super::division::divide;

/// What the provider keeps of each capture, in thousandths: 1.5 %. A refund gives none of it back.
const FEE_PER_MILLE: i64 = 15;

/// The part of one capture or refund that one receiver gets, or gives back.
#[derive(Clone, Debug)]
pub(super) struct Share {
    pub(super) transaction_id: String,
    pub(super) merchant_reference: String,
    pub(super) provider: &'static str,
    pub(super) currency: String,
    /// The seller. `None`: the shop itself.
    pub(super) payout_destination_id: Option<String>,
    pub(super) event_id: String,
    /// `CAPTURE` or `REFUND`.
    pub(super) event: String,
    pub(super) event_reference: Option<String>,
    /// As the event says it.
    pub(super) created_at: String,
    pub(super) money: Money,
}

/// Amounts of a settlement, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Money {
    pub(super) capture: i64,
    pub(super) refund: i64,
    pub(super) fee: i64,
}

impl Money {
    fn captured(amount: i64) -> Self {
        // Half a minor unit is rounded up.
        let fee = amount.saturating_mul(FEE_PER_MILLE).saturating_add(500).div_euclid(1000);
        Self { capture: amount, refund: 0, fee }
    }

    const fn refunded(amount: i64) -> Self {
        Self { capture: 0, refund: amount, fee: 0 }
    }

    /// What the receiver gets. Below zero where more was refunded than captured.
    pub(super) const fn amount(self) -> i64 {
        self.capture.saturating_sub(self.refund).saturating_sub(self.fee)
    }

    pub(super) const fn plus(self, other: Self) -> Self {
        Self {
            capture: self.capture.saturating_add(other.capture),
            refund: self.refund.saturating_add(other.refund),
            fee: self.fee.saturating_add(other.fee),
        }
    }
}

impl Transaction {
    /// The captures and refunds that are in no settlement yet, by who gets them.
    pub(super) fn unsettled_shares(&self) -> Vec<Share> {
        let document = self.document();
        let settled = settled(list(&document, "/events"));
        let open = |event: &&Value| moves_money(event) && !settled.contains(id(event));
        let events = list(&document, "/events").iter().filter(open);
        events.flat_map(|event| self.shares_of(event, &document)).collect()
    }

    fn shares_of(&self, event: &Value, document: &Value) -> Vec<Share> {
        let name = text(event, "/event").unwrap_or_default();
        let refunds = name == "REFUND";
        let share = |(payout_destination_id, part): (Option<String>, i64)| Share {
            transaction_id: self.id.clone(),
            merchant_reference: text(document, "/merchant_reference").unwrap_or_default().to_owned(),
            provider: self.product.provider(),
            currency: text(document, "/currency").unwrap_or_default().to_owned(),
            payout_destination_id,
            event_id: id(event).to_owned(),
            event: name.to_owned(),
            event_reference: text(event, "/event_reference").map(str::to_owned),
            created_at: text(event, "/created_at").unwrap_or_default().to_owned(),
            money: if refunds { Money::refunded(part) } else { Money::captured(part) },
        };
        divide(event, document).into_iter().map(share).collect()
    }

    /// Notes the settlements that captures and refunds have become part of: `parts` are theirs.
    pub(super) fn settle(&mut self, parts: &[Value], stamp: &Stamp) {
        let amount = parts.iter().map(|part| amount(part, "/amount")).fold(0, i64::saturating_add);
        let status = self.settlement_status_with(parts);
        let more = object([
            ("amount", Some(json!(amount))),
            ("settlements", Some(json!({ "events": parts, "settlement_status": status }))),
        ]);
        self.record("SETTLEMENT", stamp, true, more);
    }

    /// Whether the shop has its money: all of it once every capture and refund is settled and nothing is left to
    /// be captured.
    pub(in crate::sandbox) fn settlement_status(&self) -> &'static str {
        self.settlement_status_with(&[])
    }

    fn settlement_status_with(&self, parts: &[Value]) -> &'static str {
        let mut settled = settled(&self.events);
        settled.extend(parts.iter().filter_map(|part| text(part, "/event_correlation_id")));
        let is_capturable = self.status.name().starts_with("PARTIALLY_CAPTURED");
        let mut moving = self.events.iter().filter(|event| moves_money(event));
        if settled.is_empty() {
            "NOT_SETTLED"
        } else if moving.all(|event| settled.contains(id(event))) && !is_capturable {
            "SETTLED"
        } else {
            "PARTIALLY_SETTLED"
        }
    }
}

/// The events that settlements hold.
fn settled(events: &[Value]) -> BTreeSet<&str> {
    let parts = events.iter().flat_map(|event| list(event, "/settlements/events"));
    parts.filter_map(|part| text(part, "/event_correlation_id")).collect()
}

fn moves_money(event: &Value) -> bool {
    matches!(text(event, "/event"), Some("CAPTURE" | "REFUND"))
        && event.get("success") == Some(&Value::Bool(true))
}

fn id(event: &Value) -> &str {
    text(event, "/id").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fee_is_a_whole_number_and_half_a_unit_is_rounded_up() {
        for (capture, fee) in [(0, 0), (1, 0), (33, 0), (34, 1), (99, 1), (100, 2), (1000, 15), (30_000, 450)]
        {
            let money = Money::captured(capture);
            assert_eq!((money.fee, money.amount()), (fee, capture - fee), "{capture}");
        }
        assert_eq!(Money::captured(100).plus(Money::refunded(100)).amount(), -2);
    }
}
