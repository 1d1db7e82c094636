//! What the shop answers when the API asks it: an address callback, a discount codes callback.
//!
//! The order's amount must be the sum of its lines and of the shipping option that the session has at the time of the
//! call, at the amount that it has in the session, even where the answer offers it for another: the API itself takes
//! the change into account. Any other amount makes it add a line of type `correction` to the order
//! (docs.dintero.com, "Shipping address callback").

use super::lines::{offered, order_items};
use super::read::{integer, items, member, optional, path, whole};
use super::{amounts, currency, line_ids, session, shipping, splits, vat};
use crate::check::{Findings, Severities, check, sum as shown_sum, unreadable};
use crate::json::{Place, Reader, View};
use crate::model::{AddressCallbackAnswer, Answer, DiscountCodesCallbackAnswer};
use crate::report::{Code, Report};
use crate::schema::{Kind, Model as _};

/// What the check of an answer takes into account beside the answer.
#[derive(Clone, Debug, Default)]
pub struct AnswerOptions<'s> {
    /// The session that the API sent, as JSON text: it says which lines there are and which shipping option is
    /// chosen. Without it, and with one that cannot be read, any of the options that the answer offers may be the
    /// chosen one, or none.
    pub session: Option<&'s [u8]>,
    /// Codes that are turned up, down or off.
    pub severities: Severities,
}

/// Checks what the shop is about to answer, and finds all that is wrong with it. Any bytes give a report.
///
/// ```
/// use dintero_wasm::model::Answer;
/// use dintero_wasm::rules::{AnswerOptions, validate_answer};
///
/// let session = br#"{ "order": { "amount": 150, "shipping_option": { "id": "post", "line_id": "post", "amount": 50 } } }"#;
/// let answer = br#"{ "order": { "amount": 100, "items": [{ "line_id": "1", "amount": 100 }] },
///     "shipping_options": [{ "id": "post", "line_id": "post", "amount": 50, "title": "Post", "operator": "Posten" }] }"#;
/// let options = AnswerOptions { session: Some(session), ..AnswerOptions::default() };
/// let report = validate_answer(Answer::AddressCallback, answer, &options);
/// assert_eq!(report.issues[0].code.name(), "order_amount_mismatch");
/// assert_eq!(report.issues[0].pointer, "/order/amount");
/// ```
#[must_use]
pub fn validate_answer(answer: Answer, body: &[u8], options: &AnswerOptions<'_>) -> Report {
    let (mut reader, mut of_session) = (Reader::default(), Reader::default());
    let document = match reader.read(body) {
        Ok(document) => document,
        Err(error) => return unreadable(error, body),
    };
    let session = options.session.and_then(|session| of_session.read(session).ok());
    let mut findings = Findings::new(&options.severities);
    check(&document, kind(answer), &mut findings);
    findings.begin_rules();
    if let Some(body) = document.root().sound() {
        let session = session.as_ref().map(|session| session.root());
        findings.in_currency(currency::stated(body).or_else(|| currency::stated(session?)));
        rules(answer, body, session, &mut findings);
    }
    findings.into_report()
}

const fn kind(answer: Answer) -> Kind {
    match answer {
        Answer::AddressCallback => AddressCallbackAnswer::KIND,
        Answer::DiscountCodesCallback => DiscountCodesCallbackAnswer::KIND,
    }
}

fn rules<'a>(answer: Answer, body: View<'a>, session: Option<View<'_>>, findings: &mut Findings<'a>) {
    if answer == Answer::DiscountCodesCallback {
        items_required(body, session, findings);
    }
    order_amount(body, session, findings);
    amounts::item_amount_missing(body, findings);
    let lines = || order_items(body).chain(offered(body));
    vat::item_vat(lines(), findings);
    vat::rates(lines(), findings);
    splits::splits(lines(), session.is_some_and(session::auto_captures), findings);
    line_ids::duplicates(order_items(body), findings);
    line_ids::collisions(body, offered(body), findings);
    session::currency(body, findings);
}

/// `required`: new amounts for an order with lines need all of its lines.
fn items_required<'a>(body: View<'a>, session: Option<View<'_>>, findings: &mut Findings<'a>) -> Option<()> {
    let order = member(body, "order")?;
    items(member(session?, "order")?, "items")?.next()?;
    if order.get("items").is_none() {
        findings.add(Code::Required, Place::Missing(order, &["items"]));
    }
    Some(())
}

/// `order_amount_mismatch` and `partial_amount_too_high`.
fn order_amount<'a>(body: View<'a>, session: Option<View<'_>>, findings: &mut Findings<'a>) -> Option<()> {
    let order = member(body, "order")?;
    let amount = member(order, "amount")?;
    let actual = i128::from(whole(amount)?);
    let known = session.and_then(|session| member(session, "order"));
    let lines = match optional(order, "items")? {
        Some(_) => amounts::sum_of_lines(order)?,
        // What the answer does not change stays as it is.
        None => amounts::sum_of_lines(known?)?,
    };
    let shipping = possible_shipping(body, known)?;
    let sums = shipping.iter().map(|shipping| lines.checked_add((*shipping).into()));
    let sums: Vec<i128> = sums.collect::<Option<_>>()?;
    if known.is_some_and(|order| path(order, &["partial_payment"]).and_then(View::bool) == Some(true)) {
        let max = *sums.iter().max()?;
        if actual > max {
            let finding = findings.add(Code::PartialAmountTooHigh, Place::At(amount));
            finding.param("max", shown_sum(max)).param("actual", shown_sum(actual));
        }
    } else if !sums.contains(&actual) {
        let (expected, shipping) = (*sums.first()?, *shipping.first()?);
        let finding = findings.add(Code::OrderAmountMismatch, Place::At(amount));
        finding
            .param("expected", shown_sum(expected))
            .param("actual", shown_sum(actual))
            .param("items", shown_sum(lines))
            .param("shipping", shipping)
            .param("difference", shown_sum(actual.checked_sub(expected)?));
        if sums.len() == 1 && i32::try_from(expected).is_ok() {
            finding.replace_with(expected.to_string());
        }
    }
    Some(())
}

/// What shipping may be part of the amount: one figure where the session has a chosen option that is offered still,
/// and else whatever could be right. `None`: an amount cannot be read.
fn possible_shipping(body: View<'_>, known: Option<View<'_>>) -> Option<Vec<i64>> {
    let offers: Vec<View<'_>> = items(body, "shipping_options")?.collect();
    let chosen = known.and_then(|order| member(order, "shipping_option"));
    let key = chosen.and_then(shipping::key);
    let same = offers.iter().find(|offer| key.is_some() && shipping::key(**offer) == key);
    let current = chosen.and_then(|chosen| integer(chosen, "amount"));
    if let Some(same) = same {
        return Some(vec![current.or_else(|| integer(*same, "amount"))?]);
    }
    let offered = offers.iter().map(|offer| integer(*offer, "amount"));
    let mut possible: Vec<i64> = current.into_iter().chain([0]).collect();
    for amount in offered {
        let amount = amount?;
        if !possible.contains(&amount) {
            possible.push(amount);
        }
    }
    Some(possible)
}
