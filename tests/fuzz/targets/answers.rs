//! Whatever the other side answers is read, and nothing is concluded from it that it does not say.

use dintero_wasm::json::Reader;
use dintero_wasm::model::{
    ApprovalList, Operation, PayoutBalances, PayoutTransferList, ReportConfiguration, ReportList, Session,
    SessionPayResult, SettlementList, Transaction,
};
use dintero_wasm::wire::{
    ANSWER_LIMITS, AccessAnswer, AccountId, Answer, Completion, Grant, Listing, Payment, PaymentOutcome,
    holds, is_outcome,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Takes the body of an answer.
pub fn run(body: &[u8]) {
    // What cannot be read as this says nothing at all: the reader's own limits, and keys that stand twice.
    let text = String::from_utf8_lossy(body);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let seen = serde_json::from_str::<Value>(text).ok().filter(|_| {
        let mut reader = Reader::new(ANSWER_LIMITS);
        reader.read(text.as_bytes()).is_ok_and(|document| document.duplicates().next().is_none())
    });
    payment(body, seen.as_ref());
    completion(body, seen.as_ref());
    pages(body);
    for answer in [Answer::Object(&["id"]), Answer::Payment, Answer::List, Answer::Any] {
        let _ = (holds(body, answer), is_outcome(body, answer));
    }
    if let Some(token) = AccessAnswer::read(body) {
        let text = token.access_token.expose();
        assert!(!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()), "a header carries it");
    }
    let _ = AccountId::parse("T12345678").map(|account| Grant::read(body, &account));
    if let Some(seen) = seen.filter(Value::is_object) {
        round_trips(&seen);
    }
}

/// `None`, for what an answer says of a payment, is safe; `Paid` is not unless it is said plainly.
fn payment(body: &[u8], seen: Option<&Value>) {
    let read = Payment::read(body);
    let (Some(payment), Some(seen)) = (&read, seen) else { return };
    let status = seen["status"].as_str();
    if payment.outcome == PaymentOutcome::Paid {
        assert_eq!(seen["success"], true);
        assert!(matches!(status, Some("AUTHORIZED" | "CAPTURED" | "PARTIALLY_CAPTURED")), "{status:?}");
    }
    if let Some(at) = payment.error_event {
        assert!(seen["events"][at].is_object(), "there is no event {at}");
    }
}

fn completion(body: &[u8], seen: Option<&Value>) {
    let _ = Completion::read(body, None);
    let Some(seen) = seen else { return };
    for event in seen["events"].as_array().into_iter().flatten() {
        let Some(id) = event["correlation_request_id"].as_str() else { continue };
        match Completion::read(body, Some(id)) {
            Completion::Done(Some(at)) | Completion::Failed(Some(at)) => {
                assert_eq!(seen["events"][at]["correlation_request_id"], id);
            }
            Completion::Pending(status) => assert_eq!(status.as_deref(), seen["status"].as_str()),
            other => panic!("without an event: {other:?}"),
        }
    }
}

fn pages(body: &[u8]) {
    for operation in Operation::ALL {
        let Some(listing) = Listing::of(*operation) else { continue };
        let mut query = vec![("limit".to_owned(), "1".to_owned())];
        if let Some(next) = listing.next(&query, body) {
            assert!(next.iter().all(|(_, value)| !value.is_empty()) && !next.is_empty(), "{next:?}");
            query.extend(next);
            assert_eq!(listing.next(&query, body), None, "the same page again has no next one");
        }
    }
}

/// An answer becomes the type that it is of, whatever is in it, and is written back as it came.
fn round_trips(seen: &Value) {
    round_trip::<Session>(seen);
    round_trip::<SessionPayResult>(seen);
    round_trip::<Transaction>(seen);
    round_trip::<SettlementList>(seen);
    round_trip::<ReportConfiguration>(seen);
    round_trip::<ReportList>(seen);
    round_trip::<PayoutBalances>(seen);
    round_trip::<PayoutTransferList>(seen);
    round_trip::<ApprovalList>(seen);
}

fn round_trip<T: DeserializeOwned + Serialize>(seen: &Value) {
    let name = std::any::type_name::<T>();
    let read: T = serde_json::from_value(seen.clone()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let written = serde_json::to_value(&read).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(same(&written, seen), "{name}: {seen} is written back as {written}");
}

/// Equal, where `1.0` and `1` are one number.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let all =
                |(name, value): (&String, &Value)| other.get(name).is_some_and(|other| same(value, other));
            one.len() == other.len() && one.iter().all(all)
        }
        _ => one == other,
    }
}
