use dintero_wasm::sandbox::{Options, Sandbox};
use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use super::{DAY, SETTLEMENTS};
use crate::shop::{NOW, Shop, plain};

const GENERATE: &str = "/v1/accounts/T12345678/settlements/reports/generate-test-report";

/// Which of the transactions are settled.
fn settled(shop: &mut Shop, ids: &[String]) -> Vec<bool> {
    ids.iter().map(|id| shop.transaction(id)["settlement_status"] == "SETTLED").collect()
}

/// Three transactions that are captured, and one that is not.
fn captured() -> (Shop, Vec<String>) {
    let mut shop = Shop::new();
    let first = shop.captured(&plain(), "vipps");
    let second = shop.captured(&plain(), "klarna.klarna");
    let third = shop.captured(&plain(), "vipps");
    let open = shop.paid(&plain(), "vipps", None);
    (shop, vec![first, second, third, open])
}

#[test]
fn a_test_report_is_about_what_is_asked() {
    let today = json!({ "start_date": "2026-11-20", "end_date": "2026-11-21" });
    let from_today = json!({ "start_date": "2026-11-21", "end_date": "2026-11-22" });
    let yesterday = json!({ "start_date": "2026-11-13", "end_date": "2026-11-20" });
    let tomorrow = json!({ "start_date": "2026-11-22", "end_date": "2026-11-23" });
    for (body, expected) in [
        (json!({}), [true, true, true]),
        (Value::Null, [true, true, true]),
        (json!({ "number_of_transactions": 100 }), [true, true, true]),
        (json!({ "date_range": today }), [true, true, true]),
        (json!({ "date_range": from_today }), [true, true, true]),
        (json!({ "date_range": yesterday }), [false, false, false]),
        (json!({ "date_range": tomorrow }), [false, false, false]),
        (json!({ "date_range": tomorrow, "number_of_transactions": 1 }), [false, false, false]),
        (json!({ "transaction_ids": [] }), [false, false, false]),
        (json!({ "transaction_ids": ["T12345678.none"] }), [false, false, false]),
        (json!({ "transaction_ids": [0, 2] }), [true, false, true]),
        (json!({ "transaction_ids": [3] }), [false, false, false]),
    ] {
        let (mut shop, ids) = captured();
        let mut asked = body.clone();
        for id in asked.pointer_mut("/transaction_ids").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(index) = id.as_u64() {
                *id = json!(ids[usize::try_from(index).unwrap()]);
            }
        }
        let (status, answer) = shop.client(Method::Post, GENERATE, &asked);
        assert_eq!(status, if expected == [false; 3] { 200 } else { 201 }, "{body} {answer}");
        assert!(answer["message"].is_string());
        assert_eq!(settled(&mut shop, &ids[..3]), expected, "{body}");
        let count = shop.read(SETTLEMENTS)["items"].as_array().unwrap().len();
        assert_eq!(count > 0, status == 201);
    }
}

#[test]
fn the_latest_transactions_come_first() {
    let mut shop = Shop::new();
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(shop.captured(&plain(), "vipps"));
        shop.sandbox.advance(1);
    }
    for expected in [[false, false, true], [false, true, true], [true, true, true]] {
        let (status, _) = shop.client(Method::Post, GENERATE, &json!({ "number_of_transactions": 1 }));
        assert_eq!(status, 201);
        assert_eq!(settled(&mut shop, &ids), expected);
    }
    assert_eq!(shop.client(Method::Post, GENERATE, &json!({})).0, 200, "nothing is left");
}

#[test]
fn what_a_test_report_settled_is_not_settled_again() {
    let (mut shop, ids) = captured();
    let (status, _) = shop.client(Method::Post, GENERATE, &json!({ "transaction_ids": [ids[0]] }));
    assert_eq!(status, 201);
    shop.sandbox.advance(DAY);
    assert_eq!(settled(&mut shop, &ids), [true, true, true, false]);
    let list = shop.read(SETTLEMENTS);
    let capture = |settlement: &Value| settlement["amounts"][0]["capture"].as_i64().unwrap();
    assert_eq!(list["items"].as_array().unwrap().iter().map(capture).collect::<Vec<_>>(), [30000; 3]);
}

#[test]
fn what_excludes_each_other_is_refused() {
    let range = json!({ "start_date": "2026-11-20", "end_date": "2026-11-21" });
    let mut shop = Shop::new();
    shop.captured(&plain(), "vipps");
    for body in [
        json!({ "transaction_ids": [], "number_of_transactions": 1 }),
        json!({ "transaction_ids": [], "date_range": range }),
        json!({ "number_of_transactions": 0 }),
        json!({ "date_range": { "start_date": "2026-11-21", "end_date": "2026-11-21" } }),
        json!({ "date_range": { "start_date": "2026-11-22", "end_date": "2026-11-21" } }),
        json!({ "date_range": { "start_date": "2026-11-21" } }),
        json!({ "date_range": { "start_date": "today", "end_date": "tomorrow" } }),
    ] {
        let (status, answer) = shop.client(Method::Post, GENERATE, &body);
        assert_eq!(status, 400, "{body} {answer}");
    }
    assert_eq!(shop.read(SETTLEMENTS), json!({ "items": [] }));
}

#[test]
fn only_test_accounts_have_test_reports() {
    let options = Options { account_id: "P12345678".into(), now_ms: NOW, ..Options::default() };
    let mut shop = Shop { sandbox: Sandbox::new(options).unwrap() };
    let path = GENERATE.replace("T12345678", "P12345678");
    assert_eq!(shop.client(Method::Post, &path, &json!({})).0, 403);
}
