//! Wallets that the shop has its own agreement for.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, Payability, ProductMarker, ProviderMarker};

/// Vipps, by the shop's own agreement.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct VippsConfiguration {
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// What the shopper reads in Vipps, at most 100 characters.
    #[model(max_len = 100, older)]
    pub dynamic_descriptor: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Swish, by the shop's own agreement.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SwishConfiguration {
    /// Always `payment_type`.
    pub r#type: Option<Open<ProviderMarker>>,
    /// Swish.
    pub swish: Option<Swish>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Swish, by the shop's own agreement.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Swish {
    /// Always `payment_product_type`.
    pub r#type: Option<Open<ProductMarker>>,
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// Money can be sent to the shopper.
    pub payout_enabled: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}
