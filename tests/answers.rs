//! What the shop may answer to an address callback and to a discount codes callback: both sides of each boundary.
#![expect(clippy::indexing_slicing, reason = "a test may panic")]

use dintero_wasm::model::Answer;
use dintero_wasm::report::{Code, Severity};
use dintero_wasm::rules::{AnswerOptions, validate_answer};
use serde_json::{Value, json};

fn option(id: &str, amount: i64) -> Value {
    json!({ "id": id, "line_id": id, "amount": amount, "title": id, "operator": "Posten" })
}

fn order(amount: i64) -> Value {
    let line = json!({ "line_id": "1", "quantity": 1, "amount": 1000 });
    json!({ "amount": amount, "currency": "NOK", "items": [line] })
}

fn session(shipping: Option<Value>) -> Value {
    let mut order = order(1000);
    if let Some(shipping) = shipping {
        order["shipping_option"] = shipping;
    }
    json!({ "id": "T12345678.1", "order": order })
}

fn found(answer: Answer, body: &Value, session: Option<&Value>) -> Vec<(String, String)> {
    let session = session.map(|session| session.to_string().into_bytes());
    let options = AnswerOptions { session: session.as_deref(), ..AnswerOptions::default() };
    let report = validate_answer(answer, body.to_string().as_bytes(), &options);
    report.issues.iter().map(|issue| (issue.code.name().to_owned(), issue.pointer.clone())).collect()
}

fn address(body: &Value, session: Option<&Value>) -> Vec<(String, String)> {
    found(Answer::AddressCallback, body, session)
}

fn issue(code: &str, pointer: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), pointer.to_owned())]
}

fn mismatch() -> Vec<(String, String)> {
    issue("order_amount_mismatch", "/order/amount")
}

#[test]
fn options_are_required_and_may_be_empty() {
    assert_eq!(address(&json!({ "shipping_options": [] }), None), []);
    assert_eq!(address(&json!({}), None), issue("required", "/shipping_options"));
    assert_eq!(address(&json!({ "shipping_options": null }), None), issue("wrong_type", "/shipping_options"));
    assert_eq!(address(&json!([]), None), issue("wrong_type", ""));
}

#[test]
fn without_a_session_any_offered_option_or_none_may_be_chosen() {
    let offers = json!([option("post", 50), option("home", 90)]);
    for (amount, right) in [
        (999, false),
        (1000, true),
        (1001, false),
        (1049, false),
        (1050, true),
        (1051, false),
        (1089, false),
        (1090, true),
        (1091, false),
        (1140, false),
    ] {
        let body = json!({ "shipping_options": offers, "order": order(amount) });
        assert_eq!(address(&body, None), if right { vec![] } else { mismatch() }, "{amount}");
    }
}

#[test]
fn the_session_says_which_option_is_chosen() {
    let offers = json!([option("post", 50), option("home", 90)]);
    let session = session(Some(option("home", 90)));
    for (amount, right) in [(1000, false), (1050, false), (1089, false), (1090, true), (1091, false)] {
        let body = json!({ "shipping_options": offers, "order": order(amount) });
        assert_eq!(address(&body, Some(&session)), if right { vec![] } else { mismatch() }, "{amount}");
    }
}

#[test]
fn an_option_at_another_price_counts_as_it_is_in_the_session() {
    let body = |amount| json!({ "shipping_options": [option("home", 120)], "order": order(amount) });
    let session = session(Some(option("home", 90)));
    assert_eq!(address(&body(1090), Some(&session)), []);
    assert_eq!(address(&body(1120), Some(&session)), mismatch());
}

#[test]
fn an_option_that_is_offered_no_more_may_count_or_not() {
    let session = session(Some(option("drone", 300)));
    for (amount, right) in [(1000, true), (1050, true), (1300, true), (1301, false)] {
        let body = json!({ "shipping_options": [option("post", 50)], "order": order(amount) });
        assert_eq!(address(&body, Some(&session)), if right { vec![] } else { mismatch() }, "{amount}");
    }
}

#[test]
fn the_fix_is_there_where_one_sum_is_right() {
    let session = session(Some(option("home", 90))).to_string();
    let body = json!({ "shipping_options": [option("home", 90)], "order": order(1000) }).to_string();
    let mut options = AnswerOptions { session: Some(session.as_bytes()), ..AnswerOptions::default() };
    let fixed = validate_answer(Answer::AddressCallback, body.as_bytes(), &options);
    assert!(fixed.issues[0].fix.is_some());
    assert!(fixed.issues[0].message().contains("10.90"), "{}", fixed.issues[0].message());
    options.session = None;
    let right = validate_answer(Answer::AddressCallback, body.as_bytes(), &options);
    assert!(right.valid());
    let several = json!({ "shipping_options": [option("home", 90)], "order": order(1) });
    let too_large = json!({ "shipping_options": [option("home", 90)], "order": { "amount": 1, "items": [
        { "line_id": "1", "amount": 2_000_000_000 }, { "line_id": "2", "amount": 2_000_000_000 },
    ] } });
    for (body, session) in [(several, None), (too_large, Some(session.as_bytes()))] {
        options.session = session;
        let unfixed = validate_answer(Answer::AddressCallback, body.to_string().as_bytes(), &options);
        let issue = &unfixed.issues[0];
        assert_eq!((issue.code, &issue.fix), (Code::OrderAmountMismatch, &None), "{body}");
    }
}

#[test]
fn lines_that_are_left_out_are_those_of_the_session() {
    let body = |amount| json!({ "shipping_options": [], "order": { "amount": amount } });
    assert_eq!(address(&body(1000), Some(&session(None))), []);
    assert_eq!(address(&body(1001), Some(&session(None))), mismatch());
    assert_eq!(address(&body(1001), None), []);
}

#[test]
fn a_part_of_the_order_may_be_paid() {
    let mut session = session(Some(option("home", 90)));
    session["order"]["partial_payment"] = json!(true);
    let body = |amount| json!({ "shipping_options": [option("home", 90)], "order": order(amount) });
    assert_eq!(address(&body(1090), Some(&session)), []);
    assert_eq!(address(&body(1), Some(&session)), []);
    assert_eq!(address(&body(1091), Some(&session)), issue("partial_amount_too_high", "/order/amount"));
}

#[test]
fn discount_codes_need_all_lines_of_an_order_that_has_some() {
    let body = json!({ "shipping_options": [], "order": { "amount": 900, "discount_codes": ["SPRING"] } });
    let codes = |session: &Value| found(Answer::DiscountCodesCallback, &body, Some(session));
    let missing = ("required".to_owned(), "/order/items".to_owned());
    assert!(codes(&session(None)).contains(&missing));
    let mut empty = session(None);
    empty["order"]["items"] = json!([]);
    assert!(!codes(&empty).contains(&missing));
    assert_eq!(found(Answer::DiscountCodesCallback, &body, None), []);
    assert!(!address(&body, Some(&session(None))).contains(&missing));
    let currency = json!({ "shipping_options": [], "order": order(1000) });
    let unknown = issue("unknown_field", "/order/currency");
    assert_eq!(found(Answer::DiscountCodesCallback, &currency, Some(&session(None))), unknown);
}

#[test]
fn the_rules_of_lines_hold_in_an_answer_too() {
    let mut body = json!({ "shipping_options": [option("1", 0)], "order": order(2000) });
    body["order"]["items"] = json!([{ "line_id": "1", "amount": 1000 }, { "line_id": "1", "amount": 1000 }]);
    let found = address(&body, None);
    let pointers: Vec<_> = found.iter().map(|(code, at)| (code.as_str(), at.as_str())).collect();
    let expected = [
        ("shipping_line_id_collision", "/shipping_options/0/line_id"),
        ("line_id_duplicate", "/order/items/1/line_id"),
    ];
    assert!(expected.iter().all(|issue| pointers.contains(issue)) && found.len() == 2, "{found:?}");
    body["shipping_options"][0]["vat"] = json!(0.25);
    body["order"]["currency"] = json!("kr");
    body["order"]["amount"] = json!("2000");
    let codes: Vec<_> = address(&body, None).into_iter().map(|(code, _)| code).collect();
    for code in ["vat_is_fraction", "bad_format", "wrong_type"] {
        assert!(codes.iter().any(|found| found == code), "{code}: {codes:?}");
    }
}

#[test]
fn any_session_will_do() {
    let body = json!({ "shipping_options": [option("home", 90)], "order": order(1090) }).to_string();
    for session in ["", "null", "[]", "{}", r#"{"order":[]}"#, r#"{"order":{"shipping_option":7}}"#, "\u{0}"]
    {
        let options = AnswerOptions { session: Some(session.as_bytes()), ..AnswerOptions::default() };
        assert!(validate_answer(Answer::AddressCallback, body.as_bytes(), &options).valid(), "{session}");
    }
    let found = validate_answer(Answer::AddressCallback, b"\xff", &AnswerOptions::default());
    assert_eq!(found.issues[0].code, Code::InvalidJson);
}

#[test]
fn a_code_can_be_turned_down() {
    let body = json!({ "shipping_options": [], "order": order(1) }).to_string();
    let mut options = AnswerOptions::default();
    assert!(!validate_answer(Answer::AddressCallback, body.as_bytes(), &options).valid());
    options.severities.set(Code::OrderAmountMismatch, Some(Severity::Warning));
    let report = validate_answer(Answer::AddressCallback, body.as_bytes(), &options);
    assert!(report.valid() && report.total == 1);
}
