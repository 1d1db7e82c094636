//! What [`Sandbox::state`] shows of an account.

use serde_json::{Value, json};

use super::super::Sandbox;
use super::super::json::set;
use super::fund_transfers::FundTransfer;

impl Sandbox {
    /// Settlements, report configurations, fund transfers and approvals, the oldest first.
    pub(in crate::sandbox) fn account_state(&self) -> Value {
        let account = &self.account;
        let settlements = account.settlements.iter();
        let settlements: Vec<_> =
            settlements.map(|settlement| settlement.document(self.paid_at(settlement))).collect();
        let transfer = |transfer: &FundTransfer| {
            let mut document = self.fund_transfer(transfer);
            set(&mut document, &["done"], json!(transfer.done));
            document
        };
        json!({
            "settlements": settlements,
            "report_configurations": account.report_configurations,
            "fund_transfers": account.fund_transfers.iter().map(transfer).collect::<Vec<_>>(),
            "approvals": account.approvals.iter().map(|approval| self.approval(approval)).collect::<Vec<_>>(),
        })
    }
}
