//! Gift cards that pay a part of an order.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Open, Other};

/// A gift card that took part in an event of a transaction.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = GiftCard,
    doc = "A gift card that pays a part of an order. One to a session, in Express sessions only, and \
        not together with splits.",
    omit(transaction_id)
))]
pub struct EventGiftCard {
    /// Whose card it is.
    #[model(required)]
    pub r#type: Option<Open<GiftCardType>>,
    /// The card.
    #[model(required)]
    pub card_id: Option<String>,
    /// The part of the order that the card pays, in minor units.
    #[model(minor, required)]
    pub amount: Option<Decimal>,
    /// What may be shown of the card's number.
    pub masked_card_token: Option<String>,
    /// The transaction on the card itself.
    #[model(required)]
    pub transaction_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Whose gift card it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum GiftCardType {
    /// Dintero's.
    #[model(name = "dintero.wallets")]
    DinteroWallets,
}
