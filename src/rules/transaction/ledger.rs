//! What the events of a transaction did to its amount.

use crate::json::{Kind, View};
use crate::rules::read::whole;

/// What an event did, if it succeeded and moved money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    Captured,
    Refunded,
    Voided,
}

impl Moved {
    /// What an event did. `None` for one that failed, or has not ended, or moves no money.
    pub fn by(event: View<'_>) -> Option<Self> {
        let name = event.get("event")?.text()?;
        let known = [("CAPTURE", Self::Captured), ("REFUND", Self::Refunded), ("VOID", Self::Voided)];
        let (_, moved) = known.into_iter().find(|(known, _)| name == *known)?;
        (event.get("success")?.bool()?).then_some(moved)
    }
}

/// What is left to capture and to refund, counted from the events that succeeded, in minor units. `None` is what
/// cannot be counted.
///
/// An event's `correction` says what is left after all, and is trusted over what was counted (docs.dintero.com,
/// "Get transaction").
#[derive(Clone, Copy, Debug)]
pub(super) struct Ledger {
    pub to_capture: Option<i128>,
    pub to_refund: Option<i128>,
    /// Something was captured.
    pub has_captures: bool,
    /// Something was refunded.
    pub has_refunds: bool,
    /// A correction took the place of what was counted.
    pub is_corrected: bool,
}

impl Ledger {
    /// Counts events, in their order.
    pub fn count<'a>(authorized: Option<i64>, events: impl Iterator<Item = View<'a>>) -> Self {
        let mut ledger = Self {
            to_capture: authorized.map(i128::from),
            to_refund: Some(0),
            has_captures: false,
            has_refunds: false,
            is_corrected: false,
        };
        for event in events {
            ledger.enter(event);
            if let Some(correction) = event.get("correction").filter(|view| view.kind() == Kind::Object) {
                ledger.correct(correction);
            }
        }
        ledger
    }

    fn enter(&mut self, event: View<'_>) {
        let amount = amount(event);
        match Moved::by(event) {
            Some(Moved::Captured) => {
                self.to_capture = less(self.to_capture, amount);
                self.to_refund = plus(self.to_refund, amount);
                self.has_captures = true;
            }
            Some(Moved::Refunded) => {
                self.to_refund = less(self.to_refund, amount);
                self.has_refunds = true;
            }
            // A void that states no amount gives up all that is left.
            Some(Moved::Voided) if event.get("amount").is_none() => self.to_capture = Some(0),
            Some(Moved::Voided) => self.to_capture = less(self.to_capture, amount),
            None => {}
        }
    }

    fn correct(&mut self, correction: View<'_>) {
        let left = |name| Some(i128::from(whole(correction.get(name)?)?));
        self.to_capture = left("remaining_capture_amount");
        self.to_refund = left("remaining_refund_amount");
        self.is_corrected = true;
    }
}

/// An event's or a line's amount.
pub(super) fn amount(view: View<'_>) -> Option<i128> {
    view.get("amount").and_then(whole).map(i128::from)
}

/// The sum, if both are known.
pub(super) fn plus(one: Option<i128>, other: Option<i128>) -> Option<i128> {
    one?.checked_add(other?)
}

/// The difference, if both are known.
pub(super) fn less(one: Option<i128>, other: Option<i128>) -> Option<i128> {
    one?.checked_sub(other?)
}
