//! Typed bodies, held against the same rules as their JSON text.

use super::{KnownTransaction, Options, UnreadableTransaction, validate};
use crate::model::{Body, Transaction};
use crate::report::Report;

/// Checks a typed body: the report is that of its JSON text, as the client would send it.
///
/// ```
/// use dintero_wasm::model::TransactionRefund;
/// use dintero_wasm::rules::{Options, Validate};
///
/// let refund = TransactionRefund { amount: Some(0), ..TransactionRefund::default() };
/// let report = refund.validate(&Options::default());
/// assert_eq!(report.issues[0].code.name(), "amount_not_positive");
/// ```
pub trait Validate {
    /// Checks the body of the operation that takes this type, and finds all that is wrong with it.
    #[must_use]
    fn validate(&self, options: &Options) -> Report;
}

impl<B: Body> Validate for B {
    fn validate(&self, options: &Options) -> Report {
        // Nothing in the model fails to be written. If something did, the empty text would be reported as no JSON.
        validate(B::OPERATION, &serde_json::to_vec(self).unwrap_or_default(), options)
    }
}

impl TryFrom<&Transaction> for KnownTransaction {
    type Error = UnreadableTransaction;

    /// # Errors
    /// A transaction that is larger than [`MAX_TRANSACTION_BYTES`](super::MAX_TRANSACTION_BYTES).
    fn try_from(transaction: &Transaction) -> Result<Self, UnreadableTransaction> {
        Self::read(&serde_json::to_vec(transaction).unwrap_or_default())
    }
}
