//! Reports on whole bodies, from the data that the package is tested with too.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use dintero_wasm::json::date_time_millis;
use dintero_wasm::model::Operation;
use dintero_wasm::report::{Code, Report, Severity, write_json};
use dintero_wasm::rules::{Options, validate};
use serde_json::{Value, json};

fn read(file: &str) -> Value {
    let path = format!("{}/tests/{file}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn options(case: &Value) -> Options {
    let given = &case["options"];
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

fn as_json(report: &Report) -> Value {
    let mut text = String::new();
    write_json(report, &mut text);
    serde_json::from_str(&text).unwrap()
}

/// The operation of a case, if this version has it.
fn operation(case: &Value, file: &Value) -> Option<Operation> {
    let name = case["operation"].as_str().or(file["operation"].as_str()).unwrap();
    Operation::from_name(name)
}

#[test]
fn cases_have_exactly_their_reports() {
    let file = read("cases.json");
    let mut ran = 0;
    for case in file["cases"].as_array().unwrap() {
        let Some(operation) = operation(case, &file) else { continue };
        // What is known of the transaction is not taken into account yet.
        if !case["options"]["transaction"].is_null() {
            continue;
        }
        let body = case["text"].as_str().map_or_else(|| case["body"].to_string(), str::to_owned);
        let report = as_json(&validate(operation, body.as_bytes(), &options(case)));
        let key = |issue: &Value| json!([issue["pointer"], issue["code"], issue["severity"]]).to_string();
        let mut found: Vec<String> = report["issues"].as_array().unwrap().iter().map(key).collect();
        let mut expected: Vec<String> = case["expect"].as_array().unwrap().iter().map(key).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{}", case["name"]);
        ran += 1;
    }
    assert!(ran >= 18, "{ran} cases ran");
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

#[test]
fn sessions_have_exactly_their_reports() {
    let file = read("vectors/sessions.create.json");
    for case in file["cases"].as_array().unwrap() {
        let body = changed(&file["base"], case).to_string();
        let report = validate(operation(case, &file).unwrap(), body.as_bytes(), &options(case));
        assert_report(case, &as_json(&report));
    }
}

#[test]
fn texts_have_exactly_their_reports() {
    let file = read("vectors/texts.json");
    for case in file["cases"].as_array().unwrap() {
        let text = case["text"].as_str().unwrap();
        let report = validate(operation(case, &file).unwrap(), text.as_bytes(), &options(case));
        assert_report(case, &as_json(&report));
    }
}

#[test]
fn each_code_of_a_session_has_a_case() {
    let mut seen: Vec<String> = Vec::new();
    for file in ["vectors/sessions.create.json", "vectors/texts.json"].map(read) {
        for case in file["cases"].as_array().unwrap() {
            seen.extend(
                case["expect"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|issue| issue["code"].as_str().unwrap().to_owned()),
            );
        }
    }
    // Too large and too deep are cases of their own below; no limit of a session's is a smallest one; the rest are a
    // capture's.
    let elsewhere = [
        "too_large",
        "too_deep",
        "too_short",
        "too_few",
        "metadata_key_prefix_required",
        "amount_not_positive",
        "items_sum_mismatch",
        "reference_missing",
    ];
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
