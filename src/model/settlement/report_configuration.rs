//! Who gets which settlement reports.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// Who gets which settlement reports.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportConfiguration {
    /// Members that the model does not know.
    pub other: Other,
}

/// What of it can be changed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportConfigurationUpdate {
    /// Members that the model does not know.
    pub other: Other,
}

/// A page of them.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportConfigurationList {
    /// Members that the model does not know.
    pub other: Other,
}

/// Which are listed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ReportConfigurationListQuery {
    /// Members that the model does not know.
    pub other: Other,
}
