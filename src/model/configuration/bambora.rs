//! Products by Bambora.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, Payability, ProductMarker, ProductOptions, ProviderMarker};

/// Products by Bambora.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct BamboraConfiguration {
    /// Always `payment_type`.
    pub r#type: Option<Open<ProviderMarker>>,
    /// Apple Pay.
    pub applepay: Option<ProductOptions>,
    /// Cards.
    pub creditcard: Option<BamboraCreditcard>,
    /// Google Pay.
    pub googlepay: Option<ProductOptions>,
    /// MobilePay.
    pub mobilepay: Option<ProductOptions>,
    /// Vipps.
    pub vipps: Option<ProductOptions>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Cards by Bambora.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct BamboraCreditcard {
    /// Always `payment_product_type`.
    pub r#type: Option<Open<ProductMarker>>,
    /// Cards are offered, if the account has an agreement for them.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether cards can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// Save the card, for payments to come. Read it from the transaction.
    #[model(default = "false")]
    pub generate_payment_token: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}
