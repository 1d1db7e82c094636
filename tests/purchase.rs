//! A purchase from end to end in Rust alone: the client over the sandbox, the callback signed and checked.
#![cfg(all(feature = "client", feature = "sandbox"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use dintero_wasm::client::{CallOptions, Client, Credentials, Options, Simulated, TransactionOutcome};
use dintero_wasm::engine::ErrorKind;
use dintero_wasm::model::{
    Operation, SessionCreate, SessionCreateQuery, Transaction, TransactionCapture, TransactionGetQuery,
    TransactionStatus,
};
use dintero_wasm::sandbox::{self, Payment, Sandbox};
use dintero_wasm::sign::{SIGNATURE_HEADER, Secret, TOLERANCE_SECONDS, Target, verify};
use dintero_wasm::wire::Parts;
use serde_json::json;

const NOW: i64 = 1_795_000_000_000;

fn shop() -> Simulated {
    let options = sandbox::Options {
        signature_secret: Some("callback-secret".into()),
        now_ms: NOW,
        ..Default::default()
    };
    Simulated::new(Sandbox::new(options).unwrap())
}

fn client<'a>(shop: &'a Simulated, secret: &str) -> Client<&'a Simulated> {
    let credentials = Credentials::Client { id: "sandbox-client".into(), secret: secret.into() };
    Client::new(Options::new("T12345678", credentials), shop).unwrap()
}

fn order(amount: i64) -> SessionCreate {
    serde_json::from_value(json!({
        "profile_id": "default",
        "url": { "return_url": "https://shop.example/thanks", "callback_url": "https://shop.example/callback?b=1&a=2" },
        "order": {
            "amount": amount, "currency": "NOK", "merchant_reference": "A-1001",
            "items": [{ "id": "chair", "line_id": "1", "description": "Stablestol", "quantity": 1, "amount": 29990 }],
        },
    }))
    .unwrap()
}

/// The status of the transaction that a callback is about.
fn status(shop: &Simulated, dintero: &Client<&Simulated>, id: &str) -> Option<TransactionStatus> {
    let query = TransactionGetQuery::default();
    let transaction: Transaction =
        shop.run(dintero.transactions().get(id, &query, CallOptions::default())).unwrap();
    transaction.status.and_then(|status| status.known())
}

#[test]
fn a_session_is_created_paid_and_captured() {
    let shop = shop();
    let dintero = client(&shop, "sandbox-secret");
    let query = SessionCreateQuery::default();
    let session = shop.run(dintero.sessions().create(&order(29990), &query, CallOptions::default())).unwrap();
    shop.with(|sandbox| sandbox.pay(&session.id.unwrap(), &Payment::default())).unwrap();

    let deliveries = shop.with(Sandbox::due);
    let [callback] = deliveries.as_slice() else { panic!("{deliveries:?}") };
    let target = Target::parse(callback.request.method.as_str(), &callback.request.url).unwrap();
    let header = callback.request.headers.get(SIGNATURE_HEADER);
    let secret: Secret = "callback-secret".into();
    verify(header, &[secret], "T12345678", &target, NOW / 1000, TOLERANCE_SECONDS).unwrap();
    let (_, id) = callback.request.url.split_once("transaction_id=").unwrap();
    let id = id.split('&').next().unwrap();

    assert_eq!(status(&shop, &dintero, id), Some(TransactionStatus::Authorized));
    let capture = TransactionCapture {
        amount: Some(29990),
        capture_reference: Some("A-1001-1".into()),
        ..Default::default()
    };
    let query = Default::default();
    let captured = dintero.transactions().capture(id, &capture, &query, CallOptions::default());
    let captured = shop.run(captured).unwrap();
    let TransactionOutcome::Done(_) = captured else { panic!("{captured:?}") };
    assert_eq!(status(&shop, &dintero, id), Some(TransactionStatus::Captured));
}

#[test]
fn a_broken_order_does_not_leave_the_client() {
    let shop = shop();
    let dintero = client(&shop, "sandbox-secret");
    let query = SessionCreateQuery::default();
    let error =
        shop.run(dintero.sessions().create(&order(29991), &query, CallOptions::default())).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Validation);
    let state = shop.with(|sandbox| sandbox.state());
    assert_eq!(state["sessions"], json!([]), "{state}");
}

#[test]
fn a_wrong_secret_is_said_to_be_one_and_not_repeated() {
    let shop = shop();
    let dintero = client(&shop, "not-the-secret");
    let parts = Parts { ids: vec!["T12345678.none"], ..Parts::default() };
    let error = shop.run(dintero.call(Operation::SessionsGet, parts, CallOptions::default())).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Authentication);
    assert!(!format!("{error} {error:?}").contains("not-the-secret"));
}
