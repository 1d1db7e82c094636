//! The rules that no table holds: sums, repetition, metadata keys, states.
//!
//! Each rule is a small function that reads the body through [`View`]s and adds what it finds. A rule says nothing
//! when a member that it reads, or the member's parent, is absent or is not what the API takes: that has been said
//! already. No rule reads the clock; `now` is an argument.

mod amounts;
mod answer;
mod callback;
mod configuration;
mod currency;
mod fixes;
mod line_ids;
mod lines;
mod metadata;
mod read;
mod session;
mod shipping;
mod splits;
mod token;
mod transaction;
mod typed;
mod vat;

pub use answer::{AnswerOptions, validate_answer};
pub use fixes::apply_fixes;
pub use transaction::{KnownTransaction, MAX_TRANSACTION_BYTES, UnreadableTransaction, VOIDED_IN_PART};
pub use typed::Validate;

use crate::check::{Findings, Severities, check, unreadable};
use crate::json::{Reader, View};
use crate::model::Operation;
use crate::report::Report;

/// What a check takes into account beside the body.
#[derive(Clone, Debug)]
pub struct Options {
    /// The request carries the toggle `strict-session-amounts`, so that the API refuses an order that does not add
    /// up. Without it, `sessions.create` makes a warning of that.
    pub strict_session_amounts: bool,
    /// Unix milliseconds; rules about time are skipped without it.
    pub now: Option<i64>,
    /// Codes that are turned up, down or off.
    pub severities: Severities,
    /// The transaction that is captured, refunded, voided or changed, as last read. Rules about its state are
    /// skipped without it.
    pub transaction: Option<KnownTransaction>,
}

impl Default for Options {
    fn default() -> Self {
        Self { strict_session_amounts: true, now: None, severities: Severities::default(), transaction: None }
    }
}

/// Checks the body of an operation, and finds all that is wrong with it.
///
/// An operation that sends no body takes `{}`. Any bytes give a report.
///
/// ```
/// use dintero_wasm::model::Operation;
/// use dintero_wasm::rules::{Options, validate};
///
/// let body = br#"{ "profile_id": "default", "url": { "return_url": "https://shop.example" },
///     "order": { "amount": 100, "currency": "NOK", "merchant_reference": "A-1",
///                "items": [{ "id": "1", "line_id": "1", "amount": 99 }] } }"#;
/// let report = validate(Operation::SessionsCreate, body, &Options::default());
/// assert!(!report.valid());
/// assert_eq!(report.issues[0].pointer, "/order/amount");
/// assert_eq!(report.issues[0].code.name(), "order_amount_mismatch");
/// ```
#[must_use]
pub fn validate(operation: Operation, body: &[u8], options: &Options) -> Report {
    validate_with(&mut Reader::default(), operation, body, options)
}

/// As [`validate`], with a reader whose memory is used again.
#[must_use]
pub fn validate_with(reader: &mut Reader, operation: Operation, body: &[u8], options: &Options) -> Report {
    let document = match reader.read(body) {
        Ok(document) => document,
        Err(error) => return unreadable(error, body),
    };
    let mut findings = Findings::new(&options.severities);
    check(&document, operation.checked().unwrap_or(NO_MEMBERS), &mut findings);
    findings.begin_rules();
    if let Some(body) = document.root().sound() {
        let known = || options.transaction.as_ref()?.currency;
        findings.in_currency(currency::stated(body).or_else(known));
        cross_field(operation, body, options, &mut findings);
    }
    findings.into_report()
}

/// Checks the query of an operation, as a JSON object. A parameter that the operation does not have is an error here,
/// unless the options say otherwise: a filter that is not one lists what nobody asked for.
///
/// ```
/// use dintero_wasm::model::Operation;
/// use dintero_wasm::rules::{Options, validate_query};
///
/// let report = validate_query(Operation::TransactionsList, br#"{ "statuss": ["CAPTURED"] }"#, &Options::default());
/// assert!(!report.valid());
/// ```
#[must_use]
pub fn validate_query(operation: Operation, query: &[u8], options: &Options) -> Report {
    let mut reader = Reader::default();
    let document = match reader.read(query) {
        Ok(document) => document,
        Err(error) => return unreadable(error, query),
    };
    let mut findings = Findings::of_query(&options.severities);
    check(&document, operation.query().unwrap_or(NO_MEMBERS), &mut findings);
    findings.into_report()
}

/// What an operation takes that sends no body.
const NO_MEMBERS: crate::schema::Kind = {
    static EMPTY: crate::schema::Object = crate::schema::Object {
        name: "Empty",
        fields: &[],
        #[cfg(feature = "docs")]
        open: false,
        #[cfg(feature = "docs")]
        doc: "No members.",
    };
    crate::schema::Kind::Object(&EMPTY)
};

fn cross_field<'a>(operation: Operation, body: View<'a>, options: &Options, findings: &mut Findings<'a>) {
    match operation {
        Operation::SessionsCreate => session::create(body, options, findings),
        Operation::SessionsUpdate => session::update(body, findings),
        Operation::SessionsCreatePaymentToken => session::create_payment_token(body, options, findings),
        Operation::SessionsPay => session::pay(body, options, findings),
        Operation::TransactionsCapture => transaction::capture(body, options, findings),
        Operation::TransactionsRefund => transaction::refund(body, options, findings),
        Operation::TransactionsVoid => transaction::void(body, options, findings),
        Operation::TransactionsUpdateAuthorization => transaction::authorization(body, options, findings),
        _ => {}
    }
}
