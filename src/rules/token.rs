//! Saved cards: which tokens a provider makes, and what each pays for.

use super::read::{items, member, path};
use crate::check::{Findings, excerpt};
use crate::json::{Place, View};
use crate::report::Code;

/// The only provider whose cards pay for what recurs (docs.dintero.com, "Tokenization").
const RECURRING: &str = "payex.creditcard";

/// `token_type_unsupported`.
pub fn types<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let provider = member(body, "token_provider")?;
    let name = member(provider, "payment_product_type")?.text()?;
    if name == RECURRING {
        return None;
    }
    for token_type in items(provider, "token_types")?.filter_map(View::sound) {
        if token_type.text().is_some_and(|text| text == "recurrence_token") {
            findings.add(Code::TokenTypeUnsupported, Place::At(token_type)).param("provider", excerpt(name));
        }
    }
    Some(())
}

/// `operation_token_mismatch`: a recurrence token is for payments that recur.
pub fn operation<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let operation = path(body, &["payment", "operation"])?;
    let tokens = path(body, &["session", "customer", "tokens"])?;
    let recurs = tokens.children().any(|card| member(card, "recurrence_token").is_some());
    if operation.text()? == "unscheduled_purchase" && recurs {
        findings.add(Code::OperationTokenMismatch, Place::At(operation));
    }
    Some(())
}
