//! Which transactions are listed.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// Which transactions are listed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionListQuery {
    /// Made at this time or later.
    #[model(name = "created_at.gte", format = IsoDate)]
    pub created_at_gte: Option<String>,
    /// Made at this time or earlier.
    #[model(name = "created_at.lte", format = IsoDate)]
    pub created_at_lte: Option<String>,
    /// Captured at this time or later.
    #[model(name = "captured_at.gte", format = IsoDate)]
    pub captured_at_gte: Option<String>,
    /// Captured at this time or earlier.
    #[model(name = "captured_at.lte", format = IsoDate)]
    pub captured_at_lte: Option<String>,
    /// Refunded at this time or later.
    #[model(name = "refunded_at.gte", format = IsoDate)]
    pub refunded_at_gte: Option<String>,
    /// Refunded at this time or earlier.
    #[model(name = "refunded_at.lte", format = IsoDate)]
    pub refunded_at_lte: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
