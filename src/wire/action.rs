//! What was done to a transaction, and the traces that it leaves among its events.

use super::answer;
use super::completion::{Completion, events, member, refused};
use crate::json::View;
use crate::model::Operation;

/// Something done to a transaction, by which its event is known.
///
/// Source: `docs.dintero.com/api-reference`: the reference that a capture or a refund gives comes back as the event's
/// `event_reference`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// `CAPTURE`, `REFUND` or `VOID`.
    pub event: &'static str,
    /// `INITIATE_CAPTURE` and the like: it was accepted, and is not done.
    pub begun: &'static str,
    /// What the event has as its `event_reference`.
    pub reference: Option<String>,
    /// What the event has as its `amount`, in minor units.
    pub amount: Option<i64>,
}

/// What a transaction shows of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trace {
    /// It is done.
    Done,
    /// It was carried out, and came to nothing.
    Failed,
    /// It was accepted, and has not ended. The id that its end will name.
    Begun(Option<String>),
    /// Nothing, which proves nothing.
    Nothing,
}

impl Action {
    /// The action that an operation is, with the reference and the amount that its body gives.
    #[must_use]
    pub fn of(operation: Operation, body: &[u8]) -> Option<Self> {
        let (event, begun, reference) = match operation {
            Operation::TransactionsCapture => ("CAPTURE", "INITIATE_CAPTURE", Some("capture_reference")),
            Operation::TransactionsRefund => ("REFUND", "INITIATE_REFUND", Some("refund_reference")),
            Operation::TransactionsVoid => ("VOID", "INITIATE_VOID", None),
            _ => return None,
        };
        let reference = reference.and_then(|name| answer::text_member(body, name));
        let amount = answer::read_whole(body, |root| root.get("amount")?.integer());
        Some(Self { event, begun, reference, amount })
    }

    /// The event, counted from 0, that says that what was just asked for came to nothing: the last of that name, and
    /// of that reference where it has one. Source: `docs.dintero.com/api-reference`: an answer of 200 is no proof.
    #[must_use]
    pub fn failed_event(&self, transaction: &[u8]) -> Option<usize> {
        answer::read_whole(transaction, |root| {
            let (at, event) = events(root)
                .enumerate()
                .filter(|(_, event)| self.names(*event, self.event) && self.is_referred_to(*event))
                .last()?;
            refused(event).then_some(at)
        })
    }

    /// What a transaction, read later, shows of this action. Only a reference tells one from another like it.
    #[must_use]
    pub fn trace(&self, transaction: &[u8]) -> Trace {
        let found = answer::read_whole(transaction, |root| {
            let ours = |name| {
                let is_ours = move |event: &View<'_>| self.names(*event, name) && self.is_ours(*event);
                events(root).filter(is_ours).last()
            };
            let end = ours(self.event).and_then(|event| event.get("success")?.bool());
            let begun = ours(self.begun).filter(|event| !refused(*event));
            Some((end, ours(self.begun).is_some(), begun.map(|event| member(event, "request_id"))))
        });
        let Some((end, was_begun, begun)) = found else { return Trace::Nothing };
        match (end, begun) {
            (Some(true), _) => Trace::Done,
            (Some(false), _) => Trace::Failed,
            (None, Some(id)) => match id.as_deref().map(|id| Completion::read(transaction, Some(id))) {
                Some(Completion::Done(_)) => Trace::Done,
                Some(Completion::Failed(_)) => Trace::Failed,
                _ => Trace::Begun(id),
            },
            (None, None) if was_begun => Trace::Failed,
            (None, None) => Trace::Nothing,
        }
    }

    fn names(&self, event: View<'_>, name: &str) -> bool {
        member(event, "event").as_deref() == Some(name)
    }

    fn is_referred_to(&self, event: View<'_>) -> bool {
        self.reference.is_none() || member(event, "event_reference") == self.reference
    }

    fn is_ours(&self, event: View<'_>) -> bool {
        let amount = || event.get("amount").and_then(View::integer);
        self.is_referred_to(event) && (self.amount.is_none() || amount() == self.amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action() -> Action {
        let body = br#"{"amount":100,"refund_reference":"r"}"#;
        Action::of(Operation::TransactionsRefund, body).expect("an action")
    }

    fn transaction(events: &[String]) -> Vec<u8> {
        format!(r#"{{"status":"CAPTURED","events":[{}]}}"#, events.join(",")).into_bytes()
    }

    fn event(name: &str, reference: &str, amount: i64, success: bool) -> String {
        format!(
            r#"{{"event":"{name}","event_reference":"{reference}","amount":{amount},"success":{success},"request_id":"q"}}"#
        )
    }

    #[test]
    fn an_answer_may_hold_its_own_refusal() {
        for (events, expected) in [
            (vec![event("REFUND", "r", 100, false)], Some(0)),
            (vec![event("REFUND", "r", 100, false), event("REFUND", "r", 100, true)], None),
            (vec![event("REFUND", "r", 100, true), event("REFUND", "r", 100, false)], Some(1)),
            (vec![event("REFUND", "other", 100, false)], None),
            (vec![event("CAPTURE", "r", 100, false)], None),
            (vec![], None),
        ] {
            assert_eq!(action().failed_event(&transaction(&events)), expected, "{events:?}");
        }
    }

    #[test]
    fn an_event_with_our_reference_and_amount_is_ours() {
        let ended = |success| {
            format!(r#"{{"event":"REFUND","amount":100,"correlation_request_id":"q","success":{success}}}"#)
        };
        let begun = || event("INITIATE_REFUND", "r", 100, true);
        for (events, expected) in [
            (vec![event("REFUND", "r", 100, true)], Trace::Done),
            (vec![event("REFUND", "r", 100, false)], Trace::Failed),
            (vec![event("REFUND", "r", 100, false), event("REFUND", "r", 100, true)], Trace::Done),
            (vec![event("REFUND", "r", 99, true)], Trace::Nothing),
            (vec![event("REFUND", "s", 100, true)], Trace::Nothing),
            (vec![event("CAPTURE", "r", 100, true)], Trace::Nothing),
            (vec![begun()], Trace::Begun(Some("q".to_owned()))),
            (vec![begun(), ended(true)], Trace::Done),
            (vec![begun(), ended(false)], Trace::Failed),
            (vec![event("INITIATE_REFUND", "r", 100, false)], Trace::Failed),
            (vec![], Trace::Nothing),
        ] {
            assert_eq!(action().trace(&transaction(&events)), expected, "{events:?}");
        }
        assert_eq!(action().trace(b"<html>"), Trace::Nothing);
    }
}
