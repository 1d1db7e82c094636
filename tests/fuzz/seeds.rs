//! What fuzzing begins with: the data of the other tests, in the form that each target takes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dintero_wasm::model::Operation;
use serde_json::{Value, json};

/// Texts that no data of ours has: where numbers, strings and brackets are read, the edges.
const EDGES: [&str; 24] = [
    "-0",
    "1.0",
    "1E2",
    "1e400",
    "-1e-400",
    "2147483648",
    "9007199254740993",
    "-9223372036854775808",
    "18446744073709551616",
    "0.1e1",
    "1.50",
    "[[[[]]]]",
    "{\"a\":1,\"a\":2}",
    "\"\\ud83d\"",
    "\"\\ud83d\\ude00\"",
    "\"\\u0000\\/\\b\"",
    "\"😀\"",
    "__proto__",
    "~1",
    "null",
    "true",
    "\u{feff}",
    "{\"\":{}}",
    "\r\n\t ",
];

/// Dates, signatures and queries.
const TEXTS: [&str; 8] = [
    "2026-11-21T08:30:00.125+01:00",
    "2016-12-31T23:59:60Z",
    "0000-03-01t00:00:00z",
    "2026-11-21",
    "t=1582236537,v0-hmac-sha256=6bed2ab1b919d460ef7465a20dc6c97260dca73fab6647106ca525f0908df64a\nhttps://example.com/callback?B=123&A=992",
    "896b80374813606d974700d87905b23d3efa6e81\n{\"account_id\":\"P12345678\",\"event\":\"checkout_transaction\"}",
    "x\n?sid=T12345678.1&merchant_reference=A+1&delay_callback=5&error=cancelled&b=%FF&b=%zz",
    "x\nhttps://[::1]:8443/%2e?%EF%BD%A1=1&%F0%9F%98%80=2#c",
];

/// The inputs that a target begins with. `tests` is the folder of the tests.
pub fn seeds(target: &str, tests: &Path) -> Vec<Vec<u8>> {
    match target {
        "reader" | "answers" => {
            texts(tests).into_iter().chain(EDGES.map(str::to_owned)).map(String::into_bytes).collect()
        }
        "validate" => bodies(tests),
        _ => EDGES.into_iter().chain(TEXTS).map(|text| text.as_bytes().to_vec()).collect(),
    }
}

/// The words that inputs are made of: every string in the data, with its quotes, and the edges.
pub fn words(tests: &Path) -> Vec<Vec<u8>> {
    let mut words: BTreeSet<String> = EDGES.map(str::to_owned).into();
    for text in texts(tests) {
        let mut strings = BTreeSet::new();
        collect(&serde_json::from_str(&text).unwrap_or_default(), &mut strings);
        words.extend(strings.into_iter().filter(|word| word.len() < 40));
    }
    words.into_iter().map(String::into_bytes).collect()
}

fn collect(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::String(_) | Value::Number(_) => _ = words.insert(value.to_string()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            words.insert(Value::from(name.as_str()).to_string());
            collect(value, words);
        }),
        _ => {}
    }
}

/// The bodies of the cases, and what the contract's tests hold of requests and answers.
fn texts(tests: &Path) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for case in cases(tests) {
        texts.extend([Some(case.body), case.known].into_iter().flatten());
    }
    for name in ["session", "transaction", "account"] {
        let file = read(&tests.join(format!("contract/{name}.json")));
        texts.extend(parts(&file, 2000));
    }
    texts
}

/// A value, or where it is long its parts: a fuzzer has use for what is small.
fn parts(value: &Value, longest: usize) -> Vec<String> {
    let text = value.to_string();
    match value {
        Value::Array(items) if text.len() > longest => {
            items.iter().flat_map(|item| parts(item, longest)).collect()
        }
        Value::Object(members) if text.len() > longest => {
            members.values().flat_map(|member| parts(member, longest)).collect()
        }
        Value::Array(_) | Value::Object(_) => vec![text],
        _ => Vec::new(),
    }
}

fn bodies(tests: &Path) -> Vec<Vec<u8>> {
    let operations: Vec<&str> = Operation::ALL.iter().map(|operation| operation.name()).collect();
    let with = |what: usize, how: u8, text: &str| {
        let what = u8::try_from(what).unwrap_or_default();
        [&[what, how], text.as_bytes()].concat()
    };
    let mut seeds: Vec<Vec<u8>> = Vec::new();
    for Case { operation, lenient, body, known } in cases(tests) {
        let what = operations.iter().position(|name| *name == operation).unwrap_or_default();
        let known = known.map(|known| format!("\u{1e}{known}")).unwrap_or_default();
        seeds.push(with(what, lenient.into(), &format!("{body}{known}")));
    }
    // An empty body shows what each operation and answer requires.
    seeds.extend((0..operations.len() + 2).map(|what| with(what, 0, "{}")));
    for (at, text) in texts(tests).iter().enumerate() {
        seeds.push(with(at % (operations.len() + 2), 4, text));
    }
    seeds
}

/// A case of the vectors.
struct Case {
    operation: String,
    lenient: bool,
    body: String,
    /// The transaction that the body is about.
    known: Option<String>,
}

fn cases(tests: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    for path in vectors(tests) {
        let file = read(&path);
        let general = &file["operation"];
        let base = json!({ "operation": general, "body": file["base"] });
        let mut bodies: Vec<&Value> = file["cases"].as_array().into_iter().flatten().collect();
        bodies.extend(file["bases"].as_object().into_iter().flat_map(|bases| bases.values()).chain([&base]));
        for case in bodies {
            // A case that changes members of a base adds what it sets: a mutation puts it where it belongs.
            let body = ["text", "body", "set"].into_iter().find_map(|name| match &case[name] {
                Value::String(text) => Some(text.clone()),
                Value::Null => None,
                value => Some(value.to_string()),
            });
            let Some(body) = body else { continue };
            let own = &case["options"]["transaction"];
            let transactions = file["transactions"].as_object().into_iter().flat_map(|named| named.values());
            let known: Vec<&Value> = transactions.chain([own]).collect();
            cases.extend(known.into_iter().map(|known| Case {
                operation: case["operation"].as_str().or(general.as_str()).unwrap_or_default().to_owned(),
                lenient: case["options"]["strictSessionAmounts"] == false,
                body: body.clone(),
                known: known.is_object().then(|| known.to_string()),
            }));
        }
    }
    cases
}

/// The files of cases, in one order on every machine.
fn vectors(tests: &Path) -> Vec<PathBuf> {
    let folder = fs::read_dir(tests.join("vectors")).unwrap_or_else(|error| panic!("tests/vectors: {error}"));
    let files = folder.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> =
        files.filter(|file| file.extension().is_some_and(|end| end == "json")).collect();
    files.push(tests.join("cases.json"));
    files.sort();
    files
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
