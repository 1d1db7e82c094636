//! What is said of each code is true: its example has that one issue, and its repair leaves none.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use dintero_wasm::json::date_time_millis;
use dintero_wasm::report::{Certainty, Code, Example, Report, Severity, explain};
use dintero_wasm::rules::{KnownTransaction, Options, validate};
use serde_json::Value;

/// Every code with its example, but for the one that would be over 1 MiB.
fn examples() -> impl Iterator<Item = (Code, &'static Example)> {
    Code::ALL.iter().filter_map(|&code| Some((code, explain(code).example.as_ref()?)))
}

fn report(example: &Example, body: &str) -> Report {
    let options = Options {
        now: example.now.map(|now| date_time_millis(now).unwrap()),
        transaction: example.transaction.map(|known| KnownTransaction::read(known.as_bytes()).unwrap()),
        ..Options::default()
    };
    validate(example.operation, body.as_bytes(), &options)
}

/// A document with the repair of an example.
fn repaired(document: &str, patch: &str) -> String {
    let mut value: Value = serde_json::from_str(document).unwrap();
    json_patch::patch(&mut value, &serde_json::from_str::<json_patch::Patch>(patch).unwrap()).unwrap();
    value.to_string()
}

#[test]
fn an_example_has_its_issue_alone() {
    for (code, example) in examples().filter(|(_, example)| example.client.is_none()) {
        let report = report(example, example.body);
        let found: Vec<_> =
            report.issues.iter().map(|issue| (issue.code, issue.pointer.as_str(), issue.severity)).collect();
        assert_eq!(found, [(code, example.pointer, code.severity())], "{}", code.name());
    }
}

#[test]
fn a_repair_leaves_no_issue() {
    let mut without = Vec::new();
    for (code, example) in examples() {
        match example.fix {
            Some(fix) if example.client.is_none() => {
                let report = report(example, &repaired(example.body, fix));
                assert_eq!(report.issues, [], "{}", code.name());
            }
            Some(_) => {}
            None => without.push(code.name()),
        }
    }
    assert_eq!(
        without,
        [
            "invalid_json",
            "duplicate_key",
            "too_deep",
            "too_long",
            "too_short",
            "too_many",
            "too_few",
            "status_forbids",
            "void_after_capture_unsupported",
        ]
    );
}

/// Where the check itself knows a repair, the example has the same.
#[test]
fn a_repair_is_that_of_the_report() {
    for (code, example) in examples().filter(|(_, example)| example.client.is_none()) {
        let report = report(example, example.body);
        let Some(patch) = &report.issues[0].fix else { continue };
        let mut text = String::new();
        dintero_wasm::report::write_json(&report, &mut text);
        let written: Value = serde_json::from_str(&text).unwrap();
        assert!(!patch.is_empty());
        let fix: Value = serde_json::from_str(example.fix.unwrap()).unwrap();
        assert_eq!(fix, written["issues"][0]["fix"], "{}", code.name());
    }
}

#[test]
fn one_code_alone_has_no_example() {
    let without: Vec<_> = Code::ALL.iter().filter(|&&code| explain(code).example.is_none()).collect();
    assert_eq!(without, [&Code::TooLarge]);
}

#[test]
fn a_rule_is_in_sentences_and_has_a_source() {
    for &code in Code::ALL {
        let explanation = explain(code);
        let name = code.name();
        assert!(explanation.rule.ends_with('.') && !explanation.rule.contains('|'), "{name}");
        assert!(!explanation.source.is_empty(), "{name}");
        for source in explanation.source {
            assert!(!source.starts_with("http:") && !source.contains(['|', '\n']), "{name}: {source}");
        }
    }
}

/// What is only a guess stops nobody.
#[test]
fn what_is_uncertain_is_no_error() {
    let certain = |certainty: Certainty| {
        let codes = Code::ALL.iter().filter(move |code| explain(**code).certainty.name() == certainty.name());
        codes.map(|code| code.name()).collect::<Vec<_>>()
    };
    assert_eq!(certain(Certainty::Uncertain), ["currency_unusual"]);
    assert_eq!(Code::CurrencyUnusual.severity(), Severity::Warning);
    let named = [Certainty::Documented, Certainty::Inferred, Certainty::Uncertain].map(Certainty::name);
    assert_eq!(named, ["documented", "inferred", "uncertain"]);
    let all: usize =
        [Certainty::Documented, Certainty::Inferred].map(|known| certain(known).len()).iter().sum();
    assert_eq!(all + 1, Code::ALL.len());
}

#[cfg(feature = "client")]
mod options {
    use super::{Value, examples, repaired};
    use dintero_wasm::model::Operation;
    use dintero_wasm::wire::{AccountId, Hosts, Parts, Refusal, System, compose};

    /// Composes a call with options that are given as JSON.
    fn composed(operation: Operation, given: &str) -> Result<(), Refusal> {
        let given: Value = serde_json::from_str(given).unwrap();
        let account = AccountId::parse(given["accountId"].as_str().unwrap_or("T12345678"))?;
        let system =
            System { name: given["system"]["name"].as_str().map(str::to_owned), ..System::default() };
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let headers = given["headers"].as_object().into_iter().flatten();
        let headers = headers.map(|(name, value)| (name.clone(), text(value))).collect();
        let parts = Parts { headers, body: Some(b"{}".to_vec()), ..Parts::default() };
        compose(&Hosts::default(), &account, &system, operation, parts).map(drop)
    }

    #[test]
    fn options_are_refused_and_repaired() {
        let mut tried = 0;
        for (code, example) in examples() {
            let Some(options) = example.client else { continue };
            let given: Value = serde_json::from_str(options).unwrap();
            assert!(given.pointer(example.pointer).is_some(), "{}", code.name());
            let refusal = composed(example.operation, options).unwrap_err();
            assert_eq!(refusal.code, Some(code));
            assert!(composed(example.operation, &repaired(options, example.fix.unwrap())).is_ok());
            tried += 1;
        }
        assert_eq!(tried, 4);
    }
}
