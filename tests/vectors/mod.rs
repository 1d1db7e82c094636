//! The cases that every build is held to: natively, at the boundary of WebAssembly, and through the package.
//!
//! Who includes this gives a `validate` that takes an operation, a body as JSON text and the options of a case, and
//! gives the report as JSON: `{ valid, total, truncated, issues }`.

use serde_json::{Value, json};

/// Whole bodies with the codes, pointers and severities of their reports, in any order.
const CASES: &str = include_str!("../cases.json");

/// A session, a member or two changed, and captures, with their reports in order.
pub const BODIES: &str = include_str!("bodies.json");

/// JSON texts that no JavaScript value has.
pub const TEXTS: &str = include_str!("texts.json");

/// Runs every case of the three files.
pub fn run(mut validate: impl FnMut(&str, &str, &Value) -> Value) {
    let ran = cases(&mut validate);
    // What is known of a transaction is not taken into account yet, and there are no refunds.
    assert!(ran >= 18, "{ran} cases ran");
    in_order(BODIES, &mut validate);
    in_order(TEXTS, &mut validate);
}

/// The cases of a file.
pub fn cases_of(file: &Value) -> &[Value] {
    file["cases"].as_array().unwrap()
}

fn cases(validate: &mut impl FnMut(&str, &str, &Value) -> Value) -> usize {
    let file: Value = serde_json::from_str(CASES).unwrap();
    let known = |case: &&Value| {
        case["options"]["transaction"].is_null() && case["operation"] != "transactions.refund"
    };
    let key = |issue: &Value| json!([issue["pointer"], issue["code"], issue["severity"]]).to_string();
    let keys = |issues: &Value| {
        let mut keys: Vec<String> = issues.as_array().unwrap().iter().map(key).collect();
        keys.sort();
        keys
    };
    let cases: Vec<&Value> = cases_of(&file).iter().filter(known).collect();
    for case in &cases {
        let body = case["text"].as_str().map_or_else(|| case["body"].to_string(), str::to_owned);
        let report = validate(case["operation"].as_str().unwrap(), &body, &case["options"]);
        assert_eq!(keys(&report["issues"]), keys(&case["expect"]), "{}", case["name"]);
    }
    cases.len()
}

fn in_order(file: &str, validate: &mut impl FnMut(&str, &str, &Value) -> Value) {
    let file: Value = serde_json::from_str(file).unwrap();
    for case in cases_of(&file) {
        let operation = case["operation"].as_str().or(file["operation"].as_str()).unwrap();
        let body = match case["text"].as_str() {
            Some(text) => text.to_owned(),
            None => changed(&file["base"], case).to_string(),
        };
        assert_report(case, &validate(operation, &body, &case["options"]));
    }
}

/// Sets and removes members of the base, as a case says.
fn changed(base: &Value, case: &Value) -> Value {
    let mut body = base.clone();
    for pointer in case["remove"].as_array().into_iter().flatten() {
        let (parent, name) = pointer.as_str().unwrap().rsplit_once('/').unwrap();
        body.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name).unwrap();
    }
    for (pointer, value) in case["set"].as_object().into_iter().flatten() {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match body.pointer_mut(parent).unwrap() {
            Value::Object(members) => _ = members.insert(name.to_owned(), value.clone()),
            Value::Array(items) if items.len() == name.parse::<usize>().unwrap() => items.push(value.clone()),
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value.clone(),
            other => panic!("{pointer} leads into {other}"),
        }
    }
    body
}

fn assert_report(case: &Value, report: &Value) {
    let issues = report["issues"].as_array().unwrap();
    let expected = case["expect"].as_array().unwrap();
    let names = |issues: &[Value]| {
        issues.iter().map(|issue| json!([issue["code"], issue["pointer"]])).collect::<Vec<_>>()
    };
    assert_eq!(names(issues), names(expected), "{}", case["name"]);
    for (issue, expected) in issues.iter().zip(expected) {
        for (member, value) in expected.as_object().unwrap() {
            assert_eq!(&issue[member], value, "{member} of {}: {issue}", case["name"]);
        }
    }
}
