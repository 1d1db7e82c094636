//! Whether what a transaction was asked for, and what was accepted, is done.

use super::answer;
use crate::json::View;

/// How far an accepted operation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Completion {
    /// Not done yet. The transaction's status, as it stands.
    Pending(Option<String>),
    /// Done. The event that says so, counted from 0, where one does.
    Done(Option<usize>),
    /// It came to nothing; the event has the reason.
    Failed(Option<usize>),
}

impl Completion {
    /// Reads a transaction: whether the operation that was accepted under an `event-request-id` is done, or, without
    /// one, whether anything of the transaction is still under way.
    ///
    /// An accepted operation ends as a later event whose `correlation_request_id` is that id.
    #[must_use]
    pub fn read(transaction: &[u8], event_request_id: Option<&str>) -> Self {
        answer::read_whole(transaction, |root| {
            Some(match event_request_id {
                Some(id) => ended(root, id).unwrap_or_else(|| Self::Pending(status(root))),
                None => at_rest(root),
            })
        })
        .unwrap_or(Self::Pending(None))
    }
}

fn status(root: View<'_>) -> Option<String> {
    answer::text(root, &["status"])
}

pub(super) fn events(root: View<'_>) -> impl Iterator<Item = View<'_>> {
    root.get("events").into_iter().flat_map(View::children)
}

pub(super) fn member(event: View<'_>, name: &str) -> Option<String> {
    answer::text(event, &[name])
}

/// `INITIATE_CAPTURE` and the like, which say that an operation has begun.
fn begins(event: View<'_>) -> bool {
    member(event, "event").is_some_and(|name| name.starts_with("INITIATE_"))
}

/// The last event that ends the operation counts, or one that corrects such an event.
pub(super) fn ended(root: View<'_>, id: &str) -> Option<Completion> {
    let mut ends = None;
    let mut ids = Vec::new();
    for (at, event) in events(root).enumerate() {
        let correlated = member(event, "correlation_request_id").as_deref() == Some(id);
        let failed_to_begin = begins(event) && refused(event);
        if (correlated && (!begins(event) || failed_to_begin))
            || (failed_to_begin && begun_by(event, id))
            || corrects(event, &ids)
        {
            ids.extend(member(event, "id"));
            ends = Some((at, event));
        }
    }
    let (at, event) = ends?;
    match event.get("success").and_then(View::bool) {
        Some(true) => Some(Completion::Done(Some(at))),
        Some(false) => Some(Completion::Failed(Some(at))),
        None => None,
    }
}

pub(super) fn refused(event: View<'_>) -> bool {
    event.get("success").and_then(View::bool) == Some(false)
}

/// What an event came to, also after later ones that correct it. `None`: it is not decided.
pub(super) fn outcome(root: View<'_>, event: View<'_>) -> Option<bool> {
    let success = |event: View<'_>| event.get("success").and_then(View::bool);
    let Some(id) = member(event, "id") else { return success(event) };
    let mut ids = vec![id];
    let mut end = success(event);
    for later in events(root) {
        if corrects(later, &ids) {
            ids.extend(member(later, "id"));
            end = success(later);
        }
    }
    end
}

fn begun_by(event: View<'_>, id: &str) -> bool {
    member(event, "request_id").as_deref() == Some(id)
}

/// Source: `docs.dintero.com/api-reference`, the `correction` of an event.
fn corrects(event: View<'_>, ids: &[String]) -> bool {
    let corrected = event.get("correction").and_then(|correction| correction.get("event_ids"));
    corrected.is_some_and(|corrected| {
        corrected
            .children()
            .filter_map(View::text)
            .any(|id| ids.iter().any(|known| id.to_str() == known.as_str()))
    })
}

fn at_rest(root: View<'_>) -> Completion {
    let status = status(root);
    let under_way = |event: View<'_>| {
        let ids = [member(event, "request_id"), member(event, "correlation_request_id")];
        begins(event) && !ids.iter().flatten().any(|id| ended(root, id).is_some())
    };
    match status.as_deref() {
        // What is not known may still be paid.
        None | Some("INITIATED" | "ON_HOLD" | "UNKNOWN") => Completion::Pending(status),
        _ if events(root).any(under_way) => Completion::Pending(status),
        Some("FAILED" | "DECLINED") => Completion::Failed(None),
        _ => Completion::Done(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accepted_operation_ends_with_its_own_event() {
        let transaction = |events: &str| format!(r#"{{"status":"AUTHORIZED","events":[{events}]}}"#);
        let begun = r#"{"event":"INITIATE_CAPTURE","request_id":"r1","success":true}"#;
        let pending = || Completion::Pending(Some("AUTHORIZED".to_owned()));
        for (events, id, expected) in [
            ("", Some("r1"), pending()),
            (begun, Some("r1"), pending()),
            (begun, None, pending()),
            (r#"{"event":"CAPTURE","request_id":"r1","success":true}"#, Some("r1"), pending()),
            (r#"{"event":"CAPTURE","correlation_request_id":"r2","success":true}"#, Some("r1"), pending()),
            (
                r#"{"event":"CAPTURE","correlation_request_id":"r1","success":true}"#,
                Some("r1"),
                Completion::Done(Some(0)),
            ),
            (
                r#"{"event":"CAPTURE","correlation_request_id":"r1","success":false}"#,
                Some("r1"),
                Completion::Failed(Some(0)),
            ),
            (r#"{"event":"CAPTURE","correlation_request_id":"r1","success":null}"#, Some("r1"), pending()),
            (
                r#"{"event":"INITIATE_CAPTURE","request_id":"r1","success":false}"#,
                Some("r1"),
                Completion::Failed(Some(0)),
            ),
            (
                r#"{"event":"CAPTURE","correlation_request_id":"r1","success":false,"id":"e1"},
                   {"event":"CAPTURE","success":true,"correction":{"event_ids":["e1"]}}"#,
                Some("r1"),
                Completion::Done(Some(1)),
            ),
            ("", None, Completion::Done(None)),
        ] {
            assert_eq!(Completion::read(transaction(events).as_bytes(), id), expected, "{events}");
        }
        let both = transaction(&format!(
            r#"{begun},{{"event":"CAPTURE","correlation_request_id":"r1","success":true}}"#
        ));
        assert_eq!(Completion::read(both.as_bytes(), None), Completion::Done(None));
        assert_eq!(Completion::read(both.as_bytes(), Some("r1")), Completion::Done(Some(1)));
    }

    #[test]
    fn a_payment_on_hold_is_waited_for() {
        for (status, expected) in [
            ("ON_HOLD", Completion::Pending(Some("ON_HOLD".to_owned()))),
            ("INITIATED", Completion::Pending(Some("INITIATED".to_owned()))),
            ("UNKNOWN", Completion::Pending(Some("UNKNOWN".to_owned()))),
            ("FAILED", Completion::Failed(None)),
            ("CAPTURED", Completion::Done(None)),
        ] {
            let body = format!(r#"{{"status":"{status}"}}"#);
            assert_eq!(Completion::read(body.as_bytes(), None), expected);
        }
        assert_eq!(Completion::read(b"<html>", None), Completion::Pending(None));
    }
}
