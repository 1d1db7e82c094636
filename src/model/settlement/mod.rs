//! Payouts to the shop.

mod report_configuration;
mod test_report;

pub use report_configuration::{
    ReportConfiguration, ReportConfigurationFilter, ReportConfigurationFilterName, ReportConfigurationList,
    ReportConfigurationListQuery, ReportConfigurationUpdate, ReportDestination, ReportDestinationType,
};
pub use test_report::{TestReport, TestReportRange, TestReportResult};

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Open, Other};

/// A page of settlements.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SettlementList {
    /// The settlements.
    pub items: Option<Vec<Settlement>>,
    /// The last of the page: the next one starts after it. It is missing on the last page.
    pub last_evaluated_key: Option<SettlementKey>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A payout to the shop, or to a seller: what was captured in a period, less refunds and fees.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Settlement {
    /// The settlement's id.
    pub id: Option<String>,
    /// When the period begins.
    #[model(format = DateTime)]
    pub start_at: Option<String>,
    /// When the period ends.
    #[model(format = DateTime)]
    pub end_at: Option<String>,
    /// When it was made.
    #[model(format = DateTime)]
    pub created_at: Option<String>,
    /// When it was last changed.
    #[model(format = DateTime)]
    pub updated_at: Option<String>,
    /// When the money was sent.
    #[model(format = DateTime)]
    pub settled_at: Option<String>,
    /// When the provider's report came by mail.
    pub email_received_at: Option<String>,
    /// Who pays out, `payex`.
    pub provider: Option<String>,
    /// What the provider knows it by. It stands on the bank statement.
    pub provider_reference: Option<String>,
    /// Its reports.
    pub attachments: Option<Vec<SettlementAttachment>>,
    /// How much, for each currency.
    pub amounts: Option<Vec<SettlementAmounts>>,
    /// Whether the money was sent.
    pub payment_status: Option<Open<SettlementPaymentStatus>>,
    /// The shop that it is for: `store.id` of the orders.
    pub store_id: Option<String>,
    /// The seller that it is for.
    pub payout_destination_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A report of a settlement. It is fetched by `settlements.attachment`.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SettlementAttachment {
    /// The report's id.
    pub id: Option<String>,
    /// Where the API keeps it.
    pub key: Option<String>,
    /// What it is, `application/xml`.
    pub content_type: Option<String>,
    /// How the name of its file ends, `xml`.
    pub extension: Option<String>,
    /// Who wrote it, `payex`.
    pub created_by: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How much is paid out in one currency, in minor units.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SettlementAmounts {
    /// What is paid out: `capture` less `refund` and `fee`.
    #[model(minor)]
    pub amount: Option<Decimal>,
    /// What was captured.
    #[model(minor)]
    pub capture: Option<Decimal>,
    /// What was refunded.
    #[model(minor)]
    pub refund: Option<Decimal>,
    /// What the provider keeps.
    #[model(minor)]
    pub fee: Option<Decimal>,
    /// ISO 4217.
    #[model(format = Currency)]
    pub currency: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Whether the money of a settlement was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum SettlementPaymentStatus {
    /// It was sent.
    Paid,
    /// It will be sent later.
    Postponed,
}

/// Where a page of settlements ends. The next page takes `id` as `starting_after_id`, and the date as
/// `starting_after_date`: `created_at` where the list is filtered by `item_created_at`, and else `settled_at`.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SettlementKey {
    /// The last settlement.
    pub id: Option<String>,
    /// The account.
    pub account_id: Option<String>,
    /// When its money was sent.
    #[model(format = DateTime)]
    pub settled_at: Option<String>,
    /// When it was made.
    #[model(format = DateTime)]
    pub created_at: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Which settlements are listed. Dates are RFC 3339, and UTC where they have no zone.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SettlementListQuery {
    /// How many a page holds, 1 to 1000.
    #[model(min = 1, max = 1000, default = "10")]
    pub limit: Option<i64>,
    /// Where the page before ended: `last_evaluated_key.id`. Only together with `starting_after_date`.
    pub starting_after_id: Option<String>,
    /// Where the page before ended: the date of `last_evaluated_key`. Only together with `starting_after_id`.
    pub starting_after_date: Option<String>,
    /// Paid out at this time or later: despite its name it filters by `settled_at`.
    #[model(name = "created_at.gte", format = IsoDate)]
    pub created_at_gte: Option<String>,
    /// Paid out at this time or earlier: despite its name it filters by `settled_at`.
    #[model(name = "created_at.lte", format = IsoDate)]
    pub created_at_lte: Option<String>,
    /// Made at this time or later. Not together with `created_at.gte`.
    #[model(name = "item_created_at.gte", format = IsoDate)]
    pub item_created_at_gte: Option<String>,
    /// Made at this time or earlier. Not together with `created_at.lte`.
    #[model(name = "item_created_at.lte", format = IsoDate)]
    pub item_created_at_lte: Option<String>,
    /// Who pays out, `payex`.
    pub payment_provider: Option<Vec<String>>,
    /// The seller that it is for.
    pub payout_destination_id: Option<String>,
    /// Looks for a text.
    pub search: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
