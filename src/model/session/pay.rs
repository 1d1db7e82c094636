//! A payment without the shopper, by a saved card.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// A payment by a saved card.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionPay {
    /// Members that the model does not know.
    pub other: Other,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionPayResult {
    /// Members that the model does not know.
    pub other: Other,
}
