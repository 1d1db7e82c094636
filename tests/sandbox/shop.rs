//! A shop that talks to a sandbox.

use dintero_wasm::sandbox::{Delivery, Options, Outcome, Paid, Payment, Sandbox};
use dintero_wasm::sign::Secret;
use dintero_wasm::wire::{Headers, Method, Request, Response};
use serde_json::{Value, json};

/// 2026-11-21T00:30:00Z, in milliseconds.
pub const NOW: i64 = 1_795_221_000_000;
pub const SECRET: &str = "s3cret";
pub const HOST: &str = "https://checkout.dintero.com";

pub struct Shop {
    pub sandbox: Sandbox,
}

impl Shop {
    pub fn new() -> Self {
        Self::with(Options::default())
    }

    /// A shop at an account that is set up like this.
    pub fn with(options: Options) -> Self {
        let signature_secret = Some(Secret::from(SECRET));
        Self { sandbox: Sandbox::new(Options { now_ms: NOW, signature_secret, ..options }).unwrap() }
    }

    /// A call with these headers alone.
    pub fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: &Value) -> Response {
        self.sandbox.handle(&Request {
            method,
            url: format!("{HOST}{path}"),
            headers: headers.iter().copied().collect::<Headers>(),
            body: (!body.is_null()).then(|| body.to_string().into_bytes()),
        })
    }

    /// A call with the account's key: its status and its JSON.
    pub fn call(&mut self, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let response = self.send(method, path, &[("x-api-key", "sandbox-key")], body);
        (response.status, json_of(&response))
    }

    pub fn get(&mut self, path: &str) -> Value {
        let (status, body) = self.call(Method::Get, path, &Value::Null);
        assert_eq!(status, 200, "{body}");
        body
    }

    pub fn post(&mut self, path: &str, body: &Value) -> (u16, Value) {
        self.call(Method::Post, path, body)
    }

    /// What the payment page asks.
    pub fn page(&mut self, id: &str, action: &str, body: &Value) -> (u16, Value) {
        let response = self.send(Method::Post, &format!("/v1/view/{id}/{action}"), &[], body);
        (response.status, json_of(&response))
    }

    /// Creates a session, and answers its id.
    pub fn create(&mut self, body: &Value) -> String {
        let (status, answer) = self.post("/v1/sessions-profile", body);
        assert_eq!(status, 200, "{answer}");
        answer["id"].as_str().unwrap().to_owned()
    }

    /// Creates a session and pays it; the transaction's id.
    pub fn paid(&mut self, body: &Value, product: &str, card: Option<&str>) -> String {
        let id = self.create(body);
        self.pay(&id, product, card).transaction_id.unwrap()
    }

    pub fn pay(&mut self, id: &str, product: &str, card: Option<&str>) -> Paid {
        let payment =
            Payment { product: Some(product.to_owned()), card: card.map(str::to_owned), outcome: None };
        self.sandbox.pay(id, &payment).unwrap()
    }

    pub fn transaction(&mut self, id: &str) -> Value {
        self.get(&format!("/v1/transactions/{id}"))
    }

    /// `POST /v1/transactions/{id}/{action}`.
    pub fn act(&mut self, id: &str, action: &str, body: &Value) -> (u16, Value) {
        self.post(&format!("/v1/transactions/{id}/{action}"), body)
    }

    /// As [`act`](Self::act), and the call must succeed; the transaction afterwards.
    pub fn done(&mut self, id: &str, action: &str, body: &Value) -> Value {
        let (status, answer) = self.act(id, action, body);
        assert_eq!(status, 200, "{action} {body} {answer}");
        assert_eq!(answer, self.transaction(id), "the answer is the transaction");
        answer
    }

    /// A transaction of that product in that status.
    pub fn transaction_in(&mut self, product: &str, status: &str) -> String {
        let session = self.create(&offering(product));
        let outcome = matches!(status, "ON_HOLD" | "FAILED").then_some(Outcome::OnHold);
        let payment = Payment { product: Some(product.to_owned()), card: None, outcome };
        let id = self.sandbox.pay(&session, &payment).unwrap().transaction_id.unwrap();
        let steps: &[(&str, i64)] = match status {
            "AUTHORIZATION_VOIDED" => &[("void", 0)],
            "PARTIALLY_CAPTURED" => &[("capture", 10000)],
            "PARTIALLY_CAPTURED_REFUNDED" => &[("capture", 10000), ("refund", 1000)],
            "CAPTURED" => &[("capture", 30000)],
            "PARTIALLY_REFUNDED" => &[("capture", 30000), ("refund", 1000)],
            "REFUNDED" => &[("capture", 30000), ("refund", 30000)],
            _ => &[],
        };
        for (action, amount) in steps {
            self.done(&id, action, &if *amount == 0 { Value::Null } else { json!({ "amount": amount }) });
        }
        if status == "FAILED" {
            self.sandbox.resolve(&id, false).unwrap();
        }
        assert_eq!(self.transaction(&id)["status"], status);
        id
    }

    /// Saves a card with a product; the transaction of the session that did it.
    pub fn save(&mut self, product: &str, card: Option<&str>, token_types: &[&str]) -> Value {
        let (status, answer) = self.post("/v1/sessions/payment-token", &token_session(product, token_types));
        assert_eq!(status, 200, "{answer}");
        let paid = self.pay(answer["id"].as_str().unwrap(), product, card);
        let id = paid.transaction_id.unwrap();
        self.get(&format!("/v1/transactions/{id}?includes=card.payment_token&includes=card.recurrence_token"))
    }

    /// Saves a card, and answers its payment token.
    pub fn token(&mut self, product: &str, card: Option<&str>) -> String {
        self.save(product, card, &["payment_token"])["card"]["payment_token"].as_str().unwrap().to_owned()
    }

    pub fn events(&mut self, session: &str) -> Vec<String> {
        let session = self.get(&format!("/v1/sessions/{session}"));
        names(&session["events"], "name")
    }

    /// The one callback that is due.
    pub fn callback(&mut self) -> Delivery {
        let mut due = self.sandbox.due();
        assert_eq!(due.len(), 1);
        due.remove(0)
    }
}

pub fn json_of(response: &Response) -> Value {
    serde_json::from_slice(&response.body).unwrap()
}

pub fn names(list: &Value, member: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|event| event[member].as_str().unwrap().to_owned()).collect()
}

/// A session that saves a card.
pub fn token_session(product: &str, token_types: &[&str]) -> Value {
    json!({
        "session": {
            "order": { "currency": "NOK", "merchant_reference": "save" },
            "url": { "return_url": "https://shop.example/saved" },
        },
        "token_provider": { "payment_product_type": product, "token_types": token_types },
    })
}

/// The order, with a configuration that offers that product alone.
pub fn offering(product: &str) -> Value {
    let enabled = json!({ "enabled": true });
    let configuration = match product.split_once('.') {
        Some((provider, name)) => json!({ provider: { name: enabled } }),
        None => json!({ product: enabled }),
    };
    with(plain(), "/configuration", configuration)
}

/// An order of two lines and a shipping option: 300.00 NOK.
pub fn order(callback_url: &str) -> Value {
    json!({
        "profile_id": "default",
        "url": { "return_url": "https://shop.example/done?cart=7", "callback_url": callback_url },
        "order": {
            "amount": 30000,
            "currency": "NOK",
            "merchant_reference": "A 1",
            "items": [
                { "id": "shoe", "line_id": "1", "description": "Shoe", "quantity": 1, "amount": 20000, "vat_amount": 4000, "vat": 25 },
                { "id": "sock", "line_id": "2", "description": "Sock", "quantity": 2, "amount": 5000, "vat_amount": 1000, "vat": 25 },
            ],
            "shipping_option": {
                "id": "post", "line_id": "s", "amount": 5000, "vat_amount": 1000, "vat": 25,
                "title": "Post", "operator": "Posten",
            },
        },
    })
}

pub fn plain() -> Value {
    order("https://shop.example/callback")
}

/// The order with another value at a pointer.
pub fn with(mut body: Value, pointer: &str, value: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    body.pointer_mut(parent).unwrap().as_object_mut().unwrap().insert(name.to_owned(), value);
    body
}
