//! The reports that a seller gets.

use dintero_wasm_derive::Model;

use super::PayoutInterval;
use crate::model::{Open, Other};

/// Who gets a seller's settlement reports.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SettlementReportMails {
    /// The mail addresses.
    #[model(required)]
    pub emails: Option<Vec<String>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The reports that a seller gets.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SellerReport {
    /// The seller gets reports.
    #[model(required)]
    pub create_report_configuration: Option<bool>,
    /// The mail address that they are sent to.
    #[model(format = Email)]
    pub email: Option<String>,
    /// How often.
    pub schedule: Option<Open<PayoutInterval>>,
    /// What the account knows them by.
    pub reference: Option<String>,
    /// The kinds of files.
    pub content_types: Option<Vec<Open<ReportContentType>>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The kind of a report's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum ReportContentType {
    /// To be read.
    #[model(name = "application/pdf")]
    Pdf,
    /// To be worked with.
    #[model(name = "text/csv")]
    Csv,
}
