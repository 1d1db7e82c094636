//! What a shop does: one order, and what it makes of the money.

use std::cell::{Cell, RefCell};
use std::future::{Future, pending};
use std::pin::Pin;

use dintero_wasm::client::{CallOptions, Client, Host as _};
use dintero_wasm::engine::Outcome;
use dintero_wasm::model::Operation;
use dintero_wasm::sandbox::Payment;
use dintero_wasm::wire::{Method, Parts};
use serde_json::{Value, json};

use crate::journal::{End, Entry};
use crate::ledger::says;
use crate::life::START;
use crate::network::{Network, join};
use crate::weather::Weather;

pub struct Shop<'a> {
    pub name: String,
    pub client: &'a Client<&'a Network>,
    pub network: &'a Network,
    pub weather: Weather,
    /// The token of a saved card.
    pub card: Option<&'a str>,
    /// It calls with an API key.
    pub by_key: bool,
    pub journal: &'a RefCell<Vec<Entry>>,
    /// What its references are numbered by.
    pub count: Cell<u32>,
    /// What its order comes to, as far as it knows.
    pub amount: Cell<i64>,
    /// How often it has begun to give its transaction another reference.
    pub updates: Cell<u32>,
}

/// A call that a shop makes.
#[derive(Clone, Debug)]
struct Wanted {
    operation: Operation,
    subject: String,
    reference: String,
    amount: i64,
    body: Option<Value>,
    /// It is made once under its reference.
    once: bool,
}

impl Shop<'_> {
    /// Opens for business, and closes after a few orders.
    pub async fn open(&self) {
        if let Some(card) = self.card {
            self.charge(card).await;
        }
        if !self.by_key && self.chance(8) {
            self.transfer().await;
        }
        let Some(session) = self.session().await else { return };
        if self.chance(8) {
            self.update_session(&session).await;
        }
        if self.chance(12) {
            self.cancel(&session).await;
        }
        let product = self.network.draw(|random| ["payex.creditcard", "vipps"][random.usize(..2)]);
        let payment = Payment { product: Some(product.to_owned()), ..Payment::default() };
        let paid = self.network.sandbox(|sandbox| sandbox.pay(&session, &payment));
        // A session that is cancelled cannot be paid.
        let Some(transaction) = paid.ok().and_then(|paid| paid.transaction_id) else { return };
        for _ in 0..self.network.draw(|random| random.u8(1..=4)) {
            if self.chance(4) {
                let both = [self.boxed(&session, &transaction), self.boxed(&session, &transaction)];
                join(both).await;
            } else {
                self.act(&session, &transaction).await;
            }
            if self.chance(10) {
                self.network.sleep(self.network.draw(|random| random.u64(..20_000))).await;
            }
            if self.chance(20) {
                self.network.simulated.jump(self.network.draw(|random| random.i64(-9_000_000..9_000_000)));
            }
        }
    }

    fn boxed<'b>(&'b self, session: &'b str, transaction: &'b str) -> Pin<Box<dyn Future<Output = ()> + 'b>> {
        Box::pin(self.act(session, transaction))
    }

    /// Does something with a transaction; what the caller does not know it may try again, as it was or anew.
    async fn act(&self, session: &str, transaction: &str) {
        let mut wanted = match self.network.draw(|random| random.u8(..16)) {
            0..=6 => self.capture(transaction),
            // What was not captured cannot be given back, and the shop knows.
            7..=10 if self.sum(Operation::TransactionsCapture) == 0 => self.capture(transaction),
            7..=10 => self.refund(transaction),
            11 => bare(Operation::TransactionsVoid, transaction),
            12 => self.update(transaction),
            13 => bare(Operation::TransactionsGet, transaction),
            14 => bare(Operation::TransactionsList, ""),
            _ => bare(Operation::SessionsCancel, session),
        };
        for _ in 0..2 {
            let (end, _) = self.call(&wanted).await;
            // What is made once under its key may be asked for again, though it is done.
            let again = wanted.once && self.chance(3);
            if !again && (matches!(end, End::Done | End::Accepted) || !self.chance(3)) {
                return;
            }
            if self.chance(2) {
                wanted = self.renewed(wanted);
            }
        }
    }

    /// Starts a session. A shop that does not know whether it did starts another: the first is harmless.
    async fn session(&self) -> Option<String> {
        for _ in 0..3 {
            let reference = self.reference("s");
            let amount = self.network.draw(|random| random.i64(1..100_000));
            self.amount.set(amount);
            let body = json!({
                "profile_id": "default",
                "url": { "return_url": "https://shop.example/thanks" },
                "order": order(amount, &reference),
            });
            let wanted = Wanted {
                operation: Operation::SessionsCreate,
                subject: String::new(),
                reference,
                amount: 0,
                body: Some(body),
                once: false,
            };
            if let (End::Done, Some(answer)) = self.call(&wanted).await {
                return answer["id"].as_str().map(str::to_owned);
            }
        }
        None
    }

    async fn update_session(&self, session: &str) {
        let amount = self.network.draw(|random| random.i64(1..100_000));
        let mut order = order(amount, "");
        order.as_object_mut().unwrap().remove("merchant_reference");
        let body = json!({ "order": order });
        let wanted = Wanted { body: Some(body), ..bare(Operation::SessionsUpdate, session) };
        if self.call(&wanted).await.0 == End::Done {
            self.amount.set(amount);
        }
    }

    async fn cancel(&self, session: &str) {
        self.call(&bare(Operation::SessionsCancel, session)).await;
    }

    /// Charges a saved card.
    async fn charge(&self, token: &str) {
        let (reference, amount) = (self.reference("p"), self.network.draw(|random| random.i64(1..100_000)));
        let body = json!({
            "session": {
                "order": { "amount": amount, "currency": "NOK", "merchant_reference": reference },
                "customer": { "tokens": { "payex.creditcard": { "payment_token": token } } },
            },
            "payment": { "payment_product_type": "payex.creditcard", "operation": "unscheduled_purchase" },
        });
        let operation = Operation::SessionsPay;
        self.call(&Wanted {
            operation,
            subject: String::new(),
            reference,
            amount,
            body: Some(body),
            once: false,
        })
        .await;
    }

    /// Moves money between two sellers. The same transfer again is the same.
    async fn transfer(&self) {
        let (reference, amount) = (self.reference("f"), self.network.draw(|random| random.i64(1..100_000)));
        let body = json!({
            "fund_transfer_id": reference, "type": "payout-destination", "amount": amount, "currency": "NOK",
            "source_payout_destination_id": "one", "destination_payout_destination_id": "other", "reference": "f",
        });
        let operation = Operation::PayoutsCreateFundTransfer;
        let wanted =
            Wanted { operation, subject: String::new(), reference, amount, body: Some(body), once: false };
        for _ in 0..self.network.draw(|random| random.u8(1..=2)) {
            self.call(&wanted).await;
        }
    }

    fn capture(&self, transaction: &str) -> Wanted {
        let captured = self.sum(Operation::TransactionsCapture);
        let amount = self.part(self.amount.get(), self.amount.get() - captured);
        self.moved(Operation::TransactionsCapture, transaction, amount)
    }

    fn refund(&self, transaction: &str) -> Wanted {
        let captured = self.sum(Operation::TransactionsCapture);
        let amount = self.part(captured, captured - self.sum(Operation::TransactionsRefund));
        self.moved(Operation::TransactionsRefund, transaction, amount)
    }

    /// How much was captured or refunded, as far as the shop knows.
    fn sum(&self, operation: Operation) -> i64 {
        let journal = self.journal.borrow();
        let mine = journal.iter().filter(|entry| entry.operation == operation && entry.shop == self.name);
        mine.filter(|entry| entry.end == End::Done).map(|entry| entry.amount).sum()
    }

    /// All of it, what is left, more than half, or some of it.
    fn part(&self, whole: i64, left: i64) -> i64 {
        let part = self.network.draw(|random| match random.u8(..8) {
            0 => whole,
            1..=3 => left,
            4 => left / 2 + 1,
            5 => left / 2,
            _ => random.i64(0..left.max(1)),
        });
        part.max(1)
    }

    fn moved(&self, operation: Operation, transaction: &str, amount: i64) -> Wanted {
        let (kind, member) = match operation {
            Operation::TransactionsCapture => ("c", "capture_reference"),
            _ => ("r", "refund_reference"),
        };
        let reference = self.reference(kind);
        let body = Some(json!({ "amount": amount, member: reference }));
        let once = self.chance(3);
        Wanted { operation, subject: transaction.to_owned(), reference, amount, body, once }
    }

    fn update(&self, transaction: &str) -> Wanted {
        let body = json!({ "merchant_reference_2": self.reference("u") });
        self.updates.set(self.updates.get() + 1);
        Wanted { body: Some(body), ..bare(Operation::TransactionsUpdate, transaction) }
    }

    /// The same with a reference of its own, where it has one.
    fn renewed(&self, wanted: Wanted) -> Wanted {
        match wanted.operation {
            Operation::TransactionsCapture | Operation::TransactionsRefund => {
                self.moved(wanted.operation, &wanted.subject, wanted.amount)
            }
            _ => wanted,
        }
    }

    /// Makes a call, and notes how it ended.
    async fn call(&self, wanted: &Wanted) -> (End, Option<Value>) {
        let timeout = self.network.draw(|random| self.weather.timeout(random));
        let patience = self.network.draw(|random| self.weather.patience(random));
        let max_retries = self.network.draw(|random| random.bool().then(|| random.u32(..5)));
        let options = CallOptions { timeout_ms: Some(timeout), max_retries };
        let parts = Parts {
            ids: Some(wanted.subject.as_str()).filter(|id| !id.is_empty()).into_iter().collect(),
            query: query(wanted.operation),
            body: wanted.body.as_ref().map(|body| body.to_string().into_bytes()),
            ..Parts::default()
        };
        let started_ms = self.network.steady();
        let abort = async {
            match patience {
                Some(milliseconds) => self.network.sleep(milliseconds).await,
                None => pending().await,
            }
            "the shopper left".to_owned()
        };
        let result = if wanted.once {
            self.client.call_once(wanted.operation, parts, options, abort).await
        } else {
            self.client.call_until(wanted.operation, parts, options, abort).await
        };
        let end = End::of(wanted.operation, &result);
        self.journal.borrow_mut().push(Entry {
            shop: self.name.clone(),
            operation: wanted.operation,
            subject: wanted.subject.clone(),
            reference: wanted.reference.clone(),
            amount: wanted.amount,
            once: wanted.once,
            started_ms: started_ms - START,
            took_ms: self.network.steady() - started_ms,
            timeout_ms: i64::try_from(timeout).unwrap(),
            end,
            contradicted: end == End::Done && !self.is_done(wanted),
            retryable: result.as_ref().is_err_and(|error| error.retryable),
            words: result.as_ref().map_or_else(ToString::to_string, |_| String::new()),
        });
        let answer = |outcome: Outcome| serde_json::from_slice(&outcome.response().body).ok();
        (end, result.ok().and_then(answer))
    }

    /// Whether the API has done what a call of this shop says is done, at this moment.
    fn is_done(&self, wanted: &Wanted) -> bool {
        let read = |what: &str| self.network.ask(Method::Get, &format!("/{what}/{}", wanted.subject), None);
        match wanted.operation {
            Operation::TransactionsCapture | Operation::TransactionsRefund | Operation::TransactionsVoid => {
                self.network.sandbox(|sandbox| {
                    let mut events = sandbox.events(&wanted.subject).iter();
                    events.any(|event| says(event, wanted.operation, &wanted.reference))
                })
            }
            Operation::SessionsCancel => !read("sessions")["cancelled_at"].is_null(),
            Operation::SessionsUpdate => {
                read("sessions")["order"]["amount"] == wanted.body.as_ref().unwrap()["order"]["amount"]
            }
            // Another of its updates may have come after this one.
            Operation::TransactionsUpdate if self.updates.get() == 1 => {
                read("transactions")["merchant_reference_2"]
                    == wanted.body.as_ref().unwrap()["merchant_reference_2"]
            }
            _ => true,
        }
    }

    fn reference(&self, kind: &str) -> String {
        self.count.set(self.count.get() + 1);
        format!("{kind}{}{}", self.name, self.count.get())
    }

    /// Once in so many times.
    fn chance(&self, times: u8) -> bool {
        self.network.draw(|random| random.u8(..times) == 0)
    }
}

/// A call without a body.
fn bare(operation: Operation, subject: &str) -> Wanted {
    let subject = subject.to_owned();
    Wanted { operation, subject, reference: String::new(), amount: 0, body: None, once: false }
}

fn query(operation: Operation) -> Vec<(String, String)> {
    // The page is not open yet, so that nobody has locked it.
    let update =
        (operation == Operation::SessionsUpdate).then(|| ("update_without_lock".into(), "true".into()));
    update.into_iter().collect()
}

fn order(amount: i64, reference: &str) -> Value {
    json!({
        "amount": amount, "currency": "NOK", "merchant_reference": reference,
        "items": [{
            "id": "lamp", "line_id": "1", "description": "Lamp", "quantity": 1, "amount": amount, "vat": 0,
            "vat_amount": 0,
        }],
    })
}
