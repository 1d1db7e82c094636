//! Reports that can be fetched.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other};

/// A page of reports.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportList {
    /// What is known of each.
    pub reports: Option<Vec<ReportMetadata>>,
    /// Where the next page starts. It is missing on the last page.
    pub starting_after: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What is known of a report.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportMetadata {
    /// The report's id.
    #[model(read_only)]
    pub id: Option<String>,
    /// The run that made it.
    #[model(read_only)]
    pub report_job_id: Option<String>,
    /// The account.
    #[model(read_only)]
    pub account_id: Option<String>,
    /// The form that it was made from.
    #[model(read_only)]
    pub template_id: Option<String>,
    /// What it is, `application/pdf`.
    #[model(read_only)]
    pub content_type: Option<String>,
    /// The language that it is written in, `en`.
    #[model(read_only)]
    pub content_language: Option<String>,
    /// The client or the person who asked for it.
    #[model(read_only)]
    pub created_by: Option<String>,
    /// When it was made.
    #[model(format = DateTime, read_only)]
    pub created_at: Option<String>,
    /// When the period that it is about begins.
    #[model(format = DateTime, read_only)]
    pub data_from: Option<String>,
    /// When the period that it is about ends.
    #[model(format = DateTime, read_only)]
    pub data_to: Option<String>,
    /// How often it is made.
    #[model(read_only)]
    pub schedule: Option<String>,
    /// The name of its file.
    #[model(read_only)]
    pub report_file_name: Option<String>,
    /// The name that the account gave it.
    #[model(read_only)]
    pub custom_report_name: Option<String>,
    /// The configuration that it was made by.
    #[model(read_only)]
    pub report_config_id: Option<String>,
    /// What it is about.
    #[model(read_only)]
    pub data_type: Option<String>,
    /// Where it can be fetched, for a while and without a token: whoever has the URL can read the report.
    #[model(read_only)]
    pub signed_url: Option<String>,
    /// What it is limited to.
    pub report_filters: Option<Vec<ReportFilter>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a report is limited to.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportFilter {
    /// What it goes by.
    pub filter: Option<Open<ReportFilterName>>,
    /// The value that it must have.
    pub value: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a report can be limited by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum ReportFilterName {
    /// The seller.
    OperationPayoutDestination,
    /// The shop.
    StoreId,
}

/// Which reports are listed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportListQuery {
    /// How many a page holds, 1 to 100.
    #[model(min = 1, max = 100, default = "10")]
    pub limit: Option<i64>,
    /// What the page before named as `starting_after`.
    pub starting_after: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
