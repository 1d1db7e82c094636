//! A payment as the shopper makes it, and what comes of it.

use serde::Serialize;

use super::cards::Card;
use super::products::Product;

/// How a shopper pays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Payment {
    /// The number of a test card; one that is authorized without a challenge unless set.
    pub card: Option<String>,
    /// The `payment_product_type`; the first that the session offers unless set.
    pub product: Option<String>,
    /// How it ends. Unless set the card decides, and the shopper approves a challenge.
    pub outcome: Option<Outcome>,
}

/// How a payment ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The money is reserved, or taken.
    Authorized,
    /// The provider decides later.
    OnHold,
    /// Refused. The session can be paid again.
    Error,
    /// The shopper's bank wants an answer from the shopper first.
    Challenge,
    /// The shopper gave up.
    Cancelled,
}

impl Outcome {
    /// The outcome of a name, `on_hold`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "authorized" => Self::Authorized,
            "on_hold" => Self::OnHold,
            "error" => Self::Error,
            "challenge" => Self::Challenge,
            "cancelled" => Self::Cancelled,
            _ => return None,
        })
    }
}

/// What came of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paid {
    /// How it ended.
    pub outcome: Outcome,
    /// The transaction, if there is one: a refused payment leaves none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// The order's reference.
    pub merchant_reference: String,
    /// `authorization`, `failed` or `cancelled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<&'static str>,
    /// Where the shopper goes next: the shop's `return_url`. Absent while the bank waits for an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

impl Paid {
    pub(super) fn new(merchant_reference: &str, outcome: Outcome, error: Option<&'static str>) -> Self {
        let merchant_reference = merchant_reference.to_owned();
        Self { outcome, transaction_id: None, merchant_reference, error, href: None }
    }
}

/// A payment under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attempt {
    pub(super) product: Product,
    pub(super) card: Option<Card>,
    pub(super) wish: Option<Outcome>,
}
