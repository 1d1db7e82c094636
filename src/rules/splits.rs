//! Splits: how a line's money is divided among sellers, and who bears the fee.

use super::read::{integer, items, member, sum};
use crate::check::{Findings, excerpt, sum as shown_sum};
use crate::json::{Kind, Place, Text, View, sorted};
use crate::report::Code;

/// `splits_forbid_auto_capture`, `splits_sum_mismatch` and `fee_split_destination_unknown`, for every line.
pub fn splits<'a>(lines: impl Iterator<Item = View<'a>>, auto_capture: bool, findings: &mut Findings<'a>) {
    for line in lines {
        let Some(splits) = member(line, "splits").filter(|view| view.kind() == Kind::Array) else { continue };
        if auto_capture && splits.children().next().is_none() {
            findings.add(Code::SplitsForbidAutoCapture, Place::At(splits));
        }
        sum_of_splits(line, splits, findings);
        fee_split(line, splits, findings);
    }
}

fn sum_of_splits<'a>(line: View<'a>, splits: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    splits.children().next()?;
    let expected = i128::from(integer(line, "amount")?);
    let actual = sum(splits.children().map(|split| integer(split, "amount")))?;
    if actual != expected {
        let finding = findings.add(Code::SplitsSumMismatch, Place::At(splits));
        finding.param("expected", shown_sum(expected)).param("actual", shown_sum(actual));
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
