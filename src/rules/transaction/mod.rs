//! The rules of a transaction: what each operation may ask of it, by the body alone and by what is known of it.

mod authorization;
mod event;
mod known;
mod ledger;
mod lines;
mod remaining;
mod status;

pub use known::{KnownTransaction, MAX_TRANSACTION_BYTES, UnreadableTransaction};

use super::Options;
use crate::check::Findings;
use crate::json::{Place, View};
use crate::model::Operation;
use crate::report::Code;

/// The payment product types whose rest can be voided once a part is captured (docs.dintero.com, "Void a transaction").
pub const VOIDED_IN_PART: [&str; 9] = [
    "payex.creditcard",
    "payex.mobilepay",
    "payex.vipps",
    "payex.applepay",
    "payex.clicktopay",
    "payex.googlepay",
    "vipps",
    "klarna.klarna",
    "klarna.billie",
];

/// `transactions.capture`.
pub fn capture<'a>(body: View<'a>, options: &Options, findings: &mut Findings<'a>) {
    event::rules(body, &["capture_reference"], findings);
    let Some(known) = open(Operation::TransactionsCapture, body, options, findings) else { return };
    remaining::amount(body, known.to_capture(), findings);
    remaining::lines(body, known.lines.as_ref(), |lines| lines.to_capture(), findings);
    event::items_required(body, known, findings);
    event::final_capture(body, known, findings);
}

/// `transactions.refund`.
pub fn refund<'a>(body: View<'a>, options: &Options, findings: &mut Findings<'a>) {
    event::rules(body, &["refund_reference"], findings);
    let Some(known) = open(Operation::TransactionsRefund, body, options, findings) else { return };
    let left = known.to_refund();
    remaining::amount(body, left, findings);
    let by_line = |lines: &lines::Lines| if left.is_some() { lines.to_refund() } else { Vec::new() };
    remaining::lines(body, known.lines.as_ref(), by_line, findings);
    event::items_required(body, known, findings);
}

/// `transactions.void`: `void_after_capture_unsupported`.
pub fn void<'a>(body: View<'a>, options: &Options, findings: &mut Findings<'a>) {
    let Some(known) = open(Operation::TransactionsVoid, body, options, findings) else { return };
    let Some(paid_by) = known.payment_product_type.as_deref() else { return };
    if known.is_part_captured() && !VOIDED_IN_PART.contains(&paid_by) {
        findings.add(Code::VoidAfterCaptureUnsupported, Place::At(body)).param("type", paid_by);
    }
}

/// `transactions.updateAuthorization`.
pub fn authorization<'a>(body: View<'a>, options: &Options, findings: &mut Findings<'a>) {
    authorization::sum(body, findings);
    let Some(known) = open(Operation::TransactionsUpdateAuthorization, body, options, findings) else {
        return;
    };
    authorization::extension(body, known, findings);
    authorization::increase(body, known, findings);
    authorization::items_required(body, known, findings);
}

/// The transaction, where it is known and its status lets the operation through.
fn open<'o, 'a>(
    operation: Operation,
    body: View<'a>,
    options: &'o Options,
    findings: &mut Findings<'a>,
) -> Option<&'o KnownTransaction> {
    let known = options.transaction.as_ref()?;
    (status::forbids(operation, body, known, findings) != Some(true)).then_some(known)
}
