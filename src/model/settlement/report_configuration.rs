//! Who gets which settlement reports.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Open, Other};

/// Who gets which settlement reports.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = ReportConfigurationUpdate,
    doc = "Who gets which settlement reports from now on. It takes the place of all that was.",
    omit(id, last_send_at, last_modified_at, created_at, updated_at, account_id)
))]
pub struct ReportConfiguration {
    /// The configuration's id.
    pub id: Option<String>,
    /// How often, in milliseconds. Of no use any more.
    pub send_every: Option<Decimal>,
    /// The kinds of files that are sent.
    #[model(required)]
    pub filetypes: Option<Vec<String>>,
    /// Who gets them.
    #[model(required)]
    pub destinations: Option<Vec<ReportDestination>>,
    /// The providers whose settlements are reported. `[]` means all.
    #[model(required)]
    pub providers: Option<Vec<String>>,
    /// Only some of the settlements.
    pub filters: Option<Vec<ReportConfigurationFilter>>,
    /// When a report was last sent. Of no use any more.
    #[model(read_only)]
    pub last_send_at: Option<Decimal>,
    /// When it was last changed. Of no use any more: see `updated_at`.
    #[model(read_only)]
    pub last_modified_at: Option<Decimal>,
    /// When it was made.
    #[model(format = DateTime, read_only)]
    pub created_at: Option<String>,
    /// When it was last changed.
    #[model(format = DateTime, read_only)]
    pub updated_at: Option<String>,
    /// The account.
    #[model(read_only)]
    pub account_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Who gets a report.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportDestination {
    /// The destination's id.
    pub id: Option<String>,
    /// How it is reached.
    #[model(required)]
    pub destination_type: Option<Open<ReportDestinationType>>,
    /// The mail address, where the type is `email`.
    pub destination_value: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How whoever gets a report is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum ReportDestinationType {
    /// At the account's own mail address.
    AccountEmail,
    /// At the mail address of `destination_value`.
    Email,
}

/// Only some of the settlements.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportConfigurationFilter {
    /// What they are chosen by.
    pub filter: Option<Open<ReportConfigurationFilterName>>,
    /// The value that they must have.
    pub value: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What settlements are chosen by for a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum ReportConfigurationFilterName {
    /// The seller.
    PayoutDestinationId,
}

/// A page of configurations.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportConfigurationList {
    /// The configurations.
    pub items: Option<Vec<ReportConfiguration>>,
    /// Where the next page starts. It is missing on the last page.
    pub starting_after: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Which configurations are listed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportConfigurationListQuery {
    /// What the page before named as `starting_after`.
    pub starting_after: Option<String>,
    /// How many a page holds, 1 to 1000.
    #[model(min = 1, max = 1000, default = "100")]
    pub limit: Option<i64>,
    /// Members that the model does not know.
    pub other: Other,
}
