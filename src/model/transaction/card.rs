//! The card that paid a transaction.

use dintero_wasm_derive::Model;

use crate::model::{Confidential, Consent, Open, Other};

/// The card that paid.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Card {
    /// The card's network, `Visa`.
    pub brand: Option<String>,
    /// What may be shown of the card's number.
    pub masked_pan: Option<String>,
    /// Month and year, `03/2028`.
    #[model(format = MonthYear)]
    pub expiry_date: Option<String>,
    /// Credit or debit.
    pub r#type: Option<Open<CardType>>,
    /// Where the card is from, seen from the shop.
    pub region: Option<Open<CardRegion>>,
    /// Where the card is from, ISO 3166-1, with two letters or three.
    #[model(format = CountryAny)]
    pub country: Option<String>,
    /// Whose card it is.
    pub product_platform: Option<Open<CardPlatform>>,
    /// The bank that issued it.
    pub issuing_bank: Option<String>,
    /// Whether the shopper proved who pays.
    pub acquirer_transaction_type: Option<Open<AcquirerTransactionType>>,
    /// The acquirer's number for the payment.
    pub acquirer_stan: Option<String>,
    /// The acquirer's number for the terminal.
    pub acquirer_terminal_id: Option<String>,
    /// When the acquirer took the payment.
    #[model(format = DateTime)]
    pub acquirer_transaction_time: Option<String>,
    /// How 3-D Secure ended.
    pub authentication_status: Option<Open<AuthenticationStatus>>,
    /// The edition of 3-D Secure.
    pub three_ds_version: Option<String>,
    /// What 3-D Secure knows the payment by.
    pub three_ds_server_trans_id: Option<String>,
    /// The Electronic Commerce Indicator, two digits.
    pub eci: Option<String>,
    /// What held the card, `wallet`.
    pub payment_system_type: Option<String>,
    /// Pays with the saved card once. A secret; given only where the query asked for it.
    pub payment_token: Option<Confidential>,
    /// Names the saved card, without giving the right to use it.
    pub payment_token_id: Option<String>,
    /// Pays with the saved card again and again. A secret; given only where the query asked for it.
    pub recurrence_token: Option<Confidential>,
    /// Names the saved card, without giving the right to use it.
    pub recurrence_token_id: Option<String>,
    /// How the shopper answered to having the card saved. The API also writes `opt-out`, with a hyphen.
    #[model(default = "\"opt-out\"")]
    pub card_holder_tokenization_consent: Option<Open<Consent>>,
    /// How a terminal read the card.
    pub entry_method: Option<Open<EntryMethod>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Credit or debit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum CardType {
    /// Credit.
    #[model(name = "Credit")]
    Credit,
    /// Debit.
    #[model(name = "Debit")]
    Debit,
    /// Credit, in other words.
    #[model(name = "Credit Card")]
    CreditCard,
    /// Debit, in other words.
    #[model(name = "Debit Card")]
    DebitCard,
    /// Paid in advance.
    #[model(name = "Prepaid")]
    Prepaid,
}

/// Where a card is from, seen from the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum CardRegion {
    /// The same country.
    Domestic,
    /// The European Economic Area.
    Eea,
    /// The European Economic Area and the United Kingdom.
    #[model(name = "eea-uk")]
    EeaUk,
    /// Europe.
    Europe,
    /// Elsewhere.
    Inter,
}

/// Whose card it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum CardPlatform {
    /// A person's.
    Consumer,
    /// A company's.
    Commercial,
}

/// Whether the shopper proved who pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum AcquirerTransactionType {
    /// By 3-D Secure.
    #[model(name = "3DSECURE")]
    ThreeDSecure,
    /// No.
    #[model(name = "SSL")]
    Ssl,
}

/// How 3-D Secure ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum AuthenticationStatus {
    /// Proven.
    #[model(name = "Y")]
    Yes,
    /// Tried, and as good as proven.
    #[model(name = "A")]
    Attempted,
    /// It could not be done.
    #[model(name = "U")]
    Unavailable,
    /// Not proven.
    #[model(name = "N")]
    No,
}

/// How a terminal read a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum EntryMethod {
    /// Its chip.
    Chip,
    /// Without touching.
    Contactless,
    /// Its magnetic stripe.
    Magstripe,
}
