//! Who saves a card, and what the token is for.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, TokenAuthMethod};

/// Who saves a card, and what the token is for.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(tag = "payment_product_type")]
pub enum TokenProvider {
    /// A card, by PayEx: the only one that also takes payments that recur.
    #[model(name = "payex.creditcard")]
    PayexCreditcard(CardTokenProvider),
    /// A card, by Bambora.
    #[model(name = "bambora.creditcard")]
    BamboraCreditcard(CardTokenProvider),
    /// A card, by Dintero.
    #[model(name = "dintero_psp.creditcard")]
    DinteroPspCreditcard(PspTokenProvider),
    /// A card in Google Pay, by Dintero.
    #[model(name = "dintero_psp.googlepay")]
    DinteroPspGooglepay(PspTokenProvider),
    /// A card in Click to Pay, by Dintero.
    #[model(name = "dintero_psp.clicktopay")]
    DinteroPspClicktopay(PspTokenProvider),
    /// A card in Apple Pay, by Dintero. Only for payments that the shop makes without the shopper.
    #[model(name = "dintero_psp.applepay")]
    DinteroPspApplepay(PspTokenProvider),
    /// Another provider, as it came.
    #[model(other)]
    Other(Other),
}

/// What the token of a card is for.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = CardTokenProvider,
    doc = "What the token of a card is for, where the provider knows one way to prove who pays.",
    omit(token_supported_auth_methods)
))]
pub struct PspTokenProvider {
    /// The tokens that are made. Only `payex.creditcard` makes a `recurrence_token`.
    #[model(required)]
    pub token_types: Option<Vec<Open<SavedTokenType>>>,
    /// How the shopper can prove who pays with the saved card.
    pub token_supported_auth_methods: Option<Vec<Open<TokenAuthMethod>>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What the token of a saved card is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum SavedTokenType {
    /// Single payments, with the shopper or without.
    PaymentToken,
    /// Payments that recur.
    RecurrenceToken,
}
