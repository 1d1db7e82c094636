//! Gift cards, free orders, and payments that the shop takes by itself.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, Payability, ProductMarker, ProductOptions, ProviderMarker};

/// Gift cards, free orders, and payments that the shop takes by itself.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct DinteroConfiguration {
    /// Always `payment_type`.
    pub r#type: Option<Open<ProviderMarker>>,
    /// Gift cards. Not together with Vipps or Swish by the shop's own agreement, Billie, Instabank, Walley
    /// or Netaxept.
    pub wallets: Option<ProductOptions>,
    /// Orders that cost nothing, and orders that are paid in the shop. It can be used only where the amount
    /// is 0.
    pub zero: Option<ProductOptions>,
    /// A payment outside Dintero, which the shop confirms by updating the authorization.
    pub external: Option<ExternalPayment>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A payment outside Dintero.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ExternalPayment {
    /// Always `payment_product_type`.
    pub r#type: Option<Open<ProductMarker>>,
    /// It is offered.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// What the shopper reads.
    #[model(required)]
    pub display: Option<ExternalDisplay>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What the shopper reads of a payment outside Dintero.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ExternalDisplay {
    /// The name of the way to pay.
    #[model(required)]
    pub payment_method_label: Option<String>,
    /// What is said below the name.
    pub content: Option<ExternalContent>,
    /// What the button says.
    #[model(required)]
    pub button_label: Option<String>,
    /// Terms that apply.
    pub terms: Option<Vec<ExternalTerms>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What is said of a payment outside Dintero.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ExternalContent {
    /// In short.
    pub title: Option<String>,
    /// At length.
    pub description: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A link to terms.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ExternalTerms {
    /// What the text names the link by.
    #[model(required)]
    pub r#ref: Option<String>,
    /// What the link says.
    #[model(required)]
    pub label: Option<String>,
    /// Where it leads.
    #[model(format = Uri, required)]
    pub href: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
