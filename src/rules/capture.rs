//! The rules of a capture.

use super::metadata;
use super::read::{integer, items, member};
use crate::check::Findings;
use crate::json::{Place, View};
use crate::report::Code;

/// `transactions.capture`, as far as the body alone tells.
pub fn rules<'a>(body: View<'a>, findings: &mut Findings<'a>) {
    amount(body, findings);
    metadata::of_event(body, findings);
    if body.get("capture_reference").is_none() {
        findings.add(Code::ReferenceMissing, Place::Missing(body, &["capture_reference"]));
    }
}

/// `amount_not_positive` and `items_sum_mismatch`.
fn amount<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let view = member(body, "amount")?;
    let actual = view.integer()?;
    if actual <= 0 {
        findings.add(Code::AmountNotPositive, Place::At(view)).param("actual", actual);
    }
    let expected = items(body, "items")?
        .try_fold(0_i64, |sum, line| Some(sum.saturating_add(integer(line, "amount")?)))?;
    if actual != expected {
        let finding = findings.add(Code::ItemsSumMismatch, Place::At(view));
        finding.param("expected", expected).param("actual", actual);
    }
    Some(())
}
