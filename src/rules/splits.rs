//! Splits: how a line's money is divided among sellers, and who bears the fee.

use super::lines::lines;
use super::read::{integer, is_true, items, member};
use crate::check::{Findings, excerpt};
use crate::json::{Kind, Place, Text, View, sorted};
use crate::report::Code;

/// `splits_forbid_auto_capture`, `splits_sum_mismatch` and `fee_split_destination_unknown`, for every line.
pub fn splits<'a>(body: View<'a>, findings: &mut Findings<'a>) {
    let auto_capture = is_true(body, &["configuration", "auto_capture"]);
    for line in lines(body) {
        let Some(splits) = member(line, "splits").filter(|view| view.kind() == Kind::Array) else { continue };
        if auto_capture && splits.children().next().is_none() {
            findings.add(Code::SplitsForbidAutoCapture, Place::At(splits));
        }
        sum(line, splits, findings);
        fee_split(line, splits, findings);
    }
}

fn sum<'a>(line: View<'a>, splits: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    splits.children().next()?;
    let expected = integer(line, "amount")?;
    let actual = splits
        .children()
        .try_fold(0_i64, |sum, split| Some(sum.saturating_add(integer(split, "amount")?)))?;
    if actual != expected {
        let finding = findings.add(Code::SplitsSumMismatch, Place::At(splits));
        finding.param("expected", expected).param("actual", actual);
    }
    Some(())
}

fn fee_split<'a>(line: View<'a>, splits: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let destination = |split: View<'a>| member(split, "payout_destination_id")?.text();
    let known: Vec<Text<'a>> = splits.children().map(destination).collect::<Option<_>>()?;
    let order = sorted(known.len(), &|a, b| known.get(a).cmp(&known.get(b)));
    for view in items(member(line, "fee_split")?, "destinations")? {
        let Some(name) = view.sound().and_then(View::text) else { continue };
        if order.binary_search_by_key(&Some(&name), |&at| known.get(at)).is_err() {
            let finding = findings.add(Code::FeeSplitDestinationUnknown, Place::At(view));
            finding.param("destination", excerpt(name));
        }
    }
    Some(())
}
