//! What moves in and out of a seller's balance.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Open, Other, SettlementAmounts, SettlementAttachment};

/// A page of what moved in and out of a seller's balance.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayoutTransferList {
    /// What moved.
    pub entries: Option<Vec<PayoutTransfer>>,
    /// What the next page takes as `page`. It is missing on the last page.
    pub next_page_token: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Which movements are listed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayoutTransferListQuery {
    /// How many a page holds, 1 to 1000.
    #[model(min = 1, max = 1000, default = "10")]
    pub limit: Option<i64>,
    /// What the page before named as `next_page_token`.
    pub page: Option<String>,
    /// Only in this currency, ISO 4217.
    pub currency: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A movement in or out of a seller's balance. What does not belong to its type is null.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayoutTransfer {
    /// The movement's id.
    #[model(read_only, required)]
    pub ledger_entry_id: Option<String>,
    /// The account.
    #[model(read_only, required)]
    pub account_id: Option<String>,
    /// How the seller is set up on the account.
    #[model(read_only, required)]
    pub payout_destination_config_id: Option<String>,
    /// The seller.
    #[model(read_only, required)]
    pub payout_destination_id: Option<String>,
    /// When.
    #[model(format = DateTime, read_only, required)]
    pub created_at: Option<String>,
    /// ISO 4217.
    #[model(read_only, required)]
    pub currency: Option<String>,
    /// How much, in minor units of `currency`.
    #[model(minor, read_only, required)]
    pub amount: Option<Decimal>,
    /// Where it came from, or went.
    #[model(read_only, required)]
    pub r#type: Option<Open<PayoutTransferType>>,
    /// Whose money came in.
    #[model(read_only, required)]
    pub inbound_payment_provider: Option<String>,
    /// The transfer between sellers: its `fund_transfer_id`.
    #[model(read_only, required)]
    pub transfer_id: Option<String>,
    /// The seller who gave.
    #[model(read_only, required)]
    pub transfer_source_payout_destination_id: Option<String>,
    /// The seller who got.
    #[model(read_only, required)]
    pub transfer_destination_payout_destination_id: Option<String>,
    /// What both sellers read.
    #[model(read_only, required)]
    pub transfer_reference: Option<String>,
    /// The country of the bank that was paid.
    #[model(read_only, required)]
    pub outbound_receiver_country: Option<String>,
    /// How the number of the bank account is written, `IBAN` or `BBAN`.
    #[model(read_only, required)]
    pub outbound_receiver_bank_account_type: Option<String>,
    /// The number of the bank account that was paid.
    #[model(read_only, required)]
    pub outbound_receiver_bank_account_number: Option<String>,
    /// The bank that was paid, as BIC.
    #[model(read_only, required)]
    pub outbound_receiver_bank_account_bic: Option<String>,
    /// What stands on the bank statement.
    #[model(read_only, required)]
    pub outbound_message: Option<String>,
    /// The provider's report that the money came with.
    pub payment_match_report_data: Option<PaymentMatchReport>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Where a movement came from, or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PayoutTransferType {
    /// From a provider.
    Inbound,
    /// From one seller to another.
    Transfer,
    /// To a bank account.
    Outbound,
}

/// A provider's report that money came with. It is like a settlement.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PaymentMatchReport {
    /// When the period begins.
    pub start_at: Option<String>,
    /// When the period ends.
    pub end_at: Option<String>,
    /// When the money was sent.
    pub settled_at: Option<String>,
    /// When it was made.
    pub created_at: Option<String>,
    /// Whose report it is.
    pub provider: Option<String>,
    /// What the provider knows it by.
    pub provider_reference: Option<String>,
    /// Its files.
    pub attachments: Option<Vec<SettlementAttachment>>,
    /// How much, for each currency.
    pub amounts: Option<Vec<SettlementAmounts>>,
    /// Always `payment-match`.
    pub payment_status: Option<Open<PaymentMatchStatus>>,
    /// The shop that it is for.
    pub store_id: Option<String>,
    /// The seller that it is for.
    pub payout_destination_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a provider's report stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PaymentMatchStatus {
    /// It is matched with the money that came.
    #[model(name = "payment-match")]
    PaymentMatch,
}
