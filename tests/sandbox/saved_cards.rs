use dintero_wasm::sandbox::{Outcome, Payment};
use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::shop::{Shop, json_of, names, plain, token_session, with};

const CREATE: &str = "/v1/sessions/payment-token";

#[test]
fn a_session_saves_a_card_and_takes_no_money() {
    for product in [
        "payex.creditcard",
        "bambora.creditcard",
        "dintero_psp.creditcard",
        "dintero_psp.googlepay",
        "dintero_psp.clicktopay",
        "dintero_psp.applepay",
    ] {
        let mut shop = Shop::new();
        let (status, created) =
            shop.post(&format!("{CREATE}?include_session=true"), &token_session(product, &["payment_token"]));
        assert_eq!(status, 200, "{created}");
        let session = created["id"].as_str().unwrap();
        assert!(created["url"].as_str().unwrap().ends_with(&format!("/v1/view/{session}")));
        assert_eq!(names(&created["session"]["events"], "name"), ["INITIATED", "PAYMENT_TOKEN_FLOW_START"]);
        let paid = shop.sandbox.pay(session, &Payment::default()).unwrap();
        assert_eq!(paid.outcome, Outcome::Authorized);
        assert!(paid.href.unwrap().starts_with("https://shop.example/saved?transaction_id="));
        let id = paid.transaction_id.unwrap();
        let transaction = shop.transaction(&id);
        for (pointer, value) in [
            ("/status", json!("AUTHORIZED")),
            ("/amount", json!(0)),
            ("/payment_product_type", json!(product)),
            ("/payment_operation", json!("generate_payment_token")),
        ] {
            assert_eq!(transaction.pointer(pointer), Some(&value), "{pointer}");
        }
        assert!(transaction["card"]["payment_token_id"].is_string());
        assert_eq!(transaction["card"].get("recurrence_token_id"), None);
        assert_eq!(shop.act(&id, "capture", &json!({ "amount": 1 })).0, 400, "there is nothing to take");
    }
}

#[test]
fn tokens_are_read_only_on_request() {
    let mut shop = Shop::new();
    let saved = shop.save("payex.creditcard", None, &["payment_token", "recurrence_token"]);
    let id = saved["id"].as_str().unwrap();
    for (query, members) in [
        ("", vec![]),
        ("?includes=card.payment_token", vec!["payment_token"]),
        ("?includes=card.recurrence_token", vec!["recurrence_token"]),
        (
            "?includes=card.payment_token&includes=card.recurrence_token",
            vec!["payment_token", "recurrence_token"],
        ),
        ("?includes=session", vec![]),
    ] {
        let read = shop.get(&format!("/v1/transactions/{id}{query}"));
        for name in ["payment_token", "recurrence_token"] {
            let expected = members.contains(&name).then(|| &saved["card"][name]);
            assert_eq!(read["card"].get(name), expected, "{query}");
            assert!(read["card"][format!("{name}_id")].is_string());
        }
    }
    let state = shop.sandbox.state().to_string();
    for name in ["payment_token", "recurrence_token"] {
        assert!(!state.contains(saved["card"][name].as_str().unwrap()), "the state holds no token");
    }
    assert_ne!(saved["card"]["payment_token"], saved["card"]["recurrence_token"]);
}

#[test]
fn a_card_is_saved_with_a_payment_where_the_configuration_asks_for_it() {
    for (product, configuration, payment, recurrence) in [
        (
            "payex.creditcard",
            json!({ "generate_payment_token": true, "generate_recurrence_token": true }),
            true,
            true,
        ),
        ("payex.creditcard", json!({ "generate_recurrence_token": true }), false, true),
        ("bambora.creditcard", json!({ "generate_payment_token": true }), true, false),
        ("dintero_psp.creditcard", json!({ "generate_payment_token": true }), true, false),
        ("dintero_psp.creditcard", json!({ "generate_payment_token": false }), false, false),
        ("dintero_psp.creditcard", json!({}), false, false),
    ] {
        let (provider, name) = product.split_once('.').unwrap();
        let options = with(configuration.clone(), "/enabled", json!(true));
        let mut shop = Shop::new();
        let id = shop.paid(
            &with(plain(), "/configuration", json!({ provider: { name: options } })),
            product,
            None,
        );
        let transaction = shop.transaction(&id);
        assert_eq!(transaction["amount"], 30000);
        assert_eq!(transaction["card"]["payment_token_id"].is_string(), payment, "{product} {configuration}");
        assert_eq!(
            transaction["card"]["recurrence_token_id"].is_string(),
            recurrence,
            "{product} {configuration}"
        );
    }
}

#[test]
fn what_cannot_save_a_card_is_refused() {
    let right = token_session("payex.creditcard", &["payment_token"]);
    let mut shop = Shop::new();
    for body in [
        json!({}),
        token_session("vipps", &["payment_token"]),
        token_session("PayExTokenProvider", &["payment_token"]),
        token_session("payex.creditcard", &[]),
        token_session("payex.creditcard", &["gold"]),
        token_session("bambora.creditcard", &["recurrence_token"]),
        token_session("dintero_psp.creditcard", &["payment_token", "recurrence_token"]),
        with(right.clone(), "/session/order/currency", Value::Null),
        with(right.clone(), "/session/order", json!({ "currency": "NOK" })),
        with(right.clone(), "/session/url", json!({})),
        with(right.clone(), "/session/configuration", json!({ "channel": "in_store" })),
    ] {
        let (status, answer) = shop.post(CREATE, &body);
        assert_eq!(status, 400, "{body} {answer}");
    }
    assert_eq!(shop.post(CREATE, &right).0, 200);
}

#[test]
fn a_card_whose_holder_is_not_known_is_not_saved() {
    for (card, outcome) in [
        ("4000000000000002", Outcome::Authorized),
        ("4000100000000000", Outcome::Authorized),
        ("4000300000000006", Outcome::Error),
        ("4100000000000076", Outcome::Authorized),
        ("4100000000000001", Outcome::Authorized),
        ("4990000000004600", Outcome::Authorized),
    ] {
        let mut shop = Shop::new();
        let (_, created) = shop.post(CREATE, &token_session("payex.creditcard", &["payment_token"]));
        let paid = shop.pay(created["id"].as_str().unwrap(), "payex.creditcard", Some(card));
        assert_eq!(paid.outcome, outcome, "{card}");
    }
}

#[test]
fn the_page_says_what_becomes_of_the_card() {
    let mut shop = Shop::new();
    let saving = token_session("payex.creditcard", &["payment_token"]);
    let free = shop.post(CREATE, &saving).1["id"].as_str().unwrap().to_owned();
    let asked = json!({ "payex": { "creditcard": { "enabled": true, "generate_payment_token": true } } });
    let with_payment = shop.create(&with(plain(), "/configuration", asked));
    let usual = shop.create(&plain());
    for (session, saves, free) in [(free, true, true), (with_payment, true, false), (usual, false, false)] {
        let path = format!("/v1/view/{session}/session");
        let page = json_of(&shop.send(Method::Get, &path, &[], &Value::Null));
        assert_eq!((&page["saves"], &page["free"]), (&json!(saves), &json!(free)));
    }
}
