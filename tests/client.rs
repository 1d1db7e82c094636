//! The client over a scripted transport, on a clock that moves only when all else stands still.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::collections::{BTreeSet, VecDeque};
use std::future::{Future, pending, poll_fn};
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use dintero_wasm::client::{
    CallOptions, Client, Credentials, Host, InMemory, Options, TokenOutcome, TokenStore, TransactionOutcome,
    Transport, Validation,
};
use dintero_wasm::engine::{Error, ErrorKind, Millis, Outcome, Token, TransportError};
use dintero_wasm::model::{
    AuthToken, Confidential, Operation, SessionCreate, SessionCreateQuery, SessionGetQuery, SessionUpdate,
    SessionUpdateQuery, TransactionActionQuery, TransactionCapture, TransactionGetQuery,
};
use dintero_wasm::wire::{Host as ApiHost, Method, Parts, Request, Response};
use serde_json::json;

const ID: &str = "the-cl1ent";
const SECRET: &str = "cl1ent-s3cret";
const TOKEN: &str = "t0ken.abc";
const START: Millis = 1_700_000_000_000;

/// What the other side does with a request.
#[derive(Clone, Debug)]
enum Step {
    Answer(u16, String),
    Accept,
    Fail(TransportError),
    Hang,
}

fn answer(status: u16, body: impl ToString) -> Step {
    Step::Answer(status, body.to_string())
}

fn token() -> Step {
    answer(200, json!({ "access_token": TOKEN, "token_type": "Bearer", "expires_in": 3600 }))
}

#[derive(Debug, Default)]
struct Script {
    now: Mutex<Millis>,
    timers: Mutex<BTreeSet<Millis>>,
    steps: Mutex<VecDeque<Step>>,
    requests: Mutex<Vec<Request>>,
}

impl Script {
    fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { now: Mutex::new(START), steps: Mutex::new(steps.into_iter().collect()), ..Self::default() }
    }

    fn add(&self, steps: impl IntoIterator<Item = Step>) {
        self.steps.lock().unwrap().extend(steps);
    }

    fn sent(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap();
        requests.iter().map(|request| format!("{} {}", request.method.as_str(), request.url)).collect()
    }

    fn request(&self, at: usize) -> Request {
        self.requests.lock().unwrap()[at].clone()
    }

    fn elapsed(&self) -> u64 {
        *self.now.lock().unwrap() - START
    }

    /// Polls to the end; where nothing moves, time goes on to the next timer.
    fn run<F: Future>(&self, future: F) -> F::Output {
        let mut future = pin!(future);
        let mut context = Context::from_waker(Waker::noop());
        loop {
            if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
                return output;
            }
            let next = self.timers.lock().unwrap().pop_first().expect("it neither ends nor waits for a time");
            let mut now = self.now.lock().unwrap();
            *now = (*now).max(next);
        }
    }
}

impl Transport for &Script {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        self.requests.lock().unwrap().push(request);
        let step = self.steps.lock().unwrap().pop_front().expect("the script ends too early");
        match step {
            Step::Answer(status, body) => {
                Ok(Response { status, body: body.into_bytes(), ..Response::default() })
            }
            Step::Accept => {
                let headers = [("event-request-id", "e1")].into_iter().collect();
                Ok(Response { status: 202, headers, body: vec![] })
            }
            Step::Fail(error) => Err(error),
            Step::Hang => pending().await,
        }
    }
}

impl Host for &Script {
    fn now(&self) -> Millis {
        *self.now.lock().unwrap()
    }

    async fn sleep(&self, milliseconds: u64) {
        let until = self.now() + milliseconds;
        poll_fn(|_| {
            if self.now() >= until {
                return Poll::Ready(());
            }
            self.timers.lock().unwrap().insert(until);
            Poll::Pending
        })
        .await;
    }

    fn seed(&self) -> u64 {
        1
    }
}

fn options() -> Options {
    Options::new("T12345678", Credentials::Client { id: ID.into(), secret: SECRET.into() })
}

fn client(script: &Script) -> Client<&Script> {
    Client::new(options(), script).expect("the options are right")
}

fn order() -> SessionCreate {
    serde_json::from_value(json!({
        "profile_id": "default",
        "url": { "return_url": "https://shop.example/return" },
        "order": {
            "amount": 100, "currency": "NOK", "merchant_reference": "A-1",
            "items": [{ "id": "1", "line_id": "1", "description": "A", "quantity": 1, "amount": 100, "vat_amount": 20, "vat": 25 }]
        }
    }))
    .expect("an order")
}

fn get(script: &Script, client: &Client<&Script>) -> Result<dintero_wasm::model::Session, Error> {
    script.run(client.sessions().get("T12345678.s", &SessionGetQuery::default(), CallOptions::default()))
}

fn capture(script: &Script, client: &Client<&Script>, reference: &str) -> Result<TransactionOutcome, Error> {
    let body: TransactionCapture =
        serde_json::from_value(json!({ "amount": 100, "capture_reference": reference })).expect("a capture");
    script.run(client.transactions().capture(
        "T12345678.t",
        &body,
        &TransactionActionQuery::default(),
        CallOptions::default(),
    ))
}

fn no_secret(error: &Error) {
    let text = format!("{error} {error:?}");
    for secret in [SECRET, TOKEN, "dGhlLWNsMWVudDpjbDFlbnQtczNjcmV0"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn a_session_is_created_changed_paid_and_captured() {
    let session =
        json!({ "id": "T12345678.s", "url": "https://x.example/s", "transaction_id": "T12345678.t" });
    let script = Script::new([
        token(),
        answer(200, &session),
        answer(200, &session),
        answer(200, &session),
        answer(200, json!({ "id": "T12345678.t", "status": "AUTHORIZED" })),
        answer(200, json!({ "id": "T12345678.t", "status": "CAPTURED" })),
        Step::Accept,
        answer(200, json!({ "id": "T12345678.s", "cancelled_by": "merchant" })),
    ]);
    let client = client(&script);
    let limits = CallOptions::default();
    let query = SessionCreateQuery { include_session: Some(true), ..SessionCreateQuery::default() };
    let created = script.run(client.sessions().create(&order(), &query, limits)).expect("it is created");
    assert_eq!(created.id.as_deref(), Some("T12345678.s"));
    get(&script, &client).expect("it is read");
    let update: SessionUpdate =
        serde_json::from_value(json!({ "order": { "amount": 0, "currency": "NOK", "items": [] } })).unwrap();
    let query = SessionUpdateQuery { update_without_lock: Some(true), ..SessionUpdateQuery::default() };
    script.run(client.sessions().update("T12345678.s", &update, &query, limits)).expect("it is updated");
    let query: TransactionGetQuery =
        serde_json::from_value(json!({ "includes": ["session", "card.payment_token"] })).unwrap();
    let transaction =
        script.run(client.transactions().get("T12345678.t", &query, limits)).expect("it is read");
    assert_eq!(transaction.status.expect("a status").as_str(), "AUTHORIZED");
    let TransactionOutcome::Done(transaction) = capture(&script, &client, "r1").expect("it is captured")
    else {
        panic!("it is done")
    };
    assert_eq!(transaction.status.expect("a status").as_str(), "CAPTURED");
    let accepted = capture(&script, &client, "r2").expect("it is accepted");
    assert_eq!(accepted, TransactionOutcome::Accepted { event_request_id: Some("e1".into()) });
    script.run(client.sessions().cancel("T12345678.s", limits)).expect("it is cancelled");

    assert_eq!(
        script.sent(),
        [
            "POST https://api.dintero.com/v1/accounts/T12345678/auth/token",
            "POST https://checkout.dintero.com/v1/sessions-profile?include_session=true",
            "GET https://checkout.dintero.com/v1/sessions/T12345678.s",
            "PUT https://checkout.dintero.com/v1/sessions/T12345678.s?update_without_lock=true",
            "GET https://checkout.dintero.com/v1/transactions/T12345678.t?includes=session&includes=card.payment_token",
            "POST https://checkout.dintero.com/v1/transactions/T12345678.t/capture",
            "POST https://checkout.dintero.com/v1/transactions/T12345678.t/capture",
            "POST https://checkout.dintero.com/v1/sessions/T12345678.s/cancel",
        ]
    );
    let sent = script.request(1);
    assert_eq!(sent.headers.get("authorization"), Some("Bearer t0ken.abc"));
    assert_eq!(sent.headers.get("dintero-feature-toggles"), Some("strict-session-amounts"));
    assert_eq!(sent.body, Some(serde_json::to_vec(&order()).unwrap()));
}

#[test]
fn a_token_serves_until_shortly_before_its_end() {
    let ok = || answer(200, json!({ "id": "s" }));
    let script = Script::new([token(), ok(), ok(), token(), ok()]);
    let client = client(&script);
    get(&script, &client).expect("it is read");
    *script.now.lock().unwrap() = START + 3_539_999;
    get(&script, &client).expect("it is read");
    *script.now.lock().unwrap() = START + 3_540_000;
    get(&script, &client).expect("it is read");
    assert_eq!(script.sent().iter().filter(|line| line.ends_with("/auth/token")).count(), 2);
    script.add([answer(401, "{}"), token(), ok()]);
    get(&script, &client).expect("a token that is refused is fetched again, once");
    script.add([answer(401, "{}"), token(), answer(401, "{}")]);
    assert_eq!(get(&script, &client).expect_err("once").kind, ErrorKind::Authentication);
}

#[test]
fn whatever_is_answered_gives_a_typed_error() {
    let bodies = ["<html><body>502</body></html>", "", r#"{"id":"T1"#, "null", "[]", "\u{0}", "\"text\""];
    for body in bodies {
        for status in [200, 400, 403, 404, 418, 500, 501] {
            let script = Script::new([token(), answer(status, body)]);
            let error = capture(&script, &client(&script), "r").expect_err("it fails");
            let expected = match status {
                200 | 500.. => ErrorKind::UnknownOutcome,
                403 => ErrorKind::Authentication,
                _ => ErrorKind::Api,
            };
            assert_eq!(error.kind, expected, "{status} {body}");
            assert_eq!(error.api.as_ref().expect("an answer").status, status);
            no_secret(&error);
        }
        let script = Script::new([answer(200, body)]);
        let error = get(&script, &client(&script)).expect_err("it fails");
        assert_eq!(error.kind, ErrorKind::Authentication, "{body}");
    }
    // Half a token is not repeated, nor a credential that the other side echoes.
    let half = format!(r#"{{"access_token":"{TOKEN}"#);
    for steps in [
        vec![answer(200, half)],
        vec![answer(400, format!("no: Basic dGhlLWNsMWVudDpjbDFlbnQtczNjcmV0 {SECRET}"))],
        vec![token(), answer(400, format!(r#"{{"error":{{"message":"Bearer {TOKEN}"}}}}"#))],
        vec![token(), Step::Fail(TransportError::NotSent(format!("bad header Bearer {TOKEN}")))],
    ] {
        let script = Script::new(steps);
        let error = capture(&script, &client(&script), "r").expect_err("it fails");
        no_secret(&error);
    }
}

#[test]
fn the_deadline_covers_everything() {
    let ok = || answer(200, json!({ "id": "s" }));
    for (steps, kind, sent) in [
        (vec![Step::Hang], ErrorKind::Timeout, 1),
        (vec![token(), Step::Hang], ErrorKind::UnknownOutcome, 2),
        (vec![answer(503, ""), Step::Hang], ErrorKind::Timeout, 2),
    ] {
        let script = Script::new(steps);
        let error = capture(&script, &client(&script), "r").expect_err("it times out");
        assert_eq!((error.kind, script.sent().len(), script.elapsed()), (kind, sent, 30_000));
    }
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

/// A store that never answers.
#[derive(Debug)]
struct Stuck;

impl TokenStore for Stuck {
    async fn load(&self) -> Result<Option<Token>, String> {
        pending().await
    }

    async fn store(&self, _: Token) {
        pending().await
    }
}

#[test]
fn a_store_that_hangs_costs_two_waits_and_not_the_call() {
    let script = Script::new([token(), answer(200, json!({ "id": "s" }))]);
    let client = Client::with_tokens(options(), &script, Stuck).expect("a client");
    let query = SessionGetQuery::default();
    script.run(client.sessions().get("s", &query, CallOptions::default())).expect("it is read");
    assert_eq!(script.elapsed(), 4_000);
    // Where the store is the only way to a token, it is waited for.
    let script = Script::new([]);
    let given = Options::new("T12345678", Credentials::AccessToken);
    let client = Client::with_tokens(given, &script, Stuck).expect("a client");
    let error = script.run(client.sessions().get("s", &query, CallOptions::default())).expect_err("no token");
    assert_eq!((error.kind, script.elapsed()), (ErrorKind::Timeout, 30_000));
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

#[test]
fn answers_are_read_as_they_come() {
    let long = "x".repeat(2 << 20);
    for (body, done) in [
        (format!(r#"{{"id":"t","x":"{long}"}}"#), true),
        ("\u{feff}{\"id\":\"t\"}".to_owned(), true),
        (r#"{"id":"t","x":"\ud83d","y":1e999}"#.to_owned(), true),
        (format!(r#"["{long}"]"#), false),
        (format!(r#"{{"id":"t","x":{}{}}}"#, "[".repeat(200), "]".repeat(200)), false),
    ] {
        let script = Script::new([token(), answer(200, body)]);
        match capture(&script, &client(&script), "r") {
            Ok(TransactionOutcome::Done(transaction)) => {
                assert!(done);
                assert_eq!(transaction.id.as_deref(), Some("t"));
            }
            other => {
                assert!(!done);
                assert_eq!(other.expect_err("it fails").kind, ErrorKind::UnknownOutcome);
            }
        }
    }
}

#[test]
fn a_backend_of_ones_own_needs_no_credentials() {
    let script = Script::new([answer(200, json!({ "id": "s" }))]);
    let own = |checkout_url| Options { checkout_url, ..Options::new("T12345678", Credentials::Nothing) };
    let client = Client::new(own(Some("https://shop.example/dintero".into())), &script).expect("a client");
    get(&script, &client).expect("it is read");
    let sent = script.request(0);
    assert_eq!((sent.headers.get("authorization"), sent.headers.get("x-api-key")), (None, None));
    let error = Client::new(own(None), &script).expect_err("Dintero itself wants credentials");
    assert!(error.message.contains("checkoutUrl"), "{error}");
}

#[test]
fn a_body_can_be_checked_without_being_sent() {
    let script = Script::new([]);
    let body = br#"{"order":{"amount":1}}"#;
    let report = client(&script).check(Operation::SessionsCreate, body);
    assert!(!report.valid() && !report.issues.is_empty());
    assert!(script.sent().is_empty());
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

#[test]
fn a_broken_body_is_not_sent() {
    let script = Script::new([]);
    let mut broken = order();
    broken.order.as_mut().expect("an order").amount = Some(99);
    let create = |script: &Script, client: &Client<&Script>| {
        let limits = CallOptions::default();
        script.run(client.sessions().create(&broken, &SessionCreateQuery::default(), limits))
    };
    let error = create(&script, &client(&script)).expect_err("it is not sent");
    assert_eq!(error.kind, ErrorKind::Validation);
    assert!(error.message.contains("order_amount_mismatch at \"/order/amount\""), "{error}");
    assert_eq!(error.report.expect("a report").issues[0].pointer, "/order/amount");
    assert!(script.sent().is_empty());
    for validation in [Validation::Warn, Validation::Off] {
        let script = Script::new([token(), answer(400, json!({ "error": { "message": "amounts" } }))]);
        let client = Client::new(Options { validation, ..options() }, &script).expect("a client");
        assert_eq!(create(&script, &client).expect_err("the API decides").kind, ErrorKind::Api);
        assert_eq!(script.sent().len(), 2);
    }
}

#[test]
fn what_cannot_be_sent_is_refused_by_name() {
    let script = Script::new([]);
    let limits = |timeout_ms, max_retries| CallOptions { timeout_ms, max_retries };
    for (options, name) in [
        (Options { account_id: "12345678".into(), ..options() }, "accountId"),
        (Options { checkout_url: Some("http://checkout.dintero.com".into()), ..options() }, "checkoutUrl"),
        (Options { api_url: Some("x".into()), ..options() }, "apiUrl"),
        (Options { limits: limits(Some(0), None), ..options() }, "timeoutMs"),
        (Options { limits: limits(None, Some(11)), ..options() }, "maxRetries"),
        (
            Options::new("T12345678", Credentials::Client { id: ID.into(), secret: "s3cret \n".into() }),
            "clientSecret",
        ),
        (Options::new("T12345678", Credentials::ApiKey("ké\r\ny".into())), "apiKey"),
    ] {
        let error = Client::new(options, &script).expect_err(name);
        assert_eq!(error.kind, ErrorKind::Config);
        assert!(error.message.contains(name), "{error}");
        no_secret(&error);
    }
    let client = client(&script);
    for (ids, headers, name) in [
        (vec![], vec![], "session_id"),
        (vec![".."], vec![], "session_id"),
        (vec!["x"], vec![("x-a".to_owned(), "a\r\nb".to_owned())], "x-a"),
        (vec!["x"], vec![("Authorization".to_owned(), "Bearer x".to_owned())], "Authorization"),
    ] {
        let parts = Parts { ids, headers, ..Parts::default() };
        let error =
            script.run(client.call(Operation::SessionsGet, parts, CallOptions::default())).expect_err(name);
        assert_eq!(error.kind, ErrorKind::Config);
        assert!(error.message.contains(name), "{error}");
    }
    let body = TransactionCapture { amount: Some(1), ..TransactionCapture::default() };
    let error = script
        .run(client.transactions().capture(
            "x",
            &body,
            &TransactionActionQuery::default(),
            CallOptions::default(),
        ))
        .expect_err("no reference");
    assert_eq!(error.kind, ErrorKind::Config);
    assert!(script.sent().is_empty());
    assert!(!format!("{client:?}").contains(SECRET));
    assert!(!format!("{client:?}").contains("dGhlLWNsMWVudDpjbDFlbnQtczNjcmV0"));
}

/// A store that several instances share, and that may be out of order.
#[derive(Debug, Default)]
struct Shared {
    token: InMemory,
    broken: bool,
}

impl TokenStore for &Shared {
    async fn load(&self) -> Result<Option<Token>, String> {
        if self.broken { Err("KV is down".into()) } else { self.token.load().await }
    }

    async fn store(&self, token: Token) {
        self.token.store(token).await;
    }
}

#[test]
fn a_store_shares_a_token_and_may_fail() {
    let ok = || answer(200, json!({ "id": "s" }));
    for (broken, tokens) in [(false, 1), (true, 2)] {
        let shared = Shared { broken, ..Shared::default() };
        let script = Script::new([token(), ok(), ok()]);
        if broken {
            *script.steps.lock().unwrap() = [token(), ok(), token(), ok()].into();
        }
        for _ in 0..2 {
            let client = Client::with_tokens(options(), &script, &shared).expect("a client");
            let query = SessionGetQuery::default();
            script.run(client.sessions().get("s", &query, CallOptions::default())).expect("it is read");
        }
        let fetched = script.sent().iter().filter(|line| line.ends_with("/auth/token")).count();
        assert_eq!(fetched, tokens);
    }
}

#[test]
fn any_other_path_can_be_asked_for() {
    let script =
        Script::new([token(), answer(200, "<svg/>"), Step::Fail(TransportError::Lost("reset".into()))]);
    let client = client(&script);
    let limits = CallOptions::default();
    let parts = Parts { query: vec![("a".into(), "b c".into())], ..Parts::default() };
    let outcome =
        script.run(client.request(ApiHost::Api, Method::Get, "/v1/accounts/T12345678/x", parts, limits));
    let Ok(Outcome::Done(response)) = outcome else { panic!("it is done") };
    assert_eq!(response.body, b"<svg/>");
    assert_eq!(script.sent()[1], "GET https://api.dintero.com/v1/accounts/T12345678/x?a=b+c");
    let lost = client.request(ApiHost::Checkout, Method::Post, "/v1/x", Parts::default(), limits);
    assert_eq!(script.run(lost).expect_err("it is lost").kind, ErrorKind::UnknownOutcome);
    let outside = client.request(ApiHost::Checkout, Method::Get, "/../x", Parts::default(), limits);
    assert_eq!(script.run(outside).expect_err("it is refused").kind, ErrorKind::Config);
}

#[test]
fn a_token_can_be_had_for_itself() {
    let script = Script::new([token()]);
    let client = client(&script);
    let grant = AuthToken::default();
    let token = client.auth().token(&grant, CallOptions::default());
    let TokenOutcome::Token(token) = script.run(token).expect("a token") else { panic!("a token") };
    assert_eq!(
        (token.access_token.as_ref().map(Confidential::expose), token.expires_in),
        (Some(TOKEN), Some(3600))
    );
}
