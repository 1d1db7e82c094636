//! Reports that can be fetched.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// A page of reports.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportList {
    /// Members that the model does not know.
    pub other: Other,
}

/// Which reports are listed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportListQuery {
    /// Members that the model does not know.
    pub other: Other,
}
