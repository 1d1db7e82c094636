//! Requests, and what is structurally wrong with them.

use std::collections::BTreeSet;

use dintero_wasm::model::Operation;
use dintero_wasm::report::Severity;
use dintero_wasm::rules::{Options, validate};
use serde_json::Value;

#[test]
fn requests_have_exactly_their_reports() {
    let file: Value = serde_json::from_str(include_str!("requests.json")).unwrap();
    let mut tried = BTreeSet::new();
    for case in file["cases"].as_array().unwrap() {
        let name = case[0].as_str().unwrap();
        let operation = Operation::from_name(name).unwrap();
        let report = validate(operation, case[1].to_string().as_bytes(), &Options::default());
        // What a table says; the rules of one operation are tried elsewhere.
        let found: BTreeSet<_> = report
            .issues
            .iter()
            .filter(|issue| STRUCTURE.contains(&issue.code.name()))
            .map(|issue| {
                let severity = if issue.severity == Severity::Error { "error" } else { "warning" };
                format!("{} {} {severity}", issue.pointer, issue.code.name())
            })
            .collect();
        let expected: BTreeSet<_> =
            case[2].as_array().unwrap().iter().map(|issue| issue.as_str().unwrap().to_owned()).collect();
        assert_eq!(found, expected, "{name} {}", case[1]);
        tried.insert(name);
    }
    assert!(tried.len() >= 15, "{tried:?}");
}

/// The codes of whatever a table can say.
const STRUCTURE: [&str; 11] = [
    "required",
    "wrong_type",
    "out_of_range",
    "too_long",
    "too_short",
    "too_many",
    "too_few",
    "not_allowed",
    "bad_format",
    "unknown_field",
    "read_only_field",
];
