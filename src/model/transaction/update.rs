//! What changes a transaction.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// A second reference.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionUpdate {
    /// Members that the model does not know.
    pub other: Other,
}

/// Another authorization.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionAuthorizationUpdate {
    /// Members that the model does not know.
    pub other: Other,
}
