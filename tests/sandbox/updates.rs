use dintero_wasm::sandbox::{Outcome, Payment};
use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::shop::{Shop, names, plain, with};

/// One line of 100.00, in the form of an update.
fn update() -> Value {
    json!({ "order": {
        "amount": 10000, "currency": "NOK",
        "items": [{ "id": "sock", "line_id": "1", "quantity": 4, "amount": 10000, "vat_amount": 2000, "vat": 25 }],
    } })
}

fn put(shop: &mut Shop, id: &str, query: &str, body: &Value) -> (u16, Value) {
    shop.call(Method::Put, &format!("/v1/sessions/{id}{query}"), body)
}

#[test]
fn an_update_wants_the_lock_and_removes_it() {
    let mut shop = Shop::new();
    let id = shop.create(&plain());
    assert_eq!(put(&mut shop, &id, "", &update()).0, 400);
    assert_eq!(shop.page(&id, "lock", &Value::Null), (200, json!({ "locked": true })));
    let refused = shop.sandbox.pay(&id, &Payment::default()).unwrap_err();
    assert_eq!(refused.status, 409);
    let (status, session) = put(&mut shop, &id, "", &update());
    assert_eq!(status, 200, "{session}");
    assert_eq!(session["order"]["amount"], 10000);
    assert_eq!(session["order"]["merchant_reference"], "A 1");
    assert_eq!(session["order"].get("shipping_option"), None, "what the update does not name is gone");
    let expected = ["INITIATED", "PAY_LOCK_START", "UPDATE_SESSION", "PAY_LOCK_END"];
    assert_eq!(names(&session["events"], "name"), expected);
    let details = &session["events"][2]["details"];
    assert_eq!(details["previous_order"]["amount"], 30000);
    assert_eq!(details["updated_order"]["amount"], 10000);
    let paid = shop.pay(&id, "vipps", None);
    assert_eq!(shop.transaction(&paid.transaction_id.unwrap())["amount"], 10000);
}

#[test]
fn an_update_can_keep_the_lock() {
    let mut shop = Shop::new();
    let id = shop.create(&plain());
    shop.page(&id, "lock", &Value::Null);
    let (status, _) = put(&mut shop, &id, "", &with(update(), "/remove_lock", json!(false)));
    assert_eq!(status, 200);
    assert_eq!(shop.sandbox.pay(&id, &Payment::default()).unwrap_err().status, 409);
    assert_eq!(shop.page(&id, "unlock", &Value::Null).0, 200);
    assert_eq!(shop.pay(&id, "vipps", None).outcome, Outcome::Authorized);
}

#[test]
fn an_update_that_changes_nothing_is_recorded_as_such() {
    let mut shop = Shop::new();
    let id = shop.create(&plain());
    let mut same = json!({ "order": plain()["order"].clone() });
    same["order"].as_object_mut().unwrap().remove("merchant_reference");
    let (status, session) = put(&mut shop, &id, "?update_without_lock=true", &same);
    assert_eq!(status, 200, "{session}");
    assert_eq!(session["events"][1]["details"]["updated_order_result"]["status"], "NOT_MODIFIED");
}

#[test]
fn updates_that_cannot_be_are_refused() {
    let wrong_sum = with(update(), "/order/amount", json!(9999));
    let mut shop = Shop::new();
    let id = shop.create(&plain());
    let query = "?update_without_lock=true";
    for (body, part) in [(wrong_sum, "/order/amount"), (json!({}), "/order")] {
        let (status, answer) = put(&mut shop, &id, query, &body);
        assert_eq!((status, &answer["error"]["errors"][0]["pointer"]), (400, &json!(part)), "{answer}");
    }
    shop.pay(&id, "vipps", None);
    let (status, answer) = put(&mut shop, &id, query, &update());
    assert_eq!(status, 400);
    assert_eq!(answer["error"]["message"], "The session is completed and cannot be updated");
}

#[test]
fn a_chosen_shipping_option_must_stay_on_offer() {
    let option = plain()["order"]["shipping_option"].clone();
    let express = json!({ "shipping_options": [option], "shipping_mode": "shipping_required" });
    let mut shop = Shop::new();
    let id = shop.create(&with(plain(), "/express", express));
    let other = json!({ "id": "boat", "line_id": "b", "amount": 0, "title": "Boat", "operator": "Sea" });
    let order = with(update(), "/order/shipping_option", other.clone());
    let query = "?update_without_lock=true";
    let (status, answer) = put(&mut shop, &id, query, &order);
    assert_eq!(status, 400);
    assert_eq!(answer["error"]["message"], "order.shipping_option must be one of express.shipping_options");
    let offered = with(order, "/express", json!({ "shipping_options": [other] }));
    let (status, session) = put(&mut shop, &id, query, &offered);
    assert_eq!(status, 200, "{session}");
    assert_eq!(session["express"]["shipping_options"][0]["id"], "boat");
    assert_eq!(session["express"]["customer_types"], json!(["b2c", "b2b"]), "the rest of express stays");
}
