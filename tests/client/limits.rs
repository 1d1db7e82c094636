//! Deadlines and aborts.

use std::future::poll_fn;
use std::task::Poll;

use dintero_wasm::client::{CallOptions, Client, Credentials, Host, InMemory, Options, TokenStore};
use dintero_wasm::engine::{ErrorKind, Token};
use dintero_wasm::model::{Operation, SessionGetQuery};
use dintero_wasm::wire::Parts;
use serde_json::json;

use crate::script::{Script, Step, TOKEN, answer, capture, client, options, token};

#[test]
fn the_deadline_covers_everything() {
    let ok = || answer(200, json!({ "id": "s" }));
    for (steps, kind, sent) in [
        (vec![Step::Hang], ErrorKind::Timeout, 1),
        (vec![answer(503, ""), Step::Hang], ErrorKind::Timeout, 2),
    ] {
        let script = Script::new(steps);
        let error = capture(&script, &client(&script), "r").expect_err("it times out");
        assert_eq!((error.kind, script.sent().len(), script.elapsed()), (kind, sent, 30_000));
    }
    // What a capture did that is not answered is read while there is time, though each reading hangs.
    let script = Script::new([token()].into_iter().chain((0..99).map(|_| Step::Hang)));
    let error = capture(&script, &client(&script), "r").expect_err("it times out");
    let captures = script.sent().iter().filter(|line| line.contains("/capture")).count();
    assert_eq!((error.kind, captures), (ErrorKind::UnknownOutcome, 1));
    assert!(script.elapsed() <= 30_000 && script.sent().len() > 3, "{:?}", script.times());
    let script = Script::new([token(), answer(503, ""), answer(503, ""), answer(503, ""), ok()]);
    let client = client(&script);
    let limits = CallOptions { timeout_ms: Some(1), max_retries: Some(10) };
    let query = SessionGetQuery::default();
    let error = script
        .run(client.sessions().get("T12345678.s", &query, limits))
        .expect_err("there is no time for another try");
    assert!(matches!(error.kind, ErrorKind::Api | ErrorKind::Timeout), "{error}");
    assert!(script.elapsed() <= 1);
}

#[test]
fn an_abort_ends_a_call_wherever_it_is() {
    let ids = || vec!["T12345678.t"];
    for (steps, after, kind, sent) in [
        (vec![], 0, ErrorKind::Aborted, 0),
        (vec![Step::Hang], 5, ErrorKind::Aborted, 1),
        (vec![token(), Step::Hang], 5, ErrorKind::UnknownOutcome, 2),
    ] {
        let script = Script::new(steps);
        let client = client(&script);
        let body = Some(br#"{"amount":100,"capture_reference":"r"}"#.to_vec());
        let parts = Parts { ids: ids(), body, ..Parts::default() };
        let outside = &script;
        let abort = async move {
            Host::sleep(&outside, after).await;
            "the shop closed".to_owned()
        };
        let call = client.call_until(Operation::TransactionsCapture, parts, CallOptions::default(), abort);
        let error = script.run(call).expect_err("it is aborted");
        assert_eq!((error.kind, script.sent().len()), (kind, sent), "{error}");
        assert_eq!(error.cause.as_deref(), Some("the shop closed"));
    }
    // While it waits to try again.
    let script = Script::new([token(), answer(503, "")]);
    let client = client(&script);
    let mut polls = 0;
    let abort = poll_fn(|_| {
        polls += 1;
        if polls < 4 { Poll::Pending } else { Poll::Ready("enough".to_owned()) }
    });
    let parts = Parts { ids: ids(), ..Parts::default() };
    let call = client.call_until(Operation::TransactionsGet, parts, CallOptions::default(), abort);
    assert_eq!(script.run(call).expect_err("it is aborted").kind, ErrorKind::Aborted);
}

#[test]
fn a_request_that_was_not_begun_is_in_no_doubt() {
    let key = Options::new("T12345678", Credentials::ApiKey("k3y".into()));
    let given = Options::new("T12345678", Credentials::AccessToken);
    let kept = || InMemory::holding(Token { secret: TOKEN.into(), use_until: None });
    for options in [options(), key, given] {
        let script = Script::new([]);
        let client = Client::with_tokens(options, &script, kept()).expect("a client");
        let body = Some(br#"{"amount":100,"capture_reference":"r"}"#.to_vec());
        let parts = Parts { ids: vec!["t"], body, ..Parts::default() };
        let abort = std::future::ready("before".to_owned());
        let call = client.call_until(Operation::TransactionsCapture, parts, CallOptions::default(), abort);
        let error = script.run(call).expect_err("it is aborted");
        assert_eq!((error.kind, script.sent().len()), (ErrorKind::Aborted, 0), "{error}");
    }
}

/// A store that takes a turn, as everything does in JavaScript.
#[derive(Debug)]
struct Slow;

impl TokenStore for Slow {
    async fn load(&self) -> Result<Option<Token>, String> {
        let mut polled = false;
        poll_fn(|context| {
            context.waker().wake_by_ref();
            if std::mem::replace(&mut polled, true) { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        Ok(None)
    }

    async fn store(&self, _: Token) {}
}

#[test]
fn an_abort_that_comes_together_with_an_answer_is_kept() {
    let script = Script::new([Step::Hang]);
    let client = Client::with_tokens(options(), &script, Slow).expect("a client");
    let abort = async {
        Host::sleep(&&script, 1).await;
        "at once".to_owned()
    };
    let parts = Parts { ids: vec!["s"], ..Parts::default() };
    let call = client.call_until(Operation::SessionsGet, parts, CallOptions::default(), abort);
    let error = script.run(call).expect_err("it is aborted");
    assert_eq!((error.kind, script.sent().len()), (ErrorKind::Aborted, 0), "nothing is sent after an abort");
}
