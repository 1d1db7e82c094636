//! What the settings of all payment products have in common.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other};

/// Whether a product is offered.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = ProductSwitch,
    doc = "Whether a product is offered.",
    omit(r#type)
))]
pub struct ProductOptions {
    /// Always `payment_product_type`.
    pub r#type: Option<Open<ProductMarker>>,
    /// The product is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Says that a block of the configuration is about a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum ProviderMarker {
    /// One provider, and its products.
    PaymentType,
}

/// Says that a block of the configuration is about a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum ProductMarker {
    /// One product.
    PaymentProductType,
}

/// Whether a product can be used for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum Payability {
    /// It can.
    Payable,
    /// Its provider says no.
    DisabledByGateway,
    /// The order is too large or too small for it.
    DisabledByOrderAmount,
}
