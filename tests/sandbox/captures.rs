use serde_json::{Value, json};

use crate::shop::{Shop, names, plain, with};

/// Captures in turn, each with the status that is answered and the transaction's afterwards.
fn captures(product: &str, card: Option<&str>, steps: &[(Value, u16, &str)]) -> Value {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), product, card);
    for (body, answered, status) in steps {
        let (answer, document) = shop.post(&format!("/v1/transactions/{id}/capture"), body);
        assert_eq!(answer, *answered, "{body} {document}");
        let transaction = shop.transaction(&id);
        assert_eq!(transaction["status"], *status, "{body}");
        if answer == 200 {
            assert_eq!(document, transaction, "the answer is the transaction");
        }
    }
    shop.transaction(&id)
}

#[test]
fn a_transaction_is_captured_whole_or_in_parts() {
    captures("vipps", None, &[(json!({ "amount": 30000 }), 200, "CAPTURED")]);
    let transaction = captures(
        "vipps",
        None,
        &[
            (json!({ "amount": 30001 }), 400, "AUTHORIZED"),
            (json!({ "amount": 0 }), 400, "AUTHORIZED"),
            (json!({ "amount": 10000, "capture_reference": "c1" }), 200, "PARTIALLY_CAPTURED"),
            (json!({ "amount": 20001 }), 400, "PARTIALLY_CAPTURED"),
            (json!({ "amount": 20000 }), 200, "CAPTURED"),
            (json!({ "amount": 1 }), 400, "CAPTURED"),
        ],
    );
    let capture = &transaction["events"][2];
    assert_eq!(capture["event"], "CAPTURE");
    assert_eq!(capture["event_reference"], "c1");
    assert_eq!(capture["amount"], 10000);
    assert_eq!(capture["transaction_status"], "PARTIALLY_CAPTURED");
    assert_eq!(capture["created_by"], "sandbox-client");
    assert_eq!(capture["request_id"].as_str().unwrap().len(), 36);
    assert_eq!(names(&transaction["events"], "event").len(), 4, "a refused capture leaves no event");
}

#[test]
fn no_line_is_captured_beyond_its_amount() {
    let lines = |amount: i64, items: Value| json!({ "amount": amount, "items": items });
    let line = |line_id: &str, amount: i64| json!({ "line_id": line_id, "amount": amount });
    captures(
        "payex.creditcard",
        None,
        &[
            (lines(5000, json!([line("9", 5000)])), 400, "AUTHORIZED"),
            (lines(5001, json!([line("2", 5001)])), 400, "AUTHORIZED"),
            (lines(3000, json!([line("2", 3000)])), 200, "PARTIALLY_CAPTURED"),
            (lines(3000, json!([line("2", 3000)])), 400, "PARTIALLY_CAPTURED"),
            (lines(27000, json!([line("1", 20000), line("2", 2000), line("s", 5000)])), 200, "CAPTURED"),
        ],
    );
}

#[test]
fn instabank_is_captured_by_line() {
    let item = |line_id: &str, amount: i64| json!({ "line_id": line_id, "amount": amount, "quantity": 1 });
    captures(
        "instabank.invoice",
        None,
        &[
            (json!({ "amount": 30000 }), 400, "AUTHORIZED"),
            (json!({ "amount": 5000, "items": [{ "line_id": "2", "amount": 5000 }] }), 400, "AUTHORIZED"),
            (json!({ "amount": 5000, "items": [item("2", 5000)] }), 200, "PARTIALLY_CAPTURED"),
        ],
    );
}

#[test]
fn a_final_capture_ends_a_dintero_psp_transaction_only() {
    let last = json!({ "amount": 10000, "final_capture": true });
    let rest = json!({ "amount": 20000 });
    captures(
        "dintero_psp.creditcard",
        None,
        &[(last.clone(), 200, "CAPTURED"), (rest.clone(), 400, "CAPTURED")],
    );
    captures("payex.creditcard", None, &[(last, 200, "PARTIALLY_CAPTURED"), (rest, 200, "CAPTURED")]);
}

#[test]
fn a_processor_that_does_not_answer_moves_nothing() {
    let capture = json!({ "amount": 30000, "capture_reference": "c1" });
    let steps = [(capture.clone(), 503, "AUTHORIZED"), (capture, 503, "AUTHORIZED")];
    let transaction = captures("dintero_psp.creditcard", Some("4100000000000019"), &steps);
    let event = &transaction["events"][2];
    assert_eq!((&event["event"], &event["success"]), (&json!("CAPTURE"), &json!(false)));
    assert_eq!(event["event_reference"], "c1");
    assert_eq!(event["error"]["message"], "The payment processor did not answer");
}

#[test]
fn the_order_s_event_reference_stands_in_for_a_missing_one() {
    let mut shop = Shop::new();
    let id = shop.paid(&with(plain(), "/order/event_reference", json!("order")), "vipps", None);
    let (_, transaction) = shop.post(&format!("/v1/transactions/{id}/capture"), &json!({ "amount": 30000 }));
    assert_eq!(transaction["events"][2]["event_reference"], "order");
}
