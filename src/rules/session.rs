//! The rules of a session: which of them hold when it is created, changed, saves a card, or is paid at once.

use super::lines::{lines, order_items, shipping_option};
use super::read::{is_true, member, path};
use super::{Options, amounts, callback, configuration, line_ids, metadata, shipping, splits, token, vat};
use crate::check::{Findings, shown};
use crate::json::{Place, View, date_time_millis};
use crate::report::{Code, Severity};

/// The currencies that the API is known to take. No list of them is published.
const USUAL_CURRENCIES: [&str; 4] = ["NOK", "SEK", "DKK", "EUR"];

/// `sessions.create`.
pub fn create<'a>(body: View<'a>, options: &Options, findings: &mut Findings<'a>) {
    let mismatch = if options.strict_session_amounts { Severity::Error } else { Severity::Warning };
    amounts::items_missing(body, findings);
    order(body, mismatch, findings);
    configuration::provider_items(body, findings);
    configuration::default_payment_type(body, findings);
    configuration::express_in_app(body, findings);
    configuration::terminal_store(body, findings);
    configuration::pay_in_store(body, findings);
    session(body, options, findings);
}

/// `sessions.update`. The sum is demanded with the toggle and without it.
pub fn update<'a>(body: View<'a>, findings: &mut Findings<'a>) {
    order(body, Severity::Error, findings);
}

/// `sessions.createPaymentToken`. Its order has no amount and no lines.
pub fn create_payment_token<'a>(body: View<'a>, options: &Options, findings: &mut Findings<'a>) {
    token::types(body, findings);
    if let Some(inner) = member(body, "session") {
        currency(inner, findings);
        session(inner, options, findings);
    }
}

/// `sessions.pay`. No toggle lets an amount through that does not add up, and no configuration offers a way to pay.
pub fn pay<'a>(body: View<'a>, options: &Options, findings: &mut Findings<'a>) {
    token::operation(body, findings);
    if let Some(inner) = member(body, "session") {
        order(inner, Severity::Error, findings);
        configuration::pay_in_store(inner, findings);
        session(inner, options, findings);
    }
}

/// What holds for a new session, whatever it is for.
fn session<'a>(body: View<'a>, options: &Options, findings: &mut Findings<'a>) {
    metadata::of_session(body, findings);
    callback::urls(body, findings);
    expiry(body, options, findings);
}

/// What holds for an order wherever it stands.
fn order<'a>(body: View<'a>, mismatch: Severity, findings: &mut Findings<'a>) {
    amounts::order_amount(body, mismatch, findings);
    amounts::item_amount_missing(body, findings);
    vat::order_vat(body, findings);
    vat::item_vat(order_items(body).chain(shipping_option(body)), findings);
    vat::rates(lines(body), findings);
    line_ids::duplicates(order_items(body), findings);
    line_ids::shipping_collision(body, findings);
    shipping::not_offered(body, findings);
    shipping::shipments(body, findings);
    splits::splits(lines(body), auto_captures(body), findings);
    currency(body, findings);
}

/// The payment is captured without a call for it.
pub fn auto_captures(session: View<'_>) -> bool {
    is_true(session, &["configuration", "auto_capture"])
}

/// `currency_unusual`.
pub fn currency<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let view = path(body, &["order", "currency"])?;
    let code = view.text()?;
    if !USUAL_CURRENCIES.iter().any(|usual| code == *usual) {
        findings.add(Code::CurrencyUnusual, Place::At(view)).param("actual", shown(view));
    }
    Some(())
}

/// `expires_in_past`.
fn expiry<'a>(body: View<'a>, options: &Options, findings: &mut Findings<'a>) -> Option<()> {
    let now = options.now?;
    let view = member(body, "expires_at")?;
    if date_time_millis(&view.text()?.to_str())? <= now {
        findings.add(Code::ExpiresInPast, Place::At(view)).param("actual", shown(view));
    }
    Some(())
}
