//! Whether a request whose answer was lost was carried out: what is read to find out, and what proves it.

use std::fmt;

use super::{AccountId, Action, Hosts, Parts, Refusal, Request, Response, System, Trace, answer, compose};
use crate::json::{Kind, View};
use crate::model::Operation;
use crate::rules::KnownTransaction;

/// How to find out whether a request was carried out.
#[derive(Clone, Debug)]
pub struct Readback {
    /// What is read, without credentials. It changes nothing.
    pub request: Request,
    /// What proves it.
    pub proof: Proof,
}

/// What proves that a request was carried out. `Debug` shows no body.
#[derive(Clone, PartialEq, Eq)]
pub enum Proof {
    /// An event of the transaction has our reference and our amount.
    Event(Action),
    /// The transaction is void.
    Voided(Action),
    /// The session is cancelled.
    Cancelled,
    /// All that this body asks for is as it asks for it.
    Holds(Vec<u8>),
    /// There is nothing any more.
    Gone,
}

/// What a reading shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It was carried out.
    Done,
    /// It was accepted, and is not done.
    Accepted {
        /// The id that its end will name.
        event_request_id: Option<String>,
    },
    /// It was carried out, and came to nothing.
    Failed,
    /// Nothing, which proves nothing: the first request may still be carried out.
    Nothing {
        /// Sending it again does no harm all the same: the API itself does it once.
        once_at_most: bool,
        /// Our reference stands at another amount, in minor units.
        other_amount: Option<i64>,
    },
}

impl Readback {
    /// How to find out about an operation. `None`: reading does not tell.
    ///
    /// # Errors
    /// An id or a header that cannot be sent.
    pub fn of(
        hosts: &Hosts,
        account: &AccountId,
        system: &System,
        operation: Operation,
        parts: &Parts<'_>,
    ) -> Result<Option<Self>, Refusal> {
        let body = parts.body.as_deref().unwrap_or_default();
        let action = Action::of(operation, body);
        let (read, proof) = match (operation, action) {
            (Operation::TransactionsCapture | Operation::TransactionsRefund, Some(action))
                if action.reference.as_deref().is_some_and(|reference| !reference.is_empty()) =>
            {
                (Operation::TransactionsGet, Proof::Event(action))
            }
            (Operation::TransactionsVoid, Some(action)) => {
                (Operation::TransactionsGet, Proof::Voided(action))
            }
            (Operation::TransactionsUpdate, _) => (Operation::TransactionsGet, Proof::Holds(body.to_vec())),
            (Operation::SessionsUpdate, _) => (Operation::SessionsGet, Proof::Holds(body.to_vec())),
            (Operation::SessionsCancel, _) => (Operation::SessionsGet, Proof::Cancelled),
            (Operation::ReportConfigurationsUpdate, _) => {
                (Operation::ReportConfigurationsGet, Proof::Holds(body.to_vec()))
            }
            (Operation::ReportConfigurationsDelete, _) => (Operation::ReportConfigurationsGet, Proof::Gone),
            _ => return Ok(None),
        };
        let mut wanted = Parts { ids: parts.ids.clone(), headers: parts.headers.clone(), ..Parts::default() };
        if matches!(proof, Proof::Event(_) | Proof::Voided(_)) {
            // What the caller wants to have included of the transaction.
            wanted.query.clone_from(&parts.query);
            wanted.filter.clone_from(&parts.filter);
        }
        let request = compose(hosts, account, system, read, wanted)?;
        Ok(Some(Self { request, proof }))
    }
}

impl fmt::Debug for Proof {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Event(action) => formatter.debug_tuple("Event").field(action).finish(),
            Self::Voided(action) => formatter.debug_tuple("Voided").field(action).finish(),
            Self::Cancelled => formatter.write_str("Cancelled"),
            Self::Holds(asked) => write!(formatter, "Holds({} bytes)", asked.len()),
            Self::Gone => formatter.write_str("Gone"),
        }
    }
}

impl Proof {
    /// What a reading shows. `None`: the answer is of no use.
    #[must_use]
    pub fn find(&self, read: &Response) -> Option<Finding> {
        let status = read.status;
        if *self == Self::Gone && status == 404 {
            return Some(Finding::Done);
        }
        if !matches!(status, 200..=299) {
            return None;
        }
        answer::read_whole(&read.body, |root| (root.kind() == Kind::Object).then_some(()))?;
        let body = read.body.as_slice();
        let done = match self {
            Self::Event(action) => return Some(traced(action, body)),
            Self::Voided(action) => match (action.trace(body), answer::text_member(body, "status")) {
                (Trace::Begun(event_request_id), _) => return Some(Finding::Accepted { event_request_id }),
                // There is something left to void: the event is that of an earlier one.
                (Trace::Done, Some(status)) => status != "AUTHORIZED",
                // An earlier one may have failed: no reference tells which.
                (_, status) => status.as_deref() == Some("AUTHORIZATION_VOIDED"),
            },
            Self::Cancelled => answer::text_member(body, "cancelled_at").is_some(),
            Self::Holds(asked) => holds(asked, body),
            Self::Gone => false,
        };
        Some(if done { Finding::Done } else { Finding::Nothing { once_at_most: true, other_amount: None } })
    }
}

fn traced(action: &Action, transaction: &[u8]) -> Finding {
    match action.trace(transaction) {
        Trace::Done => Finding::Done,
        Trace::Failed => Finding::Failed,
        Trace::Begun(event_request_id) => Finding::Accepted { event_request_id },
        Trace::Nothing => Finding::Nothing {
            once_at_most: is_captured_once(action, transaction),
            other_amount: action.other_amount(transaction),
        },
    }
}

/// Whether the API refuses the second of two such captures, whichever comes first: together they exceed what is left.
/// Source: `docs.dintero.com/docs/checkout/transaction-management`, which says so of captures and of nothing else.
fn is_captured_once(action: &Action, transaction: &[u8]) -> bool {
    let left = || KnownTransaction::read(transaction).ok()?.left_to_capture();
    let Some((amount, left)) = action.amount.filter(|_| action.event == "CAPTURE").zip(left()) else {
        return false;
    };
    0 < amount && amount <= left && left.saturating_sub(amount) < amount
}

/// Whether an object has everything that another one asks for.
fn holds(asked: &[u8], found: &[u8]) -> bool {
    answer::read_whole(asked, |asked| answer::read_whole(found, |found| Some(has(found, asked))))
        == Some(true)
}

/// The reader has bounded the depth.
fn has(found: View<'_>, asked: View<'_>) -> bool {
    if found.kind() != asked.kind() {
        return false;
    }
    match asked.kind() {
        Kind::Object => asked.children().all(|member| {
            let there = found.get(&member.key().to_str());
            let absent = || member.kind() == Kind::Null;
            there.map_or_else(absent, |there| has(there, member))
        }),
        Kind::Array => {
            let same_length = found.children().count() == asked.children().count();
            same_length && found.children().zip(asked.children()).all(|(found, asked)| has(found, asked))
        }
        Kind::Number => match (found.decimal(), asked.decimal()) {
            (Some(found), Some(asked)) => found == asked,
            _ => found.number() == asked.number(),
        },
        Kind::Text => match (found.text(), asked.text()) {
            (Some(found), Some(asked)) => found.to_str() == asked.to_str(),
            _ => false,
        },
        Kind::Bool => found.bool() == asked.bool(),
        Kind::Null => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> Response {
        Response { status, body: body.as_bytes().to_vec(), ..Response::default() }
    }

    fn readback(operation: Operation, body: &str) -> Option<Readback> {
        let account = AccountId::parse("T12345678").expect("an id");
        let parts = Parts { ids: vec!["x"], body: Some(body.as_bytes().to_vec()), ..Parts::default() };
        Readback::of(&Hosts::default(), &account, &System::default(), operation, &parts).expect("ids")
    }

    #[test]
    fn what_proves_nothing_is_not_read() {
        for (operation, body, is_read) in [
            (Operation::TransactionsCapture, r#"{"amount":1,"capture_reference":"r"}"#, true),
            (Operation::TransactionsCapture, r#"{"amount":1,"capture_reference":""}"#, false),
            (Operation::TransactionsCapture, r#"{"amount":1}"#, false),
            (Operation::TransactionsVoid, "{}", true),
            (Operation::SessionsUpdate, "{}", true),
            (Operation::SessionsCancel, "", true),
            (Operation::ReportConfigurationsDelete, "", true),
            (Operation::SessionsCreate, "{}", false),
            (Operation::SessionsPay, "{}", false),
            (Operation::TransactionsUpdateAuthorization, "{}", false),
            (Operation::PayoutsCreateFundTransfer, "{}", false),
        ] {
            assert_eq!(readback(operation, body).is_some(), is_read, "{}", operation.name());
        }
    }

    #[test]
    fn a_capture_is_sent_again_only_where_two_exceed_what_is_left() {
        let captured = r#"{"event":"CAPTURE","event_reference":"s","amount":40,"success":true}"#;
        for (amount, events, once_at_most) in [
            (100, "", true),
            (51, "", true),
            (50, "", false),
            (101, "", false),
            (0, "", false),
            (31, captured, true),
            (30, captured, false),
            (61, captured, false),
        ] {
            let body = format!(r#"{{"amount":{amount},"capture_reference":"r"}}"#);
            let proof = readback(Operation::TransactionsCapture, &body).expect("a proof").proof;
            let transaction = format!(r#"{{"status":"AUTHORIZED","amount":100,"events":[{events}]}}"#);
            let found = proof.find(&read(200, &transaction));
            assert_eq!(found, Some(Finding::Nothing { once_at_most, other_amount: None }), "{amount}");
        }
        let refund = readback(Operation::TransactionsRefund, r#"{"amount":100,"refund_reference":"r"}"#);
        let transaction = r#"{"status":"CAPTURED","amount":100,"events":[{"event":"CAPTURE","amount":100,"success":true}]}"#;
        let found = refund.expect("a proof").proof.find(&read(200, transaction));
        assert_eq!(
            found,
            Some(Finding::Nothing { once_at_most: false, other_amount: None }),
            "nothing says so of refunds"
        );
    }

    #[test]
    fn a_reading_is_held_against_what_was_asked_for() {
        let again = || Some(Finding::Nothing { once_at_most: true, other_amount: None });
        let done = || Some(Finding::Done);
        let proof = |operation, body| readback(operation, body).expect("a proof").proof;
        let update =
            proof(Operation::SessionsUpdate, r#"{"order":{"amount":1.0,"items":[{"line_id":"1"}]}}"#);
        let void = proof(Operation::TransactionsVoid, "{}");
        let delete = proof(Operation::ReportConfigurationsDelete, "");
        for (proof, status, body, expected) in [
            (
                &update,
                200,
                r#"{"order":{"amount":1,"items":[{"line_id":"1","x":2}],"vat":null},"id":"a"}"#,
                done(),
            ),
            (&update, 200, r#"{"order":{"amount":2,"items":[{"line_id":"1"}]}}"#, again()),
            (&update, 200, r#"{"order":{"amount":1,"items":[{"line_id":"1"},{"line_id":"2"}]}}"#, again()),
            (&update, 200, r#"{"order":{"amount":"1","items":[]}}"#, again()),
            (&update, 200, "<html>", None),
            (&update, 500, "{}", None),
            (&update, 404, "{}", None),
            (&void, 200, r#"{"status":"AUTHORIZED"}"#, again()),
            (&void, 200, r#"{"status":"AUTHORIZATION_VOIDED"}"#, done()),
            (&void, 200, r#"{"status":"CAPTURED","events":[{"event":"VOID","success":true}]}"#, done()),
            (&void, 200, r#"{"status":"AUTHORIZED","events":[{"event":"VOID","success":false}]}"#, again()),
            (&void, 200, r#"{"status":"AUTHORIZED","events":[{"event":"VOID","success":true}]}"#, again()),
            (&Proof::Cancelled, 200, r#"{"cancelled_at":"2026-01-01T00:00:00Z"}"#, done()),
            (&Proof::Cancelled, 200, r#"{"cancelled_at":null}"#, again()),
            (&delete, 404, "{}", done()),
            (&delete, 200, "{}", again()),
        ] {
            assert_eq!(proof.find(&read(status, body)), expected, "{body}");
        }
    }
}
