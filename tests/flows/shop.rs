//! A shop at the sandbox, and what it sends.

use std::cell::RefCell;
use std::future::Future;

use dintero_wasm::client::{
    CallOptions, Client, Credentials, Host, Options, PayOutcome, Simulated, TransactionOutcome, Transport,
};
use dintero_wasm::engine::{Error, Millis, TransportError};
use dintero_wasm::model::{SessionCreateQuery, Transaction, TransactionActionQuery, TransactionGetQuery};
use dintero_wasm::sandbox::{self, Payment, Sandbox, User};
use dintero_wasm::wire::{Method, Request, Response};
use serde_json::{Value, json};

use crate::bodies::{of, payment, saves};

/// 2026-11-21T08:30:00Z, in milliseconds. What is captured is settled at six in the morning.
pub const START: i64 = 1_795_249_800_000;

pub const DAY: u32 = 86_400;

/// No limits of its own.
pub const USUAL: CallOptions = CallOptions { timeout_ms: None, max_retries: None };

/// The sandbox in place of the network, and what was sent over it.
#[derive(Debug)]
pub struct Network {
    pub simulated: Simulated,
    pub sent: RefCell<Vec<(Method, String)>>,
}

impl Network {
    pub fn new() -> Self {
        let user = |name: &str, mfa| User {
            username: name.to_owned(),
            password: "opensesame".into(),
            verification_code: Some("4711".into()),
            mfa,
        };
        let options = sandbox::Options {
            now_ms: START,
            users: vec![user("kari@shop.example", false), user("ola@shop.example", true)],
            ..sandbox::Options::default()
        };
        Self { simulated: Simulated::new(Sandbox::new(options).unwrap()), sent: RefCell::default() }
    }

    /// How many requests there were whose URL ends like this.
    pub fn count(&self, end: &str) -> usize {
        self.sent.borrow().iter().filter(|(_, url)| url.ends_with(end)).count()
    }
}

impl Transport for Network {
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>> {
        self.sent.borrow_mut().push((request.method, request.url.clone()));
        self.simulated.send(request)
    }
}

impl Host for Network {
    fn now(&self) -> Millis {
        self.simulated.now()
    }

    fn sleep(&self, milliseconds: u64) -> impl Future<Output = ()> {
        self.simulated.sleep(milliseconds)
    }

    fn seed(&self) -> u64 {
        self.simulated.seed()
    }
}

pub struct Shop<'a> {
    pub network: &'a Network,
    pub dintero: Client<&'a Network>,
}

impl<'a> Shop<'a> {
    pub fn at(network: &'a Network) -> Self {
        let credentials =
            Credentials::Client { id: "sandbox-client".into(), secret: "sandbox-secret".into() };
        let dintero = Client::new(Options::new("T12345678", credentials), network).unwrap();
        Self { network, dintero }
    }

    /// Makes a call, which succeeds.
    pub fn run<T>(&self, call: impl Future<Output = Result<T, Error>>) -> T {
        self.network.simulated.run(call).unwrap()
    }

    /// Makes a call, which fails.
    pub fn fail<T: std::fmt::Debug>(&self, call: impl Future<Output = Result<T, Error>>) -> Error {
        self.network.simulated.run(call).unwrap_err()
    }

    pub fn sandbox<R>(&self, work: impl FnOnce(&mut Sandbox) -> R) -> R {
        self.network.simulated.with(work)
    }

    /// Creates a session; its id.
    pub fn session(&self, body: Value) -> String {
        let query = SessionCreateQuery::default();
        self.run(self.dintero.sessions().create(&of(body), &query, USUAL)).id.unwrap()
    }

    /// Creates a session, and pays it; the transaction's id.
    pub fn paid(&self, body: Value, product: &str) -> String {
        let id = self.session(body);
        let payment = Payment { product: Some(product.to_owned()), ..Payment::default() };
        self.sandbox(|sandbox| sandbox.pay(&id, &payment)).unwrap().transaction_id.unwrap()
    }

    /// Paid and captured; the transaction's id.
    pub fn captured(&self, body: Value) -> String {
        let id = self.paid(body, "vipps");
        self.capture(&id, 30000, "all");
        id
    }

    /// Captures an amount, which is done at once.
    pub fn capture(&self, id: &str, amount: i64, reference: &str) -> Transaction {
        let body = of(json!({ "amount": amount, "capture_reference": reference }));
        done(self.run(self.dintero.transactions().capture(
            id,
            &body,
            &TransactionActionQuery::default(),
            USUAL,
        )))
    }

    /// Gives an amount back, which is done at once.
    pub fn refund(&self, id: &str, amount: i64, reference: &str) -> Transaction {
        let body = of(json!({ "amount": amount, "refund_reference": reference }));
        done(self.run(self.dintero.transactions().refund(
            id,
            &body,
            &TransactionActionQuery::default(),
            USUAL,
        )))
    }

    pub fn transaction(&self, id: &str) -> Transaction {
        self.run(self.dintero.transactions().get(id, &TransactionGetQuery::default(), USUAL))
    }

    /// Saves a card; its token.
    pub fn saved(&self, card: Option<&str>) -> String {
        let query = SessionCreateQuery::default();
        let session = self.run(self.dintero.sessions().create_payment_token(&of(saves()), &query, USUAL));
        let payment = Payment {
            card: card.map(str::to_owned),
            product: Some("payex.creditcard".to_owned()),
            ..Payment::default()
        };
        let paid = self.sandbox(|sandbox| sandbox.pay(&session.id.unwrap(), &payment)).unwrap();
        let query: TransactionGetQuery = of(json!({ "includes": ["card.payment_token"] }));
        let transaction =
            self.run(self.dintero.transactions().get(&paid.transaction_id.unwrap(), &query, USUAL));
        serde_json::to_value(transaction.card).unwrap()["payment_token"].as_str().unwrap().to_owned()
    }

    /// Pays by a card that is saved for it.
    pub fn pay(&self, card: Option<&str>, reference: &str) -> Result<PayOutcome, Error> {
        let body = of(payment(&self.saved(card), reference));
        self.network.simulated.run(self.dintero.sessions().pay(&body, USUAL))
    }
}

pub fn done(outcome: TransactionOutcome) -> Transaction {
    match outcome {
        TransactionOutcome::Done(transaction) => transaction,
        accepted @ TransactionOutcome::Accepted { .. } => panic!("it is done: {accepted:?}"),
    }
}

pub fn status(transaction: &Transaction) -> &str {
    transaction.status.as_ref().unwrap().as_str()
}

/// An event and an amount of each event that moved money.
pub fn moved(transaction: &Transaction) -> Vec<(String, i64)> {
    let events = transaction.events.iter().flatten();
    let pair =
        |event: &Value| (event["event"].as_str().unwrap().to_owned(), event["amount"].as_i64().unwrap());
    let events = events.map(|event| serde_json::to_value(event).unwrap());
    let moves = |event: &Value| ["CAPTURE", "REFUND", "VOID"].iter().any(|name| event["event"] == *name);
    events.filter(moves).map(|event| pair(&event)).collect()
}
