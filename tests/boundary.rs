//! The exports of the npm package, called as its JavaScript calls them, in Node.
#![cfg(all(target_arch = "wasm32", feature = "js"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

#[path = "vectors/mod.rs"]
mod vectors;

use dintero_wasm::js::validate::{check, input, linear_memory, output};
use dintero_wasm::model::Operation;
use dintero_wasm::report::Code;
use js_sys::{Reflect, Uint8Array};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

/// A part of the module's memory, as JavaScript sees it.
fn bytes_at(start: usize, length: usize) -> Uint8Array {
    let buffer = Reflect::get(&linear_memory(), &"buffer".into()).unwrap();
    let [start, length] = [start, length].map(|number| u32::try_from(number).unwrap());
    Uint8Array::new_with_byte_offset_and_length(&buffer, start, length)
}

/// What is checked beside the body, as numbers.
struct Options {
    strict: bool,
    now: f64,
    /// 1 is off, 2 a warning, 3 an error.
    severities: Vec<(Code, u8)>,
    /// JSON text; empty where no transaction is known.
    transaction: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { strict: true, now: f64::NAN, severities: Vec::new(), transaction: String::new() }
    }
}

/// Writes a body, one byte for each code behind it, and the transaction, and reads the report.
fn report(operation: Operation, body: &[u8], options: &Options) -> Option<Value> {
    let mut request = body.to_vec();
    request.resize(body.len() + Code::ALL.len(), 0);
    for (code, severity) in &options.severities {
        let position = Code::ALL.iter().position(|other| other == code).unwrap();
        request[body.len() + position] = *severity;
    }
    request.extend_from_slice(options.transaction.as_bytes());
    bytes_at(input(request.len()) as usize, request.len()).copy_from(&request);
    let operation = Operation::ALL.iter().position(|other| *other == operation).unwrap();
    let length = check(operation, body.len(), options.transaction.len(), options.strict, options.now);
    let text = bytes_at(output() as usize, length).to_vec();
    (length > 0).then(|| serde_json::from_slice(&text).unwrap())
}

fn session() -> Value {
    json!({
        "profile_id": "default",
        "url": { "return_url": "https://shop.example/thanks" },
        "order": {
            "amount": 100, "currency": "NOK", "merchant_reference": "A-1",
            "items": [{ "id": "1", "line_id": "1", "description": "Cup", "quantity": 1, "amount": 100 }],
        },
    })
}

#[wasm_bindgen_test]
fn a_body_without_issues_answers_with_nothing() {
    assert_eq!(
        report(Operation::SessionsCreate, session().to_string().as_bytes(), &Options::default()),
        None
    );
}

#[wasm_bindgen_test]
fn an_issue_comes_back_with_its_pointer_and_its_fix() {
    let mut body = session();
    body["order"]["amount"] = json!(101);
    let report = report(Operation::SessionsCreate, body.to_string().as_bytes(), &Options::default()).unwrap();
    assert_eq!(report["issues"][0]["code"], "order_amount_mismatch");
    assert_eq!(report["issues"][0]["pointer"], "/order/amount");
    assert_eq!(report["issues"][0]["fix"][0]["value"], 100);
}

#[wasm_bindgen_test]
fn a_code_can_be_turned_off() {
    let mut body = session();
    body["order"]["amount"] = json!(101);
    let off = Options { severities: vec![(Code::OrderAmountMismatch, 1)], ..Options::default() };
    let report = report(Operation::SessionsCreate, body.to_string().as_bytes(), &off).unwrap();
    assert_eq!((&report["total"], &report["changed"]), (&json!(0), &json!(["order_amount_mismatch"])));
}

#[wasm_bindgen_test]
fn bytes_that_are_no_json_are_reported() {
    for body in [b"".as_slice(), b"\xff\xfe", b"{", &[b'['; 10_000]] {
        let report = report(Operation::SessionsCreate, body, &Options::default()).unwrap();
        assert_eq!(report["valid"], false, "{report}");
    }
}

#[wasm_bindgen_test]
fn a_transaction_that_cannot_be_read_is_refused() {
    for transaction in ["{", "[]", "null"] {
        let options = Options { transaction: transaction.to_owned(), ..Options::default() };
        let answer = report(Operation::TransactionsVoid, b"{}", &options).unwrap();
        assert!(answer["refused"].as_str().unwrap().contains("transaction"), "{answer}");
    }
}

#[wasm_bindgen_test]
fn a_rule_that_made_no_difference_is_not_named() {
    let options = Options { severities: vec![(Code::OrderAmountMismatch, 1)], ..Options::default() };
    assert_eq!(report(Operation::SessionsCreate, session().to_string().as_bytes(), &options), None);
}

#[wasm_bindgen_test]
fn bodies_have_exactly_their_reports() {
    vectors::run(|operation, body, given| {
        let mut options = Options::default();
        if let Some(strict) = given["strictSessionAmounts"].as_bool() {
            options.strict = strict;
        }
        if let Some(now) = given["now"].as_str() {
            options.now = js_sys::Date::parse(now);
        }
        if let Some(transaction) = given.get("transaction") {
            options.transaction = transaction.to_string();
        }
        for (code, severity) in given["rules"].as_object().into_iter().flatten() {
            let severity = match severity.as_str() {
                Some("off") => 1,
                Some("warning") => 2,
                _ => 3,
            };
            options.severities.push((Code::from_name(code).unwrap(), severity));
        }
        let nothing = || json!({ "valid": true, "total": 0, "truncated": false, "issues": [] });
        report(Operation::from_name(operation).unwrap(), body.as_bytes(), &options).unwrap_or_else(nothing)
    });
}
