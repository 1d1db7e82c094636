//! VAT: a percentage, and the part of an amount that it makes.

use super::read::{integer, items, member, optional, sum, whole};
use crate::check::{Findings, shown, sum as shown_sum};
use crate::json::{Decimal, Place, View};
use crate::report::Code;

/// `order_vat_mismatch`: the order's VAT is for display, and should be the sum of its lines' and its shipping's.
pub fn order_vat<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let order = member(body, "order")?;
    let vat = member(order, "vat_amount")?;
    let actual = i128::from(whole(vat)?);
    let lines = sum(items(order, "items")?.map(|item| integer(item, "vat_amount")))?;
    let shipping = match optional(order, "shipping_option")? {
        Some(option) => integer(option, "vat_amount")?.into(),
        None => 0,
    };
    let expected = lines.checked_add(shipping)?;
    if actual != expected {
        let finding = findings.add(Code::OrderVatMismatch, Place::At(vat));
        finding.param("expected", shown_sum(expected)).param("actual", shown_sum(actual));
        if i32::try_from(expected).is_ok() {
            finding.replace_with(expected.to_string());
        }
    }
    Some(())
}

/// `item_vat_mismatch`: an amount includes its VAT, so the VAT is amount · rate / (100 + rate), to within one unit.
pub fn item_vat<'a>(lines: impl Iterator<Item = View<'a>>, findings: &mut Findings<'a>) {
    for line in lines {
        if let Some((vat_amount, amount, rate, expected)) = disagreement(line) {
            let finding = findings.add(Code::ItemVatMismatch, Place::At(vat_amount));
            finding.param("expected", expected).param("actual", shown(vat_amount));
            finding.param("amount", amount).param("vat", shown(rate));
        }
    }
}

/// The VAT amount of a line and what it should be, where the two differ by more than one minor unit.
fn disagreement(line: View<'_>) -> Option<(View<'_>, i64, View<'_>, i64)> {
    let amount = integer(line, "amount")?;
    let rate = member(line, "vat")?;
    let vat_amount = member(line, "vat_amount")?;
    let actual = whole(vat_amount)?;
    let decimal = rate.decimal()?;
    // Both sides of the division are multiplied by 10^scale, so that all of them are whole.
    let part = i128::from(decimal.units());
    let whole = 10_i128.checked_pow(decimal.scale().into())?.checked_mul(100)?.checked_add(part)?;
    if whole <= 0 {
        return None;
    }
    let due = i128::from(amount).checked_mul(part)?;
    let off = i128::from(actual).checked_mul(whole)?.checked_sub(due)?.checked_abs()?;
    if off <= whole {
        return None;
    }
    let rounded = due.checked_mul(2)?.checked_add(whole)?.div_euclid(whole.checked_mul(2)?);
    Some((vat_amount, amount, rate, i64::try_from(rounded).ok()?))
}

/// `vat_is_fraction` and `vat_too_precise`.
pub fn rates<'a>(lines: impl Iterator<Item = View<'a>>, findings: &mut Findings<'a>) {
    for rate in lines.filter_map(|line| member(line, "vat")) {
        let Some(vat) = rate.decimal() else {
            // More digits than 64 bits hold are more than two decimals, unless the number is whole.
            if rate.integer().is_none() {
                findings.add(Code::VatTooPrecise, Place::At(rate)).param("actual", shown(rate));
            }
            continue;
        };
        let below_one = 10_i64.checked_pow(vat.scale().into()).is_none_or(|one| vat.units() < one);
        if vat.units() > 0 && below_one {
            let finding = findings.add(Code::VatIsFraction, Place::At(rate));
            finding.param("actual", shown(rate));
            let percent = percent(vat);
            if percent.scale() == 0
                || percent.units().unsigned_abs() >= 10_u64.saturating_pow(percent.scale().into())
            {
                finding.replace_with(percent.to_string());
            }
        }
        if vat.scale() > 2 {
            findings.add(Code::VatTooPrecise, Place::At(rate)).param("actual", shown(rate));
        }
    }
}

/// A hundred times as much.
fn percent(fraction: Decimal) -> Decimal {
    match fraction.scale() {
        1 => Decimal::from(fraction.units().saturating_mul(10)),
        scale => Decimal::new(fraction.units(), scale.saturating_sub(2)),
    }
}
