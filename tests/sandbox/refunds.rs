use serde_json::{Value, json};

use crate::shop::{Shop, names, order, plain};

/// Refunds in turn of a captured transaction, each with the status that is answered and the transaction's afterwards.
fn refunds(product: &str, captures: &[Value], steps: &[(Value, u16, &str)]) -> Value {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), product, None);
    for capture in captures {
        shop.done(&id, "capture", capture);
    }
    for (body, answered, status) in steps {
        let (answer, document) = shop.act(&id, "refund", body);
        assert_eq!(answer, *answered, "{body} {document}");
        assert_eq!(shop.transaction(&id)["status"], *status, "{body}");
    }
    shop.transaction(&id)
}

#[test]
fn what_is_captured_is_refunded_whole_or_in_parts() {
    let whole = json!({ "amount": 30000 });
    refunds("vipps", std::slice::from_ref(&whole), &[(whole.clone(), 200, "REFUNDED")]);
    let transaction = refunds(
        "vipps",
        std::slice::from_ref(&whole),
        &[
            (json!({ "amount": 30001 }), 400, "CAPTURED"),
            (json!({ "amount": 0 }), 400, "CAPTURED"),
            (json!({ "amount": -1 }), 400, "CAPTURED"),
            (
                json!({ "amount": 10000, "refund_reference": "r1", "reason": "too small" }),
                200,
                "PARTIALLY_REFUNDED",
            ),
            (json!({ "amount": 20001 }), 400, "PARTIALLY_REFUNDED"),
            (json!({ "amount": 20000, "metadata": { "ext_case": "7" } }), 200, "REFUNDED"),
            (json!({ "amount": 1 }), 400, "REFUNDED"),
        ],
    );
    assert_eq!(
        names(&transaction["events"], "event"),
        ["INITIALIZE", "AUTHORIZE", "CAPTURE", "REFUND", "REFUND"]
    );
    let refund = &transaction["events"][3];
    assert_eq!((&refund["amount"], &refund["event_reference"]), (&json!(10000), &json!("r1")));
    assert_eq!(refund["transaction_status"], "PARTIALLY_REFUNDED");
    assert_eq!(refund["created_by"], "sandbox-client");
    assert_eq!(transaction["events"][4]["metadata"], json!({ "ext_case": "7" }));
}

#[test]
fn no_more_is_refunded_than_was_captured() {
    refunds(
        "vipps",
        &[json!({ "amount": 10000 })],
        &[
            (json!({ "amount": 10001 }), 400, "PARTIALLY_CAPTURED"),
            (json!({ "amount": 4000 }), 200, "PARTIALLY_CAPTURED_REFUNDED"),
            (json!({ "amount": 6001 }), 400, "PARTIALLY_CAPTURED_REFUNDED"),
            (json!({ "amount": 6000 }), 200, "PARTIALLY_CAPTURED_REFUNDED"),
            (json!({ "amount": 1 }), 400, "PARTIALLY_CAPTURED_REFUNDED"),
        ],
    );
}

#[test]
fn the_rest_is_captured_after_a_refund() {
    let mut shop = Shop::new();
    let id = shop.transaction_in("vipps", "PARTIALLY_CAPTURED_REFUNDED");
    assert_eq!(
        shop.done(&id, "capture", &json!({ "amount": 5000 }))["status"],
        "PARTIALLY_CAPTURED_REFUNDED"
    );
    assert_eq!(shop.act(&id, "capture", &json!({ "amount": 15001 })).0, 400);
    assert_eq!(shop.done(&id, "capture", &json!({ "amount": 15000 }))["status"], "PARTIALLY_REFUNDED");
    assert_eq!(shop.done(&id, "refund", &json!({ "amount": 29000 }))["status"], "REFUNDED");
}

#[test]
fn no_line_is_refunded_beyond_what_was_captured_of_it() {
    let of = |line_id: &str, amount: i64| json!({ "amount": amount, "items": [{ "line_id": line_id, "amount": amount }] });
    refunds(
        "payex.creditcard",
        &[of("2", 3000), of("1", 20000)],
        &[
            (of("9", 1), 400, "PARTIALLY_CAPTURED"),
            (of("2", 3001), 400, "PARTIALLY_CAPTURED"),
            (of("2", 3000), 200, "PARTIALLY_CAPTURED_REFUNDED"),
            (of("2", 1), 400, "PARTIALLY_CAPTURED_REFUNDED"),
            (of("1", 20000), 200, "PARTIALLY_CAPTURED_REFUNDED"),
        ],
    );
}

#[test]
fn instabank_is_refunded_by_line() {
    let item = |line_id: &str, amount: i64| json!({ "line_id": line_id, "amount": amount, "quantity": 1 });
    let all = json!({ "amount": 30000, "items": [item("1", 20000), item("2", 5000), item("s", 5000)] });
    refunds(
        "instabank.invoice",
        &[all],
        &[
            (json!({ "amount": 5000 }), 400, "CAPTURED"),
            (json!({ "amount": 5000, "items": [{ "line_id": "2", "amount": 5000 }] }), 400, "CAPTURED"),
            (json!({ "amount": 5000, "items": [item("2", 5000)] }), 200, "PARTIALLY_REFUNDED"),
        ],
    );
}

#[test]
fn a_processor_that_does_not_answer_gives_nothing_back() {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), "dintero_psp.creditcard", Some("4100000000000027"));
    shop.done(&id, "capture", &json!({ "amount": 30000 }));
    let (status, answer) = shop.act(&id, "refund", &json!({ "amount": 100, "refund_reference": "r1" }));
    assert_eq!(
        (status, answer["error"]["message"].as_str()),
        (503, Some("The payment processor did not answer"))
    );
    let transaction = shop.transaction(&id);
    assert_eq!(transaction["status"], "CAPTURED");
    let event = &transaction["events"][3];
    assert_eq!(
        (&event["event"], &event["success"], &event["event_reference"]),
        (&json!("REFUND"), &json!(false), &json!("r1"))
    );
}

#[test]
fn a_shop_that_wants_to_hears_of_refunds() {
    let mut shop = Shop::new();
    let id = shop.paid(&order("https://shop.example/cb?report_event=REFUND"), "vipps", None);
    shop.callback();
    shop.done(&id, "capture", &json!({ "amount": 30000 }));
    assert_eq!(shop.sandbox.due(), []);
    let refunded = shop.done(&id, "refund", &json!({ "amount": 1 }));
    let url = shop.callback().request.url;
    assert!(url.contains("event=REFUND"), "{url}");
    assert!(url.contains(refunded["events"][3]["id"].as_str().unwrap()), "{url}");
}
