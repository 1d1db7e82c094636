//! A settlement report for trying out.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// A settlement report for trying out, of a test account's transactions: those that are named, or so many of a
/// period. Left empty, it is about the last seven days.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TestReport {
    /// These transactions. Not together with `number_of_transactions` or `date_range`.
    pub transaction_ids: Option<Vec<String>>,
    /// So many transactions.
    #[model(min = 1)]
    pub number_of_transactions: Option<i64>,
    /// Transactions of a period.
    pub date_range: Option<TestReportRange>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The period that a test report is about.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TestReportRange {
    /// The first day, `2026-11-21`.
    #[model(format = Date, required)]
    pub start_date: Option<String>,
    /// The last day. It must come after the first.
    #[model(format = Date, required)]
    pub end_date: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What came of a test report. The HTTP status tells more: 201 where one was made, 200 where there was nothing to
/// report.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TestReportResult {
    /// What came of it, in words.
    #[model(required)]
    pub message: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
