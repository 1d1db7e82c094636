//! Every sequence of events that a call can meet, to a depth: what the engine never does.
//!
//! A word is what happens to a request, or to the call. What has to happen in between (a timer that goes off, a store
//! that answers) happens by itself. Sequences that lead to the same state are followed once, and counted as many.
#![expect(clippy::expect_used, clippy::arithmetic_side_effects, reason = "a test may panic")]

use std::collections::HashMap;
use std::fmt::Write as _;

use dintero_wasm::engine::{
    Auth, Call, Claim, Effect, ErrorKind, Event, Machine, Millis, Notice, Outcome, Purpose, Shown, Token,
    TransportError,
};
use dintero_wasm::model::Operation;
use dintero_wasm::wire::{
    AccountId, Action, Answer, Hosts, Parts, Readback, Response, Route, Safety, System, client_credentials,
    compose,
};

const START: Millis = 1_700_000_000_000;
const TIMEOUT_MS: u64 = 30_000;
const DEPTH: usize = 6;
const HOUR_MS: i64 = 3_600_000;

const WORDS: [&str; 16] = [
    "200",
    "202",
    "400",
    "401",
    "403",
    "404",
    "409",
    "429",
    "500",
    "503",
    "refused",
    "lost",
    "timeout",
    "abort",
    "malformed",
    "clock jump",
];

/// What a call is about: which rules hold for it.
#[derive(Clone, Copy)]
struct Kind {
    name: &'static str,
    operation: Operation,
    body: &'static str,
    /// What a reading shows of it when it was done, and when it was not.
    done: &'static str,
    undone: &'static str,
    /// The API itself refuses or repeats nothing: a second request does no harm once a reading shows nothing.
    once_at_most: bool,
    /// It is made once under a key; whether that is free.
    claim: Option<bool>,
}

const CAPTURED: &str = r#"{"status":"CAPTURED","amount":100,"events":[{"event":"CAPTURE","event_reference":"r","amount":100,"success":true}]}"#;
const AUTHORIZED: &str = r#"{"status":"AUTHORIZED","amount":100,"events":[]}"#;
const PLAIN: Kind = Kind {
    name: "",
    operation: Operation::SessionsGet,
    body: "{}",
    done: "{}",
    undone: "{}",
    once_at_most: false,
    claim: None,
};

fn kinds() -> Vec<Kind> {
    let capture = Kind {
        name: "capture of all",
        operation: Operation::TransactionsCapture,
        body: r#"{"amount":100,"capture_reference":"r"}"#,
        done: CAPTURED,
        undone: AUTHORIZED,
        once_at_most: true,
        ..PLAIN
    };
    let half = r#"{"amount":50,"capture_reference":"r"}"#;
    let half_done = r#"{"status":"PARTIALLY_CAPTURED","amount":100,"events":[{"event":"CAPTURE","event_reference":"r","amount":50,"success":true}]}"#;
    let refund = r#"{"amount":100,"refund_reference":"r"}"#;
    let refunded = r#"{"status":"REFUNDED","amount":100,"events":[{"event":"CAPTURE","amount":100,"success":true},{"event":"REFUND","event_reference":"r","amount":100,"success":true}]}"#;
    let plain = |name, operation| Kind { name, operation, ..PLAIN };
    vec![
        plain("read", Operation::SessionsGet),
        plain("create", Operation::SessionsCreate),
        plain("pay", Operation::SessionsPay),
        plain("authorization", Operation::TransactionsUpdateAuthorization),
        plain("fund transfer", Operation::PayoutsCreateFundTransfer),
        capture,
        Kind { name: "capture of half", body: half, done: half_done, once_at_most: false, ..capture },
        Kind {
            name: "refund",
            operation: Operation::TransactionsRefund,
            body: refund,
            done: refunded,
            undone: CAPTURED,
            once_at_most: false,
            ..PLAIN
        },
        Kind {
            name: "void",
            operation: Operation::TransactionsVoid,
            done: r#"{"status":"AUTHORIZATION_VOIDED"}"#,
            undone: AUTHORIZED,
            once_at_most: true,
            ..PLAIN
        },
        Kind {
            name: "cancel",
            operation: Operation::SessionsCancel,
            done: r#"{"cancelled_at":"2026-01-01T00:00:00Z"}"#,
            once_at_most: true,
            ..PLAIN
        },
        Kind {
            name: "update",
            operation: Operation::SessionsUpdate,
            body: r#"{"order":{"amount":1}}"#,
            done: r#"{"order":{"amount":1}}"#,
            once_at_most: true,
            ..PLAIN
        },
        Kind {
            name: "delete",
            operation: Operation::ReportConfigurationsDelete,
            once_at_most: true,
            ..PLAIN
        },
        Kind { name: "capture once, first", claim: Some(true), ..capture },
        Kind { name: "capture once, later", claim: Some(false), ..capture },
        Kind {
            name: "capture of half once, first",
            body: half,
            done: half_done,
            once_at_most: false,
            claim: Some(true),
            ..capture
        },
    ]
}

fn call(kind: &Kind) -> Call {
    let account = AccountId::parse("T12345678").expect("an id");
    let (hosts, system, operation) = (Hosts::default(), System::default(), kind.operation);
    let ids = operation.route().1.matches('{').count() - operation.route().1.matches("{aid}").count();
    let parts = || Parts {
        ids: vec!["T12345678.x"; ids],
        body: Some(kind.body.as_bytes().to_vec()),
        ..Parts::default()
    };
    let token = client_credentials(&hosts, &account, "id", &"s3cret".into()).expect("a request");
    let request = compose(&hosts, &account, &system, operation, parts()).expect("a request");
    Call {
        timeout_ms: TIMEOUT_MS,
        action: Action::of(operation, kind.body.as_bytes()),
        readback: Readback::of(&hosts, &account, &system, operation, &parts()).expect("ids"),
        claim: kind.claim.map(|_| Claim { key: "k".into(), ttl_seconds: 60 }),
        ..Call::new(&Route::of(operation), request, Auth::Client(Box::new(token)))
    }
}

/// What the machine waits for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Awaits {
    Token,
    Stored,
    Claim,
    Timer(Millis),
    Answer(Purpose),
    Nothing,
}

/// A call under way, and what has become of it outside.
#[derive(Clone)]
struct Stage {
    machine: Machine,
    kind: Kind,
    has_token: bool,
    now: Millis,
    awaits: Awaits,
    purpose: Purpose,
    /// How often the call's own request went out.
    sent: u32,
    /// It is out, and its answer is not here.
    under_way: bool,
    /// Some try may have been carried out.
    doubtful: bool,
    /// Why it may go out again: it was refused for an old token, or a reading showed that it does no harm.
    may_repeat: bool,
    /// It was refused for an old token, which happens once.
    renewed: bool,
    /// A reading showed that it was done.
    shown: bool,
    /// What the store of keys said: it was free, or another call has it.
    claimed: Option<bool>,
    /// The call's own answer says that it is done, or accepted.
    answered: bool,
    /// A reading showed that it failed.
    refuted: bool,
    /// A reading showed our reference at another amount.
    conflicting: bool,
    released: bool,
    /// How it came here, for whoever reads of a broken promise.
    path: Vec<&'static str>,
    ended: Option<Result<&'static str, ErrorKind>>,
}

impl Stage {
    fn new(kind: Kind, has_token: bool) -> Self {
        let mut stage = Self {
            machine: Machine::new(call(&kind)),
            kind,
            has_token,
            now: START,
            awaits: Awaits::Nothing,
            purpose: Purpose::Call,
            sent: 0,
            under_way: false,
            doubtful: false,
            may_repeat: true,
            renewed: false,
            shown: false,
            claimed: None,
            answered: false,
            refuted: false,
            conflicting: false,
            released: false,
            path: Vec::new(),
            ended: None,
        };
        stage.feed(Event::Start { now: START, seed: 7 });
        stage.pass();
        stage
    }

    /// All that decides how it goes on.
    fn key(&self, text: &mut String) {
        let Self {
            machine,
            now,
            awaits,
            purpose,
            sent,
            under_way,
            doubtful,
            may_repeat,
            renewed,
            shown,
            claimed,
            answered,
            refuted,
            conflicting,
            released,
            ended,
            ..
        } = self;
        write!(text, "{machine:?} {now} {awaits:?} {purpose:?} {sent} {under_way} {doubtful} {may_repeat} {renewed} {shown} {claimed:?} {answered} {refuted} {conflicting} {released} {ended:?}")
            .expect("a text");
    }

    fn is_safe(&self) -> bool {
        Route::of(self.kind.operation).safety == Safety::Safe
    }

    /// Feeds an event, and holds what follows against the promises.
    fn feed(&mut self, event: Event) {
        let effects = self.machine.step(event);
        assert!(self.ended.is_none() || effects.is_empty(), "nothing comes after the end: {effects:?}");
        let before = self.awaits;
        self.awaits = Awaits::Nothing;
        let mut quiet = true;
        for effect in effects {
            let deadline = START + TIMEOUT_MS;
            let in_time = |at: Millis| assert!(at < deadline, "nothing begins after the deadline");
            quiet &= matches!(effect, Effect::Tell(_));
            match effect {
                Effect::Deadline { at } => assert_eq!(at, deadline),
                Effect::Tell(notice) => self.hear(&notice),
                Effect::LoadToken { .. } => self.awaits = Awaits::Token,
                Effect::StoreToken { .. } => self.awaits = Awaits::Stored,
                Effect::Claim { .. } => {
                    in_time(self.now);
                    self.awaits = Awaits::Claim;
                }
                Effect::Release { .. } => {
                    let doubtful = (self.doubtful && !self.refuted && !self.conflicting) || self.under_way;
                    assert!(!doubtful, "a key is kept while there is a doubt: {:?}", self.path);
                    assert_ne!(self.claimed, Some(false), "a key that another call has is left alone");
                    self.released = true;
                }
                Effect::Send { request, .. } => {
                    in_time(self.now);
                    self.awaits = Awaits::Answer(self.purpose);
                    if self.purpose == Purpose::Call {
                        self.go_out(request.body.as_deref());
                    }
                }
                Effect::Wait { until } => {
                    in_time(until);
                    self.awaits = Awaits::Timer(until);
                }
                Effect::Finish(outcome) => self.end(&outcome),
            }
        }
        if quiet && self.ended.is_none() {
            self.awaits = before;
        }
    }

    fn hear(&mut self, notice: &Notice) {
        match notice {
            Notice::Request { purpose, .. } => self.purpose = *purpose,
            Notice::Reconcile { shown: Shown::Nothing } => self.may_repeat |= self.kind.once_at_most,
            Notice::Reconcile { shown: Shown::Failed } => {}
            Notice::Reconcile { .. } => self.shown = true,
            _ => {}
        }
    }

    fn go_out(&mut self, body: Option<&[u8]>) {
        assert!(!self.under_way, "one at a time");
        assert_eq!(body, Some(self.kind.body.as_bytes()), "what is sent again is what was sent");
        assert_ne!(self.kind.claim, Some(false), "a key that another call has is no leave to send");
        let is_retried = Route::of(self.kind.operation).safety.is_retried();
        assert!(self.may_repeat || is_retried, "{} is sent a second time: {:?}", self.kind.name, self.path);
        self.sent += 1;
        assert!(self.sent <= 4, "a first try, two more, and one for a new token");
        self.may_repeat = false;
        self.under_way = true;
    }

    fn end(&mut self, outcome: &Result<Outcome, dintero_wasm::engine::Error>) {
        assert!(self.ended.is_none(), "it ends once");
        let once = self.claimed == Some(true) && self.sent <= 1 + u32::from(self.renewed);
        let refuted = self.conflicting || self.refuted && once;
        let taken = self.claimed == Some(false);
        let doubtful = (self.doubtful || self.under_way || taken) && !self.is_safe() && !refuted;
        self.ended = Some(match outcome {
            Ok(Outcome::Done(_)) => {
                assert!(self.answered, "what is done was answered: {:?}", self.path);
                Ok("done")
            }
            Ok(Outcome::Accepted { .. }) => {
                assert!(self.answered || self.shown, "what is accepted was answered: {:?}", self.path);
                Ok("accepted")
            }
            Ok(Outcome::Found(_)) => {
                assert!(self.shown, "what was found was read");
                Ok("found")
            }
            Err(error) => {
                let unknown = error.kind == ErrorKind::UnknownOutcome;
                assert_eq!(unknown, doubtful, "{} {:?}: {error}", self.kind.name, self.path);
                Err(error.kind)
            }
        });
        self.under_way = false;
        let kept = self.kind.claim == Some(true) && outcome.is_ok();
        assert!(!(kept && self.released), "the key of what is done is kept");
    }

    /// Lets happen what happens by itself, until an answer is waited for.
    fn pass(&mut self) {
        loop {
            let now = self.now;
            let event = match self.awaits {
                Awaits::Token => {
                    let token = || Token { secret: "t0ken".into(), use_until: None };
                    Event::Token { now, found: Ok(self.has_token.then(token)) }
                }
                Awaits::Stored => Event::Stored { now },
                Awaits::Claim | Awaits::Timer(_) | Awaits::Answer(_) | Awaits::Nothing => return,
            };
            self.feed(event);
        }
    }

    /// Also lets the time pass that is waited for.
    fn wait(&mut self) {
        self.pass();
        while let Awaits::Timer(until) = self.awaits {
            self.now = self.now.max(until);
            self.feed(Event::Timer { now: self.now });
            self.pass();
        }
    }

    /// All that a word can mean here.
    fn play(&self, word: &'static str, jump: i64) -> Vec<Self> {
        let mut at_once = self.clone();
        at_once.path.push(word);
        let mut waited = at_once.clone();
        waited.wait();
        let now = self.now;
        match word {
            "timeout" | "abort" => {
                let end = |stage: &mut Self| {
                    let event = if word == "timeout" {
                        stage.now = stage.now.max(START + TIMEOUT_MS);
                        Event::Deadline { now: stage.now }
                    } else {
                        Event::Abort { now: stage.now, reason: "the shopper left".into() }
                    };
                    stage.feed(event);
                    assert!(stage.ended.is_some(), "{word} ends it");
                };
                if waited.ended.is_none() {
                    end(&mut waited);
                }
                end(&mut at_once);
                vec![at_once, waited]
            }
            "clock jump" => {
                at_once.now = now.saturating_add_signed(jump);
                waited.now = waited.now.saturating_add_signed(jump);
                vec![at_once, waited]
            }
            _ => waited.answers(word),
        }
    }

    /// The store of keys answers, or breaks off: it may have taken the key all the same.
    fn claim(mut self, word: &str) -> Self {
        let free = match word {
            "200" => {
                self.claimed = Some(self.kind.claim == Some(true));
                Ok(self.kind.claim == Some(true))
            }
            "lost" => Err("the store is down".to_owned()),
            _ => return self,
        };
        self.feed(Event::Claimed { now: self.now, free });
        self.pass();
        self
    }

    /// A request meets this.
    fn answers(mut self, word: &str) -> Vec<Self> {
        if self.awaits == Awaits::Claim {
            return vec![self.claim(word)];
        }
        let Awaits::Answer(purpose) = self.awaits else { return vec![self] };
        let now = self.now;
        let is_own = purpose == Purpose::Call;
        let answer = |status, body: &str| {
            let headers = match status {
                202 => [("event-request-id", "e1")].into_iter().collect(),
                429 => [("retry-after", "2")].into_iter().collect(),
                _ => Default::default(),
            };
            Event::Response { now, response: Response { status, headers, body: body.as_bytes().to_vec() } }
        };
        let events = match (word, purpose) {
            ("refused", _) => vec![Event::Failed { now, error: TransportError::NotSent("refused".into()) }],
            ("lost", _) => vec![Event::Failed { now, error: TransportError::Lost("reset".into()) }],
            ("malformed", _) => vec![answer(200, r#"{"id":"#)],
            ("200", Purpose::Token) => {
                vec![answer(200, r#"{"access_token":"t0ken","expires_in":14400}"#)]
            }
            ("200", Purpose::Look) if self.kind.operation == Operation::ReportConfigurationsDelete => {
                vec![answer(200, "{}"), answer(404, "{}")]
            }
            // What shows, and what does not show yet; and what a capture came to.
            ("200", Purpose::Look) => {
                let mut shown = vec![answer(200, self.kind.done), answer(200, self.kind.undone)];
                if self.kind.operation == Operation::TransactionsCapture {
                    shown.extend([answer(200, &self.event(false, 0)), answer(200, &self.twins())]);
                }
                if self.kind.claim.is_some() && self.sent == 0 {
                    shown.push(answer(200, &self.event(true, 1)));
                }
                shown
            }
            ("200", Purpose::Call) => vec![answer(200, self.own_answer())],
            (status, _) => vec![answer(status.parse().expect("a status"), r#"{"error":{"message":"no"}}"#)],
        };
        if is_own {
            self.under_way = false;
            let route = Route::of(self.kind.operation);
            self.answered = word == "200" || word == "202" && route.deferrable;
            self.answered |= word == "202" && matches!(route.answer, Answer::Object([]));
            let is_answered = match word {
                "200" => true,
                "202" => route.deferrable || matches!(route.answer, Answer::Object([])),
                _ => false,
            };
            self.doubtful |= !is_answered && matches!(word, "202" | "500" | "503" | "lost" | "malformed");
            self.may_repeat |= word == "401" && !self.renewed;
            self.renewed |= word == "401";
        }
        let is_look = purpose == Purpose::Look;
        let play = |event| {
            let mut next = self.clone();
            if let Event::Response { response, .. } = &event {
                let text = response.text();
                let other = text.contains("101") || text.contains("51,");
                next.conflicting |= is_look && other;
                next.refuted |= is_look && text.contains("false") && !text.contains("true");
            }
            next.feed(event);
            next.pass();
            next
        };
        events.into_iter().map(play).collect()
    }

    /// A capture with our reference, so much more than ours, as an event of its transaction.
    fn event(&self, success: bool, more: i64) -> String {
        let amount = more + if self.kind.body.contains("50") { 50 } else { 100 };
        format!(
            r#"{{"status":"AUTHORIZED","amount":200,"events":[{{"event":"CAPTURE","event_reference":"r","amount":{amount},"success":{success}}}]}}"#
        )
    }

    /// Two captures with our reference and amount, of which the first succeeded.
    fn twins(&self) -> String {
        let (one, other) = (self.event(true, 0), self.event(false, 0));
        let event = |text: &str| text.split_once('[').expect("events").1.trim_end_matches("]}").to_owned();
        one.replace(&event(&one), &format!("{},{}", event(&one), event(&other)))
    }

    fn own_answer(&self) -> &'static str {
        match Route::of(self.kind.operation).answer {
            Answer::Payment => r#"{"success":true,"status":"AUTHORIZED"}"#,
            Answer::Object([]) => "{}",
            _ => r#"{"id":"a","url":"b"}"#,
        }
    }
}

/// Follows every sequence, and counts them: how many there are, and how many states they lead through.
fn explore(kind: Kind, has_token: bool, jump: i64) -> (u64, usize, HashMap<String, u64>) {
    let mut states = 0;
    let mut sequences = 0;
    let mut ends = HashMap::new();
    let mut level = vec![(Stage::new(kind, has_token), 1_u64)];
    for depth in 1..=DEPTH {
        let mut next: HashMap<String, (Stage, u64)> = HashMap::new();
        for (stage, count) in &level {
            for word in WORDS {
                let played = if stage.ended.is_some() { vec![stage.clone()] } else { stage.play(word, jump) };
                for outcome in played {
                    let mut key = String::new();
                    outcome.key(&mut key);
                    next.entry(key).or_insert_with(|| (outcome, 0)).1 += count;
                }
            }
        }
        states += next.len();
        level = next.into_values().collect();
        if depth == DEPTH {
            sequences = level.iter().map(|(_, count)| count).sum();
        }
    }
    for (mut stage, count) in level {
        // What is over stays over; what is not ends with the deadline.
        if stage.ended.is_none() {
            let now = stage.now.max(START + TIMEOUT_MS);
            stage.now = now;
            stage.feed(Event::Deadline { now });
        }
        for event in [
            Event::Timer { now: stage.now },
            Event::Stored { now: stage.now },
            Event::Deadline { now: stage.now },
            Event::Abort { now: stage.now, reason: String::new() },
            Event::Response { now: stage.now, response: Response::default() },
        ] {
            assert!(stage.machine.step(event).is_empty(), "no effect after the end");
        }
        *ends.entry(format!("{:?}", stage.ended.expect("an end"))).or_default() += count;
    }
    (sequences, states, ends)
}

#[test]
fn no_sequence_breaks_a_promise() {
    let mut total = 0;
    for kind in kinds() {
        let mut sum = (0, 0);
        let mut all = HashMap::new();
        for (has_token, jump) in [(true, HOUR_MS), (true, -HOUR_MS), (false, HOUR_MS)] {
            let (sequences, states, ends) = explore(kind, has_token, jump);
            sum = (sum.0 + sequences, sum.1 + states);
            for (end, count) in ends {
                *all.entry(end).or_insert(0_u64) += count;
            }
        }
        let mut all: Vec<_> = all.into_iter().collect();
        all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let all = all.iter().map(|(end, count)| format!("{end} {:.1} %", share(*count, sum.0)));
        println!(
            "{:28} {:>12} sequences, {:>6} states: {}",
            kind.name,
            sum.0,
            sum.1,
            all.collect::<Vec<_>>().join(", ")
        );
        assert!(sum.1 > 1_000, "{} leads through {} states", kind.name, sum.1);
        total += sum.0;
    }
    println!("{total} sequences of {} events", DEPTH);
}

#[expect(clippy::cast_precision_loss, reason = "a share, to be read")]
fn share(part: u64, whole: u64) -> f64 {
    part as f64 * 100.0 / whole as f64
}
