//! A purchase, captured and given back in parts.

use dintero_wasm::engine::ErrorKind;
use dintero_wasm::model::{SessionUpdateQuery, TransactionActionQuery};
use serde_json::json;

use crate::bodies::{of, order};
use crate::shop::{Network, Shop, USUAL, done, moved, status};

#[test]
fn a_purchase_is_captured_and_given_back_in_parts() {
    let network = Network::new();
    let shop = Shop::at(&network);
    let id = shop.paid(order(), "vipps");
    assert_eq!(status(&shop.capture(&id, 10000, "C-1")), "PARTIALLY_CAPTURED");
    assert_eq!(status(&shop.capture(&id, 20000, "C-2")), "CAPTURED");
    assert_eq!(status(&shop.refund(&id, 5000, "R-1")), "PARTIALLY_REFUNDED");
    let refunded = shop.refund(&id, 25000, "R-2");
    assert_eq!(status(&refunded), "REFUNDED");
    let expected = [("CAPTURE", 10000), ("CAPTURE", 20000), ("REFUND", 5000), ("REFUND", 25000)];
    assert_eq!(moved(&refunded), expected.map(|(event, amount)| (event.to_owned(), amount)));
    let references: Vec<_> =
        refunded.events.iter().flatten().filter_map(|event| event.event_reference.as_deref()).collect();
    assert_eq!(references, ["C-1", "C-2", "R-1", "R-2"]);
    assert_eq!(shop.transaction(&id), refunded, "what is read is what was answered");

    let more = of(json!({ "amount": 1, "refund_reference": "R-3" }));
    let query = TransactionActionQuery::default();
    let error = shop.fail(shop.dintero.transactions().refund(&id, &more, &query, USUAL));
    assert_eq!((error.kind, error.retryable, error.api.unwrap().status), (ErrorKind::Api, false, 400));
    assert_eq!((network.count("/capture"), network.count("/refund")), (2, 3));
}

#[test]
fn what_is_not_captured_is_given_up() {
    let network = Network::new();
    let shop = Shop::at(&network);
    let query = TransactionActionQuery::default();
    let id = shop.paid(order(), "vipps");
    shop.capture(&id, 10000, "C-1");
    let rest = done(shop.run(shop.dintero.transactions().void(&id, &query, USUAL)));
    assert_eq!(moved(&rest).last(), Some(&("VOID".to_owned(), 20000)));
    let whole = shop.paid(order(), "vipps");
    let voided = done(shop.run(shop.dintero.transactions().void(&whole, &query, USUAL)));
    assert_eq!(status(&voided), "AUTHORIZATION_VOIDED");
    let cancelled = shop.session(order());
    let session = shop.run(shop.dintero.sessions().cancel(&cancelled, USUAL));
    assert_eq!(session.cancelled_by.as_deref(), Some("sandbox-client"));
}

#[test]
fn an_order_is_changed_before_it_is_paid() {
    let network = Network::new();
    let shop = Shop::at(&network);
    let id = shop.session(order());
    let mut update = json!({ "order": order()["order"] });
    update["order"]["amount"] = 20000.into();
    update["order"]["items"].as_array_mut().unwrap().pop();
    update["order"].as_object_mut().unwrap().remove("merchant_reference");
    let (update, locked) = (of(update), SessionUpdateQuery::default());
    let refused = shop.fail(shop.dintero.sessions().update(&id, &update, &locked, USUAL));
    assert_eq!(refused.kind, ErrorKind::Api, "it is not locked: {refused}");
    let unlocked = SessionUpdateQuery { update_without_lock: Some(true), ..locked };
    let session = shop.run(shop.dintero.sessions().update(&id, &update, &unlocked, USUAL));
    assert_eq!(session.order.unwrap().amount, Some(20000));
}

#[test]
fn an_authorization_lasts_longer_and_is_of_another_amount() {
    let network = Network::new();
    let shop = Shop::at(&network);
    let id = shop.paid(order(), "klarna.klarna");
    let update = |body| shop.dintero.transactions().update_authorization(&id, body, USUAL);
    let longer = of(json!({ "reason": "out of stock", "reference": "U-1" }));
    assert_eq!(shop.run(update(&longer)).amount, Some(30000));
    let items =
        json!([{ "id": "chair", "line_id": "1", "description": "Chair", "quantity": 1, "amount": 20000 }]);
    let less = of(json!({ "amount": 20000, "items": items, "reference": "U-2" }));
    assert_eq!(shop.run(update(&less)).amount, Some(20000));
    let vipps = shop.paid(order(), "vipps");
    let error = shop.fail(shop.dintero.transactions().update_authorization(&vipps, &longer, USUAL));
    assert_eq!(error.kind, ErrorKind::Api, "Vipps has none");
}
