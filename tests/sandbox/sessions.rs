use dintero_wasm::sandbox::{Outcome, Payment};
use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::shop::{HOST, Shop, json_of, names, plain, with};

const CREATE: &str = "/v1/sessions-profile";

#[test]
fn a_session_is_created_and_read_back() {
    let mut shop = Shop::new();
    let (_, created) = shop.post(&format!("{CREATE}?include_session=true"), &plain());
    let id = created["id"].as_str().unwrap();
    assert_eq!(created["url"], format!("{HOST}/v1/view/{id}"));
    let session = shop.get(&format!("/v1/sessions/{id}"));
    assert_eq!(session, created["session"]);
    assert_eq!(session["id"], id);
    assert_eq!(session["order"]["items"], plain()["order"]["items"]);
    assert_eq!(session["created_at"], "2026-11-21T00:30:00.000Z");
    assert_eq!(session["expires_at"], "2026-11-22T00:30:00.000Z");
    assert_eq!(session["metadata"]["session:profile_id"], "default");
    assert_eq!(session["configuration"]["channel"], "ecommerce");
    assert_eq!(session["configuration"]["vipps"]["enabled"], true);
    assert_eq!(names(&session["events"], "name"), ["INITIATED"]);
}

#[test]
fn a_broken_order_is_refused_with_every_mistake() {
    let mut shop = Shop::new();
    let broken = with(with(plain(), "/order/currency", json!("KRONER")), "/url/return_url", json!(7));
    let (status, answer) = shop.post(CREATE, &broken);
    assert_eq!(status, 400);
    assert!(answer["error"]["message"].is_string());
    let mut pointers = names(&answer["error"]["errors"], "pointer");
    pointers.sort();
    assert_eq!(pointers, ["/order/currency", "/url/return_url"]);
    assert_eq!(shop.sandbox.state()["sessions"], json!([]));
}

#[test]
fn amounts_are_strict_only_on_request() {
    let mut shop = Shop::new();
    let wrong = with(plain(), "/order/amount", json!(30001));
    for (toggle, status) in
        [("strict-session-amounts", 400), ("other, strict-session-amounts", 400), ("", 200)]
    {
        let headers = [("x-api-key", "sandbox-key"), ("Dintero-Feature-Toggles", toggle)];
        assert_eq!(shop.send(Method::Post, CREATE, &headers, &wrong).status, status, "{toggle}");
    }
}

#[test]
fn unknown_things_are_not_found_and_wrong_methods_not_allowed() {
    let mut shop = Shop::new();
    let id = shop.create(&plain());
    for (method, path, status) in [
        (Method::Get, "/v1/sessions/T12345678.none".to_owned(), 404),
        (Method::Post, "/v1/sessions/T12345678.none/cancel".to_owned(), 404),
        (Method::Put, "/v1/sessions/T12345678.none".to_owned(), 404),
        (Method::Get, "/v1/transactions/T12345678.none".to_owned(), 404),
        (Method::Post, "/v1/transactions/T12345678.none/capture".to_owned(), 404),
        (Method::Get, "/v1/other".to_owned(), 404),
        (Method::Delete, format!("/v1/sessions/{id}"), 405),
        (Method::Get, CREATE.to_owned(), 405),
        (Method::Get, format!("/v1/sessions/{id}?includes=everything"), 400),
        (Method::Get, format!("/prefix/v1/sessions/{id}"), 404),
        (Method::Get, "/sandbox/?sid=x".to_owned(), 404),
    ] {
        let (answered, body) = shop.call(method, &path, &Value::Null);
        assert_eq!(answered, status, "{method:?} {path} {body}");
    }
}

#[test]
fn a_cancelled_session_cannot_be_paid() {
    let mut shop = Shop::new();
    let id = shop.create(&plain());
    let cancel = format!("/v1/sessions/{id}/cancel");
    let (status, session) = shop.post(&cancel, &Value::Null);
    assert_eq!((status, &session["cancelled_by"]), (200, &json!("sandbox-client")));
    assert_eq!(session["cancelled_at"], "2026-11-21T00:30:00.000Z");
    assert_eq!(shop.post(&cancel, &Value::Null), (200, session), "a second time changes nothing");
    let refused = shop.sandbox.pay(&id, &Payment::default()).unwrap_err();
    assert_eq!(refused.to_string(), "The session is cancelled");
    let page = shop.send(Method::Get, &format!("/v1/view/{id}/session"), &[], &Value::Null);
    let page = json_of(&page);
    assert_eq!((&page["status"], &page["result"]["outcome"]), (&json!("cancelled"), &json!("cancelled")));
    let href = "https://shop.example/done?cart=7&merchant_reference=A+1&error=cancelled";
    assert_eq!(page["result"]["href"], href);
}

#[test]
fn cancelling_voids_what_is_authorized_and_nothing_else() {
    let mut shop = Shop::new();
    let transaction = shop.paid(&plain(), "vipps", None);
    let session = shop.transaction(&transaction)["session_id"].as_str().unwrap().to_owned();
    assert_eq!(shop.post(&format!("/v1/sessions/{session}/cancel"), &Value::Null).0, 200);
    let voided = shop.transaction(&transaction);
    assert_eq!(voided["status"], "AUTHORIZATION_VOIDED");
    assert_eq!(names(&voided["events"], "event"), ["INITIALIZE", "AUTHORIZE", "VOID"]);

    let captured = shop.paid(&plain(), "swish.swish", None);
    let session = shop.transaction(&captured)["session_id"].as_str().unwrap().to_owned();
    let (status, body) = shop.post(&format!("/v1/sessions/{session}/cancel"), &Value::Null);
    assert_eq!(status, 400, "{body}");
    assert_eq!(shop.transaction(&captured)["status"], "CAPTURED");
}

#[test]
fn a_session_expires() {
    let mut shop = Shop::new();
    let id = shop.create(&with(plain(), "/expires_at", json!("2026-11-21T01:30:00+00:30")));
    shop.sandbox.advance(1800);
    let refused = shop.sandbox.pay(&id, &Payment::default()).unwrap_err();
    assert_eq!(refused.to_string(), "The session has expired");
    let id = shop.create(&with(plain(), "/expires_at", json!("2026-11-21T00:30:00Z")));
    let refused = shop.sandbox.pay(&id, &Payment::default()).unwrap_err();
    assert_eq!(refused.to_string(), "The session has expired");
}

#[test]
fn the_same_calls_give_the_same_bytes() {
    let run = || {
        let mut shop = Shop::new();
        let id = shop.create(&plain());
        shop.pay(&id, "dintero_psp.creditcard", None);
        let response = shop.send(
            Method::Get,
            &format!("/v1/sessions/{id}"),
            &[("x-api-key", "sandbox-key")],
            &Value::Null,
        );
        (json_of(&response), response, shop.sandbox.due(), shop.sandbox.state().to_string())
    };
    assert_eq!(run(), run());
}

#[test]
fn a_shopper_can_give_up() {
    let mut shop = Shop::new();
    let id = shop.create(&plain());
    let payment = Payment { outcome: Some(Outcome::Cancelled), ..Payment::default() };
    let paid = shop.sandbox.pay(&id, &payment).unwrap();
    assert_eq!(paid.href.unwrap(), "https://shop.example/done?cart=7&merchant_reference=A+1&error=cancelled");
    assert_eq!(shop.events(&id), ["INITIATED", "CANCELLED"]);
}
