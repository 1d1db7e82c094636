use dintero_wasm::sandbox::{Outcome, Payment};
use dintero_wasm::sign::{self, Secret, Target};
use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::shop::{NOW, SECRET, Shop, order, plain, with};

const URL: &str = "https://shop.example/callback";

fn query(url: &str) -> Vec<(String, String)> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

fn value(url: &str, name: &str) -> Option<String> {
    query(url).into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

#[test]
fn an_authorization_is_told_to_the_shop_and_signed() {
    let mut shop = Shop::new();
    let session = shop.create(&plain());
    let id = shop.pay(&session, "vipps", None).transaction_id.unwrap();
    let delivery = shop.callback();
    let request = &delivery.request;
    assert_eq!((request.method, &request.body), (Method::Get, &None));
    assert_eq!(request.headers.get("event-delivery"), Some(delivery.id.as_str()));
    let expected = [
        ("transaction_id", id.as_str()),
        ("session_id", session.as_str()),
        ("merchant_reference", "A 1"),
        ("time", "2026-11-21T00:30:00.000Z"),
    ];
    assert_eq!(query(&request.url), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(shop.events(&session).last().unwrap(), "AUTH_CALLBACK_SENT");

    let header = request.headers.get(sign::SIGNATURE_HEADER);
    let verify = |method: &str, url: &str| {
        let target = Target::parse(method, url).unwrap();
        sign::verify(
            header,
            &[Secret::from(SECRET)],
            "T12345678",
            &target,
            NOW / 1000,
            sign::TOLERANCE_SECONDS,
        )
    };
    assert_eq!(verify("GET", &request.url).unwrap().timestamp, NOW / 1000);
    assert!(verify("POST", &request.url).is_err());
    assert!(verify("GET", &request.url.replace("A+1", "A+2")).is_err());
    assert!(shop.sandbox.due().is_empty(), "given out once");
}

#[test]
fn the_flags_of_the_url_are_obeyed_and_kept() {
    let mut shop = Shop::new();
    let url = format!("{URL}?method=POST&includes=session&sid_parameter_name=sid&delay_callback=60");
    let session = shop.create(&order(&url));
    let id = shop.pay(&session, "vipps", None).transaction_id.unwrap();
    shop.sandbox.advance(59);
    assert!(shop.sandbox.due().is_empty());
    shop.sandbox.advance(1);
    let request = shop.callback().request;
    assert!(request.url.starts_with(&format!("{url}&transaction_id={id}&sid={session}&")), "{}", request.url);
    assert_eq!(request.method, Method::Post);
    let body: Value = serde_json::from_slice(&request.body.unwrap()).unwrap();
    assert_eq!(body["id"], json!(id));
    assert_eq!(body["session"]["id"], json!(session));
}

#[test]
fn errors_and_captures_are_told_only_on_request() {
    let refused = Some("4000300000000006");
    for (url, expected) in [
        (URL.to_owned(), vec![None]),
        (format!("{URL}?report_error=true"), vec![Some("authorization"), None]),
        (format!("{URL}?report_event=CAPTURE"), vec![None, Some("CAPTURE")]),
        (format!("{URL}?report_event=REFUND&report_event=CAPTURE"), vec![None, Some("CAPTURE")]),
    ] {
        let mut shop = Shop::new();
        let session = shop.create(&order(&url));
        shop.pay(&session, "payex.creditcard", refused);
        let id = shop.pay(&session, "payex.creditcard", None).transaction_id.unwrap();
        let (_, transaction) =
            shop.post(&format!("/v1/transactions/{id}/capture"), &json!({ "amount": 30000 }));
        let urls: Vec<_> = shop.sandbox.due().into_iter().map(|delivery| delivery.request.url).collect();
        let told: Vec<_> =
            urls.iter().map(|url| value(url, "error").or_else(|| value(url, "event"))).collect();
        assert_eq!(told, expected.iter().map(|name| name.map(str::to_owned)).collect::<Vec<_>>(), "{url}");
        for url in urls.iter().filter(|url| value(url, "event").is_some()) {
            assert_eq!(json!(value(url, "event_id")), transaction["events"][2]["id"]);
        }
        for url in urls.iter().filter(|url| value(url, "error").is_some()) {
            assert_eq!(value(url, "transaction_id"), None, "a refused payment has none");
        }
    }
}

#[test]
fn giving_up_is_told_once() {
    let mut shop = Shop::new();
    let session = shop.create(&order(&format!("{URL}?report_error=true")));
    for _ in 0..2 {
        assert_eq!(shop.page(&session, "cancel", &Value::Null).0, 200);
    }
    assert_eq!(value(&shop.callback().request.url, "error").as_deref(), Some("cancelled"));
}

#[test]
fn a_payment_on_hold_is_told_now_and_again() {
    let mut shop = Shop::new();
    let session = shop.create(&plain());
    shop.sandbox.pay(&session, &Payment { outcome: Some(Outcome::OnHold), ..Payment::default() }).unwrap();
    let first = shop.callback();
    shop.sandbox.delivered(&first.id, Some(200));
    assert_eq!(shop.events(&session), ["INITIATED", "ON_HOLD_CALLBACK_SENT"]);
    shop.sandbox.advance(600);
    assert_ne!(shop.callback().id, first.id);
    assert_eq!(shop.events(&session).last().unwrap(), "AUTH_CALLBACK_SENT");
}

#[test]
fn with_automatic_capture_the_shop_hears_of_the_capture() {
    let automatic = with(plain(), "/configuration", json!({ "auto_capture": true }));
    let mut shop = Shop::new();
    shop.paid(&automatic, "payex.creditcard", None);
    shop.callback();

    let id = shop.paid(&automatic, "payex.creditcard", Some("4100000000000019"));
    assert_eq!(shop.transaction(&id)["status"], "AUTHORIZED");
    assert!(shop.sandbox.due().is_empty(), "the money is not taken yet");
}

/// How often a callback is sent that is answered so each time, and what becomes of it.
fn sent(status: Option<u16>) -> (usize, String) {
    let mut shop = Shop::new();
    shop.paid(&plain(), "vipps", None);
    let mut signatures = Vec::new();
    let mut id = None;
    for _ in 0..40 {
        for delivery in shop.sandbox.due() {
            assert_eq!(*id.get_or_insert_with(|| delivery.id.clone()), delivery.id);
            let signature = delivery.request.headers.get(sign::SIGNATURE_HEADER).unwrap().to_owned();
            assert!(!signatures.contains(&signature), "signed anew each time");
            signatures.push(signature);
            shop.sandbox.delivered(&delivery.id, status);
            assert!(shop.sandbox.due().is_empty(), "not at once");
        }
        shop.sandbox.advance(3600);
    }
    let state = shop.sandbox.state();
    assert_eq!(state["callbacks"][0]["answers"].as_array().unwrap().len(), signatures.len());
    (signatures.len(), state["callbacks"][0]["status"].as_str().unwrap().to_owned())
}

#[test]
fn callbacks_are_sent_again_until_they_are_answered() {
    for (status, times, becomes) in [
        (Some(200), 1, "delivered"),
        (Some(204), 1, "delivered"),
        (Some(302), 1, "failed"),
        (Some(400), 1, "failed"),
        (Some(429), 1, "failed"),
        (Some(500), 21, "failed"),
        (Some(503), 21, "failed"),
        (Some(100), 21, "failed"),
        (None, 21, "failed"),
    ] {
        assert_eq!(sent(status), (times, becomes.to_owned()), "{status:?}");
    }
}

#[test]
fn the_next_thing_to_happen_is_known() {
    let mut shop = Shop::new();
    assert_eq!(shop.sandbox.next_due_ms(), None);
    let session = shop.create(&order(&format!("{URL}?delay_callback=7")));
    assert_eq!(shop.sandbox.next_due_ms(), None, "an unpaid session waits for its shopper");
    shop.pay(&session, "vipps", None);
    assert_eq!(shop.sandbox.next_due_ms(), Some(NOW + 7_000));
    shop.sandbox.advance(7);
    let id = shop.callback().id;
    assert_eq!(shop.sandbox.next_due_ms(), None, "it is on its way");
    shop.sandbox.delivered(&id, Some(503));
    assert_eq!(shop.sandbox.next_due_ms(), Some(NOW + 12_000));
    shop.sandbox.advance(5);
    let id = shop.callback().id;
    shop.sandbox.delivered(&id, Some(200));
    assert_eq!(shop.sandbox.next_due_ms(), None);

    let session = shop.create(&order("https://localhost/never"));
    shop.sandbox.pay(&session, &Payment { outcome: Some(Outcome::OnHold), ..Payment::default() }).unwrap();
    assert_eq!(shop.sandbox.next_due_ms(), Some(NOW + 12_000 + 600_000));
    shop.sandbox.advance(600);
    assert_eq!(shop.sandbox.next_due_ms(), None, "nothing is left to approve, and no one to tell");
}

#[test]
fn a_delay_is_at_most_a_minute() {
    let mut shop = Shop::new();
    shop.paid(&order(&format!("{URL}?delay_callback=120")), "vipps", None);
    assert_eq!(shop.sandbox.next_due_ms(), Some(NOW + 60_000));
}

#[test]
fn pauses_grow_and_an_answer_ends_them() {
    let mut shop = Shop::new();
    shop.paid(&plain(), "vipps", None);
    for pause in [5, 10, 20, 40] {
        let id = shop.callback().id;
        shop.sandbox.delivered(&id, Some(500));
        shop.sandbox.advance(pause - 1);
        assert!(shop.sandbox.due().is_empty(), "{pause}");
        shop.sandbox.advance(1);
    }
    let id = shop.callback().id;
    shop.sandbox.delivered(&id, Some(200));
    shop.sandbox.advance(86_400);
    assert!(shop.sandbox.due().is_empty());
}

#[test]
fn only_https_is_called_and_no_loopback() {
    for url in ["https://localhost/cb", "https://127.0.0.1:8443/cb"] {
        let mut shop = Shop::new();
        shop.paid(&order(url), "vipps", None);
        assert!(shop.sandbox.due().is_empty(), "{url}");
        assert_eq!(shop.sandbox.state()["callbacks"][0]["status"], "unreachable", "{url}");
    }
}
