//! A transaction as last read: what the rules of its operations take from it.

use std::fmt;

use super::ledger::Ledger;
use super::lines::Lines;
use crate::json::{Kind, Limits, MAX_DEPTH, ReadError, Reader, View};
use crate::model::Currency;
use crate::rules::currency;
use crate::rules::read::whole;

/// The most bytes that a transaction may have: 32 MiB. One of many events is larger than any body.
pub const MAX_TRANSACTION_BYTES: usize = 32 << 20;

/// A transaction as last read from the API: where it stands, and what is left to capture and to refund.
///
/// It may be out of date, and then a rule can be wrong about it: read the transaction shortly before.
///
/// ```
/// use dintero_wasm::model::Operation;
/// use dintero_wasm::rules::{KnownTransaction, Options, validate};
///
/// let read = br#"{ "status": "AUTHORIZED", "amount": 33890, "events": [] }"#;
/// let options = Options { transaction: Some(KnownTransaction::read(read)?), ..Options::default() };
/// let body = br#"{ "amount": 33891, "capture_reference": "c-1" }"#;
/// let report = validate(Operation::TransactionsCapture, body, &options);
/// assert_eq!(report.issues[0].code.name(), "amount_exceeds_remaining");
/// # Ok::<(), dintero_wasm::rules::UnreadableTransaction>(())
/// ```
#[derive(Clone, Debug)]
pub struct KnownTransaction {
    /// As the API spells it.
    pub(super) status: Option<String>,
    /// The provider.
    pub(super) payment_product: Option<String>,
    /// What it was paid by.
    pub(super) payment_product_type: Option<String>,
    /// What is authorized, in minor units.
    pub(super) amount: Option<i64>,
    /// What its amounts are in.
    pub(in crate::rules) currency: Option<Currency>,
    ledger: Ledger,
    /// Its lines, where it says which they are.
    pub(super) lines: Option<Lines>,
}

impl KnownTransaction {
    /// Reads a transaction as the API answers it. What it lacks, no rule draws conclusions from.
    ///
    /// # Errors
    /// Not JSON, not an object, or larger than [`MAX_TRANSACTION_BYTES`].
    pub fn read(json: &[u8]) -> Result<Self, UnreadableTransaction> {
        let mut reader = Reader::new(Limits { bytes: MAX_TRANSACTION_BYTES, depth: MAX_DEPTH });
        let document = reader.read(json).map_err(UnreadableTransaction::NotJson)?;
        let root = document.root();
        if root.kind() != Kind::Object {
            return Err(UnreadableTransaction::NotAnObject(root.kind()));
        }
        let text = |name| Some(root.get(name)?.text()?.to_str().into_owned());
        let amount = root.get("amount").and_then(whole);
        let events = || list(root, "events").into_iter().flat_map(View::children);
        Ok(Self {
            status: text("status"),
            payment_product: text("payment_product"),
            payment_product_type: text("payment_product_type"),
            amount,
            currency: currency::stated(root),
            ledger: Ledger::count(amount, events()),
            lines: list(root, "items").map(|items| Lines::count(items.children(), events())),
        })
    }

    /// What is left to capture, in minor units, by the events that have succeeded. `None` where they do not tell.
    #[must_use]
    pub fn left_to_capture(&self) -> Option<i64> {
        self.to_capture().and_then(|left| i64::try_from(left).ok())
    }

    /// The provider is this one.
    pub(super) fn is_by(&self, payment_product: &str) -> bool {
        self.payment_product.as_deref() == Some(payment_product)
    }

    /// What is left to capture, in minor units. `None` where its events do not tell.
    pub(super) fn to_capture(&self) -> Option<i128> {
        self.ledger.to_capture.filter(|_| self.tells(self.says("PARTIALLY_CAPTURED"), false))
    }

    /// What is left to refund, in minor units. `None` where its events do not tell.
    pub(super) fn to_refund(&self) -> Option<i128> {
        self.ledger.to_refund.filter(|_| self.tells(true, self.says("REFUNDED")))
    }

    /// A part was captured, and not all.
    pub(super) fn is_part_captured(&self) -> bool {
        self.status.as_deref() == Some("PARTIALLY_CAPTURED") || self.ledger.has_captures
    }

    /// The status has these words in it.
    fn says(&self, words: &str) -> bool {
        self.status.as_deref().is_some_and(|status| status.contains(words))
    }

    /// The events have the captures and the refunds that there must have been. It may have been read without them.
    fn tells(&self, captured: bool, refunded: bool) -> bool {
        let Ledger { has_captures, has_refunds, is_corrected, .. } = self.ledger;
        is_corrected || (has_captures || !captured) && (has_refunds || !refunded)
    }
}

/// A member that is an array.
pub(super) fn list<'a>(parent: View<'a>, name: &str) -> Option<View<'a>> {
    parent.get(name).filter(|view| view.kind() == Kind::Array)
}

/// A text that no transaction can be read from. It is a mistake in the program, and no issue of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadableTransaction {
    /// It is not JSON, or too large, or too deep.
    NotJson(ReadError),
    /// It is another JSON value.
    NotAnObject(Kind),
}

impl fmt::Display for UnreadableTransaction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("The option transaction is the transaction as the API answers it, and this ")?;
        match self {
            Self::NotJson(ReadError::Invalid { offset }) => {
                write!(formatter, "is no JSON: byte {offset} does not fit.")
            }
            Self::NotJson(ReadError::TooLarge) => {
                write!(formatter, "has more than {MAX_TRANSACTION_BYTES} bytes.")
            }
            Self::NotJson(ReadError::TooDeep) => write!(formatter, "nests deeper than {MAX_DEPTH} levels."),
            Self::NotAnObject(kind) => write!(formatter, "is of the JSON type {}.", kind.name()),
        }
    }
}

impl std::error::Error for UnreadableTransaction {}
