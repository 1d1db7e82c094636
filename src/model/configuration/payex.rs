//! Cards and wallets by PayEx.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, Payability, ProductOptions, ProductSwitch};

/// Cards and wallets by PayEx.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayexConfiguration {
    /// What stands on the shopper's bank statement, at most 40 characters.
    #[model(max_len = 40)]
    pub dynamic_descriptor: Option<String>,
    /// Swish.
    pub swish: Option<ProductSwitch>,
    /// Cards.
    pub creditcard: Option<PayexCreditcard>,
    /// MobilePay.
    pub mobilepay: Option<ProductSwitch>,
    /// Vipps.
    pub vipps: Option<ProductSwitch>,
    /// Apple Pay.
    pub applepay: Option<ProductOptions>,
    /// Click to Pay.
    pub clicktopay: Option<ProductOptions>,
    /// Google Pay.
    pub googlepay: Option<ProductOptions>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Cards by PayEx.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayexCreditcard {
    /// Cards are offered, if the account has an agreement for them.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether cards can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// Save the card, for single payments to come. Read it from the transaction.
    #[model(default = "false")]
    pub generate_payment_token: Option<bool>,
    /// Save the card, for payments that recur. Read it from the transaction.
    #[model(default = "false")]
    pub generate_recurrence_token: Option<bool>,
    /// Do not ask for the security code of a saved card.
    pub no_cvc: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}
