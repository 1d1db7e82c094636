//! What a refund asks for.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// Gives money back.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionRefund {
    /// Members that the model does not know.
    pub other: Other,
}
