//! The rules of a capture and of a refund.

use super::metadata;
use super::read::{integer, items, member, sum, whole};
use crate::check::{Findings, sum as shown_sum};
use crate::json::{Place, View};
use crate::report::Code;

/// `transactions.capture` and `transactions.refund`, as far as the body alone tells. `reference` is the member that
/// names it, by which a lost answer is told from a lost request.
pub fn rules<'a>(body: View<'a>, reference: &'static [&'static str; 1], findings: &mut Findings<'a>) {
    amount(body, findings);
    metadata::of_event(body, findings);
    if reference.iter().all(|name| body.get(name).is_none()) {
        findings.add(Code::ReferenceMissing, Place::Missing(body, reference));
    }
}

/// `amount_not_positive` and `items_sum_mismatch`.
fn amount<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let view = member(body, "amount")?;
    let actual = i128::from(whole(view)?);
    if actual <= 0 {
        findings.add(Code::AmountNotPositive, Place::At(view)).param("actual", shown_sum(actual));
    }
    let expected = sum(items(body, "items")?.map(|line| integer(line, "amount")))?;
    if actual != expected {
        let finding = findings.add(Code::ItemsSumMismatch, Place::At(view));
        finding.param("expected", shown_sum(expected)).param("actual", shown_sum(actual));
    }
    Some(())
}
