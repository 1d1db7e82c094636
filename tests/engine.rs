//! The state machine of one call, run over orders of events: what it does, and what it never does.
#![expect(clippy::expect_used, clippy::arithmetic_side_effects, reason = "a test may panic")]

use dintero_wasm::engine::{
    Auth, Call, Effect, Error, ErrorKind, Event, Machine, Millis, Outcome, Token, TransportError,
};
use dintero_wasm::model::Operation;
use dintero_wasm::wire::{AccountId, Hosts, Parts, Response, Route, System, client_credentials, compose};

const START: Millis = 1_700_000_000_000;
const TIMEOUT_MS: u64 = 10_000;
const SECRET: &str = "cl1ent-s3cret";
const TOKEN: &str = "t0ken.abc";

fn call(operation: Operation, auth: Auth) -> Call {
    let account = AccountId::parse("T12345678").expect("an id");
    let template = operation.route().1;
    let ids =
        template.matches('{').count() - template.matches("{aid}").count() - template.matches("{oid}").count();
    let parts = Parts {
        ids: vec!["T12345678.x"; ids],
        body: operation.body().map(|_| b"{}".to_vec()),
        ..Parts::default()
    };
    let request = compose(&Hosts::default(), &account, &System::default(), operation, parts);
    let request = request.expect("a request");
    Call { timeout_ms: TIMEOUT_MS, ..Call::new(&Route::of(operation), request, auth) }
}

fn client() -> Auth {
    let account = AccountId::parse("T12345678").expect("an id");
    let request = client_credentials(&Hosts::default(), &account, "id", &SECRET.into()).expect("a request");
    Auth::Client(Box::new(request))
}

fn response(status: u16, body: &str, headers: &[(&str, &str)]) -> Response {
    let headers = headers.iter().copied().collect();
    Response { status, headers, body: body.as_bytes().to_vec() }
}

/// Plays the outside: feeds events, notes effects, and holds each step against the promises of the engine.
struct Stage {
    machine: Machine,
    now: Millis,
    deadline: Millis,
    sent: Vec<String>,
    /// The credential of the last request, which a careless transport repeats.
    credential: String,
    last: Option<Effect>,
    /// The call's own request is under way.
    under_way: bool,
    /// Some try of it may have been carried out.
    doubtful: bool,
    outcome: Option<Result<Outcome, Error>>,
}

impl Stage {
    fn new(call: Call) -> Self {
        let deadline = START + call.timeout_ms;
        let mut stage = Self {
            machine: Machine::new(call),
            now: START,
            deadline,
            sent: vec![],
            credential: String::new(),
            last: None,
            under_way: false,
            doubtful: false,
            outcome: None,
        };
        stage.feed(Event::Start { now: START, seed: 7 });
        stage
    }

    fn feed(&mut self, event: Event) {
        let was_over = self.outcome.is_some();
        let effects = self.machine.step(event);
        assert!(!was_over || effects.is_empty(), "nothing comes after the end: {effects:?}");
        for effect in effects {
            self.under_way =
                matches!(&effect, Effect::Send { request, .. } if !request.url.ends_with("/auth/token"));
            match &effect {
                Effect::Deadline { at } => assert_eq!(*at, self.deadline),
                Effect::Send { request, .. } => {
                    assert!(self.now < self.deadline, "nothing is sent beyond the deadline");
                    self.credential = request.headers.get("authorization").unwrap_or_default().to_owned();
                    self.sent.push(format!("{} {}", request.method.as_str(), request.url));
                }
                Effect::Wait { until } => {
                    assert!(*until < self.deadline, "nothing waits beyond the deadline");
                }
                Effect::Finish(outcome) => {
                    assert!(self.outcome.is_none(), "it finishes once");
                    self.outcome = Some((**outcome).clone());
                }
                Effect::Tell(_) => continue,
                Effect::LoadToken { .. } | Effect::StoreToken { .. } => {}
                Effect::Claim { .. } | Effect::Release { .. } => {}
            }
            self.last = Some(effect);
        }
        self.no_secret_in_sight();
    }

    fn no_secret_in_sight(&self) {
        let Some(Err(error)) = &self.outcome else { return };
        let text = format!("{error} {error:?}");
        for secret in [SECRET, TOKEN, "aWQ6Y2wxZW50LXMzY3JldA=="] {
            assert!(!text.contains(secret), "{text}");
        }
    }

    /// What happens next, in the words of the scenarios below.
    fn play(&mut self, word: &str) {
        let now = self.now;
        self.doubtful |= self.under_way && matches!(word, "500" | "lost");
        let answer = |status, body: &str| Event::Response { now, response: response(status, body, &[]) };
        let token = format!(r#"{{"access_token":"{TOKEN}","token_type":"Bearer","expires_in":14400}}"#);
        let event = match word {
            "no token" => Event::Token { now, found: Ok(None) },
            "store broken" => Event::Token { now, found: Err("KV is down".into()) },
            "token" => Event::Token { now, found: Ok(Some(Token { secret: TOKEN.into(), use_until: None })) },
            "stale token" => {
                Event::Token { now, found: Ok(Some(Token { secret: "old".into(), use_until: Some(now) })) }
            }
            "stored" => Event::Stored { now },
            "got token" => answer(200, &token),
            "half a token" => answer(200, &token[..token.len() - 30]),
            "ok" => answer(200, r#"{"id":"a","url":"b"}"#),
            "html" => answer(200, "<html>a proxy</html>"),
            "empty" => answer(200, ""),
            "half" => answer(200, r#"{"id":"a""#),
            "paid" => answer(200, r#"{"success":true,"status":"AUTHORIZED"}"#),
            "wants actions" => answer(400, r#"{"error":{"message":"no"},"success":false,"actions":[{}]}"#),
            "accepted" => {
                Event::Response { now, response: response(202, "{}", &[("Event-Request-Id", "e1")]) }
            }
            "redirect" => answer(302, ""),
            "hidden redirect" => answer(0, ""),
            "busy" => Event::Response { now, response: response(429, "", &[("Retry-After", "2")]) },
            "busy for long" => {
                Event::Response { now, response: response(429, "", &[("Retry-After", "3600")]) }
            }
            "mfa" => {
                answer(403, r#"{"error":{"message":"MFA","code":"mfa_required"},"mfa_token":"mfa-t0ken"}"#)
            }
            "echo" => answer(400, &format!(r#"{{"error":{{"message":"{SECRET} {TOKEN}"}}}}"#)),
            "refused" => Event::Failed { now, error: TransportError::NotSent("connection refused".into()) },
            "lost" => {
                Event::Failed { now, error: TransportError::Lost(format!("reset, {}", self.credential)) }
            }
            "timer" => {
                if let Some(Effect::Wait { until }) = self.last {
                    self.now = until;
                }
                Event::Timer { now: self.now }
            }
            "late" => {
                self.now = self.deadline;
                Event::Timer { now: self.now }
            }
            "not begun" => Event::NotBegun,
            "deadline" => Event::Deadline { now },
            "abort" => Event::Abort { now, reason: "the shopper left".into() },
            status => {
                answer(status.parse().expect("a word of the scenarios"), r#"{"error":{"message":"no"}}"#)
            }
        };
        self.feed(event);
    }

    fn ended(&self) -> String {
        match &self.outcome {
            None => "open".into(),
            Some(Ok(Outcome::Done(_))) => "done".into(),
            Some(Ok(Outcome::Found(_))) => "found".into(),
            Some(Ok(Outcome::Accepted { event_request_id, .. })) => {
                format!("accepted {}", event_request_id.as_deref().unwrap_or("-"))
            }
            Some(Err(error)) => {
                let again = if error.retryable { " again" } else { "" };
                format!("{}{again}", error.kind.as_str())
            }
        }
    }
}

fn run(operation: Operation, words: &str) -> Stage {
    let auth = if operation == Operation::AuthToken { Auth::ApiKey("unused".into()) } else { client() };
    let mut stage = Stage::new(call(operation, auth));
    for word in words.split(", ") {
        stage.play(word);
    }
    stage
}

#[test]
fn each_order_of_events_has_its_end() {
    use Operation::{
        PayoutsCreateFundTransfer, SessionsCancel, SessionsCreate, SessionsGet, SessionsPay, SessionsUpdate,
        TransactionsCapture,
    };
    for (operation, words, ended, sent) in [
        // Tokens.
        (SessionsGet, "no token, got token, stored, ok", "done", 2),
        (SessionsGet, "store broken, got token, stored, ok", "done", 2),
        (SessionsGet, "stale token, got token, stored, ok", "done", 2),
        (SessionsGet, "token, ok", "done", 1),
        (SessionsGet, "token, 401, got token, stored, ok", "done", 3),
        (TransactionsCapture, "token, 401, got token, stored, ok", "done", 3),
        (SessionsGet, "token, 401, got token, stored, 401", "authentication", 3),
        (SessionsGet, "no token, 401", "authentication", 1),
        (SessionsGet, "no token, 400", "authentication", 1),
        (SessionsGet, "no token, 403", "authentication", 1),
        (SessionsGet, "no token, 404", "api", 1),
        (SessionsGet, "no token, mfa", "authentication", 1),
        (SessionsGet, "no token, half a token", "authentication again", 1),
        (SessionsGet, "no token, html", "authentication again", 1),
        (SessionsGet, "no token, empty", "authentication again", 1),
        (TransactionsCapture, "no token, lost, timer, got token, stored, ok", "done", 3),
        (TransactionsCapture, "no token, busy, timer, got token, stored, ok", "done", 3),
        // Safe operations are sent again, as often as is allowed.
        (SessionsGet, "token, lost, timer, 503, timer, ok", "done", 3),
        (SessionsGet, "token, lost, timer, lost, timer, lost", "connection again", 3),
        (SessionsGet, "token, refused, timer, refused, timer, refused", "connection again", 3),
        (SessionsGet, "token, 500, timer, 502, timer, 504", "api again", 3),
        (SessionsGet, "token, busy, timer, ok", "done", 2),
        (SessionsGet, "token, busy for long", "rate_limit again", 1),
        (SessionsGet, "token, 501", "api again", 1),
        (SessionsGet, "token, 404", "api", 1),
        (SessionsGet, "token, 403", "authentication", 1),
        (SessionsGet, "token, redirect", "api", 1),
        (SessionsGet, "token, hidden redirect", "api", 1),
        (SessionsGet, "token, html", "api again", 1),
        (SessionsGet, "token, half", "api again", 1),
        // Unsafe ones are not.
        (SessionsCreate, "token, ok", "done", 1),
        (SessionsCreate, "token, refused", "connection again", 1),
        (SessionsCreate, "token, lost", "unknown_outcome", 1),
        (SessionsCreate, "token, 503", "unknown_outcome", 1),
        (SessionsCreate, "token, empty", "unknown_outcome", 1),
        (SessionsCreate, "token, half", "unknown_outcome", 1),
        (SessionsCreate, "token, 400", "api", 1),
        (SessionsCreate, "token, echo", "api", 1),
        (TransactionsCapture, "token, accepted", "accepted e1", 1),
        (TransactionsCapture, "token, lost", "unknown_outcome", 1),
        (TransactionsCapture, "token, 500", "unknown_outcome", 1),
        (TransactionsCapture, "token, busy", "rate_limit again", 1),
        (TransactionsCapture, "token, html", "unknown_outcome", 1),
        (TransactionsCapture, "token, redirect", "unknown_outcome", 1),
        (TransactionsCapture, "token, hidden redirect", "unknown_outcome", 1),
        (TransactionsCapture, "token, 408", "unknown_outcome", 1),
        (SessionsGet, "token, 408", "api", 1),
        (SessionsUpdate, "token, lost", "unknown_outcome again", 1),
        (SessionsCancel, "token, 502", "unknown_outcome again", 1),
        // A payment is done where its answer says how it ended, whatever its status.
        (SessionsPay, "token, paid", "done", 1),
        (SessionsPay, "token, wants actions", "done", 1),
        (SessionsPay, "token, ok", "unknown_outcome", 1),
        (SessionsPay, "token, 400", "api", 1),
        (SessionsPay, "token, 500", "unknown_outcome", 1),
        (SessionsPay, "token, lost", "unknown_outcome", 1),
        (SessionsPay, "token, 401, got token, stored, paid", "done", 3),
        // What the API knows by its id is sent again; once a try may have been carried out, no refusal says that none was.
        (PayoutsCreateFundTransfer, "token, lost, timer, ok", "done", 2),
        (PayoutsCreateFundTransfer, "token, 503, timer, lost, timer, ok", "done", 3),
        (PayoutsCreateFundTransfer, "token, busy, timer, ok", "done", 2),
        (PayoutsCreateFundTransfer, "token, 400", "api", 1),
        (PayoutsCreateFundTransfer, "token, busy, timer, 400", "api", 2),
        (PayoutsCreateFundTransfer, "token, lost, timer, 400", "unknown_outcome again", 2),
        (PayoutsCreateFundTransfer, "token, 500, timer, 403", "unknown_outcome again", 2),
        (
            PayoutsCreateFundTransfer,
            "token, lost, timer, refused, timer, refused",
            "unknown_outcome again",
            3,
        ),
        (PayoutsCreateFundTransfer, "token, refused, timer, refused, timer, refused", "connection again", 3),
        (PayoutsCreateFundTransfer, "token, lost, timer, lost, timer, lost", "unknown_outcome again", 3),
        (PayoutsCreateFundTransfer, "token, html", "unknown_outcome again", 1),
        (PayoutsCreateFundTransfer, "token, lost, late", "unknown_outcome again", 1),
        (PayoutsCreateFundTransfer, "token, lost, abort", "unknown_outcome again", 1),
        (PayoutsCreateFundTransfer, "token, busy, abort", "aborted again", 1),
        (PayoutsCreateFundTransfer, "token, lost, timer, not begun, abort", "unknown_outcome again", 2),
        (PayoutsCreateFundTransfer, "token, lost, timer, 401, got token, stored, ok", "done", 4),
        (PayoutsCreateFundTransfer, "token, lost, timer, 401, abort", "unknown_outcome again", 3),
        (PayoutsCreateFundTransfer, "token, 401, abort", "aborted again", 2),
        (PayoutsCreateFundTransfer, "token, lost, timer, 401, 403", "unknown_outcome again", 3),
        (PayoutsCreateFundTransfer, "token, lost, timer, 401, html", "unknown_outcome again", 3),
        (
            PayoutsCreateFundTransfer,
            "token, lost, timer, 401, refused, timer, 400",
            "unknown_outcome again",
            4,
        ),
        (PayoutsCreateFundTransfer, "token, 401, 403", "authentication", 2),
        // The deadline.
        (SessionsGet, "deadline", "timeout again", 0),
        (SessionsGet, "no token, deadline", "timeout again", 1),
        (SessionsGet, "token, deadline", "timeout again", 1),
        (SessionsGet, "token, lost, late", "timeout again", 1),
        (TransactionsCapture, "no token, deadline", "timeout again", 1),
        (TransactionsCapture, "no token, got token, deadline", "timeout again", 1),
        (TransactionsCapture, "token, deadline", "unknown_outcome", 1),
        (TransactionsCapture, "token, 401, deadline", "timeout again", 2),
        // An abort, at each point.
        (SessionsGet, "abort", "aborted again", 0),
        (SessionsGet, "no token, abort", "aborted again", 1),
        (SessionsGet, "no token, got token, abort", "aborted again", 1),
        (SessionsGet, "token, abort", "aborted again", 1),
        (SessionsGet, "token, lost, abort", "aborted again", 1),
        (TransactionsCapture, "abort", "aborted again", 0),
        (TransactionsCapture, "no token, abort", "aborted again", 1),
        (TransactionsCapture, "token, abort", "unknown_outcome", 1),
        (TransactionsCapture, "token, 401, abort", "aborted again", 2),
        // What was asked for and not begun was not sent.
        (TransactionsCapture, "token, not begun, abort", "aborted again", 1),
        (TransactionsCapture, "token, not begun, deadline", "timeout again", 1),
        (TransactionsCapture, "no token, not begun, abort", "aborted again", 1),
        // What nobody waits for changes nothing.
        (SessionsGet, "ok, timer, stored, token, token, timer, ok, ok, abort", "done", 1),
    ] {
        let stage = run(operation, words);
        assert_eq!((stage.ended().as_str(), stage.sent.len()), (ended, sent), "{} {words}", operation.name());
    }
}

#[test]
fn errors_say_what_happened_and_the_way_out() {
    for (operation, words, says) in [
        (
            Operation::TransactionsCapture,
            "token, lost",
            &["connection broke", "capture_reference", "guess"][..],
        ),
        (
            Operation::TransactionsCapture,
            "token, deadline",
            &["10000 ms", "timeoutMs", "Read the transaction"],
        ),
        (Operation::TransactionsCapture, "token, abort", &["aborted", "cause: the shopper left", "guess"]),
        (Operation::SessionsCreate, "token, 500", &["answered 500", "harmless", "create a new one"]),
        (Operation::SessionsGet, "token, redirect", &["redirect", "checkoutUrl"]),
        (
            Operation::SessionsGet,
            "no token, 401",
            &["clientId, clientSecret and accountId", "T account (test)"],
        ),
        (Operation::SessionsGet, "token, 403", &["scopes"]),
        (Operation::SessionsGet, "token, lost, timer, lost, timer, lost", &["safe", "reset, Bearer …"]),
    ] {
        let stage = run(operation, words);
        let Some(Err(error)) = &stage.outcome else { panic!("{words} fails") };
        let text = error.to_string();
        for part in says {
            assert!(text.contains(part), "{words}: {text}");
        }
    }
}

#[test]
fn what_the_api_said_is_carried() {
    let stage = run(Operation::SessionsGet, "token, busy for long");
    let Some(Err(error)) = stage.outcome else { panic!("it fails") };
    assert_eq!((error.kind, error.retry_after_seconds), (ErrorKind::RateLimit, Some(3600)));
    assert_eq!(error.api.expect("an answer").status, 429);
    let stage = run(Operation::SessionsGet, "no token, mfa");
    let Some(Err(error)) = stage.outcome else { panic!("it fails") };
    let api = error.api.expect("an answer");
    assert!(api.is_mfa_required());
    assert_eq!(api.mfa_token.expect("a token").expose(), "mfa-t0ken");
}

#[test]
fn retry_after_is_kept_to() {
    let stage = run(Operation::SessionsGet, "token, busy");
    let Some(Effect::Wait { until }) = stage.last else { panic!("it waits") };
    assert!(until >= START + 2000);
}

#[test]
fn keys_and_given_tokens_are_sent_and_not_renewed() {
    let mut stage = Stage::new(call(Operation::SessionsGet, Auth::ApiKey("k".into())));
    let Some(Effect::Send { request, .. }) = &stage.last else { panic!("it sends at once") };
    assert_eq!((request.headers.get("x-api-key"), request.headers.get("authorization")), (Some("k"), None));
    stage.play("401");
    assert_eq!((stage.ended().as_str(), stage.sent.len()), ("authentication", 1));

    let mut stage = Stage::new(call(Operation::SessionsGet, Auth::Given));
    stage.play("token");
    let Some(Effect::Send { request, .. }) = &stage.last else { panic!("it sends") };
    assert_eq!(request.headers.get("authorization"), Some("Bearer t0ken.abc"));
    stage.play("401");
    assert_eq!((stage.ended().as_str(), stage.sent.len()), ("authentication", 1));

    for word in ["no token", "store broken"] {
        let mut stage = Stage::new(call(Operation::SessionsGet, Auth::Given));
        stage.play(word);
        assert_eq!((stage.ended().as_str(), stage.sent.len()), ("authentication", 0));
    }
}

#[test]
fn a_token_that_cannot_be_read_is_not_repeated() {
    for body in [r#"{"access_token":"t0ken.a"#, r#"{"token":"t0ken.a"}"#] {
        let mut stage = run(Operation::AuthToken, "not begun");
        stage.feed(Event::Response { now: START, response: response(200, body, &[]) });
        let Some(Err(error)) = &stage.outcome else { panic!("it fails") };
        assert_eq!(error.kind, ErrorKind::Authentication);
        assert!(!format!("{error:?}").contains("t0ken.a"), "{error:?}");
    }
}

#[test]
fn a_token_without_a_lifetime_is_not_kept() {
    let mut stage = run(Operation::SessionsGet, "no token");
    let body = r#"{"access_token":"a","token_type":"Bearer"}"#;
    stage.feed(Event::Response { now: START, response: response(200, body, &[]) });
    assert!(matches!(stage.last, Some(Effect::Send { .. })));
}
