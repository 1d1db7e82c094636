use serde_json::{Value, json};

use crate::shop::{Shop, names, plain, with};

const PAY: &str = "/v1/sessions/pay";
const DAY: u32 = 86_400;

/// A payment of 300.00 NOK by a payment token.
pub fn purchase(product: &str, token: &str) -> Value {
    json!({
        "session": {
            "url": { "callback_url": "https://shop.example/callback?report_error=true" },
            "order": plain()["order"],
            "customer": { "customer_id": "c1", "tokens": { product: { "payment_token": token } } },
        },
        "payment": { "payment_product_type": product, "operation": "unscheduled_purchase" },
    })
}

#[test]
fn a_saved_card_pays() {
    for product in ["payex.creditcard", "bambora.creditcard", "dintero_psp.creditcard"] {
        let mut shop = Shop::new();
        let token = shop.token(product, None);
        let (status, paid) = shop.post(PAY, &purchase(product, &token));
        assert_eq!(status, 200, "{paid}");
        let id = paid["id"].as_str().unwrap();
        for (pointer, value) in [
            ("/success", json!(true)),
            ("/status", json!("AUTHORIZED")),
            ("/amount", json!(30000)),
            ("/payment_product_type", json!(product)),
            ("/payment_operation", json!("unscheduled_purchase")),
            ("/merchant_reference", json!("A 1")),
            ("/customer/customer_id", json!("c1")),
        ] {
            assert_eq!(paid.pointer(pointer), Some(&value), "{pointer}");
        }
        assert_eq!(paid["card"].get("payment_token"), None);
        let transaction = shop.transaction(id);
        let mut answer = paid.clone();
        answer.as_object_mut().unwrap().remove("success");
        assert_eq!(answer, transaction);
        let session = shop.get(&format!("/v1/sessions/{}", paid["session_id"].as_str().unwrap()));
        assert_eq!(names(&session["events"], "name"), ["INITIATED", "AUTHORIZED", "COMPLETED"]);
        assert!(!shop.sandbox.state().to_string().contains(&token), "the token is kept nowhere in the open");
        assert!(shop.callback().request.url.contains("merchant_reference=A+1"));
        assert_eq!(shop.done(id, "capture", &json!({ "amount": 30000 }))["status"], "CAPTURED");
    }
}

#[test]
fn the_money_is_taken_at_once_where_the_shop_says_so() {
    let mut shop = Shop::new();
    let token = shop.token("payex.creditcard", None);
    let body =
        with(purchase("payex.creditcard", &token), "/session/configuration", json!({ "auto_capture": true }));
    assert_eq!(shop.post(PAY, &body).1["status"], "CAPTURED");
}

/// Pays with a card that was saved; the answer.
fn pay_with(shop: &mut Shop, card: &str) -> (u16, Value) {
    let token = shop.token("dintero_psp.creditcard", Some(card));
    shop.post(PAY, &purchase("dintero_psp.creditcard", &token))
}

#[test]
fn a_refusal_says_whether_to_try_again() {
    // The card, what is said of its refusal, and after how many seconds a second try is approved.
    for (card, kind, code, policy, approved_after) in [
        ("4990000000004600", "CLOSED_ACCOUNT", "46", "DO_NOT_RETRY", None),
        ("4990000000005102", "INSUFFICIENT_FUNDS", "51", "RETRY_AFTER_DELAY", Some(DAY)),
        ("4990000000009104", "ISSUER_ERROR", "91", "RETRY_IMMEDIATELY", Some(0)),
    ] {
        let mut shop = Shop::new();
        let token = shop.token("payex.creditcard", Some(card));
        let body = purchase("payex.creditcard", &token);
        let pay = |shop: &mut Shop| {
            let (status, answer) = shop.post(PAY, &body);
            assert_eq!(status, 200, "{answer}");
            answer
        };
        let refused = pay(&mut shop);
        assert_eq!((&refused["success"], &refused["status"]), (&json!(false), &json!("FAILED")), "{card}");
        let error = &refused["events"][1]["error"];
        assert_eq!(error["type"], json!([kind]));
        assert_eq!(error["result_code"], code);
        assert_eq!(error["retry_policy"]["retry_codes"], json!([policy]));
        let after = (policy == "RETRY_AFTER_DELAY").then(|| json!("2026-11-22T00:30:00.000Z"));
        assert_eq!(error["retry_policy"].get("retry_after"), after.as_ref());
        assert!(shop.callback().request.url.contains("error=authorization"));
        assert_eq!(shop.act(refused["id"].as_str().unwrap(), "capture", &json!({ "amount": 1 })).0, 400);
        match approved_after {
            Some(delay) => {
                if delay > 0 {
                    shop.sandbox.advance(delay - 1);
                    assert_eq!(pay(&mut shop)["success"], false, "{card}: too early");
                    shop.sandbox.advance(1);
                }
                assert_eq!(pay(&mut shop)["status"], "AUTHORIZED", "{card}");
            }
            None => {
                shop.sandbox.advance(30 * DAY);
                assert_eq!(pay(&mut shop)["success"], false, "{card}");
            }
        }
    }
}

#[test]
fn a_payment_on_hold_resolves_later() {
    for (approve, status) in [(None, "AUTHORIZED"), (Some(true), "AUTHORIZED"), (Some(false), "FAILED")] {
        let mut shop = Shop::new();
        let (answered, held) = pay_with(&mut shop, "4990000000000004");
        assert_eq!(answered, 200, "{held}");
        assert_eq!((&held["success"], &held["status"]), (&json!(true), &json!("ON_HOLD")));
        let id = held["id"].as_str().unwrap();
        match approve {
            Some(approve) => drop(shop.sandbox.resolve(id, approve).unwrap()),
            None => {
                shop.sandbox.advance(599);
                assert_eq!(shop.transaction(id)["status"], "ON_HOLD");
                shop.sandbox.advance(1);
            }
        }
        assert_eq!(shop.transaction(id)["status"], status);
        assert_eq!(shop.sandbox.due().len(), 2, "one call now, and one when it is over");
    }
}

#[test]
fn what_needs_the_shopper_says_so() {
    let mut shop = Shop::new();
    let (status, answer) = pay_with(&mut shop, "4100000000000076");
    assert_eq!(status, 400);
    assert_eq!(answer["success"], false);
    assert!(answer["error"]["message"].is_string());
    let action = json!({ "code": "1A", "type": "ADDITIONAL_VERIFICATION_REQUIRED", "source": "issuer" });
    assert_eq!(answer["actions"], json!([action]));
    let session = shop.get(&format!("/v1/sessions/{}", answer["session_id"].as_str().unwrap()));
    assert_eq!(session.get("transaction_id"), None);
}

#[test]
fn a_processor_that_does_not_answer_leaves_it_open() {
    let mut shop = Shop::new();
    let (status, answer) = pay_with(&mut shop, "4100000000000001");
    assert_eq!(status, 500);
    assert_eq!(answer["success"], false);
    let list = shop.get("/v1/transactions?merchant_reference=A%201");
    assert_eq!(list[0]["status"], "UNKNOWN");
    assert_eq!(list[0]["session_id"], answer["session_id"]);
}

#[test]
fn a_body_that_cannot_pay_is_refused() {
    let mut shop = Shop::new();
    let token = shop.token("payex.creditcard", None);
    let right = purchase("payex.creditcard", &token);
    let tokens = |tokens: Value| with(right.clone(), "/session/customer/tokens", tokens);
    let order = plain()["order"].clone();
    let mut without_payment = right.clone();
    without_payment.as_object_mut().unwrap().remove("payment");
    for body in [
        json!({}),
        json!([]),
        without_payment,
        json!({ "payment": right["payment"] }),
        with(right.clone(), "/payment/payment_product_type", json!("vipps")),
        with(right.clone(), "/payment/operation", json!("generate_payment_token")),
        with(right.clone(), "/session/order", with(order.clone(), "/amount", json!(0))),
        with(right.clone(), "/session/order", with(order, "/currency", json!("kroner"))),
        tokens(json!({})),
        tokens(json!({ "payex.creditcard": { "payment_token": "stolen" } })),
        tokens(json!({ "payex.creditcard": { "recurrence_token": token } })),
        tokens(json!({ "payex.creditcard": { "payment_token": token, "recurrence_token": token } })),
        tokens(json!({ "bambora.creditcard": { "payment_token": token } })),
        // The token is PayEx's.
        purchase("bambora.creditcard", &token),
    ] {
        let (status, answer) = shop.post(PAY, &body);
        assert_eq!((status, &answer["success"]), (400, &json!(false)), "{body} {answer}");
        assert!(answer["error"]["message"].is_string());
    }
    assert_eq!(shop.sandbox.state()["sessions"].as_array().unwrap().len(), 1, "nothing was begun");
    assert_eq!(shop.post(PAY, &right).0, 200);
}

#[test]
fn a_recurrence_token_pays_at_intervals() {
    let mut shop = Shop::new();
    let saved = shop.save("payex.creditcard", None, &["payment_token", "recurrence_token"]);
    let tokens = json!({ "payex.creditcard": { "recurrence_token": saved["card"]["recurrence_token"] } });
    let body = with(purchase("payex.creditcard", ""), "/session/customer/tokens", tokens);
    let body = with(body, "/payment/operation", json!("recurring_purchase"));
    let (status, paid) = shop.post(PAY, &body);
    assert_eq!((status, &paid["payment_operation"]), (200, &json!("recurring_purchase")), "{paid}");
    assert_eq!(paid["card"]["recurrence_token_id"], saved["card"]["recurrence_token_id"]);
}

#[test]
fn what_a_wallet_saved_pays_as_a_card() {
    for wallet in ["dintero_psp.googlepay", "dintero_psp.clicktopay", "dintero_psp.applepay"] {
        let mut shop = Shop::new();
        let token = shop.token(wallet, Some("4990000000004600"));
        let (status, refused) = shop.post(PAY, &purchase("dintero_psp.creditcard", &token));
        assert_eq!((status, &refused["success"]), (200, &json!(false)), "{wallet}: the card in it counts");
        let token = shop.token(wallet, None);
        assert_eq!(shop.post(PAY, &purchase("dintero_psp.creditcard", &token)).1["success"], true);
    }
}

#[test]
fn a_toggle_keeps_a_reference_from_being_paid_twice() {
    let pay = |shop: &mut Shop, body: &Value, toggle: &str| {
        let headers = [("x-api-key", "sandbox-key"), ("dintero-feature-toggles", toggle)];
        shop.send(dintero_wasm::wire::Method::Post, PAY, &headers, body).status
    };
    // Before it there was: nothing, a payment that was refused, one that was made.
    for (toggle, expected) in [
        ("", [200, 200, 200]),
        ("strict-merchant-reference", [200, 400, 400]),
        ("strict-success-merchant-reference", [200, 200, 400]),
        ("x, strict-success-merchant-reference", [200, 200, 400]),
    ] {
        let mut shop = Shop::new();
        let token = shop.token("payex.creditcard", None);
        let refused = shop.token("payex.creditcard", Some("4990000000004600"));
        let (body, refused) = (purchase("payex.creditcard", &token), purchase("payex.creditcard", &refused));
        let mut fresh = Shop::new();
        let token = fresh.token("payex.creditcard", None);
        let first = pay(&mut fresh, &purchase("payex.creditcard", &token), toggle);
        assert_eq!(shop.post(PAY, &refused).0, 200);
        let second = pay(&mut shop, &body, toggle);
        assert_eq!(shop.post(PAY, &body).0, 200);
        let third = pay(&mut shop, &body, toggle);
        assert_eq!([first, second, third], expected, "{toggle}");
    }
}
