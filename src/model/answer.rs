//! What the shop answers when the API asks it.

use dintero_wasm_derive::Model;

use crate::model::{OrderItem, Other, ShippingOption};

/// The calls that the shop answers with more than a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// [`AddressCallbackAnswer`]: the shopper has given an address.
    AddressCallback,
    /// [`DiscountCodesCallbackAnswer`]: the shopper has entered a discount code.
    DiscountCodesCallback,
}

/// What can be delivered to the address that the shopper has given, and for how much. It is sent with status 200;
/// anything else, and 60 seconds of silence, is a failure, and the API does not ask again.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct AddressCallbackAnswer {
    /// What the shopper can choose from. `[]` says that nothing can be delivered there.
    #[model(required)]
    pub shipping_options: Option<Vec<ShippingOption>>,
    /// The order, where the address changes it. Left out: it stays as it is.
    pub order: Option<AddressCallbackOrder>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The order at another address.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = DiscountCodesOrder,
    doc = "The order with the discount codes.",
    omit(currency, vat_amount)
))]
pub struct AddressCallbackOrder {
    /// What the shopper pays, in minor units, after discounts and including VAT: the sum of the lines, and of the
    /// shipping option that the session has at the time of the call, at the amount that it has there. Otherwise the
    /// API adds a line of type `correction` to the order. Where the chosen option has become dearer or cheaper, the
    /// API itself takes that into account.
    #[model(minor, required)]
    pub amount: Option<i64>,
    /// ISO 4217, in capitals.
    #[model(format = Currency)]
    pub currency: Option<String>,
    /// VAT that `amount` includes, in minor units.
    #[model(minor)]
    pub vat_amount: Option<i64>,
    /// All lines of the order, changed or not. An answer to discount codes needs them if the session has any.
    pub items: Option<Vec<OrderItem>>,
    /// The codes that hold. A code that does not is left out.
    pub discount_codes: Option<Vec<String>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What an order costs with the discount codes that the shopper has entered. It is sent with status 200; anything
/// else, and 60 seconds of silence, is a failure, and the API does not ask again.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct DiscountCodesCallbackAnswer {
    /// What the shopper can choose from.
    #[model(required)]
    pub shipping_options: Option<Vec<ShippingOption>>,
    /// The order with the discounts. Left out: it stays as it is, as where no code holds.
    pub order: Option<DiscountCodesOrder>,
    /// Members that the model does not know.
    pub other: Other,
}
