use serde_json::{Value, json};

use crate::shop::{Shop, order, plain};

#[test]
fn what_is_authorized_is_given_up() {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), "vipps", None);
    let transaction = shop.done(&id, "void", &Value::Null);
    assert_eq!(transaction["status"], "AUTHORIZATION_VOIDED");
    let event = &transaction["events"][2];
    assert_eq!((&event["event"], &event["amount"]), (&json!("VOID"), &json!(30000)));
    assert_eq!(event["created_by"], "sandbox-client");
}

#[test]
fn the_rest_is_given_up_where_the_product_can() {
    for (product, status) in [
        ("payex.creditcard", 200),
        ("payex.mobilepay", 200),
        ("payex.vipps", 200),
        ("payex.applepay", 200),
        ("payex.clicktopay", 200),
        ("payex.googlepay", 200),
        ("vipps", 200),
        ("klarna.klarna", 200),
        ("klarna.billie", 200),
        ("dintero_psp.creditcard", 400),
        ("bambora.creditcard", 400),
        ("collector.invoice", 400),
    ] {
        let mut shop = Shop::new();
        let id = shop.transaction_in(product, "PARTIALLY_CAPTURED");
        assert_eq!(shop.act(&id, "void", &Value::Null).0, status, "{product}");
        let transaction = shop.transaction(&id);
        if status == 200 {
            assert_eq!(transaction["status"], "CAPTURED", "{product}");
            assert_eq!(transaction["events"][3]["amount"], 20000, "what remained");
            assert_eq!(shop.act(&id, "capture", &json!({ "amount": 1 })).0, 400);
            assert_eq!(shop.done(&id, "refund", &json!({ "amount": 10000 }))["status"], "REFUNDED");
        } else {
            assert_eq!(transaction["status"], "PARTIALLY_CAPTURED", "{product}");
        }
    }
}

#[test]
fn a_shop_that_wants_to_hears_of_voids() {
    for by_session in [false, true] {
        let mut shop = Shop::new();
        let session = shop.create(&order("https://shop.example/cb?report_event=VOID"));
        let id = shop.pay(&session, "vipps", None).transaction_id.unwrap();
        shop.callback();
        let path =
            if by_session { format!("sessions/{session}/cancel") } else { format!("transactions/{id}/void") };
        assert_eq!(shop.post(&format!("/v1/{path}"), &Value::Null).0, 200);
        let event = shop.transaction(&id)["events"][2]["id"].clone();
        let url = shop.callback().request.url;
        assert!(url.contains("event=VOID") && url.contains(event.as_str().unwrap()), "{url}");
    }
}
