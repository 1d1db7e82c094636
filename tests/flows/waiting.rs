//! What is accepted first, and done later.

use dintero_wasm::client::{CallOptions, TransactionOutcome, Waited};
use dintero_wasm::engine::ErrorKind;
use dintero_wasm::model::TransactionActionQuery;
use dintero_wasm::sandbox::{Action, Deferral};
use serde_json::json;

use crate::bodies::{of, order};
use crate::shop::{Network, START, Shop, USUAL, status};

/// A capture that ends like this after so many seconds: the transaction, and the request's id.
fn accepted(shop: &Shop<'_>, seconds: u32, succeeds: bool) -> (String, String) {
    let id = shop.paid(order(), "vipps");
    let deferral = Deferral { action: Some(Action::Capture), times: Some(1), seconds, succeeds };
    shop.sandbox(|sandbox| sandbox.defer(deferral));
    let body = of(json!({ "amount": 30000, "capture_reference": "C-1" }));
    let query = TransactionActionQuery::default();
    let capture = shop.dintero.transactions().capture(&id, &body, &query, USUAL);
    let TransactionOutcome::Accepted { event_request_id } = shop.run(capture) else {
        panic!("it is accepted")
    };
    assert_eq!(status(&shop.transaction(&id)), "AUTHORIZED", "nothing is captured yet");
    shop.network.sent.borrow_mut().clear();
    (id, event_request_id.unwrap())
}

#[test]
fn it_is_waited_for_to_its_end() {
    for (succeeds, expected) in [(true, "CAPTURED"), (false, "AUTHORIZED")] {
        for by_id in [true, false] {
            let network = Network::new();
            let shop = Shop::at(&network);
            let (id, request) = accepted(&shop, 5, succeeds);
            let event = by_id.then_some(request.as_str());
            let transaction = match shop.run(shop.dintero.transactions().wait_for(&id, event, USUAL)) {
                // Without its id, all that is known is that nothing is under way any more.
                Waited::Done(transaction) if succeeds || !by_id => transaction,
                Waited::Failed(transaction) if !succeeds && by_id => transaction,
                other => panic!("{other:?}"),
            };
            assert_eq!(status(&transaction), expected);
            let last = transaction.events.unwrap().pop().unwrap();
            assert_eq!(last.correlation_request_id.as_deref(), Some(request.as_str()));
            // At once, and after 0.5, 1.5, 3.5 and 7.5 seconds.
            assert_eq!(network.sent.borrow().len(), 5);
            assert_eq!(shop.sandbox(|sandbox| sandbox.now_ms()), START + 7500);
        }
    }
}

#[test]
fn a_wait_ends_at_its_time_and_can_be_taken_up_again() {
    let network = Network::new();
    let shop = Shop::at(&network);
    let (id, request) = accepted(&shop, 60, true);
    let limits = CallOptions { timeout_ms: Some(10_000), ..USUAL };
    let error = shop.fail(shop.dintero.transactions().wait_for(&id, Some(&request), limits));
    assert_eq!((error.kind, error.retryable), (ErrorKind::Timeout, true));
    assert!(error.message.contains("AUTHORIZED") && error.message.contains("10000 ms"), "{error}");
    assert!(shop.sandbox(|sandbox| sandbox.now_ms()) <= START + 10_000);
    let limits = CallOptions { timeout_ms: Some(120_000), ..USUAL };
    let waited = shop.run(shop.dintero.transactions().wait_for(&id, Some(&request), limits));
    assert!(matches!(waited, Waited::Done(_)));
}

#[test]
fn refunds_and_voids_are_waited_for_too() {
    let network = Network::new();
    let shop = Shop::at(&network);
    shop.sandbox(|sandbox| sandbox.defer(Deferral::default()));
    let query = TransactionActionQuery::default();
    let id = shop.paid(order(), "vipps");
    let voided = shop.run(shop.dintero.transactions().void(&id, &query, USUAL));
    let TransactionOutcome::Accepted { event_request_id } = voided else { panic!("it is accepted") };
    let waited = shop.dintero.transactions().wait_for(&id, event_request_id.as_deref(), USUAL);
    let Waited::Done(transaction) = shop.run(waited) else { panic!("it is done") };
    assert_eq!(status(&transaction), "AUTHORIZATION_VOIDED");
    shop.sandbox(|sandbox| sandbox.defer(Deferral { action: Some(Action::Refund), ..Deferral::default() }));
    let id = shop.captured(order());
    let body = of(json!({ "amount": 100, "refund_reference": "R-1" }));
    let refund = shop.run(shop.dintero.transactions().refund(&id, &body, &query, USUAL));
    let TransactionOutcome::Accepted { event_request_id } = refund else { panic!("it is accepted") };
    let waited = shop.dintero.transactions().wait_for(&id, event_request_id.as_deref(), USUAL);
    let Waited::Done(transaction) = shop.run(waited) else { panic!("it is done") };
    assert_eq!(status(&transaction), "PARTIALLY_REFUNDED");
}
