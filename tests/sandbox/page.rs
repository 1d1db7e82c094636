use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::shop::{HOST, Shop, json_of, plain, with};

fn session(shop: &mut Shop, id: &str) -> (u16, Value) {
    let response = shop.send(Method::Get, &format!("/v1/view/{id}/session"), &[], &Value::Null);
    (response.status, json_of(&response))
}

#[test]
fn the_pages_are_html_and_opening_one_is_recorded() {
    let mut shop = Shop::new();
    let id = shop.create(&plain());
    for path in [format!("/?sid={id}&language=no"), format!("/v1/view/{id}"), "/embedResult/?x=1".to_owned()]
    {
        let response = shop.send(Method::Get, &path, &[], &Value::Null);
        assert_eq!(response.status, 200, "{path}");
        assert!(response.headers.get("content-type").unwrap().starts_with("text/html"), "{path}");
        assert!(response.body.starts_with(b"<!doctype html>"), "{path}");
    }
    assert_eq!(shop.events(&id), ["INITIATED", "VISITED", "VISITED"]);
}

#[test]
fn the_page_sees_the_session_without_the_shop_s_secrets() {
    let mut shop = Shop::new();
    let id = shop.create(&with(plain(), "/configuration", json!({ "vipps": { "enabled": true } })));
    let (status, view) = session(&mut shop, &id);
    assert_eq!(status, 200);
    assert_eq!((&view["status"], &view["locked"]), (&json!("open"), &json!(false)));
    assert_eq!(view["products"], json!(["vipps"]));
    assert_eq!(view["session"]["order"]["amount"], 30000);
    assert_eq!(view["session"]["url"].get("callback_url"), None);
    assert_eq!(view.get("result"), None);
    shop.pay(&id, "vipps", None);
    let (_, view) = session(&mut shop, &id);
    assert_eq!((&view["status"], &view["result"]["outcome"]), (&json!("paid"), &json!("authorized")));
    assert_eq!(session(&mut shop, "T12345678.none").0, 404);
}

#[test]
fn a_challenge_waits_for_the_shopper() {
    let mut shop = Shop::new();
    let id = shop.create(&plain());
    assert_eq!(shop.page(&id, "challenge", &json!({ "approve": true })).0, 409, "none is open");
    let card = json!({ "number": "4000 1000 0000 0000", "expiry": "12/30", "cvc": "123" });
    let body = json!({ "payment_product_type": "dintero_psp.creditcard", "card": card });
    let (status, paid) = shop.page(&id, "pay", &body);
    assert_eq!((status, &paid["outcome"]), (200, &json!("challenge")));
    assert_eq!((paid.get("transaction_id"), paid.get("href")), (None, None));
    let (status, paid) = shop.page(&id, "challenge", &json!({ "approve": true }));
    assert_eq!((status, &paid["outcome"]), (200, &json!("authorized")));
    assert!(paid["href"].as_str().unwrap().starts_with("https://shop.example/done?cart=7&transaction_id="));
}

#[test]
fn what_the_page_cannot_do_is_refused() {
    let mut shop = Shop::new();
    let id = shop.create(&plain());
    for (action, body, status) in [
        ("pay", json!({ "payment_product_type": "gold" }), 400),
        ("pay", json!({ "payment_product_type": "payex.creditcard" }), 400),
        ("pay", Value::Null, 400),
        ("shipping_address", json!({ "country": "NO" }), 400),
        ("dance", Value::Null, 404),
    ] {
        assert_eq!(shop.page(&id, action, &body).0, status, "{action} {body}");
    }
    assert_eq!(shop.page("T12345678.none", "lock", &Value::Null).0, 404);
    assert_eq!(shop.page(&id, "cancel", &Value::Null).1["outcome"], "cancelled");
    for action in ["lock", "pay"] {
        let body = json!({ "payment_product_type": "vipps" });
        assert_eq!(shop.page(&id, action, &body).0, 409, "{action}");
    }
    assert_eq!(session(&mut shop, &id).1["status"], "cancelled");
}

#[test]
fn an_express_order_follows_the_shopper() {
    let options = json!([
        { "id": "post", "line_id": "s", "amount": 5000, "title": "Post", "operator": "Posten" },
        { "id": "boat", "line_id": "b", "amount": 900, "title": "Boat", "operator": "Sea" },
    ]);
    let body = with(plain(), "/express", json!({ "shipping_options": options }));
    let mut shop = Shop::new();
    let id = shop.create(&body);
    let address = json!({ "first_name": "Kari", "postal_code": "0150", "country": "NO" });
    let (_, view) = shop.page(&id, "shipping_address", &address);
    assert_eq!(view["session"]["order"]["shipping_address"], address);
    let (status, view) = shop.page(&id, "shipping_option", &json!({ "id": "boat", "line_id": "b" }));
    assert_eq!((status, &view["session"]["order"]["amount"]), (200, &json!(25900)));
    assert_eq!(shop.page(&id, "shipping_option", &json!({ "id": "boat", "line_id": "x" })).0, 400);
    assert_eq!(shop.events(&id), ["INITIATED", "SET_SHIPPING_ADDRESS", "SET_SHIPPING_OPTION"]);
    let transaction = shop.pay(&id, "vipps", None).transaction_id.unwrap();
    let transaction = shop.transaction(&transaction);
    assert_eq!(transaction["amount"], 25900);
    assert_eq!(transaction["items"][2]["line_id"], "b");
    assert_eq!(transaction["shipping_address"], address);
}

#[test]
fn the_address_of_a_page_is_on_the_host_that_was_called() {
    let mut shop = Shop::new();
    let (_, created) = shop.post("/v1/sessions-profile", &plain());
    assert!(created["url"].as_str().unwrap().starts_with(&format!("{HOST}/v1/view/")));
}
