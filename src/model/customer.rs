//! Who pays: what is known of them, and their saved cards.

use dintero_wasm_derive::Model;

use crate::model::{Confidential, Open, Other};

/// Who pays, as the API knows them.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = SessionCustomer,
    doc = "Who pays: what the shop knows of them.",
    omit(my_dintero),
    retype(tokens = "CustomerTokens", gift_cards = "CustomerGiftCards")
))]
#[model(variant(
    name = PayingCustomer,
    doc = "Who pays, and with which saved card.",
    omit(my_dintero, gift_cards),
    retype(tokens = "CustomerTokens")
))]
#[model(variant(
    name = CustomerContact,
    doc = "Whose card is saved.",
    omit(my_dintero, tokens, gift_cards)
))]
#[model(variant(
    name = TransactionCustomer,
    doc = "Who paid.",
    omit(tokens, gift_cards)
))]
pub struct SessionCustomerRead {
    /// The id that the shop knows the customer by.
    pub customer_id: Option<String>,
    /// Mail address. It is filled in at the checkout.
    pub email: Option<String>,
    /// With country code. Leave it out where there is none: an empty text is refused.
    #[model(format = PhoneSpaced)]
    pub phone_number: Option<String>,
    /// Saved cards, by id: a token itself is given only by the transaction.
    pub tokens: Option<CustomerTokensRead>,
    /// Gift cards that the customer has.
    pub gift_cards: Option<CustomerGiftCardsRead>,
    /// What the customer said to an account with Dintero.
    pub my_dintero: Option<MyDinteroUserCreation>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The customer's saved cards, by the product that holds them. Never send one to a browser.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CustomerTokens {
    /// A card at Bambora. `bambora.creditcard` must be enabled in the session.
    #[model(name = "bambora.creditcard")]
    pub bambora_creditcard: Option<PaymentToken>,
    /// A card at PayEx. `payex.creditcard` must be enabled in the session.
    #[model(name = "payex.creditcard")]
    pub payex_creditcard: Option<CardTokens>,
    /// A card at Dintero. `dintero_psp.creditcard` must be enabled in the session.
    #[model(name = "dintero_psp.creditcard")]
    pub dintero_psp_creditcard: Option<PaymentToken>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Tokens that pay with a saved card.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = PaymentToken,
    doc = "A token that pays with a saved card.",
    omit(recurrence_token)
))]
pub struct CardTokens {
    /// For a single payment. A secret.
    pub payment_token: Option<Confidential>,
    /// For payments that recur. A secret.
    pub recurrence_token: Option<Confidential>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Which saved cards the customer has, by the product that holds them.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CustomerTokensRead {
    /// A card at Bambora.
    #[model(name = "bambora.creditcard")]
    pub bambora_creditcard: Option<PaymentTokenId>,
    /// A card at PayEx.
    #[model(name = "payex.creditcard")]
    pub payex_creditcard: Option<PaymentTokenId>,
    /// A card at Dintero.
    #[model(name = "dintero_psp.creditcard")]
    pub dintero_psp_creditcard: Option<PaymentTokenId>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Names a saved card, without giving the right to use it.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PaymentTokenId {
    /// The token's id.
    #[model(read_only)]
    pub payment_token_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Gift cards that the customer has, by whose they are.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = CustomerGiftCards,
    doc = "Gift cards that the customer has, by whose they are.",
    retype(dintero_wallets = "Vec<WalletCard>")
))]
pub struct CustomerGiftCardsRead {
    /// Dintero's. `dintero.wallets` must be enabled in the session, and the shopper gives the PIN.
    #[model(name = "dintero.wallets")]
    pub dintero_wallets: Option<Vec<WalletCardRead>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A gift card that the customer has.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = WalletCard,
    doc = "A gift card that the customer has.",
    omit(masked_card_token)
))]
pub struct WalletCardRead {
    /// The card.
    #[model(required)]
    pub card_id: Option<String>,
    /// What may be shown of the card's number.
    pub masked_card_token: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What the customer said to an account with Dintero.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct MyDinteroUserCreation {
    /// What was chosen.
    #[model(required)]
    pub actions: Option<Vec<Open<MyDinteroAction>>>,
    /// The terms that the customer accepted.
    #[model(required)]
    pub terms: Option<MyDinteroTerms>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Terms that were shown to the customer.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct MyDinteroTerms {
    /// Which edition of the terms.
    #[model(format = Uuid, required)]
    pub id: Option<String>,
    /// Where they can be read.
    #[model(format = Uri, required)]
    pub url: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What the customer said to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum MyDinteroAction {
    /// Make one.
    CreateUser,
    /// Not now.
    Skip,
}
