//! What a seller has.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Other};

/// What a seller has.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayoutBalances {
    /// One for each currency.
    pub payout_destination_balances: Option<Vec<PayoutBalance>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a seller has in one currency.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayoutBalance {
    /// The account.
    #[model(read_only, required)]
    pub account_id: Option<String>,
    /// How the seller is set up on the account.
    #[model(read_only, required)]
    pub payout_destination_config_id: Option<String>,
    /// The seller.
    #[model(required)]
    pub payout_destination_id: Option<String>,
    /// ISO 4217.
    #[model(required)]
    pub currency: Option<String>,
    /// How much, in minor units of `currency`. It may be below 0.
    #[model(minor, required)]
    pub amount: Option<Decimal>,
    /// Members that the model does not know.
    pub other: Other,
}
