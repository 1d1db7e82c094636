//! A lost answer: what is read, what is sent again, and what is said when it cannot be known.

use dintero_wasm::client::TransactionOutcome;
use dintero_wasm::engine::{Error, ErrorKind, TransportError};
use dintero_wasm::model::{SessionUpdate, TransactionActionQuery, TransactionRefund};
use serde_json::{Value, json};

use crate::script::{ONCE, Script, Step, USUAL, answer, capture, client, lost, no_secret, of, token};

fn transaction(amount: i64, events: Value) -> Step {
    let status = if events == json!([]) { "AUTHORIZED" } else { "CAPTURED" };
    answer(200, json!({ "id": "T12345678.t", "status": status, "amount": amount, "events": events }))
}

fn event(reference: &str, amount: i64, success: bool) -> Value {
    json!([{ "event": "CAPTURE", "event_reference": reference, "amount": amount, "success": success, "id": "e" }])
}

fn captured() -> Step {
    transaction(100, event("r", 100, true))
}

fn authorized(amount: i64) -> Step {
    transaction(amount, json!([]))
}

/// What a capture of 100 comes to, and how many captures and readings were sent.
fn play(steps: Vec<Step>) -> (Result<TransactionOutcome, Error>, usize, usize, Script) {
    let script = Script::new([token()].into_iter().chain(steps));
    let outcome = capture(&script, &client(&script), "r");
    let count = |method: &str| script.sent().iter().filter(|line| line.starts_with(method)).count();
    let (captures, readings) = (count("POST") - 1, count("GET"));
    (outcome, captures, readings, script)
}

#[test]
fn what_was_done_is_found() {
    for (first, readings) in [
        (vec![lost(), captured()], 1),
        (vec![answer(500, ""), captured()], 1),
        (vec![answer(200, "<html>"), captured()], 1),
        (vec![lost(), lost(), answer(503, ""), answer(200, "{"), captured()], 4),
        (vec![lost(), authorized(300), authorized(300), captured()], 3),
        // An answer that does not come leaves time to read.
        (vec![Step::Hang, captured()], 1),
    ] {
        let (outcome, captures, read, script) = play(first);
        let Ok(TransactionOutcome::Done(transaction)) = outcome else { panic!("{outcome:?}") };
        assert_eq!((transaction.amount, captures, read), (Some(100), 1, readings));
        assert!(script.elapsed() < 30_000);
    }
}

#[test]
fn a_capture_is_sent_again_where_the_api_would_refuse_the_second() {
    let (outcome, captures, readings, _) = play(vec![lost(), authorized(100), captured()]);
    assert!(matches!(outcome, Ok(TransactionOutcome::Done(_))));
    assert_eq!((captures, readings), (2, 1));
    // The first one was carried out after all, which is why the second is refused.
    let (outcome, captures, readings, _) = play(vec![lost(), authorized(150), answer(400, ""), captured()]);
    assert!(matches!(outcome, Ok(TransactionOutcome::Done(_))));
    assert_eq!((captures, readings), (2, 2));
    // Two of 100 would fit into 200.
    let (outcome, captures, ..) =
        play([lost()].into_iter().chain((0..99).map(|_| authorized(200))).collect());
    assert_eq!((outcome.expect_err("it is not known").kind, captures), (ErrorKind::UnknownOutcome, 1));
}

#[test]
fn what_cannot_be_known_is_said_with_what_was_read() {
    let (outcome, captures, readings, script) =
        play([lost()].into_iter().chain((0..99).map(|_| authorized(200))).collect());
    let error = outcome.expect_err("it is not known");
    assert_eq!((error.kind, error.retryable, captures), (ErrorKind::UnknownOutcome, false, 1));
    assert!(readings >= 3 && script.elapsed() <= 30_000, "{readings} readings in {} ms", script.elapsed());
    let read: Value =
        serde_json::from_str(error.read.as_ref().expect("the transaction").expose()).expect("JSON");
    assert_eq!(read["status"], "AUTHORIZED");
    let text = error.to_string();
    assert!(text.contains("read back") && text.contains("capture_reference"), "{text}");
    no_secret(&error);
}

#[test]
fn a_failure_under_a_reference_that_may_be_old_proves_nothing() {
    let failed = || transaction(100, event("r", 100, false));
    let (outcome, captures, ..) = play([lost()].into_iter().chain((0..99).map(|_| failed())).collect());
    assert_eq!((outcome.expect_err("it is not known").kind, captures), (ErrorKind::UnknownOutcome, 1));
    // Of two, one that succeeded is enough, whichever comes last.
    let twins = json!([event("r", 100, true)[0], event("r", 100, false)[0]]);
    let (outcome, captures, ..) = play(vec![lost(), transaction(100, twins)]);
    assert!(matches!(outcome, Ok(TransactionOutcome::Done(_))));
    assert_eq!(captures, 1);
}

#[test]
fn of_two_that_were_accepted_it_is_read_which_was_done() {
    let begun = |id| json!({ "event": "INITIATE_CAPTURE", "event_reference": "r", "amount": 100, "success": true, "request_id": id });
    let ended = |id, success| json!({ "event": "CAPTURE", "amount": 100, "success": success, "correlation_request_id": id });
    let under_way = || transaction(100, json!([begun("q"), begun("p")]));
    let done = transaction(100, json!([begun("q"), begun("p"), ended("q", false), ended("p", true)]));
    let (outcome, captures, ..) =
        play(vec![lost(), authorized(100), Step::Accept, under_way(), under_way(), done]);
    assert!(matches!(outcome, Ok(TransactionOutcome::Done(_))), "{outcome:?}");
    assert_eq!(captures, 2);
}

#[test]
fn a_reading_need_not_wait_as_long_as_a_sending() {
    // Script answers have no header; a store of steps that never shows it is read until the deadline.
    let (outcome, _, readings, script) =
        play([answer(503, "")].into_iter().chain((0..99).map(|_| authorized(300))).collect());
    assert_eq!(outcome.expect_err("it is not known").kind, ErrorKind::UnknownOutcome);
    assert!(readings >= 5 && script.elapsed() > 29_000, "{readings} readings in {} ms", script.elapsed());
}

#[test]
fn what_was_accepted_is_waited_for_by_its_id() {
    let begun = json!([{ "event": "INITIATE_CAPTURE", "event_reference": "r", "amount": 100, "success": true, "request_id": "q" }]);
    let (outcome, captures, ..) = play(vec![lost(), transaction(100, begun)]);
    let Ok(TransactionOutcome::Accepted { event_request_id }) = outcome else { panic!("{outcome:?}") };
    assert_eq!((event_request_id.as_deref(), captures), (Some("q"), 1));
}

#[test]
fn a_reading_that_is_refused_ends_it() {
    let (outcome, captures, readings, _) = play(vec![lost(), answer(404, "")]);
    let error = outcome.expect_err("it is not known");
    assert_eq!((error.kind, captures, readings), (ErrorKind::UnknownOutcome, 1, 1));
    assert!(error.message.contains("Reading it back failed too"), "{error}");
}

#[test]
fn what_was_not_sent_needs_no_reading() {
    let refused = || Step::Fail(TransportError::NotSent("refused".into()));
    let (outcome, captures, readings, _) = play(vec![refused()]);
    assert_eq!((outcome.expect_err("it fails").kind, captures, readings), (ErrorKind::Connection, 1, 0));
}

#[test]
fn a_refund_is_never_sent_again() {
    let body: TransactionRefund = of(json!({ "amount": 100, "refund_reference": "r" }));
    let script = Script::new([token(), lost()].into_iter().chain((0..99).map(|_| captured())));
    let client = client(&script);
    let query = TransactionActionQuery::default();
    let error = script.run(client.transactions().refund("T12345678.t", &body, &query, USUAL));
    assert_eq!(error.expect_err("it is not known").kind, ErrorKind::UnknownOutcome);
    assert_eq!(script.sent().iter().filter(|line| line.contains("/refund")).count(), 1);
}

#[test]
fn what_may_be_repeated_is_repeated_once_read_as_not_done() {
    let session = |amount: i64| answer(200, json!({ "id": "s", "order": { "amount": amount } }));
    let update: SessionUpdate = of(json!({ "order": { "amount": 2 } }));
    for (steps, sent) in [
        (vec![lost(), session(1), session(2)], vec!["PUT", "GET", "PUT"]),
        (vec![lost(), session(2)], vec!["PUT", "GET"]),
        (vec![answer(503, ""), session(1), lost(), session(2)], vec!["PUT", "GET", "PUT", "GET"]),
    ] {
        let script = Script::new([token()].into_iter().chain(steps));
        let client = client(&script);
        let bytes = serde_json::to_vec(&update).expect("JSON");
        let parts = dintero_wasm::wire::Parts { ids: vec!["s"], body: Some(bytes), ..Default::default() };
        let call = client.call(dintero_wasm::model::Operation::SessionsUpdate, parts, USUAL);
        script.run(call).expect("it is done");
        let methods: Vec<_> =
            script.sent()[1..].iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
        assert_eq!(methods, sent);
    }
    // Without retries it is read, and not repeated.
    let script = Script::new([token(), lost()].into_iter().chain((0..99).map(|_| session(1))));
    let client = client(&script);
    let error = script.run(client.sessions().cancel("s", ONCE)).expect_err("it is not known");
    assert_eq!((error.kind, error.retryable), (ErrorKind::UnknownOutcome, true));
    assert_eq!(script.sent().iter().filter(|line| line.contains("/cancel")).count(), 1);
}

#[test]
fn a_deleted_configuration_is_gone() {
    let script = Script::new([token(), lost(), answer(404, "{}")]);
    let client = client(&script);
    let gone =
        script.run(client.settlements().report_configurations().delete("c", USUAL)).expect("it is gone");
    assert_eq!(gone.id, None);
}
