//! Any bytes give a report, and the report is sound.

use dintero_wasm::json::{Document, Place, Reader, View};
use dintero_wasm::model::{Answer, Operation};
use dintero_wasm::report::{Code, Issue, MAX_ISSUES, Report, Severity, write_json};
use dintero_wasm::rules::{AnswerOptions, KnownTransaction, Options, validate, validate_answer};
use serde_json::Value;

/// What stands between the body and what is known besides. No JSON text has it.
const SEPARATOR: u8 = 0x1e;

const ANSWERS: [Answer; 2] = [Answer::AddressCallback, Answer::DiscountCodesCallback];

/// Takes a byte that says what is checked (the operations in their order, then the answers), one that says with
/// which options, the body, and behind a separator what is known besides: the session that an answer is for.
pub fn run(bytes: &[u8]) {
    let [what, how, rest @ ..] = bytes else { return };
    let mut parts = rest.splitn(2, |byte| *byte == SEPARATOR);
    let (body, known) = (parts.next().unwrap_or_default(), parts.next());
    let check = |body: &[u8]| report(*what, *how, body, known);
    let report = check(body);
    is_consistent(&report, *how);
    let mut reader = Reader::default();
    match reader.read(body) {
        Ok(document) => {
            for issue in &report.issues {
                leads_somewhere(&document, issue);
            }
            is_in_order(&document, &report);
            fixes_fix(body, check);
        }
        Err(_) => {
            assert_eq!((report.total, report.errors, report.issues.len()), (1, 1, 1));
            assert_eq!(report.issues[0].pointer, "");
        }
    }
}

fn report(what: u8, how: u8, body: &[u8], known: Option<&[u8]>) -> Report {
    let [lenient, timeless, turned] = [1, 2, 4].map(|bit| how & bit != 0);
    let now = (!timeless).then_some(1_795_215_600_000);
    let mut options = Options { strict_session_amounts: !lenient, now, ..Options::default() };
    if turned {
        options.severities.set(Code::Required, Some(Severity::Warning));
        options.severities.set(OFF, None);
    }
    let at = usize::from(what) % (Operation::ALL.len() + ANSWERS.len());
    match Operation::ALL.get(at) {
        Some(operation) => {
            options.transaction = known.and_then(|known| KnownTransaction::read(known).ok());
            validate(*operation, body, &options)
        }
        None => {
            let options = AnswerOptions { session: known, severities: options.severities };
            validate_answer(ANSWERS[at - Operation::ALL.len()], body, &options)
        }
    }
}

/// The code that is turned off where any is.
const OFF: Code = Code::UnknownField;

fn is_consistent(report: &Report, how: u8) {
    let listed = report.issues.len();
    assert!(report.errors <= report.total && listed <= report.total && listed <= MAX_ISSUES);
    assert!(listed > 0 || report.total == 0, "issues, and none is listed");
    assert_eq!(report.valid(), report.errors == 0);
    let errors = report.issues.iter().filter(|issue| issue.severity == Severity::Error).count();
    assert!(errors <= report.errors);
    if !report.truncated() {
        assert_eq!((errors, listed), (report.errors, report.total));
    }
    assert!(how & 4 == 0 || report.issues.iter().all(|issue| issue.code != OFF), "a code that is turned off");
    let mut text = String::new();
    write_json(report, &mut text);
    let written: Value = serde_json::from_str(&text).expect("a report is JSON");
    assert_eq!(written["issues"].as_array().map(Vec::len), Some(listed));
    assert!(report.issues.iter().all(|issue| !issue.message().is_empty()));
}

/// The pointer leads to a value, or from an object that is there to a member that it lacks.
fn leads_somewhere(document: &Document<'_>, issue: &Issue) {
    // It may lead into a member that a later one shadows, where pointers lead no more.
    if issue.code != Code::DuplicateKey {
        assert!(resolve(document.root(), &issue.pointer).is_some(), "{} leads nowhere", issue.pointer);
    }
}

/// Issues stand in the order of the text.
fn is_in_order(document: &Document<'_>, report: &Report) {
    // The reader tells halves of surrogate pairs apart; a pointer, in which each is U+FFFD, does not.
    let plain = |issue: &&Issue| issue.code != Code::DuplicateKey && !issue.pointer.contains('\u{fffd}');
    let issues = report.issues.iter().filter(plain);
    let places: Vec<u32> =
        issues.filter_map(|issue| Some(resolve(document.root(), &issue.pointer)?.offset())).collect();
    assert!(places.is_sorted(), "not in the order of the text: {places:?}");
}

fn resolve<'a>(root: View<'a>, pointer: &str) -> Option<Place<'a>> {
    let mut here = root;
    for token in pointer.split('/').skip(1) {
        let name = token.replace("~1", "/").replace("~0", "~");
        let next = match here.kind() {
            dintero_wasm::json::Kind::Array => Some(here.children().nth(name.parse().ok()?)?),
            dintero_wasm::json::Kind::Object => here.children().find(|child| child.key().to_str() == name),
            _ => return None,
        };
        let Some(next) = next else { return Some(Place::Missing(here, &[])) };
        here = next;
    }
    Some(Place::At(here))
}

/// A fix can be applied, makes the issue go away, and breaks nothing else.
fn fixes_fix(body: &[u8], check: impl Fn(&[u8]) -> Report) {
    // As `applyFixes` sees it: keys once, and numbers as far as a binary fraction holds them.
    let Ok(body) = serde_json::from_slice::<Value>(body) else { return };
    let before = check(body.to_string().as_bytes());
    if before.truncated() {
        return;
    }
    let count = |report: &Report, code| report.issues.iter().filter(|issue| issue.code == code).count();
    for issue in before.issues.iter().filter(|issue| issue.fix.is_some()) {
        let mut text = String::new();
        write_json(&Report { issues: vec![issue.clone()], ..Report::default() }, &mut text);
        let written: Value = serde_json::from_str(&text).expect("a report is JSON");
        let patch: json_patch::Patch =
            serde_json::from_value(written["issues"][0]["fix"].clone()).expect("a fix is a JSON Patch");
        let mut mended = body.clone();
        json_patch::patch(&mut mended, &patch).expect("a fix can be applied");
        let after = check(mended.to_string().as_bytes());
        let (code, name) = (issue.code, issue.code.name());
        assert!(count(&after, code) < count(&before, code), "{name} at {} stays: {mended}", issue.pointer);
    }
}
