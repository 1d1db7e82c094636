use dintero_wasm::sandbox::{Outcome, Payment};
use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::shop::{Shop, json_of, names, plain, with};

#[test]
fn a_card_payment_becomes_a_transaction() {
    let mut shop = Shop::new();
    let session = shop.create(&plain());
    let paid = shop.pay(&session, "dintero_psp.creditcard", None);
    let id = paid.transaction_id.unwrap();
    assert_eq!(
        paid.href.unwrap(),
        format!("https://shop.example/done?cart=7&transaction_id={id}&merchant_reference=A+1")
    );
    let transaction = shop.transaction(&id);
    for (pointer, value) in [
        ("/status", json!("AUTHORIZED")),
        ("/payment_product", json!("dintero_psp")),
        ("/payment_product_type", json!("dintero_psp.creditcard")),
        ("/amount", json!(30000)),
        ("/currency", json!("NOK")),
        ("/merchant_reference", json!("A 1")),
        ("/session_id", json!(session)),
        ("/card/masked_pan", json!("400000******0002")),
        ("/items/2/line_id", json!("s")),
        ("/items/2/type", json!("shipping")),
        ("/url/callback_url", json!("https://shop.example/callback")),
        ("/metadata/session:profile_id", json!("default")),
    ] {
        assert_eq!(transaction.pointer(pointer), Some(&value), "{pointer}");
    }
    assert_eq!(names(&transaction["events"], "event"), ["INITIALIZE", "AUTHORIZE"]);
    assert_eq!(shop.events(&session), ["INITIATED", "AUTHORIZED", "COMPLETED"]);
    let refused = shop.sandbox.pay(&session, &Payment::default()).unwrap_err();
    assert_eq!((refused.status, refused.message.as_str()), (409, "The session is paid already"));
}

#[test]
fn includes_add_to_a_transaction() {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), "vipps", None);
    let read = |shop: &mut Shop, query: &str| shop.get(&format!("/v1/transactions/{id}{query}"));
    assert_eq!(read(&mut shop, "").get("session"), None);
    let all = read(&mut shop, "?includes=session&includes=events.success.true");
    assert_eq!(all["session"]["events"].as_array().unwrap().len(), 3);
    let latest = read(&mut shop, "?includes=session.events.latest");
    assert_eq!(names(&latest["session"]["events"], "name"), ["COMPLETED"]);
}

#[test]
fn every_test_card_does_what_it_is_for() {
    for (card, error, status) in [
        ("4000000000000002", None, "AUTHORIZED"),
        ("5200000000000007", None, "AUTHORIZED"),
        ("4000100000000000", None, "AUTHORIZED"),
        ("4000300000000006", Some("authorization"), ""),
        ("4100000000000076", Some("authorization"), ""),
        ("4100000000000001", Some("failed"), ""),
        ("4100000000000019", None, "AUTHORIZED"),
        ("4100000000000027", None, "AUTHORIZED"),
    ] {
        let mut shop = Shop::new();
        let session = shop.create(&plain());
        let paid = shop.pay(&session, "payex.creditcard", Some(card));
        assert_eq!(paid.error, error, "{card}");
        match paid.transaction_id {
            Some(id) => assert_eq!(shop.transaction(&id)["status"], status, "{card}"),
            None => {
                assert_eq!(paid.outcome, Outcome::Error, "{card}");
                assert_eq!(shop.events(&session), ["INITIATED", "PAY_FAILED"], "{card}");
                let again = shop.pay(&session, "payex.creditcard", None);
                assert_eq!(again.outcome, Outcome::Authorized, "a refused card leaves the session payable");
            }
        }
    }
}

#[test]
fn payments_that_cannot_be_are_refused() {
    let only_vipps = with(plain(), "/configuration", json!({ "vipps": { "enabled": true } }));
    let mut shop = Shop::new();
    let id = shop.create(&only_vipps);
    for (product, card, message) in [
        (Some("swish.swish"), None, "does not offer"),
        (Some("gold.coins"), None, "does not offer"),
        (Some("payex.creditcard"), Some("4242424242424242"), "only test cards"),
    ] {
        let payment = Payment { product: product.map(Into::into), card: card.map(Into::into), outcome: None };
        let refused = shop.sandbox.pay(&id, &payment).unwrap_err();
        assert!(refused.message.contains(message), "{refused}");
    }
    assert_eq!(shop.sandbox.pay(&id, &Payment::default()).unwrap().outcome, Outcome::Authorized);
    assert_eq!(shop.sandbox.pay("T12345678.none", &Payment::default()).unwrap_err().status, 404);
}

#[test]
fn money_is_taken_at_once_where_the_product_or_the_shop_says_so() {
    let automatic = with(plain(), "/configuration", json!({ "auto_capture": true }));
    for (body, product) in [(plain(), "swish.swish"), (automatic, "bambora.creditcard")] {
        let mut shop = Shop::new();
        let id = shop.paid(&body, product, None);
        let transaction = shop.transaction(&id);
        assert_eq!(transaction["status"], "CAPTURED", "{product}");
        assert_eq!(names(&transaction["events"], "event"), ["INITIALIZE", "AUTHORIZE", "CAPTURE"]);
    }
}

#[test]
fn a_payment_on_hold_resolves_later() {
    let on_hold = Payment { outcome: Some(Outcome::OnHold), ..Payment::default() };
    type Resolve = fn(&mut Shop, &str);
    let completed = ["INITIATED", "AUTHORIZED", "COMPLETED"].as_slice();
    let approved = json!({ "status": "paid", "outcome": "authorized" });
    let failed = json!({ "status": "failed", "outcome": "error", "error": "failed" });
    let ways: [(Resolve, &str, &[&str], Value); 3] = [
        (|shop, _| shop.sandbox.advance(600), "AUTHORIZED", completed, approved.clone()),
        (|shop, id| drop(shop.sandbox.resolve(id, true).unwrap()), "AUTHORIZED", completed, approved),
        (
            |shop, id| drop(shop.sandbox.resolve(id, false).unwrap()),
            "FAILED",
            &["INITIATED", "FAILED"],
            failed,
        ),
    ];
    for (resolve, status, events, shown) in ways {
        let mut shop = Shop::new();
        let session = shop.create(&plain());
        let paid = shop.sandbox.pay(&session, &on_hold).unwrap();
        let id = paid.transaction_id.unwrap();
        assert_eq!(paid.outcome, Outcome::OnHold);
        assert_eq!(shop.transaction(&id)["status"], "ON_HOLD");
        let (refused, _) = shop.post(&format!("/v1/transactions/{id}/capture"), &json!({ "amount": 1 }));
        assert_eq!(refused, 400);
        resolve(&mut shop, &id);
        assert_eq!(shop.transaction(&id)["status"], status);
        assert_eq!(shop.events(&session), events);
        let view = shop.send(Method::Get, &format!("/v1/view/{session}/session"), &[], &Value::Null);
        let view = json_of(&view);
        assert_eq!(view["status"], shown["status"]);
        assert_eq!(view["result"]["outcome"], shown["outcome"]);
        assert_eq!(view["result"].get("error"), shown.get("error"));
        assert_eq!(view["result"]["transaction_id"], id);
        assert!(shop.sandbox.resolve(&id, true).is_err(), "only once");
        assert!(shop.sandbox.pay(&session, &Payment::default()).is_err(), "one transaction at most");
        let given_up = Payment { outcome: Some(Outcome::Cancelled), ..Payment::default() };
        assert_eq!(shop.sandbox.pay(&session, &given_up).unwrap_err().status, 409);
        let update = json!({ "order": plain()["order"] });
        let (status, _) = shop.call(Method::Put, &format!("/v1/sessions/{session}"), &update);
        assert_eq!(status, 400);
    }
}

#[test]
fn a_session_that_is_being_paid_is_not_locked() {
    let mut shop = Shop::new();
    let id = shop.create(&plain());
    let body =
        json!({ "payment_product_type": "payex.creditcard", "card": { "number": "4000100000000000" } });
    assert_eq!(shop.page(&id, "pay", &body).1["outcome"], "challenge");
    assert_eq!(shop.page(&id, "lock", &Value::Null).0, 409);
    assert_eq!(shop.page(&id, "challenge", &json!({ "approve": false })).1["error"], "authorization");
    assert_eq!(shop.page(&id, "lock", &Value::Null).0, 200);
}
