//! What makes a session that saves a card and takes no money.

use std::collections::BTreeMap;

use dintero_wasm_derive::Model;

use crate::model::{CustomerContact, MetadataValue, Open, Other, SessionUrls, Store, Theme, TokenProvider};

/// A session in which the shopper saves a card. Nothing is reserved and nothing is charged: once the shopper is
/// through, there is a transaction, and the token is read from that.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PaymentTokenSessionCreate {
    /// The session.
    #[model(required)]
    pub session: Option<PaymentTokenSession>,
    /// Who saves the card, and what the token is for.
    #[model(required)]
    pub token_provider: Option<TokenProvider>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A session in which the shopper saves a card.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PaymentTokenSession {
    /// What the shop knows it by. It has no amount.
    #[model(required)]
    pub order: Option<PaymentTokenOrder>,
    /// Where the shopper is sent back to, and where the shop is told that the card is saved.
    #[model(required)]
    pub url: Option<SessionUrls>,
    /// The profile that gives the checkout its look. Nothing else of it counts.
    pub profile_id: Option<String>,
    /// Whose card it is.
    pub customer: Option<CustomerContact>,
    /// Until when the card can be saved, RFC 3339. Left out, the API decides.
    #[model(format = DateTime)]
    pub expires_at: Option<String>,
    /// The look of the checkout, and where it is shown.
    pub configuration: Option<PaymentTokenConfiguration>,
    /// The shop's own keys, at most 10, each with a text or a number. Begin them with `ext`: names that begin with
    /// `dintero`, `merchant`, `session`, `event`, `payout`, `gateway` or a provider's name are reserved.
    #[model(max_items = 10)]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What the shop knows the saving of a card by.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PaymentTokenOrder {
    /// ISO 4217, in capitals.
    #[model(format = Currency, required)]
    pub currency: Option<String>,
    /// The shop's own name for it. It comes back in every callback.
    #[model(required)]
    pub merchant_reference: Option<String>,
    /// A second reference of the shop's.
    pub merchant_reference_2: Option<String>,
    /// The shop where the card is saved.
    pub store: Option<Store>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The look of the checkout that saves a card, and where it is shown.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PaymentTokenConfiguration {
    /// The look of the checkout.
    pub theme: Option<Theme>,
    /// Where the shopper is.
    #[model(default = "\"ecommerce\"")]
    pub channel: Option<Open<PaymentTokenChannel>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Where a card can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PaymentTokenChannel {
    /// On a web page.
    Ecommerce,
    /// In an app.
    InApp,
}
