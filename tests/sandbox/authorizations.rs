use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::shop::{Shop, names, offering, plain, with};
use crate::states::lines;
use crate::unattended::purchase;

/// Updates in turn, each with the status that is answered and the transaction's amount afterwards.
fn updates(shop: &mut Shop, id: &str, steps: &[(Value, u16, i64)]) {
    for (body, status, amount) in steps {
        let (answered, document) = shop.act(id, "authorization", body);
        assert_eq!(answered, *status, "{body} {document}");
        assert_eq!(shop.transaction(id)["amount"], *amount, "{body}");
    }
}

/// The lines, with another amount of the first.
fn lines_with(first: i64) -> Value {
    with(json!({ "items": lines() }), "/items/0/amount", json!(first))["items"].clone()
}

#[test]
fn klarna_extends_an_authorization() {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), "klarna.klarna", None);
    updates(
        &mut shop,
        &id,
        &[
            (json!({}), 400, 30000),
            (json!({ "reason": "late" }), 400, 30000),
            (json!({ "reference": "x1" }), 400, 30000),
            (json!({ "reason": "", "reference": "x1" }), 400, 30000),
            (json!({ "reason": "late", "reference": "x1" }), 200, 30000),
            (json!({ "reason": "late", "reference": "x2", "items": [] }), 200, 30000),
        ],
    );
    let transaction = shop.transaction(&id);
    assert_eq!(names(&transaction["events"], "event"), ["INITIALIZE", "AUTHORIZE", "AUTHORIZE", "AUTHORIZE"]);
    assert_eq!(transaction["events"][2]["event_reference"], "x1");
    assert_eq!(transaction["items"].as_array().unwrap().len(), 3, "items without an amount mean nothing");
    assert_eq!(transaction["status"], "AUTHORIZED");
}

#[test]
fn klarna_changes_the_amount() {
    for product in ["klarna.klarna", "klarna.billie"] {
        let mut shop = Shop::new();
        let id = shop.transaction_in(product, "AUTHORIZED");
        updates(
            &mut shop,
            &id,
            &[
                (json!({ "amount": 35000 }), 400, 30000),
                (json!({ "amount": 35000, "items": lines_with(24999) }), 400, 30000),
                (json!({ "amount": 0.5, "items": lines() }), 400, 30000),
                (json!({ "amount": 35000, "items": lines_with(25000) }), 200, 35000),
                (json!({ "amount": 25000, "items": lines_with(15000) }), 200, 25000),
            ],
        );
        assert_eq!(shop.act(&id, "capture", &json!({ "amount": 25001 })).0, 400);
        let part = json!({ "amount": 15000, "items": [{ "line_id": "1", "amount": 15000 }] });
        shop.done(&id, "capture", &part);
        updates(
            &mut shop,
            &id,
            &[
                (json!({ "amount": 24999, "items": lines_with(14999) }), 400, 25000),
                (json!({ "amount": 26000, "items": lines_with(16000) }), 200, 26000),
            ],
        );
        assert_eq!(shop.transaction(&id)["status"], "PARTIALLY_CAPTURED");
        assert_eq!(shop.done(&id, "capture", &json!({ "amount": 11000 }))["status"], "CAPTURED");
    }
}

#[test]
fn klarna_has_no_items_to_demand_where_the_order_has_none() {
    let mut shop = Shop::new();
    let mut bare = plain();
    let order = bare["order"].as_object_mut().unwrap();
    order.remove("items");
    order.remove("shipping_option");
    let id = shop.paid(&bare, "klarna.klarna", None);
    updates(&mut shop, &id, &[(json!({ "amount": 31000 }), 200, 31000)]);
}

#[test]
fn a_pre_authorization_grows_until_it_is_final() {
    let mut shop = Shop::new();
    let token = shop.token("dintero_psp.creditcard", None);
    let body = with(
        purchase("dintero_psp.creditcard", &token),
        "/session/configuration",
        json!({ "pre_authorization": true }),
    );
    let (status, paid) = shop.post("/v1/sessions/pay", &body);
    assert_eq!((status, &paid["status"]), (200, &json!("AUTHORIZED")), "{paid}");
    let id = paid["id"].as_str().unwrap().to_owned();
    updates(
        &mut shop,
        &id,
        &[
            (json!({ "final_authorization": true }), 400, 30000),
            (json!({ "amount": 30000, "items": lines() }), 400, 30000),
            (json!({ "amount": 30001 }), 400, 30000),
            (json!({ "amount": 30001, "items": lines_with(20001) }), 200, 30001),
        ],
    );
    assert_eq!(shop.act(&id, "capture", &json!({ "amount": 1 })).0, 400, "not final yet");
    let voided = shop.post("/v1/sessions/pay", &body).1["id"].as_str().unwrap().to_owned();
    assert_eq!(shop.done(&voided, "void", &Value::Null)["status"], "AUTHORIZATION_VOIDED");
    let last = json!({ "amount": 20000, "items": lines_with(10000), "final_authorization": true });
    updates(
        &mut shop,
        &id,
        &[
            (last.clone(), 200, 20000),
            (last, 409, 20000),
            (json!({ "amount": 40000, "items": lines_with(30000) }), 409, 20000),
        ],
    );
    assert_eq!(shop.done(&id, "capture", &json!({ "amount": 20000 }))["status"], "CAPTURED");
}

#[test]
fn the_shop_authorizes_what_is_paid_outside() {
    let external = json!({
        "enabled": true,
        "display": { "payment_method_label": "Bank", "button_label": "Pay" },
    });
    let body = with(offering("dintero.external"), "/configuration/dintero/external", external);
    for (update, status) in [
        (json!({}), 200),
        (json!({ "amount": 30000, "items": lines(), "reference": "bank-1" }), 200),
        (json!({ "amount": 30001 }), 400),
        (json!({ "items": lines_with(19999) }), 400),
    ] {
        let mut shop = Shop::new();
        let session = shop.create(&body);
        let id = shop.pay(&session, "dintero.external", None).transaction_id.unwrap();
        shop.sandbox.advance(86_400);
        assert_eq!(shop.transaction(&id)["status"], "ON_HOLD", "it waits for the shop");
        assert_eq!(shop.act(&id, "authorization", &update).0, status, "{update}");
        let transaction = shop.transaction(&id);
        let expected = if status == 200 { "AUTHORIZED" } else { "ON_HOLD" };
        assert_eq!(transaction["status"], expected);
        if status == 200 {
            assert_eq!(transaction["events"][2].get("event_reference"), update.get("reference"));
            assert_eq!(shop.events(&session), ["INITIATED", "AUTHORIZED", "COMPLETED"]);
            assert_eq!(shop.act(&id, "authorization", &json!({})).0, 409, "once");
        }
    }
}

#[test]
fn an_update_of_a_transaction_changes_one_reference() {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), "vipps", None);
    shop.sandbox.advance(10);
    let path = format!("/v1/transactions/{id}");
    let before = shop.transaction(&id);
    let body = json!({ "merchant_reference_2": "W-7", "merchant_reference": "other", "amount": 1 });
    let (status, answer) = shop.call(Method::Put, &path, &body);
    assert_eq!(status, 200, "{answer}");
    let expected = with(
        with(before, "/merchant_reference_2", json!("W-7")),
        "/updated_at",
        answer["updated_at"].clone(),
    );
    assert_eq!(answer, expected);
    assert_eq!(answer["updated_at"], "2026-11-21T00:30:10.000Z");
    assert_eq!(shop.call(Method::Put, &path, &json!({ "merchant_reference_2": 7 })).0, 400);
    assert_eq!(shop.call(Method::Put, "/v1/transactions/T12345678.none", &body).0, 404);
}
