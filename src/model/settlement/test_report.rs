//! A settlement report for trying out.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// What it is about.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TestReport {
    /// Members that the model does not know.
    pub other: Other,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TestReportResult {
    /// Members that the model does not know.
    pub other: Other,
}
