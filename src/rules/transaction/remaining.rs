//! No more can be captured or refunded than is left: of the whole, and of each line.

use super::ledger::less;
use super::lines::{Left, Lines};
use crate::check::{Findings, excerpt, sum as shown_sum};
use crate::json::{Place, View};
use crate::report::Code;
use crate::rules::read::{integer, items, member, whole};

/// `amount_exceeds_remaining`.
pub fn amount<'a>(body: View<'a>, left: Option<i128>, findings: &mut Findings<'a>) -> Option<()> {
    let amount = member(body, "amount")?;
    let actual = i128::from(whole(amount)?);
    // More may have been captured than was authorized, and then nothing is left.
    let remaining = left?.max(0);
    if actual > remaining {
        let finding = findings.add(Code::AmountExceedsRemaining, Place::At(amount));
        finding.param("remaining", shown_sum(remaining)).param("actual", shown_sum(actual));
    }
    Some(())
}

/// `line_unknown` and `line_amount_exceeded`. A line that is named twice is taken from twice.
pub fn lines<'a>(
    body: View<'a>,
    lines: Option<&Lines>,
    left: impl Fn(&Lines) -> Vec<Option<Left>>,
    findings: &mut Findings<'a>,
) -> Option<()> {
    let lines = lines?;
    let mut left = left(lines);
    for item in items(body, "items")? {
        let Some(view) = member(item, "line_id") else { continue };
        let Some(line_id) = view.text() else { continue };
        let Some(at) = lines.find(line_id) else {
            if lines.is_complete {
                findings.add(Code::LineUnknown, Place::At(view)).param("line_id", excerpt(line_id));
            }
            continue;
        };
        let (Some(Some(left)), Some(actual)) = (left.get_mut(at), integer(item, "amount")) else { continue };
        let actual = i128::from(actual);
        if left.is_exceeded_by(actual)
            && let Some(amount) = member(item, "amount")
        {
            let finding = findings.add(Code::LineAmountExceeded, Place::At(amount));
            finding.param("line_id", excerpt(line_id));
            finding.param("remaining", shown_sum(left.amount)).param("actual", shown_sum(actual));
        }
        left.amount = less(Some(left.amount), Some(actual)).unwrap_or(left.amount);
    }
    Some(())
}
