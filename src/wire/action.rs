//! What was done to a transaction, and the traces that it leaves among its events.

use super::answer;
use super::completion::{Completion, ended, events, member, outcome, refused};
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

    /// Whether an answer says itself that what was just asked for came to nothing: by the last event of that name, and of
    /// that reference where it has one. Source: `docs.dintero.com/api-reference`: an answer of 200 is no proof.
    #[must_use]
    pub fn failed(&self, transaction: &[u8]) -> bool {
        let end = answer::read_whole(transaction, |root| {
            let ours = |event: &View<'_>| self.names(*event, self.event) && self.is_referred_to(*event);
            outcome(root, events(root).filter(ours).last()?)
        });
        end == Some(false)
    }

    /// What a transaction, read later, shows of this action. Only a reference tells one from another like it; of
    /// several, one that succeeded is enough.
    #[must_use]
    pub fn trace(&self, transaction: &[u8]) -> Trace {
        answer::read_whole(transaction, |root| Some(self.traced(root))).unwrap_or(Trace::Nothing)
    }

    fn traced(&self, root: View<'_>) -> Trace {
        let ours = |name| events(root).filter(move |event| self.names(*event, name) && self.is_ours(*event));
        let mut under_way = None;
        let mut failed = false;
        for event in ours(self.event) {
            match outcome(root, event) {
                Some(true) => return Trace::Done,
                Some(false) => failed = true,
                None => {}
            }
        }
        for event in ours(self.begun) {
            let id = member(event, "request_id");
            match id.as_deref().and_then(|id| ended(root, id)) {
                Some(Completion::Done(_)) => return Trace::Done,
                Some(Completion::Failed(_)) => failed = true,
                _ if refused(event) => failed = true,
                _ => under_way = Some(id),
            }
        }
        match under_way {
            Some(id) => Trace::Begun(id),
            None if failed => Trace::Failed,
            None => Trace::Nothing,
        }
    }

    /// The amount of an event with our reference, and another amount, that did not fail.
    #[must_use]
    pub fn other_amount(&self, transaction: &[u8]) -> Option<i64> {
        self.reference.as_ref()?;
        answer::read_whole(transaction, |root| {
            let named = |event: &View<'_>| self.names(*event, self.event) || self.names(*event, self.begun);
            let other =
                |event: &View<'_>| named(event) && self.is_referred_to(*event) && !self.is_ours(*event);
            let stands = |event: &View<'_>| outcome(root, *event) != Some(false);
            events(root).find(|event| other(event) && stands(event))?.get("amount")?.integer()
        })
    }

    fn names(&self, event: View<'_>, name: &str) -> bool {
        member(event, "event").as_deref() == Some(name)
    }

    fn is_referred_to(&self, event: View<'_>) -> bool {
        self.reference.is_none() || member(event, "event_reference") == self.reference
    }

    fn is_ours(&self, event: View<'_>) -> bool {
        // An event that states no amount may be ours.
        let amount = event.get("amount").and_then(View::integer);
        self.is_referred_to(event) && (self.amount.is_none() || amount.is_none() || amount == self.amount)
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
            r#"{{"event":"{name}","event_reference":"{reference}","amount":{amount},"success":{success},"request_id":"q","id":"e"}}"#
        )
    }

    /// What an event came to after all; nothing says that it repeats the reference.
    fn correction(success: bool) -> String {
        format!(r#"{{"event":"REFUND","success":{success},"correction":{{"event_ids":["e"]}}}}"#)
    }

    #[test]
    fn an_answer_may_hold_its_own_refusal() {
        for (events, expected) in [
            (vec![event("REFUND", "r", 100, false)], true),
            (vec![event("REFUND", "r", 100, false), event("REFUND", "r", 100, true)], false),
            (vec![event("REFUND", "r", 100, true), event("REFUND", "r", 100, false)], true),
            (vec![event("REFUND", "other", 100, false)], false),
            (vec![event("CAPTURE", "r", 100, false)], false),
            (vec![event("REFUND", "r", 100, false), correction(true)], false),
            (vec![], false),
        ] {
            assert_eq!(action().failed(&transaction(&events)), expected, "{events:?}");
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
            (vec![event("REFUND", "r", 100, true), event("REFUND", "r", 100, false)], Trace::Done),
            (vec![event("REFUND", "r", 100, false), correction(true)], Trace::Done),
            (vec![event("REFUND", "r", 100, true), correction(false)], Trace::Failed),
            (vec![begun().replace("100", "null")], Trace::Begun(Some("q".to_owned()))),
            (vec![begun(), begun().replace("\"q\"", "\"p\""), ended(true)], Trace::Done),
            (
                vec![ended(false), begun(), begun().replace("\"q\"", "\"p\"")],
                Trace::Begun(Some("p".to_owned())),
            ),
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

    #[test]
    fn one_reference_is_one_amount() {
        for (events, expected) in [
            (vec![event("REFUND", "r", 100, true)], None),
            (vec![event("REFUND", "r", 99, true)], Some(99)),
            (vec![event("INITIATE_REFUND", "r", 99, true)], Some(99)),
            (vec![event("REFUND", "r", 99, false)], None),
            (vec![event("REFUND", "s", 99, true)], None),
        ] {
            assert_eq!(action().other_amount(&transaction(&events)), expected, "{events:?}");
        }
    }
}
