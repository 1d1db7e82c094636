//! What makes a session that saves a card and takes no money.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// A session that saves a card.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PaymentTokenSessionCreate {
    /// Members that the model does not know.
    pub other: Other,
}
