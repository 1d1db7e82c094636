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

/// Headers of callbacks, in which `$0` to `$2` stand for signatures.
const HEADERS: [&str; 10] = [
    "t=1582236537,v0-hmac-sha256=$0",
    "t=1582236500,v0-hmac-sha256=$2,v0-hmac-sha256=$1",
    "t=1582236900,\r\n v0-hmac-sha256=$1",
    " v1-ed25519=abc , t=1582236537 , v0-hmac-sha256=$0 ",
    "v0-hmac-sha256=$0,t=001582236537",
    "t=1582236537,t=1582236537,v0-hmac-sha256=$0",
    "t=-1,v0-hmac-sha256=$0",
    "t=999999999999,v0-hmac-sha256=$0",
    "t=0,v0-hmac-sha256=$0$0",
    "t=1582236537;v0-hmac-sha256=$0",
];

/// Queries of callbacks.
const QUERIES: [&str; 10] = [
    "transaction_id=T12345678.1&session_id=T12345678.2&merchant_reference=A%201&time=2026-11-21T08:30:00Z",
    "?sid=T12345678.1&merchant_reference=A+1&error=cancelled&report_error=true&delay_callback=60",
    "report_event=REFUND&report_event=CAPTURE&event=CAPTURE&event_id=e&method=POST&includes=session",
    "report_error=maybe&report_error=false&delay_callback=-5&delay_callback=%2B7",
    "B=1&b=2&_=3&A=4&%EF%BD%A1=5&%F0%9F%98%80=6",
    "x=*~!'()-._%2A%7E%21%27%28%29&y=a+b%20c%2B",
    "a=%zz&%=%&b=%f&c=%FF%C3&d=%c3%b8",
    "&&=&=value&bare&a=b=c&?x",
    "__proto__=1&constructor=2&toString=3",
    "time=\u{0}\r\n#fragment&\u{feff}b=\u{1f600}",
];

/// Refusals of the API and of what stands before it. A mark is followed by the number of a secret, and of a spelling.
const REFUSALS: [&str; 12] = [
    r#"{"error":{"message":"no","code":"NOT FOUND","errors":[{"a":1},null]}}"#,
    r#"{"error":{"message":"MFA","code":"mfa_required"},"mfa_token":"m-t0ken-1"}"#,
    "{\"error\":{\"message\":\"bad \u{1e}\u{0}\u{3}\",\"code\":\"\u{1e}\u{2}\u{2}\",\"errors\":[{\"\u{1e}\u{3}\u{2}\":1}]}}",
    "{\"error\":{\"message\":\"\u{1e}\u{4}\u{0}\u{1e}\u{4}\u{1}\",\"code\":null,\"errors\":null}}",
    "{\"error\":{\"message\":\"\u{1e}\u{5}\u{2}\",\"errors\":{\"x\":\"\u{1e}\u{1}\u{9}\"}},\"got\":\"\u{1e}\u{3}\u{0}\"}",
    "<html>Bad Gateway \u{1e}\u{0}\u{3} \u{1e}\u{3}\u{3}</html>",
    "\u{feff}{\"error\":{\"message\":\"\\ud83d\\ude00 \\ud83d\"}}",
    r#"{"error":{"mess"#,
    r#"{"error":"x"}"#,
    r#"{"error":{"code":1,"message":["a"],"code":"twice"}}"#,
    "[[[[]]]]",
    "",
];

/// Values of `Retry-After`.
const WAITS: [&str; 14] = [
    "0",
    "3",
    "1.5",
    "2.000",
    " 120 ",
    "-1",
    ".5",
    "99999999999999999999999",
    "1e3",
    "Sun, 06 Nov 1994 08:49:47 GMT",
    "Sunday, 06-Nov-94 08:49:47 GMT",
    "Sun Nov  6 08:49:47 1994",
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "Thu, 01 Jan 1970 00:00:00 GMT",
];

/// Ids, bases, paths, parameters and headers, in the order in which the target takes them.
const ADDRESSES: [[&str; 8]; 12] = [
    ["T12345678.465U8CUz", "..x", "https://x.example/", "/v1/transactions", "id", "A", "x-trace", "1"],
    [
        "../x",
        "..\\x",
        "https://x.example:8443/a/b//",
        "/v1/a%2Fb/..c",
        "a b",
        "B&=å",
        "Dintero-System-Name",
        "Shop",
    ],
    ["..", "%2e%2e", "http://127.0.0.1:4010", "/a/../b", "", "", "Authorization", "Bearer x"],
    ["a/b?c#d;e:f@g", " ", "http://[::1]:1/", "//evil.example", "x", "\r\n", "x-a", "a\r\nb: c"],
    ["ø😀\r\n", ".", "http://evil%2eexample", "/a/%2E%2e/b", "+", "%2B", "x-a", "\u{0}"],
    ["%2f", "\t\n", "https://u:p@x.example", "/a?b", "😀", "~!'()*", "cookie", "a"],
    ["x", "x", "https://xn--5cab8c.example", "/@evil.example/", "a", "1", "accept", "*/*"],
    ["x", "x", "https://xn--x-.example", "/v1/%zz/{a}", "a", "1", "a b", "1"],
    ["x", "x", "http://0x7f.1", "/v1/\"<>`|^", "a", "1", "x-a", "blåbær"],
    ["x", "x", "https://x.example:+80", "/v1/x;a=b", "a", "1", "dintero-feature-toggles", "strict"],
    ["x", "x", "https://x.example/a/../b", "/v1//x/", "a", "1", "X-API-Key", "k"],
    ["x", "x", "http://sandbox", "/", "a", "1", "dintero-system-plugin-version", "1.2"],
];

/// The inputs that a target begins with. `tests` is the folder of the tests.
pub fn seeds(target: &str, tests: &Path) -> Vec<Vec<u8>> {
    match target {
        "reader" | "answers" => {
            texts(tests).into_iter().chain(EDGES.map(str::to_owned)).map(String::into_bytes).collect()
        }
        "validate" => bodies(tests),
        "signature_headers" => behind(&[255, 40, b'0'], &with(&HEADERS, &signed(tests, "header"))),
        "callback_queries" => behind(&[], &with(&QUERIES, &signed(tests, "url"))),
        "error_bodies" => {
            let answers: Vec<String> = texts(tests).into_iter().take(40).collect();
            behind(&[103], &with(&REFUSALS, &answers))
        }
        "retry_after" => [0, 9, 19].into_iter().flat_map(|limit| behind(&[1, limit], &WAITS)).collect(),
        "urls" => {
            let texts = ADDRESSES.map(|parts| parts.join("\u{1e}"));
            let each = 0..u8::try_from(Operation::ALL.len()).unwrap_or_default();
            each.flat_map(|at| behind(&[at], &texts.each_ref().map(String::as_str))).collect()
        }
        _ => EDGES.into_iter().chain(TEXTS).map(|text| text.as_bytes().to_vec()).collect(),
    }
}

fn with<'a>(texts: &[&'a str], more: &'a [String]) -> Vec<&'a str> {
    texts.iter().copied().chain(more.iter().map(String::as_str)).collect()
}

/// A member of every signature that the vectors have; of a URL its query.
fn signed(tests: &Path, member: &str) -> Vec<String> {
    let file = read(&tests.join("vectors/signatures.json"));
    let all = ["sign", "verify"].iter().flat_map(|list| file[list].as_array().into_iter().flatten());
    let texts = all.filter_map(|case| case[member].as_str());
    texts.map(|text| text.split_once('?').map_or(text, |(_, query)| query).to_owned()).collect()
}

/// The texts, each behind some bytes that say how it is taken.
fn behind(bytes: &[u8], texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| [bytes, text.as_bytes()].concat()).collect()
}

/// The words that inputs are made of: every string in the data, with its quotes, and the edges.
pub fn words(tests: &Path) -> Vec<Vec<u8>> {
    let mut words: BTreeSet<String> = EDGES.map(str::to_owned).into();
    words.extend(["$0", "$1", "v0-hmac-sha256=", "t=", "%2e", "..", "https://", "\u{1e}"].map(str::to_owned));
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
