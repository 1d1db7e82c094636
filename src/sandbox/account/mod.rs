//! What belongs to an account, and to no session: settlements, reports, payouts, approvals. And branding.
//!
//! How money comes to the shop and to its sellers is said in the documentation of [`crate::sandbox`].

mod approval;
mod approvals;
mod attachments;
mod balances;
mod branding;
mod color;
mod division;
mod fund_transfers;
mod marks;
mod paging;
mod parameters;
mod payouts;
mod pdf;
mod report_configurations;
mod reports;
mod settlement;
mod settlements;
mod settling;
mod shares;
mod state;
mod svg;
mod test_report;

use serde_json::Value;

use super::Sandbox;
use super::answer::{Refusal, ok};
use super::api::Call;
use crate::model::Operation;
use crate::wire::Response;
use approval::Approval;
use balances::Balances;
use fund_transfers::FundTransfer;
use reports::Report;
use settlement::Settlement;
pub(super) use settling::runs;

/// What an account holds beside its sessions and transactions. Every list is in the order of time.
#[derive(Debug, Default)]
pub(super) struct Account {
    settlements: Vec<Settlement>,
    report_configurations: Vec<Value>,
    reports: Vec<Report>,
    balances: Balances,
    fund_transfers: Vec<FundTransfer>,
    approvals: Vec<Approval>,
}

impl Sandbox {
    /// Answers an operation of an account; `parameters` are those of its path, the account's id first.
    pub(super) fn perform_for_account(
        &mut self,
        operation: Operation,
        parameters: &[String],
        call: &Call<'_>,
    ) -> Result<Response, Refusal> {
        match operation {
            Operation::BrandingLogos => return branding::logos(parameters),
            Operation::BrandingProfile => return branding::profile(parameters),
            _ => {}
        }
        let (account, ids) = parameters.split_first().ok_or_else(|| unknown(operation))?;
        if *account != self.options.account_id {
            return Err(Refusal::new(
                403,
                format!(
                    "The credentials are not of the account {account}: this is {}",
                    self.options.account_id
                ),
            ));
        }
        let id = ids.first().map_or("", String::as_str);
        let body = match operation {
            Operation::SettlementsList => self.list_settlements(call)?,
            Operation::SettlementsAttachment => {
                self.settlement_attachment(id, ids.get(1).map_or("", String::as_str))?
            }
            Operation::SettlementsGenerateTestReport => return self.generate_test_report(call),
            Operation::ReportConfigurationsList => self.list_report_configurations(call)?,
            Operation::ReportConfigurationsCreate => self.create_report_configuration(call)?,
            Operation::ReportConfigurationsGet => self.report_configuration(id)?.clone(),
            Operation::ReportConfigurationsUpdate => self.update_report_configuration(id, call)?,
            Operation::ReportConfigurationsDelete => self.delete_report_configuration(id)?,
            Operation::ReportsList => self.list_reports(call)?,
            Operation::PayoutsCreateFundTransfer => self.create_fund_transfer(call)?,
            Operation::PayoutsBalances => self.seller_balances(id),
            Operation::PayoutsTransfers => self.seller_transfers(id, call)?,
            Operation::ApprovalsList => self.list_approvals(call)?,
            Operation::ApprovalsCreate => self.create_approval(call)?,
            _ => return Err(unknown(operation)),
        };
        Ok(ok(&body))
    }

    fn is_test_account(&self) -> bool {
        self.options.account_id.starts_with('T')
    }
}

fn unknown(operation: Operation) -> Refusal {
    Refusal::new(501, format!("The sandbox does not simulate {}", operation.name()))
}
