//! A card is saved once, and paid with later.

use dintero_wasm::client::{PayOutcome, Waited};
use dintero_wasm::engine::ErrorKind;
use dintero_wasm::model::TransactionListQuery;
use dintero_wasm::wire::Retry;

use crate::shop::{Network, Shop, USUAL, status};

#[test]
fn each_end_of_a_payment_is_an_outcome_of_its_own() {
    let refused =
        |retry: Retry, after: Option<&str>| format!("refused {} {}", retry.as_str(), after.unwrap_or("-"));
    for (card, expected) in [
        ("4000000000000002", "paid AUTHORIZED".to_owned()),
        ("4990000000000004", "on hold ON_HOLD".to_owned()),
        ("4990000000004600", refused(Retry::Never, None)),
        ("4990000000005102", refused(Retry::Later, Some("2026-11-22T08:30:00.000Z"))),
        ("4990000000009104", refused(Retry::Now, None)),
        ("4100000000000076", "actions 1A".to_owned()),
    ] {
        let network = Network::new();
        let outcome = match Shop::at(&network).pay(Some(card), "S-1").unwrap() {
            PayOutcome::Paid(result) => format!("paid {}", status(&result.transaction)),
            PayOutcome::OnHold(result) => format!("on hold {}", status(&result.transaction)),
            PayOutcome::Refused { result, retry, retry_after } => {
                assert_eq!((result.success, status(&result.transaction)), (Some(false), "FAILED"));
                assert!(result.transaction.events.unwrap().last().unwrap().error.is_some());
                format!("refused {} {}", retry.as_str(), retry_after.as_deref().unwrap_or("-"))
            }
            PayOutcome::ActionsRequired(result) => {
                format!("actions {}", result.actions.unwrap()[0].code.as_deref().unwrap())
            }
        };
        assert_eq!(outcome, expected, "{card}");
        assert_eq!(network.count("/sessions/pay"), 1, "it is sent once");
    }
}

#[test]
fn a_payment_on_hold_is_waited_for() {
    for (approve, expected) in [(true, "AUTHORIZED"), (false, "FAILED")] {
        let network = Network::new();
        let shop = Shop::at(&network);
        let PayOutcome::OnHold(held) = shop.pay(Some("4990000000000004"), "S-1").unwrap() else {
            panic!("it is on hold")
        };
        let id = held.transaction.id.unwrap();
        shop.sandbox(|sandbox| sandbox.resolve(&id, approve)).unwrap();
        let transaction = match shop.run(shop.dintero.transactions().wait_for(&id, None, USUAL)) {
            Waited::Done(transaction) if approve => transaction,
            Waited::Failed(transaction) if !approve => transaction,
            other => panic!("{other:?}"),
        };
        assert_eq!(status(&transaction), expected);
    }
}

#[test]
fn the_same_reference_is_not_paid_twice() {
    let network = Network::new();
    let shop = Shop::at(&network);
    assert!(matches!(shop.pay(None, "S-1"), Ok(PayOutcome::Paid(_))));
    let error = shop.pay(None, "S-1").unwrap_err();
    assert_eq!((error.kind, error.api.unwrap().status), (ErrorKind::Api, 400));
}

#[test]
fn a_payment_that_nobody_answers_for_is_not_repeated() {
    let network = Network::new();
    let shop = Shop::at(&network);
    let error = shop.pay(Some("4100000000000001"), "S-1").unwrap_err();
    assert_eq!((error.kind, error.retryable), (ErrorKind::UnknownOutcome, false));
    assert!(error.message.contains("list the transactions"), "{error}");
    assert_eq!(network.count("/sessions/pay"), 1);
    let query = TransactionListQuery { merchant_reference: Some("S-1".into()), ..Default::default() };
    let mut found = shop.dintero.transactions().list(&query, USUAL).unwrap();
    assert_eq!(status(&shop.run(found.next()).unwrap()), "UNKNOWN");
    assert!(shop.run(found.next()).is_none());
}
