//! Cards and wallets by Dintero.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, Payability, ProductMarker, ProviderMarker, ScaPolicy};

/// Cards and wallets by Dintero.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct DinteroPspConfiguration {
    /// Always `payment_type`.
    pub r#type: Option<Open<ProviderMarker>>,
    /// Cards.
    pub creditcard: Option<DinteroPspCreditcard>,
    /// Vipps.
    pub vipps: Option<DinteroPspVipps>,
    /// Apple Pay.
    pub applepay: Option<DinteroPspApplePay>,
    /// Google Pay.
    pub googlepay: Option<DinteroPspTokenWallet>,
    /// Click to Pay.
    pub clicktopay: Option<DinteroPspTokenWallet>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Cards by Dintero.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = DinteroPspTokenWallet,
    doc = "A wallet by Dintero whose card can be saved.",
    omit(token_supported_auth_methods, generate_payment_token_config)
))]
#[model(variant(
    name = DinteroPspVipps,
    doc = "Vipps by Dintero.",
    omit(token_supported_auth_methods, generate_payment_token_config, generate_payment_token)
))]
pub struct DinteroPspCreditcard {
    /// Always `payment_product_type`.
    pub r#type: Option<Open<ProductMarker>>,
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// Save the card, for payments to come. Read it from the transaction.
    #[model(default = "false")]
    pub generate_payment_token: Option<bool>,
    /// How the shopper can prove who pays with a saved card.
    pub token_supported_auth_methods: Option<Vec<Open<TokenAuthMethod>>>,
    /// When the shopper must prove who pays.
    pub sca_policy: Option<ScaPolicy>,
    /// Whether the shopper is asked before the card is saved.
    pub generate_payment_token_config: Option<TokenConsent>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Apple Pay by Dintero.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct DinteroPspApplePay {
    /// Always `payment_product_type`.
    pub r#type: Option<Open<ProductMarker>>,
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// When the shopper must prove who pays.
    pub sca_policy: Option<ScaPolicy>,
    /// What Apple wants to know.
    pub details: Option<ApplePayDetails>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What Apple wants to know.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ApplePayDetails {
    /// The domains that Apple Pay is registered for.
    pub domain_names: Option<Vec<String>>,
    /// Called when a merchant token is changed at Apple.
    pub token_event_notification_url: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Whether the shopper is asked before the card is saved.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TokenConsent {
    /// How the checkbox stands at first.
    pub save_card_checkbox: Option<Open<Consent>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How the shopper says whether a card is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum Consent {
    /// The card is saved only if the shopper says so.
    OptIn,
    /// The card is saved unless the shopper says not.
    OptOut,
}

/// How the shopper proves who pays with a saved card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum TokenAuthMethod {
    /// By 3-D Secure.
    #[model(name = "3DS")]
    ThreeDs,
    /// By a passkey.
    #[model(name = "PASSKEY")]
    Passkey,
}
