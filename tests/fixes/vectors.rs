//! The cases that the package is tested with too.

use dintero_wasm::model::Operation;
use dintero_wasm::report::{Code, Issue, PatchOperation, Severity};
use dintero_wasm::rules::{Options, apply_fixes, validate};
use serde_json::Value;

const CASES: &str = include_str!("../vectors/fixes.json");

/// The issues of a case: of its body's report, or with the fixes that it gives.
fn issues(case: &Value, text: &str) -> Vec<Issue> {
    match case["fixes"].as_array() {
        Some(fixes) => fixes.iter().map(issue).collect(),
        None => {
            let operation = Operation::from_name(case["operation"].as_str().unwrap()).unwrap();
            validate(operation, text.as_bytes(), &Options::default()).issues
        }
    }
}

fn issue(fix: &Value) -> Issue {
    let operation = |operation: &Value| {
        let path = operation["path"].as_str().unwrap().to_owned();
        match operation["op"].as_str().unwrap() {
            "replace" => PatchOperation::Replace { path, value: operation["value"].to_string() },
            "remove" => PatchOperation::Remove { path },
            other => panic!("no fix does {other}"),
        }
    };
    Issue {
        code: Code::NotAllowed,
        severity: Severity::Error,
        pointer: String::new(),
        params: Vec::new(),
        fix: Some(fix.as_array().unwrap().iter().map(operation).collect()),
        currency: None,
    }
}

#[test]
fn bodies_are_mended_exactly_so() {
    let file: Value = serde_json::from_str(CASES).unwrap();
    for case in file["cases"].as_array().unwrap() {
        let text = case["text"].as_str().map_or_else(|| case["body"].to_string(), str::to_owned);
        let body: Value = serde_json::from_str(&text).unwrap();
        let issues = issues(case, &text);
        let mended = apply_fixes(&body, &issues);
        assert_eq!(mended, case["expect"], "{}", case["name"]);
        if let Some(operation) = case["operation"].as_str() {
            let options = Options::default();
            let report =
                validate(Operation::from_name(operation).unwrap(), mended.to_string().as_bytes(), &options);
            let fixable = report.issues.iter().find(|issue| issue.fix.is_some());
            assert_eq!(fixable, None, "{}", case["name"]);
        }
    }
}

#[test]
fn a_value_that_is_no_json_is_left_out() {
    let mut broken = issue(&serde_json::json!([{ "op": "replace", "path": "/a", "value": 2 }]));
    let fix = PatchOperation::Replace { path: "/a".to_owned(), value: "{".to_owned() };
    broken.fix = Some(vec![fix]);
    let body = serde_json::json!({ "a": 1 });
    assert_eq!(apply_fixes(&body, &[broken]), body);
}
