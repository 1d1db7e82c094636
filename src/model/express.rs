//! Express sessions, in which the shopper gives the address and picks the delivery at the checkout.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Open, Other, ShippingOption};

/// Makes the session an Express session: the shopper gives the address and picks the delivery at the
/// checkout. Not for sessions inside an app.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = SessionExpressUpdate,
    doc = "Other shipping options for an Express session.",
    omit(
        discount_codes, shipping_address_callback_url, customer_types,
        default_different_billing_shipping_address
    )
))]
pub struct SessionExpress {
    /// What the shopper can choose from. An order's own shipping option must be one of them; `[]` says that
    /// the address callback tells. A single free option must be here too, with amount 0.
    #[model(required)]
    pub shipping_options: Option<Vec<ShippingOption>>,
    /// Whether anything is shipped.
    #[model(default = "\"shipping_required\"")]
    pub shipping_mode: Option<Open<ShippingMode>>,
    /// How the shopper enters discount codes.
    pub discount_codes: Option<ExpressDiscountCodes>,
    /// Called with the session when the shopper has given an address, and answers with the shipping options
    /// for it. It is called once, without another try, and has 60 seconds.
    #[model(format = WebUri)]
    pub shipping_address_callback_url: Option<String>,
    /// Who can pay.
    #[model(default = "[\"b2c\",\"b2b\"]")]
    pub customer_types: Option<Vec<Open<CustomerType>>>,
    /// For whom the form asks for a separate billing address from the start.
    #[model(default = "[]")]
    pub default_different_billing_shipping_address: Option<Vec<Open<CustomerType>>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How the shopper enters discount codes.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ExpressDiscountCodes {
    /// How many codes can be used at once.
    pub max_count: Option<Decimal>,
    /// Called with the session when a code is entered, and answers with the new order. It is called once,
    /// without another try, and has 60 seconds.
    #[model(format = Uri)]
    pub callback_url: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Whether anything is shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum ShippingMode {
    /// A shipping option must be chosen.
    ShippingRequired,
    /// Nothing is shipped.
    ShippingNotRequired,
}

/// Who pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum CustomerType {
    /// A person.
    #[model(name = "b2c")]
    B2c,
    /// A company.
    #[model(name = "b2b")]
    B2b,
}
