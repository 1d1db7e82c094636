//! A scripted transport, on a clock that moves only when all else stands still.

use std::collections::{BTreeSet, VecDeque};
use std::future::{Future, pending, poll_fn};
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use dintero_wasm::client::{CallOptions, Client, Credentials, Host, Options, TransactionOutcome, Transport};
use dintero_wasm::engine::{Error, Millis, TransportError};
use dintero_wasm::model::{
    Session, SessionCreate, SessionGetQuery, TransactionActionQuery, TransactionCapture,
};
use dintero_wasm::wire::{Request, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

pub const ID: &str = "the-cl1ent";
pub const SECRET: &str = "cl1ent-s3cret";
pub const TOKEN: &str = "t0ken.abc";
pub const START: Millis = 1_700_000_000_000;

/// What the other side does with a request.
#[derive(Clone, Debug)]
pub enum Step {
    Answer(u16, String),
    Accept,
    Fail(TransportError),
    Hang,
}

pub fn answer(status: u16, body: impl ToString) -> Step {
    Step::Answer(status, body.to_string())
}

pub fn token() -> Step {
    answer(200, json!({ "access_token": TOKEN, "token_type": "Bearer", "expires_in": 3600 }))
}

#[derive(Debug, Default)]
pub struct Script {
    pub now: Mutex<Millis>,
    pub timers: Mutex<BTreeSet<Millis>>,
    pub steps: Mutex<VecDeque<Step>>,
    pub requests: Mutex<Vec<Request>>,
    pub times: Mutex<Vec<u64>>,
}

impl Script {
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { now: Mutex::new(START), steps: Mutex::new(steps.into_iter().collect()), ..Self::default() }
    }

    pub fn add(&self, steps: impl IntoIterator<Item = Step>) {
        self.steps.lock().unwrap().extend(steps);
    }

    pub fn sent(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap();
        requests.iter().map(|request| format!("{} {}", request.method.as_str(), request.url)).collect()
    }

    /// When each request was sent, in milliseconds after the start.
    pub fn times(&self) -> Vec<u64> {
        self.times.lock().unwrap().clone()
    }

    pub fn request(&self, at: usize) -> Request {
        self.requests.lock().unwrap()[at].clone()
    }

    pub fn elapsed(&self) -> u64 {
        *self.now.lock().unwrap() - START
    }

    /// Polls to the end; where nothing moves, time goes on to the next timer.
    pub fn run<F: Future>(&self, future: F) -> F::Output {
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
        self.times.lock().unwrap().push(self.elapsed());
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

pub fn options() -> Options {
    Options::new("T12345678", Credentials::Client { id: ID.into(), secret: SECRET.into() })
}

pub fn client(script: &Script) -> Client<&Script> {
    Client::new(options(), script).expect("the options are right")
}

pub fn order() -> SessionCreate {
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

pub fn get(script: &Script, client: &Client<&Script>) -> Result<Session, Error> {
    script.run(client.sessions().get("T12345678.s", &SessionGetQuery::default(), CallOptions::default()))
}

pub fn capture(
    script: &Script,
    client: &Client<&Script>,
    reference: &str,
) -> Result<TransactionOutcome, Error> {
    let body: TransactionCapture =
        serde_json::from_value(json!({ "amount": 100, "capture_reference": reference })).expect("a capture");
    script.run(client.transactions().capture(
        "T12345678.t",
        &body,
        &TransactionActionQuery::default(),
        CallOptions::default(),
    ))
}

/// A connection that broke after the request had been sent.
pub fn lost() -> Step {
    Step::Fail(TransportError::Lost("connection reset".into()))
}

/// JSON as a type of the model.
pub fn of<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("the model's type")
}

/// No limits of its own.
pub const USUAL: CallOptions = CallOptions { timeout_ms: None, max_retries: None };

/// Nothing is sent a second time.
pub const ONCE: CallOptions = CallOptions { timeout_ms: None, max_retries: Some(0) };

pub fn no_secret(error: &Error) {
    let text = format!("{error} {error:?}");
    for secret in [SECRET, TOKEN, "dGhlLWNsMWVudDpjbDFlbnQtczNjcmV0"] {
        assert!(!text.contains(secret), "{text}");
    }
}
