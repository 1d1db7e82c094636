//! `approvals.create` and `approvals.list`: sellers who are to be paid out.
//!
//! On a test account the description `AUTO_APPROVE`, `AUTO_DECLINE` or `AUTO_WAITING_FOR_SIGNATURE`, and nothing beside
//! it, decides how the case stands. Any other case is AUTOMATIC_REVIEW for a minute, WAITING_FOR_SIGNATURE for an hour,
//! and then ACTIVE.
//!
//! A seller has one case. While it is open or ACTIVE a second one is refused: which of the two would decide is not
//! documented. After DECLINED another can be tried, and both are listed.

use serde_json::{Value, json};

use super::super::answer::Refusal;
use super::super::api::Call;
use super::super::json::{set, text};
use super::super::{Sandbox, body};
use super::approval::{Approval, CaseStatus};
use super::parameters;
use crate::model::Operation;

/// What the API sets, and a body cannot.
const READ_ONLY: [&str; 3] = ["updated_at", "deleted_by", "deleted_at"];

impl Sandbox {
    /// `POST /accounts/{aid}/management/settings/approvals/payout-destinations`.
    pub(super) fn create_approval(&mut self, call: &Call<'_>) -> Result<Value, Refusal> {
        let mut body = body::read(Operation::ApprovalsCreate, call)?;
        self.check_approval(&body)?;
        let description = text(&body, "/payout_destination_description").unwrap_or_default();
        let forced = Approval::forced(description).filter(|_| self.is_test_account());
        if let Value::Object(members) = &mut body {
            members.retain(|name, _| !READ_ONLY.contains(&name.as_str()));
        }
        set(&mut body, &["id"], json!(self.ids.uuid()));
        set(&mut body, &["created_by"], json!(self.options.client_id));
        let approval = Approval { body, created_at: self.clock.now(), forced };
        let answer = self.approval(&approval);
        self.account.approvals.push(approval);
        Ok(answer)
    }

    /// `GET /accounts/{aid}/management/settings/approvals/payout-destinations`: the oldest first, all at once.
    pub(super) fn list_approvals(&self, call: &Call<'_>) -> Result<Value, Refusal> {
        let query = body::read_query(Operation::ApprovalsList, call)?;
        let (seller, statuses) =
            (text(&query, "/payout_destination_id"), parameters::texts(&query, "case_status"));
        let now = self.clock.now();
        let wanted = |approval: &&Approval| {
            let (status, _) = approval.status(now);
            seller.is_none_or(|seller| seller == approval.seller())
                && (statuses.is_empty() || statuses.contains(&status.name()))
        };
        let all = self.account.approvals.iter().filter(wanted);
        Ok(json!({ "payout_destinations": all.map(|approval| self.approval(approval)).collect::<Vec<_>>() }))
    }

    pub(super) fn approval(&self, approval: &Approval) -> Value {
        approval.document(self.clock.now())
    }

    /// Since when a seller is approved, which may be to come.
    pub(super) fn active_since(&self, seller: &str) -> Option<i64> {
        let of_seller = self.account.approvals.iter().filter(|approval| approval.seller() == seller);
        of_seller.filter_map(Approval::active_since).min()
    }

    /// What the schema does not say.
    fn check_approval(&self, body: &Value) -> Result<(), Refusal> {
        let needed: &[&str] = match text(body, "/type") {
            Some("individual") => &["individual"],
            _ => &["organization_number", "country_code"],
        };
        if let Some(missing) = needed.iter().find(|name| body.get(**name).is_none()) {
            let kind = text(body, "/type").unwrap_or("company");
            return Err(Refusal::bad(format!("{missing} is missing: the type {kind} needs it")));
        }
        let seller = text(body, "/payout_destination_id").unwrap_or_default();
        let mut of_seller = self.account.approvals.iter().filter(|approval| approval.seller() == seller);
        let now = self.clock.now();
        match of_seller.find(|approval| approval.status(now).0 != CaseStatus::Declined) {
            Some(known) => Err(Refusal::bad(format!(
                "There is an approval of {seller} already, which is {}: list the approvals to see it",
                known.status(now).0.name()
            ))),
            None => Ok(()),
        }
    }
}
