//! The rules of an authorization that is extended, or whose amount is changed.

use super::{KnownTransaction, event};
use crate::check::{Findings, sum as shown_sum};
use crate::json::{Place, View};
use crate::report::{Code, Severity};
use crate::rules::read::{member, optional, whole};

/// `items_sum_mismatch`: here the API refuses what does not add up.
pub fn sum<'a>(body: View<'a>, findings: &mut Findings<'a>) {
    event::items_sum(body, Severity::Error, findings);
}

/// `reason_required` and `reference_required`: at Klarna, an update without an amount extends the authorization.
pub fn extension<'a>(body: View<'a>, known: &KnownTransaction, findings: &mut Findings<'a>) {
    if !known.is_by("klarna") || body.get("amount").is_some() {
        return;
    }
    let needed: [(_, &[&str]); 2] =
        [(Code::ReasonRequired, &["reason"]), (Code::ReferenceRequired, &["reference"])];
    for (code, name) in needed {
        if name.iter().all(|name| body.get(name).is_none()) {
            findings.add(code, Place::Missing(body, name));
        }
    }
}

/// `amount_must_increase`: only the last change of an authorization at `dintero_psp` may lower it.
pub fn increase<'a>(body: View<'a>, known: &KnownTransaction, findings: &mut Findings<'a>) -> Option<()> {
    let amount = member(body, "amount")?;
    let (actual, authorized) = (whole(amount)?, known.amount?);
    let is_final = optional(body, "final_authorization")?.and_then(View::bool) == Some(true);
    if known.is_by("dintero_psp") && !is_final && actual <= authorized {
        let finding = findings.add(Code::AmountMustIncrease, Place::At(amount));
        finding.param("authorized", shown_sum(authorized.into())).param("actual", shown_sum(actual.into()));
    }
    Some(())
}

/// `operation_items_required`: a new amount of a transaction that has lines says which lines it is for.
pub fn items_required<'a>(
    body: View<'a>,
    known: &KnownTransaction,
    findings: &mut Findings<'a>,
) -> Option<()> {
    let amount = whole(member(body, "amount")?)?;
    if known.lines.as_ref().is_some_and(|lines| !lines.is_empty()) && body.get("items").is_none() {
        findings
            .add(Code::OperationItemsRequired, Place::Missing(body, &["items"]))
            .param("amount", shown_sum(amount.into()));
    }
    Some(())
}
