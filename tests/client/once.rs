//! A capture that is made once under a key, however often it is asked for.

use std::future::poll_fn;
use std::task::Poll;

use dintero_wasm::client::{Claims, Client, InMemory, TokenStore, TransactionOutcome};
use dintero_wasm::engine::{Error, ErrorKind, Millis, Token, TransportError};
use dintero_wasm::model::{TransactionActionQuery, TransactionCapture};
use serde_json::json;

use crate::script::{Script, Step, USUAL, answer, lost, of, options, token};

fn transaction(captured: &[(&str, i64)]) -> Step {
    let events: Vec<_> = captured
        .iter()
        .map(|(reference, amount)| json!({ "event": "CAPTURE", "event_reference": reference, "amount": amount, "success": true }))
        .collect();
    answer(200, json!({ "id": "T12345678.t", "status": "AUTHORIZED", "amount": 300, "events": events }))
}

fn once<S: TokenStore + Claims>(
    script: &Script,
    client: &Client<&Script, S>,
    key: &str,
) -> Result<TransactionOutcome, Error> {
    let body: TransactionCapture = of(json!({ "amount": 100, "capture_reference": key }));
    let query = TransactionActionQuery::default();
    script.run(client.transactions().capture_once("T12345678.t", &body, &query, USUAL))
}

fn captures(script: &Script) -> usize {
    script.sent().iter().filter(|line| line.contains("/capture")).count()
}

fn kept() -> InMemory {
    InMemory::holding(Token { secret: "t".into(), use_until: None })
}

fn begin(steps: Vec<Step>) -> Script {
    Script::new(steps)
}

fn client_of(script: &Script) -> Client<&Script> {
    Client::with_tokens(options(), script, kept()).expect("the options are right")
}

#[test]
fn the_first_call_captures_and_the_next_is_told() {
    let script = begin(vec![transaction(&[]), transaction(&[("k", 100)]), transaction(&[("k", 100)])]);
    let client = client_of(&script);
    for _ in 0..2 {
        assert!(matches!(once(&script, &client, "k"), Ok(TransactionOutcome::Done(_))));
    }
    assert_eq!(captures(&script), 1);
    // Another key is another capture.
    script.add([transaction(&[("k", 100)]), transaction(&[("k", 100), ("l", 100)])]);
    assert!(matches!(once(&script, &client, "l"), Ok(TransactionOutcome::Done(_))));
    assert_eq!(captures(&script), 2);
}

#[test]
fn what_was_done_before_the_key_lapsed_is_not_done_again() {
    let script = begin(vec![transaction(&[("k", 100)])]);
    assert!(matches!(once(&script, &client_of(&script), "k"), Ok(TransactionOutcome::Done(_))));
    assert_eq!(captures(&script), 0);
}

#[test]
fn a_call_that_broke_off_leaves_the_next_in_doubt_and_never_captures_twice() {
    let steps = [transaction(&[]), lost()].into_iter().chain((0..99).map(|_| transaction(&[])));
    let script = begin(steps.collect());
    let client = client_of(&script);
    for _ in 0..2 {
        let error = once(&script, &client, "k").expect_err("it is not known");
        assert_eq!((error.kind, error.retryable), (ErrorKind::UnknownOutcome, true), "{error}");
        assert!(error.message.contains("with the same reference"), "{error}");
    }
    assert_eq!(captures(&script), 1);
    // It was carried out late.
    script.steps.lock().unwrap().clear();
    script.add([transaction(&[]), transaction(&[("k", 100)])]);
    assert!(matches!(once(&script, &client, "k"), Ok(TransactionOutcome::Done(_))));
    assert_eq!(captures(&script), 1);
}

#[test]
fn a_key_under_which_nothing_was_done_is_free_again() {
    for steps in [
        vec![transaction(&[]), answer(400, "")],
        vec![transaction(&[]), Step::Fail(TransportError::NotSent("refused".into()))],
        vec![answer(404, "")],
        vec![transaction(&[]), answer(401, ""), answer(401, "")],
    ] {
        let script = begin(steps);
        let client = client_of(&script);
        let error = once(&script, &client, "k").expect_err("it is refused");
        assert_ne!(error.kind, ErrorKind::UnknownOutcome, "{error}");
        script.add([token(), transaction(&[]), transaction(&[("k", 100)])]);
        if !script.sent().iter().any(|line| line.contains("/auth/token")) {
            let _ = script.steps.lock().unwrap().pop_front();
        }
        let done = once(&script, &client, "k");
        assert!(matches!(done, Ok(TransactionOutcome::Done(_))), "{done:?}");
    }
}

#[test]
fn one_key_is_one_amount() {
    let script = begin(vec![transaction(&[("k", 60)])]);
    let error = once(&script, &client_of(&script), "k").expect_err("it was used for 60");
    assert_eq!((error.kind, captures(&script)), (ErrorKind::Config, 0), "{error}");
    assert!(error.message.contains("60") && error.message.contains("100"), "{error}");
}

#[test]
fn what_failed_under_a_key_of_ones_own_is_said_to_have_failed() {
    let failed = json!({ "id": "T12345678.t", "status": "AUTHORIZED", "amount": 300, "events": [
        { "event": "CAPTURE", "event_reference": "k", "amount": 100, "success": false },
    ] });
    let script = begin(vec![transaction(&[]), lost(), answer(200, failed)]);
    let error = once(&script, &client_of(&script), "k").expect_err("it failed");
    assert_eq!((error.kind, captures(&script)), (ErrorKind::Api, 1), "{error}");
    assert!(error.message.contains("Nothing was moved"), "{error}");
}

#[test]
fn without_a_reference_there_is_no_key() {
    let script = begin(vec![]);
    let error = once(&script, &client_of(&script), "").expect_err("there is no key");
    assert_eq!((error.kind, script.sent().len()), (ErrorKind::Config, 0), "{error}");
}

#[test]
fn several_calls_at_once_capture_once() {
    let script = begin((0..99).map(|_| transaction(&[("k", 100)])).collect());
    script.steps.lock().unwrap().push_front(transaction(&[]));
    let client = client_of(&script);
    let body: TransactionCapture = of(json!({ "amount": 100, "capture_reference": "k" }));
    let query = TransactionActionQuery::default();
    let call = async || {
        let outcome = client.transactions().capture_once("T12345678.t", &body, &query, USUAL).await;
        matches!(outcome, Ok(TransactionOutcome::Done(_)))
    };
    assert_eq!(script.run(side_by_side([call(), call(), call()])), [true; 3]);
    assert_eq!(captures(&script), 1);
}

/// Futures that are polled in turn, to the end of all of them.
async fn side_by_side<const N: usize>(futures: [impl Future<Output = bool>; N]) -> [bool; N] {
    let mut futures = futures.map(Box::pin);
    let mut outputs = [None; N];
    poll_fn(|context| {
        for (future, output) in futures.iter_mut().zip(&mut outputs) {
            if output.is_none()
                && let Poll::Ready(ready) = future.as_mut().poll(context)
            {
                *output = Some(ready);
            }
        }
        if outputs.iter().all(Option::is_some) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    outputs.map(|output| output.expect("it has ended"))
}

/// A store that fails.
#[derive(Debug)]
struct Broken;

impl TokenStore for Broken {
    async fn load(&self) -> Result<Option<Token>, String> {
        Ok(Some(Token { secret: "t".into(), use_until: None }))
    }

    async fn store(&self, _: Token) {}
}

impl Claims for Broken {
    async fn claim(&self, _: &str, _: u64, _: &str, _: Millis) -> Result<bool, String> {
        Err("the store is down".into())
    }

    async fn release(&self, _: &str, _: &str) {}
}

#[test]
fn a_store_that_fails_stops_the_call() {
    let script = begin(vec![]);
    let client = Client::with_tokens(options(), &script, Broken).expect("the options are right");
    let error = once(&script, &client, "k").expect_err("the store fails");
    assert_eq!((error.kind, error.retryable, script.sent().len()), (ErrorKind::Connection, true, 0));
    assert_eq!(error.cause.as_deref(), Some("the store is down"));
}
