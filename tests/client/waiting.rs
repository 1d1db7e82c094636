//! Waiting for what was accepted: how often it is looked, and when that ends.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use dintero_wasm::client::{CallOptions, Waited};
use dintero_wasm::engine::ErrorKind;
use serde_json::json;

use crate::script::{ONCE, Script, Step, answer, client, lost, token};

fn pending() -> Step {
    let begun = json!({ "event": "INITIATE_CAPTURE", "request_id": "r1", "success": true });
    answer(200, json!({ "id": "t", "status": "AUTHORIZED", "events": [begun] }))
}

fn ended(success: bool) -> Step {
    let end = json!({ "event": "CAPTURE", "correlation_request_id": "r1", "success": success });
    answer(200, json!({ "id": "t", "status": "CAPTURED", "events": [end] }))
}

fn until(timeout_ms: u64) -> CallOptions {
    CallOptions { timeout_ms: Some(timeout_ms), ..ONCE }
}

#[test]
fn the_pauses_double_up_to_eight_seconds() {
    for success in [true, false] {
        let looks = std::iter::repeat_with(pending).take(7);
        let script = Script::new([token()].into_iter().chain(looks).chain([ended(success)]));
        let client = client(&script);
        let waited = script.run(client.transactions().wait_for("t", Some("r1"), until(60_000)));
        match waited.expect("it ends") {
            Waited::Done(transaction) => assert!(success && transaction.id.as_deref() == Some("t")),
            Waited::Failed(_) => assert!(!success),
        }
        assert_eq!(script.times(), [0, 0, 500, 1_500, 3_500, 7_500, 15_500, 23_500, 31_500]);
    }
}

#[test]
fn what_passes_is_waited_out() {
    let busy = || answer(429, "");
    let script = Script::new([
        token(),
        answer(503, ""),
        pending(),
        lost(),
        busy(),
        answer(200, "<html>"),
        ended(true),
    ]);
    let client = client(&script);
    let waited = script.run(client.transactions().wait_for("t", Some("r1"), until(60_000)));
    assert!(matches!(waited, Ok(Waited::Done(_))), "{waited:?}");
    assert_eq!(script.times(), [0, 0, 500, 1_500, 3_500, 7_500, 15_500]);
}

#[test]
fn what_does_not_pass_ends_it() {
    for (status, kind) in [(404, ErrorKind::Api), (403, ErrorKind::Authentication), (400, ErrorKind::Api)] {
        let script = Script::new([token(), pending(), answer(status, "{}")]);
        let client = client(&script);
        let error =
            script.run(client.transactions().wait_for("t", None, until(60_000))).expect_err("it fails");
        assert_eq!((error.kind, script.elapsed()), (kind, 500));
    }
}

#[test]
fn the_timeout_covers_all_of_it() {
    // The look after this one would come at 31.5 seconds.
    let looks = std::iter::repeat_with(pending).take(7);
    let script = Script::new([token()].into_iter().chain(looks));
    let client = client(&script);
    let error =
        script.run(client.transactions().wait_for("t", Some("r1"), ONCE)).expect_err("it is not done");
    assert_eq!((error.kind, error.retryable, script.elapsed()), (ErrorKind::Timeout, true, 23_500));
    for part in ["30000 ms", "AUTHORIZED", "wait again"] {
        assert!(error.message.contains(part), "{error}");
    }
}

#[test]
fn a_look_that_hangs_is_cut_off_at_the_timeout() {
    for steps in [vec![Step::Hang], vec![token(), Step::Hang], vec![token(), pending(), Step::Hang]] {
        let script = Script::new(steps);
        let client = client(&script);
        let error =
            script.run(client.transactions().wait_for("t", Some("r1"), until(4_000))).expect_err("it hangs");
        assert_eq!((error.kind, error.retryable, script.elapsed()), (ErrorKind::Timeout, true, 4_000));
        assert!(error.message.contains("4000 ms"), "{error}");
    }
}

#[test]
fn a_wait_that_is_given_up_asks_no_more() {
    for stop_at in [1, 2, 3] {
        let script = Script::new([token(), pending(), pending(), pending()]);
        let client = client(&script);
        {
            let mut waited = pin!(client.transactions().wait_for("t", Some("r1"), until(60_000)));
            script.run(poll_fn(|context| {
                assert!(waited.as_mut().poll(context).is_pending());
                if script.sent().len() > stop_at { Poll::Ready(()) } else { Poll::Pending }
            }));
        }
        let sent = script.sent().len();
        script.run(async { dintero_wasm::client::Host::sleep(&&script, 120_000).await });
        assert_eq!(script.sent().len(), sent);
    }
}

#[test]
fn an_id_that_is_none_is_refused_and_a_timeout_too() {
    let script = Script::new([]);
    let client = client(&script);
    let error = script.run(client.transactions().wait_for("..", None, ONCE)).expect_err("no id");
    assert_eq!(error.kind, ErrorKind::Config);
    let error = script.run(client.transactions().wait_for("t", None, until(0))).expect_err("no time");
    assert_eq!(error.kind, ErrorKind::Config);
    assert!(script.sent().is_empty());
}
