//! What holds of any body that is repaired.

use std::collections::BTreeSet;

use dintero_wasm::model::Operation;
use dintero_wasm::report::{Code, Issue, Report, Severity};
use dintero_wasm::rules::{Options, apply_fixes, validate};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::broken::broken;

/// Errors that a value in wrong capitals hides: what the value decides is not asked before it is known.
const HIDDEN: [Code; 3] = [
    // Which members a variant must have.
    Code::Required,
    // Which tokens a provider makes.
    Code::TokenTypeUnsupported,
    // What a channel excludes.
    Code::ExpressWithInApp,
];

fn check(operation: Operation, body: &Value) -> Report {
    validate(operation, body.to_string().as_bytes(), &Options::default())
}

fn of(report: &Report, which: impl Fn(&Issue) -> bool) -> BTreeSet<(&'static str, &str)> {
    let issues = report.issues.iter().filter(|issue| which(issue));
    issues.map(|issue| (issue.code.name(), issue.pointer.as_str())).collect()
}

fn errors(report: &Report) -> BTreeSet<(&'static str, &str)> {
    of(report, |issue| issue.severity == Severity::Error)
}

#[test]
fn bodies_are_broken_in_every_way_that_can_be_repaired() {
    let mut runner = TestRunner::deterministic();
    let bodies = broken();
    let mut fixed = BTreeSet::new();
    for _ in 0..2000 {
        let (operation, body) = bodies.new_tree(&mut runner).unwrap().current();
        let issues = check(operation, &body).issues;
        fixed.extend(issues.iter().filter(|issue| issue.fix.is_some()).map(|issue| issue.code.name()));
    }
    let codes = [
        Code::BadFormat,
        Code::NotAllowed,
        Code::OrderAmountMismatch,
        Code::OrderVatMismatch,
        Code::ReadOnlyField,
        Code::ShipmentsEmpty,
        Code::VatIsFraction,
    ];
    assert_eq!(fixed, codes.map(Code::name).into());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_fixed_is_gone((operation, body) in broken()) {
        let before = check(operation, &body);
        let after = apply_fixes(&body, &before.issues);
        let (fixed, after) = (of(&before, |issue| issue.fix.is_some()), check(operation, &after));
        let left: Vec<_> = of(&after, |_| true).intersection(&fixed).copied().collect();
        prop_assert!(left.is_empty(), "{left:?} in {body}");
    }

    #[test]
    fn a_fix_adds_no_error((operation, body) in broken()) {
        let before = check(operation, &body);
        let mended = apply_fixes(&body, &before.issues);
        let after = check(operation, &mended);
        let capitals = before.issues.iter().any(|issue| issue.fix.is_some() && issue.code == Code::NotAllowed);
        let was_hidden = |name: &str| capitals && HIDDEN.iter().any(|code| code.name() == name);
        let added: Vec<_> =
            errors(&after).difference(&errors(&before)).filter(|(name, _)| !was_hidden(name)).copied().collect();
        prop_assert!(added.is_empty(), "{added:?} in {body}");
    }

    #[test]
    fn a_second_time_changes_nothing((operation, body) in broken()) {
        let issues = check(operation, &body).issues;
        let once = apply_fixes(&body, &issues);
        prop_assert_eq!(&apply_fixes(&once, &issues), &once);
    }

    #[test]
    fn only_what_has_a_fix_changes((operation, body) in broken()) {
        let mut issues = check(operation, &body).issues;
        issues.retain(|issue| issue.fix.is_none());
        prop_assert_eq!(apply_fixes(&body, &issues), body);
    }
}
