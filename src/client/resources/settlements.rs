//! Payouts to the shop, and the reports on them.

use super::{CallOptions, Client, Host, TokenStore, Transport, ask, at, text, with_body};
use crate::client::List;
use crate::engine::Error;
#[cfg(doc)]
use crate::engine::ErrorKind;
use crate::model::{
    Operation, ReportConfiguration, ReportConfigurationListQuery, ReportConfigurationUpdate, Settlement,
    SettlementListQuery, TestReport, TestReportResult,
};

/// Payouts to the shop.
#[derive(Debug)]
pub struct Settlements<'a, T, S>(pub(in crate::client) &'a Client<T, S>);

/// Who gets which settlement reports.
#[derive(Debug)]
pub struct ReportConfigurations<'a, T, S>(&'a Client<T, S>);

impl<'a, T: Transport + Host, S: TokenStore> Settlements<'a, T, S> {
    /// Settlements, a page at a time. Nothing is fetched before the first item or page is asked for.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] where the query has no JSON form.
    pub fn list(
        self,
        query: &SettlementListQuery,
        options: CallOptions,
    ) -> Result<List<'a, T, S, Settlement>, Error> {
        List::new(self.0, Operation::SettlementsList, &[], query, options)
    }

    /// A file of a settlement, as the text that the API answers. Where that is a JSON string, it is read.
    ///
    /// # Errors
    /// As [`Client::call`]. Safe to call again.
    pub async fn attachment(
        self,
        settlement_id: &str,
        attachment_id: &str,
        options: CallOptions,
    ) -> Result<String, Error> {
        let parts = at(&[settlement_id, attachment_id]);
        let answer = text(&self.0.call(Operation::SettlementsAttachment, parts, options).await?);
        Ok(serde_json::from_str(&answer).unwrap_or(answer))
    }

    /// Has a settlement report made for trying out. Only test accounts can.
    ///
    /// # Errors
    /// As [`Client::call`]. After [`ErrorKind::UnknownOutcome`] a report may have been made.
    pub async fn generate_test_report(
        self,
        body: &TestReport,
        options: CallOptions,
    ) -> Result<TestReportResult, Error> {
        let parts = with_body(at(&[]), body)?;
        ask(self.0, Operation::SettlementsGenerateTestReport, parts, options).await
    }

    /// Who gets which settlement reports.
    #[must_use]
    pub const fn report_configurations(self) -> ReportConfigurations<'a, T, S> {
        ReportConfigurations(self.0)
    }
}

impl<'a, T: Transport + Host, S: TokenStore> ReportConfigurations<'a, T, S> {
    /// Configurations, a page at a time. Nothing is fetched before the first item or page is asked for.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] where the query has no JSON form.
    pub fn list(
        self,
        query: &ReportConfigurationListQuery,
        options: CallOptions,
    ) -> Result<List<'a, T, S, ReportConfiguration>, Error> {
        List::new(self.0, Operation::ReportConfigurationsList, &[], query, options)
    }

    /// Has settlement reports sent.
    ///
    /// # Errors
    /// As [`Client::call`]. After [`ErrorKind::UnknownOutcome`] list them, and delete one that is there twice.
    pub async fn create(
        self,
        body: &ReportConfiguration,
        options: CallOptions,
    ) -> Result<ReportConfiguration, Error> {
        ask(self.0, Operation::ReportConfigurationsCreate, with_body(at(&[]), body)?, options).await
    }

    /// A configuration as it stands.
    ///
    /// # Errors
    /// As [`Client::call`]. Safe to call again.
    pub async fn get(self, id: &str, options: CallOptions) -> Result<ReportConfiguration, Error> {
        ask(self.0, Operation::ReportConfigurationsGet, at(&[id]), options).await
    }

    /// Has settlement reports sent in another way: the whole of what can be changed.
    ///
    /// # Errors
    /// As [`Client::call`]. Twice is the same as once.
    pub async fn update(
        self,
        id: &str,
        body: &ReportConfigurationUpdate,
        options: CallOptions,
    ) -> Result<ReportConfiguration, Error> {
        ask(self.0, Operation::ReportConfigurationsUpdate, with_body(at(&[id]), body)?, options).await
    }

    /// Has settlement reports sent no more; answers the configuration that was.
    ///
    /// # Errors
    /// As [`Client::call`]. Twice is the same as once.
    pub async fn delete(self, id: &str, options: CallOptions) -> Result<ReportConfiguration, Error> {
        ask(self.0, Operation::ReportConfigurationsDelete, at(&[id]), options).await
    }
}
