//! Payouts to the shop.

mod report_configuration;
mod test_report;

pub use report_configuration::{
    ReportConfiguration, ReportConfigurationList, ReportConfigurationListQuery, ReportConfigurationUpdate,
};
pub use test_report::{TestReport, TestReportResult};

use dintero_wasm_derive::Model;

use crate::model::Other;

/// A page of settlements.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SettlementList {
    /// Members that the model does not know.
    pub other: Other,
}

/// Which settlements are listed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SettlementListQuery {
    /// Members that the model does not know.
    pub other: Other,
}
