//! What the shop answers when the API asks it.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// What can be delivered to an address, and for how much.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct AddressCallbackAnswer {
    /// Members that the model does not know.
    pub other: Other,
}

/// What an order costs with the discount codes.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct DiscountCodesCallbackAnswer {
    /// Members that the model does not know.
    pub other: Other,
}
