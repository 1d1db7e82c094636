//! Reports on whole bodies, from the data that the package is tested with too.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "vectors/mod.rs"]
mod vectors;

use dintero_wasm::json::date_time_millis;
use dintero_wasm::model::Operation;
use dintero_wasm::report::{Code, Severity, write_json};
use dintero_wasm::rules::{Options, validate};
use serde_json::Value;

/// The options of a case.
fn options(given: &Value) -> Options {
    let mut options = Options::default();
    if let Some(strict) = given["strictSessionAmounts"].as_bool() {
        options.strict_session_amounts = strict;
    }
    options.now = given["now"].as_str().and_then(date_time_millis);
    for (code, severity) in given["rules"].as_object().into_iter().flatten() {
        let severity = match severity.as_str() {
            Some("error") => Some(Severity::Error),
            Some("warning") => Some(Severity::Warning),
            _ => None,
        };
        options.severities.set(Code::from_name(code).unwrap(), severity);
    }
    options
}

#[test]
fn bodies_have_exactly_their_reports() {
    vectors::run(|operation, body, given| {
        let operation = Operation::from_name(operation).unwrap();
        let mut text = String::new();
        write_json(&validate(operation, body.as_bytes(), &options(given)), &mut text);
        serde_json::from_str(&text).unwrap()
    });
}

#[test]
fn each_code_of_a_session_has_a_case() {
    let mut seen: Vec<String> = Vec::new();
    for file in [vectors::BODIES, vectors::TEXTS] {
        for case in vectors::cases_of(&serde_json::from_str(file).unwrap()) {
            seen.extend(
                case["expect"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|issue| issue["code"].as_str().unwrap().to_owned()),
            );
        }
    }
    // Too large and too deep are cases of their own below; no list of a session's has a smallest length.
    let elsewhere = ["too_large", "too_deep", "too_few"];
    for code in Code::ALL {
        let name = code.name();
        assert!(seen.iter().any(|seen| seen == name) || elsewhere.contains(&name), "{name} has no case");
    }
}

#[test]
fn any_bytes_give_a_report() {
    let deep = "[".repeat(10_000);
    let large = " ".repeat(2 << 20);
    for (bytes, code) in [
        (deep.as_bytes(), "too_deep"),
        (large.as_bytes(), "too_large"),
        (b"{\"a\":\"\xff\"}", "invalid_json"),
        (b"\xef\xbb\xbf{}", "invalid_json"),
        (b"\0", "invalid_json"),
    ] {
        let report = validate(Operation::SessionsCreate, bytes, &Options::default());
        assert_eq!(report.issues.len(), 1);
        assert_eq!((report.issues[0].code.name(), report.issues[0].pointer.as_str()), (code, ""));
        assert!(!report.issues[0].message().contains(['{', '[']), "{}", report.issues[0].message());
    }
}

#[test]
fn many_issues_are_counted_and_a_hundred_listed() {
    let lines = vec![r#"{"line_id":"1","x":1}"#; 20_000].join(",");
    let body = format!(r#"{{"order":{{"items":[{lines}]}}}}"#);
    let report = validate(Operation::SessionsCreate, body.as_bytes(), &Options::default());
    // An unknown member and a missing amount in each line, its line_id in each but the first, and six members of
    // the session.
    assert_eq!((report.issues.len(), report.truncated()), (100, true));
    assert_eq!(report.total, 3 * 20_000 - 1 + 5);
    assert_eq!(report.issues[0].pointer, "/order/items/0/x");
}

#[test]
fn a_report_is_small_whatever_the_body() {
    let key = "~".repeat(1_000_000);
    let repeated = vec![r#""a":1"#; 500].join(",");
    let long_pointers = format!(r#"{{"{key}":{{{repeated}}}}}"#);
    let broken = format!(r#"{{"order":{{"items":[{}]}}}}"#, vec!["1"; 500_000].join(","));
    for (body, total) in [(long_pointers, 3 + 1 + 499), (broken, 2 + 3 + 500_000)] {
        let report = validate(Operation::SessionsCreate, body.as_bytes(), &Options::default());
        assert_eq!((report.total, report.truncated()), (total, true));
        let mut text = String::new();
        write_json(&report, &mut text);
        // One pointer may be as long as the body, and is escaped.
        assert!(text.len() < 3 << 20, "{}", text.len());
    }
}
