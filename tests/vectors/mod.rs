//! The cases that every build is held to: natively, at the boundary of WebAssembly, and through the package.
//!
//! Who includes this gives a `validate` that takes an operation, a body as JSON text and the options of a case, and
//! gives the report as JSON: `{ valid, total, truncated, issues }`.

use serde_json::{Map, Value, json};

/// Whole bodies with the codes, pointers and severities of their reports, in any order.
const CASES: &str = include_str!("../cases.json");

/// Files of cases whose reports are given in order, with params and fixes. A file's `about` says how they are written.
pub const FILES: [&str; 5] = [
    include_str!("bodies.json"),
    include_str!("texts.json"),
    include_str!("structure.json"),
    include_str!("sessions.json"),
    include_str!("transactions.json"),
];

/// A case, made whole.
pub struct Case {
    pub name: String,
    pub operation: String,
    /// JSON text.
    pub body: String,
    pub options: Value,
    /// The issues of the report.
    pub expect: Vec<Value>,
}

/// Runs every case, and fails with all that differ.
pub fn run(mut validate: impl FnMut(&str, &str, &Value) -> Value) {
    let mut differences = Vec::new();
    for case in cases() {
        let report = validate(&case.operation, &case.body, &case.options);
        let (found, expected) = (keys(report["issues"].as_array().unwrap()), keys(&case.expect));
        if found != expected {
            differences.push(format!("{}: {found:?}", case.name));
        }
    }
    for case in FILES.into_iter().flat_map(cases_of) {
        let report = validate(&case.operation, &case.body, &case.options);
        differences.extend(difference(&case, &report));
    }
    assert!(differences.is_empty(), "{} cases differ\n{}", differences.len(), differences.join("\n"));
}

/// What an issue is and where, as one text. Sorted.
pub fn keys(issues: &[Value]) -> Vec<String> {
    let key = |issue: &Value| json!([issue["pointer"], issue["code"], issue["severity"]]).to_string();
    let mut keys: Vec<String> = issues.iter().map(key).collect();
    keys.sort();
    keys
}

/// The cases whose issues are given in any order.
fn cases() -> Vec<Case> {
    let file: Value = serde_json::from_str(CASES).unwrap();
    file["cases"].as_array().unwrap().iter().map(|case| whole(&file, case)).collect()
}

/// The cases of a file.
pub fn cases_of(file: &str) -> Vec<Case> {
    let file: Value = serde_json::from_str(file).unwrap();
    file["cases"].as_array().unwrap().iter().map(|case| whole(&file, case)).collect()
}

/// A case: its own body or text, or a base of its file with members removed and set; the same for its transaction.
fn whole(file: &Value, case: &Value) -> Case {
    let base = match case["base"].as_str() {
        Some(name) => file["bases"][name].clone(),
        None => json!({ "operation": file["operation"], "body": file["base"] }),
    };
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut options = case["options"].as_object().cloned().unwrap_or_default();
    if let Some(change) = case.get("transaction") {
        let known = &file["transactions"][change["base"].as_str().or(change.as_str()).unwrap()];
        options.insert("transaction".to_owned(), changed(known, change));
    }
    let body = case.get("body").cloned().unwrap_or_else(|| changed(&base["body"], case));
    Case {
        name: text(&case["name"]).unwrap(),
        operation: text(&case["operation"]).or(text(&base["operation"])).unwrap(),
        body: text(&case["text"]).unwrap_or_else(|| body.to_string()),
        options: Value::Object(Map::from_iter(options)),
        expect: case["expect"].as_array().unwrap().clone(),
    }
}

/// Removes and sets members of the base, as a change says.
fn changed(base: &Value, change: &Value) -> Value {
    let mut body = base.clone();
    for pointer in change["remove"].as_array().into_iter().flatten() {
        let (parent, name) = pointer.as_str().unwrap().rsplit_once('/').unwrap();
        body.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name).unwrap();
    }
    for (pointer, value) in change["set"].as_object().into_iter().flatten() {
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

/// How a report is not what a case expects. What is not given of an issue is not compared.
fn difference(case: &Case, report: &Value) -> Option<String> {
    let issues = report["issues"].as_array().unwrap();
    let fits = |(issue, expected): (&Value, &Value)| {
        expected.as_object().unwrap().iter().all(|(member, value)| issue[member] == *value)
    };
    let same = issues.len() == case.expect.len() && issues.iter().zip(&case.expect).all(fits);
    let valid = issues.iter().all(|issue| issue["severity"] != "error");
    let told = json!([report["valid"], report["total"], report["truncated"]]);
    let text = |issues: &[Value]| json!(issues).to_string();
    (!same || told != json!([valid, issues.len(), false])).then(|| {
        let (found, expected) = (text(issues), text(&case.expect));
        format!("{}: {}\n  it is   {found} {told}\n  and not {expected}", case.operation, case.name)
    })
}
