//! Money that is moved from one seller to another.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other};

/// What is answered to a transfer.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct FundTransferCreated {
    /// The transfer. It is accepted, and not done: what comes of it is in the settlement report.
    pub fund_transfer: Option<FundTransfer>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Money that is moved from one seller to another.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = FundTransferCreate,
    doc = "Moves money from one seller to another. It can be sent again: with the same `fund_transfer_id` the money \
        moves once.",
    omit(account_id, created_at, created_by)
))]
pub struct FundTransfer {
    /// The id that the shop gives the transfer. A second transfer with the same id is the first one.
    #[model(required)]
    pub fund_transfer_id: Option<String>,
    /// Between whom.
    #[model(required)]
    pub r#type: Option<Open<FundTransferType>>,
    /// The seller who gives.
    #[model(required)]
    pub source_payout_destination_id: Option<String>,
    /// The seller who gets.
    #[model(required)]
    pub destination_payout_destination_id: Option<String>,
    /// How much, in minor units of `currency`, at least 1.
    #[model(min = 1, minor, required)]
    pub amount: Option<i64>,
    /// ISO 4217.
    #[model(required)]
    pub currency: Option<String>,
    /// What both sellers read, at most 60 characters.
    #[model(max_len = 60, required)]
    pub reference: Option<String>,
    /// The account.
    #[model(required)]
    pub account_id: Option<String>,
    /// When it was made.
    #[model(format = DateTime, read_only, required)]
    pub created_at: Option<String>,
    /// The client or the person who asked for it.
    #[model(read_only, required)]
    pub created_by: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Between whom money is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum FundTransferType {
    /// Two sellers of the same account.
    #[model(name = "payout-destination")]
    PayoutDestination,
}
