use dintero_wasm::sandbox::{Action, Deferral};
use dintero_wasm::wire::{Method, Response};
use serde_json::{Value, json};

use crate::shop::{NOW, Shop, json_of, names, order, plain};

fn send(shop: &mut Shop, id: &str, action: &str, body: &Value) -> Response {
    let headers = [("x-api-key", "sandbox-key")];
    shop.send(Method::Post, &format!("/v1/transactions/{id}/{action}"), &headers, body)
}

/// A call that is accepted; its `event-request-id`.
fn accepted(shop: &mut Shop, id: &str, action: &str, body: &Value) -> String {
    let before = shop.transaction(id);
    let response = send(shop, id, action, body);
    assert_eq!(response.status, 202);
    let document = json_of(&response);
    assert_eq!(document, shop.transaction(id));
    assert_eq!(document["status"], before["status"], "accepted, and not done");
    let event_request_id = response.headers.get("event-request-id").unwrap().to_owned();
    let initiated = document["events"].as_array().unwrap().last().unwrap();
    assert_eq!(initiated["request_id"], event_request_id);
    assert_eq!(initiated["event"], format!("INITIATE_{}", action.to_uppercase()));
    event_request_id
}

#[test]
fn what_is_accepted_is_done_later() {
    let capture = json!({ "amount": 30000, "capture_reference": "c1" });
    let refund = json!({ "amount": 100, "refund_reference": "r1" });
    for (before, action, body, after) in [
        ("AUTHORIZED", "capture", &capture, "CAPTURED"),
        ("CAPTURED", "refund", &refund, "PARTIALLY_REFUNDED"),
        ("AUTHORIZED", "void", &Value::Null, "AUTHORIZATION_VOIDED"),
    ] {
        for (succeeds, by_hand) in [(true, false), (true, true), (false, false), (false, true)] {
            let mut shop = Shop::new();
            let id = shop.transaction_in("vipps", before);
            shop.sandbox.defer(Deferral { seconds: 60, succeeds, ..Deferral::default() });
            let event_request_id = accepted(&mut shop, &id, action, body);
            let pending = json!([{
                "event_request_id": event_request_id, "transaction_id": id, "operation": action,
                "due_at": "2026-11-21T00:31:00.000Z", "succeeds": succeeds,
            }]);
            assert_eq!(shop.sandbox.state()["pending"], pending);
            shop.sandbox.due();
            shop.sandbox.advance(59);
            assert_eq!(shop.sandbox.state()["pending"], pending, "not yet");
            if by_hand {
                let document = shop.sandbox.complete(&event_request_id, succeeds).unwrap();
                assert_eq!(document, shop.transaction(&id));
            } else {
                shop.sandbox.advance(1);
            }
            let transaction = shop.transaction(&id);
            assert_eq!(transaction["status"], if succeeds { after } else { before }, "{action}");
            let event = transaction["events"].as_array().unwrap().last().unwrap();
            assert_eq!(event["event"], action.to_uppercase());
            assert_eq!(event["success"], succeeds);
            assert_eq!(event["correlation_request_id"], event_request_id);
            assert_ne!(event["request_id"], event_request_id);
            assert_eq!(event["error"].is_object(), !succeeds);
            let reference = body.get("capture_reference").or(body.get("refund_reference"));
            assert_eq!(event.get("event_reference"), reference);
            assert_eq!(shop.sandbox.state()["pending"], json!([]));
            assert_eq!(shop.sandbox.complete(&event_request_id, true).unwrap_err().status, 404, "only once");
        }
    }
}

#[test]
fn what_is_deferred_is_what_was_asked_for() {
    let one = json!({ "amount": 1 });
    let statuses = |deferrals: &[Deferral]| {
        let mut shop = Shop::new();
        let id = shop.transaction_in("vipps", "PARTIALLY_CAPTURED");
        for deferral in deferrals {
            shop.sandbox.defer(*deferral);
        }
        ["capture", "refund", "capture", "capture"].map(|action| send(&mut shop, &id, action, &one).status)
    };
    let captures = Deferral { action: Some(Action::Capture), ..Deferral::default() };
    let one_time = Deferral { times: Some(1), ..Deferral::default() };
    for (deferrals, expected) in [
        (vec![], [200, 200, 200, 200]),
        (vec![Deferral::default()], [202, 202, 202, 202]),
        (vec![captures], [202, 200, 202, 202]),
        (vec![Deferral { times: Some(2), ..captures }], [202, 200, 202, 200]),
        (vec![one_time], [202, 200, 200, 200]),
        (vec![captures, one_time], [202, 200, 200, 200]),
        (vec![captures, Deferral { times: Some(0), ..captures }], [200, 200, 200, 200]),
        (vec![Deferral { action: Some(Action::Void), ..captures }], [200, 200, 200, 200]),
    ] {
        assert_eq!(statuses(&deferrals), expected, "{deferrals:?}");
    }
}

#[test]
fn what_cannot_be_done_is_not_accepted() {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), "vipps", None);
    shop.sandbox.defer(Deferral { times: Some(1), ..Deferral::default() });
    for (action, body) in [("capture", json!({ "amount": 30001 })), ("refund", json!({ "amount": 1 }))] {
        assert_eq!(send(&mut shop, &id, action, &body).status, 400, "{action}");
    }
    accepted(&mut shop, &id, "capture", &json!({ "amount": 1 }));
}

#[test]
fn what_comes_first_is_done_and_the_rest_fails() {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), "vipps", None);
    shop.sandbox.defer(Deferral { times: Some(2), ..Deferral::default() });
    let whole = json!({ "amount": 30000 });
    let ids = [0, 1].map(|_| accepted(&mut shop, &id, "capture", &whole));
    shop.sandbox.advance(5);
    let transaction = shop.transaction(&id);
    assert_eq!(transaction["status"], "CAPTURED");
    let ends = &transaction["events"].as_array().unwrap()[4..];
    let ended: Vec<_> = ends
        .iter()
        .map(|event| (event["correlation_request_id"].clone(), event["success"].clone()))
        .collect();
    assert_eq!(ended, [(json!(ids[0]), json!(true)), (json!(ids[1]), json!(false))]);
    assert!(ends[1]["error"]["message"].as_str().unwrap().contains("CAPTURED"));
}

#[test]
fn a_card_that_times_out_fails_later_too() {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), "payex.creditcard", Some("4100000000000019"));
    shop.sandbox.defer(Deferral::default());
    let event_request_id = accepted(&mut shop, &id, "capture", &json!({ "amount": 1 }));
    let document = shop.sandbox.complete(&event_request_id, true).unwrap();
    assert_eq!(document["status"], "AUTHORIZED");
    assert_eq!(document["events"][3]["error"]["message"], "The payment processor did not answer");
}

#[test]
fn the_shop_is_told_when_it_is_over() {
    for succeeds in [true, false] {
        let mut shop = Shop::new();
        let id = shop.paid(&order("https://shop.example/cb?report_event=CAPTURE"), "vipps", None);
        shop.callback();
        shop.sandbox.defer(Deferral { succeeds, ..Deferral::default() });
        accepted(&mut shop, &id, "capture", &json!({ "amount": 30000 }));
        assert_eq!(shop.sandbox.due(), [], "not when it is accepted");
        assert_eq!(shop.sandbox.next_due_ms(), Some(NOW + 5000));
        shop.sandbox.advance(5);
        let url = shop.callback().request.url;
        let events = &shop.transaction(&id)["events"];
        assert_eq!(names(events, "event").last().unwrap(), "CAPTURE");
        assert!(url.contains(events[3]["id"].as_str().unwrap()), "{url}");
    }
}
