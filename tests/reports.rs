//! Reports on whole bodies, from the data that the package is tested with too.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "vectors/coverage.rs"]
mod coverage;
#[path = "vectors/typed.rs"]
mod typed;
#[path = "vectors/mod.rs"]
mod vectors;

use dintero_wasm::json::date_time_millis;
use dintero_wasm::model::Operation;
use dintero_wasm::report::{Code, Report, Severity, write_json};
use dintero_wasm::rules::{KnownTransaction, Options, UnreadableTransaction, validate, validate_query};
use serde_json::Value;

/// The options of a case.
fn options(given: &Value) -> Options {
    let mut options = Options::default();
    if let Some(strict) = given["strictSessionAmounts"].as_bool() {
        options.strict_session_amounts = strict;
    }
    options.now = given["now"].as_str().and_then(date_time_millis);
    options.transaction =
        given.get("transaction").map(|known| KnownTransaction::read(known.to_string().as_bytes()).unwrap());
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

fn to_json(report: &Report) -> Value {
    let mut text = String::new();
    write_json(report, &mut text);
    serde_json::from_str(&text).unwrap()
}

#[test]
fn bodies_have_exactly_their_reports() {
    vectors::run(|operation, body, given| {
        let operation = Operation::from_name(operation).unwrap();
        to_json(&validate(operation, body.as_bytes(), &options(given)))
    });
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
        for operation in Operation::ALL {
            let report = validate(*operation, bytes, &Options::default());
            assert_eq!((report.issues.len(), report.valid()), (1, false));
            assert_eq!((report.issues[0].code.name(), report.issues[0].pointer.as_str()), (code, ""));
            assert!(!report.issues[0].message().contains(['{', '[']), "{}", report.issues[0].message());
        }
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
fn what_stands_first_is_listed_though_it_is_found_last() {
    let lines = vec![r#"{"line_id":"1","amount":1,"x":1}"#; 1000].join(",");
    let body = format!(r#"{{"order":{{"amount":7,"items":[{lines}]}}}}"#);
    let report = validate(Operation::SessionsCreate, body.as_bytes(), &Options::default());
    // The same as above, but for the amounts: none is missing, and the order has one that is not their sum.
    assert_eq!((report.total, report.issues.len()), (1 + 2 * 1000 - 1 + 4, 100));
    let first: Vec<_> = report.issues.iter().take(3).map(|issue| issue.pointer.as_str()).collect();
    assert_eq!(first, ["/order/amount", "/order/items/0/x", "/order/items/1/line_id"]);
}

#[test]
fn many_members_take_no_more_time_than_as_many_lines() {
    let members: Vec<String> = (0..100_000).map(|at| format!(r#""{at}":0"#)).collect();
    let body = format!("{{{}}}", members.join(","));
    let report = validate(Operation::TransactionsVoid, body.as_bytes(), &Options::default());
    assert_eq!((report.total, report.issues.len(), report.valid()), (100_000, 100, true));
}

#[test]
fn pointers_of_64_kib_are_listed_and_one_however_long() {
    for (letters, listed) in [(32_767, 2), (32_768, 1), (70_000, 1)] {
        // A stroke stands before each key.
        let body = format!(r#"{{"{}":0,"{}":0}}"#, "a".repeat(letters), "b".repeat(32_767));
        let report = validate(Operation::TransactionsVoid, body.as_bytes(), &Options::default());
        assert_eq!(
            (report.issues.len(), report.total, report.truncated()),
            (listed, 2, listed < 2),
            "{letters}"
        );
    }
}

#[test]
fn a_parameter_that_a_query_does_not_have_is_an_error() {
    let found = |operation, query: &str| {
        let report = validate_query(operation, query.as_bytes(), &Options::default());
        assert_eq!(report.total, report.issues.len());
        report.issues.iter().map(|issue| (issue.code, issue.severity)).collect::<Vec<_>>()
    };
    let list = Operation::TransactionsList;
    assert_eq!(found(list, r#"{"status":["CAPTURED"]}"#), []);
    assert_eq!(found(list, r#"{"statuss":["CAPTURED"]}"#), [(Code::UnknownField, Severity::Error)]);
    assert_eq!(found(list, r#"{"limit":"ten"}"#), [(Code::WrongType, Severity::Error)]);
    assert_eq!(found(list, "{"), [(Code::InvalidJson, Severity::Error)]);
    assert_eq!(found(Operation::SessionsGet, r#"{"limit":1}"#), [(Code::UnknownField, Severity::Error)]);
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

#[test]
fn a_report_takes_linear_time_whatever_is_known_of_the_transaction() {
    let count = 100_000;
    let join = |write: &dyn Fn(usize) -> String| (0..count).map(write).collect::<Vec<_>>().join(",");
    let lines = join(&|at| format!(r#"{{"line_id":"{at}","amount":10}}"#));
    let events = join(&|at| {
        format!(
            r#"{{"event":"CAPTURE","success":true,"amount":1,"items":[{{"line_id":"{at}","amount":1}}]}}"#
        )
    });
    let known =
        format!(r#"{{"status":"PARTIALLY_CAPTURED","amount":150000,"items":[{lines}],"events":[{events}]}}"#);
    let transaction = Some(KnownTransaction::read(known.as_bytes()).unwrap());
    let options = Options { transaction, ..Options::default() };
    // As many lines as a body has room for, each of which is taken from once too often.
    let wanted = (0..25_000).map(|at| format!(r#"{{"line_id":"{at}","amount":10}}"#)).collect::<Vec<_>>();
    let body = format!(r#"{{"amount":250000,"capture_reference":"c","items":[{}]}}"#, wanted.join(","));
    let report = validate(Operation::TransactionsCapture, body.as_bytes(), &options);
    assert_eq!((report.total, report.issues.len(), report.truncated()), (25_000 + 1, 100, true));
    assert_eq!(report.issues[0].code, Code::AmountExceedsRemaining);
    assert_eq!(report.issues[1].params[1], ("remaining", 9_i64.into()));

    // 100,000 lines in the body, in the little room that there is.
    let tiny = format!(r#"{{"amount":1,"items":[{}]}}"#, vec!["{}"; count].join(","));
    let report = validate(Operation::TransactionsRefund, tiny.as_bytes(), &options);
    assert_eq!((report.total, report.truncated()), (2 * count + 1, true));
}

#[test]
fn a_transaction_says_what_is_left_to_capture() {
    let capture = r#"{"event":"CAPTURE","success":true,"amount":2}"#;
    for (status, events, left) in [
        ("AUTHORIZED", "", Some(9)),
        ("PARTIALLY_CAPTURED", capture, Some(7)),
        // It was read without what became of it.
        ("PARTIALLY_CAPTURED", "", None),
    ] {
        let text = format!(r#"{{"status":"{status}","amount":9,"events":[{events}]}}"#);
        assert_eq!(KnownTransaction::read(text.as_bytes()).unwrap().left_to_capture(), left, "{text}");
    }
}

#[test]
fn a_transaction_that_cannot_be_read_is_a_mistake_in_the_program() {
    for text in ["", "{", "[]", "null", "\"AUTHORIZED\"", "1", "\u{feff}{}"] {
        let error = KnownTransaction::read(text.as_bytes()).unwrap_err();
        assert!(error.to_string().starts_with("The option transaction is"), "{error}");
    }
    let deep = "[".repeat(100_000);
    assert!(matches!(KnownTransaction::read(deep.as_bytes()), Err(UnreadableTransaction::NotJson(_))));
    // What is in it may be anything: what cannot be understood, no rule draws conclusions from.
    for odd in [
        "{}",
        r#"{"status":1,"amount":"x","items":{},"events":{}}"#,
        r#"{"items":[null,1,{"line_id":2},[]],"events":[null,1,{"event":1},{"event":"CAPTURE","success":"yes"}]}"#,
        r#"{"status":"AUTHORIZED","events":[{"correction":null},{"correction":{}},{"event":"CAPTURE","success":true,"amount":1e400}]}"#,
    ] {
        let transaction = Some(KnownTransaction::read(odd.as_bytes()).unwrap());
        let options = Options { transaction, ..Options::default() };
        for operation in Operation::ALL {
            let body = br#"{"amount":1,"capture_reference":"c","refund_reference":"r"}"#;
            let report = validate(*operation, body, &options);
            let known = report.issues.iter().find(|issue| {
                ["status_forbids", "amount_exceeds_remaining", "line_unknown"].contains(&issue.code.name())
            });
            assert!(known.is_none() || odd.contains("AUTHORIZED"), "{odd}: {known:?}");
        }
    }
}

#[test]
fn a_report_says_which_rules_were_changed() {
    let body = br#"{"amount":0,"x":1}"#;
    for (rules, changed) in [
        (r#"{}"#, vec![]),
        (r#"{"amount_not_positive":"error","too_many":"off"}"#, vec![]),
        (r#"{"amount_not_positive":"off"}"#, vec!["amount_not_positive"]),
        (
            r#"{"unknown_field":"error","amount_not_positive":"warning","reference_missing":"off"}"#,
            vec!["unknown_field", "amount_not_positive", "reference_missing"],
        ),
    ] {
        let given = serde_json::json!({ "rules": serde_json::from_str::<Value>(rules).unwrap() });
        let report = validate(Operation::TransactionsCapture, body, &options(&given));
        let names: Vec<_> = report.changed.iter().map(|code| code.name()).collect();
        assert_eq!(names, changed, "{rules}");
        let written = to_json(&report);
        assert_eq!(written.get("changed").is_some(), !changed.is_empty(), "{written}");
    }
}
