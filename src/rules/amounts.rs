//! The order's amount: the sum of its lines and its shipping.
//!
//! Amounts of lines are line totals in minor units, after discounts and VAT included (docs.dintero.com, "Discount
//! metadata"); the toggle `strict-session-amounts` makes the API refuse an order that is not their sum.

use super::read::{integer, items, member, optional, sum, whole};
use crate::check::{Findings, sum as shown_sum};
use crate::json::{Place, View};
use crate::report::{Code, Severity};

/// `order_amount_mismatch` and `partial_amount_too_high`.
pub fn order_amount<'a>(body: View<'a>, mismatch: Severity, findings: &mut Findings<'a>) -> Option<()> {
    let order = member(body, "order")?;
    let amount = member(order, "amount")?;
    let actual = whole(amount)?;
    let partial = optional(order, "partial_payment")?.and_then(View::bool) == Some(true);
    let lines = sum_of_lines(order)?;
    let shipping = match optional(order, "shipping_option")? {
        Some(option) => integer(option, "amount")?.into(),
        None => 0,
    };
    let (actual, sum) = (i128::from(actual), lines.checked_add(shipping)?);
    if partial {
        if actual > sum {
            let finding = findings.add(Code::PartialAmountTooHigh, Place::At(amount));
            finding.param("max", shown_sum(sum)).param("actual", shown_sum(actual));
        }
        return Some(());
    }
    if actual != sum {
        let finding = findings.add_as(Code::OrderAmountMismatch, mismatch, Place::At(amount));
        finding
            .param("expected", shown_sum(sum))
            .param("actual", shown_sum(actual))
            .param("items", shown_sum(lines))
            .param("shipping", shown_sum(shipping))
            .param("difference", shown_sum(actual.checked_sub(sum)?));
        if i32::try_from(sum).is_ok() {
            finding.replace_with(sum.to_string());
        }
    }
    Some(())
}

/// The lines' amounts. A missing amount counts as 0; with one that is not an amount there is no sum.
pub fn sum_of_lines(order: View<'_>) -> Option<i128> {
    sum(items(order, "items")?.map(|item| match optional(item, "amount")? {
        Some(amount) => whole(amount),
        None => Some(0),
    }))
}

/// `order_items_missing`.
pub fn items_missing<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let order = member(body, "order")?;
    if order.get("items").is_none() {
        findings.add(Code::OrderItemsMissing, Place::Missing(order, &["items"]));
    }
    Some(())
}

/// `item_amount_missing`.
pub fn item_amount_missing<'a>(body: View<'a>, findings: &mut Findings<'a>) {
    for item in super::lines::order_items(body).filter_map(View::sound) {
        if item.get("amount").is_none() {
            findings.add(Code::ItemAmountMissing, Place::Missing(item, &["amount"]));
        }
    }
}
