//! What holds for a capture and for a refund alike.

use super::KnownTransaction;
use crate::check::{Findings, sum as shown_sum};
use crate::json::{Place, View};
use crate::report::{Code, Severity};
use crate::rules::metadata;
use crate::rules::read::{integer, is_true, items, member, sum, whole};

/// What the body alone tells. `reference` is the member that names it, by which a lost answer is told from a lost
/// request.
pub fn rules<'a>(body: View<'a>, reference: &'static [&'static str; 1], findings: &mut Findings<'a>) {
    amount_not_positive(body, findings);
    items_sum(body, Severity::Warning, findings);
    metadata::of_event(body, findings);
    if reference.iter().all(|name| body.get(name).is_none()) {
        findings.add(Code::ReferenceMissing, Place::Missing(body, reference));
    }
}

/// `amount_not_positive`.
fn amount_not_positive<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let amount = member(body, "amount")?;
    let actual = whole(amount)?;
    if actual <= 0 {
        findings.add(Code::AmountNotPositive, Place::At(amount)).param("actual", shown_sum(actual.into()));
    }
    Some(())
}

/// `items_sum_mismatch`: the lines' amounts, where there are lines, add up to the amount.
pub fn items_sum<'a>(body: View<'a>, severity: Severity, findings: &mut Findings<'a>) -> Option<()> {
    let amount = member(body, "amount")?;
    let actual = i128::from(whole(amount)?);
    let expected = sum(items(body, "items")?.map(|line| integer(line, "amount")))?;
    if actual != expected {
        let finding = findings.add_as(Code::ItemsSumMismatch, severity, Place::At(amount));
        finding.param("expected", shown_sum(expected)).param("actual", shown_sum(actual));
    }
    Some(())
}

/// `operation_items_required`: Instabank takes lines, each with `line_id`, `quantity` and `amount`. The table demands
/// two of them already.
pub fn items_required<'a>(
    body: View<'a>,
    known: &KnownTransaction,
    findings: &mut Findings<'a>,
) -> Option<()> {
    if !known.is_by("instabank") {
        return None;
    }
    let place = match body.get("items") {
        None => Place::Missing(body, &["items"]),
        Some(list) => {
            let lacks = |line: View<'a>| line.sound().is_some_and(|line| line.get("quantity").is_none());
            items(body, "items")?.any(lacks).then_some(Place::At(list))?
        }
    };
    findings.add(Code::OperationItemsRequired, place).param("provider", "instabank");
    Some(())
}

/// `final_capture_unsupported`.
pub fn final_capture<'a>(
    body: View<'a>,
    known: &KnownTransaction,
    findings: &mut Findings<'a>,
) -> Option<()> {
    let provider = known.payment_product.as_deref()?;
    if is_true(body, &["final_capture"]) && !known.is_by("dintero_psp") {
        let place = Place::At(member(body, "final_capture")?);
        findings.add(Code::FinalCaptureUnsupported, place).param("provider", provider);
    }
    Some(())
}
