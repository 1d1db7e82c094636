//! Whatever a refusal holds becomes an error that repeats no secret, is short, and says what the API said.

use dintero_wasm::json::Reader;
use dintero_wasm::wire::{ApiError, MAX_EXCERPT_CHARS, Response};
use serde_json::Value;

/// Credentials and passwords of all sorts: plain, with what JSON escapes, and beyond ASCII.
const SECRETS: [&str; 6] = [
    "hunter2-hunter2",
    "aWQ6Y2wxZW50LXMzY3JldA==",
    "a\"b/c\\d",
    "line\nbreak\r\ttab\u{8}\u{c}\u{0}",
    "bl\u{e5}b\u{e6}r-\u{1f600}",
    "\\u0041\\n",
];

/// No JSON text has it: in an input, the byte behind it says which secret stands there, and the next how it is written.
const MARK: u8 = 0x1e;

/// Takes a byte that is the status, and a body in which secrets may be marked.
pub fn run(bytes: &[u8]) {
    let [status, rest @ ..] = bytes else { return };
    let body = filled(rest);
    let text = String::from_utf8_lossy(&body);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let status = 300 + u16::from(*status);
    let headers = [("Request-Id", text)].into_iter().collect();
    let error = ApiError::read(&Response { status, headers, body: body.clone() }, &SECRETS);
    assert_eq!(error.status, status);
    let shown = [&error.code, &error.message, &error.errors, &error.request_id].into_iter().flatten();
    for part in shown.chain([&error.body, &format!("{error}")]) {
        repeats_nothing(part);
    }
    // It has escapes of its own, which may make of another text the letters of a secret.
    let debugged = format!("{error:?}");
    for secret in SECRETS {
        assert!(
            !debugged.contains(format!("{secret:?}").trim_matches('"')),
            "{secret:?} stands in {debugged}"
        );
    }
    for part in [&error.code, &error.message, &error.request_id].into_iter().flatten().chain([&error.body]) {
        assert!(part.chars().count() <= MAX_EXCERPT_CHARS, "{} letters", part.chars().count());
    }
    says_what_the_api_said(&error, text);
    // Without escapes a secret stands there as it is, or not at all.
    let bare = !text.contains('\\') && !SECRETS.iter().any(|secret| text.contains(secret));
    if bare && error.mfa_token.is_none() {
        let beginning: String = text.chars().take(MAX_EXCERPT_CHARS).collect();
        assert_eq!(error.body, beginning, "the beginning, as it is");
    }
}

/// No secret is in it, neither as it is nor as any JSON text writes it.
fn repeats_nothing(part: &str) {
    for (at, secret) in SECRETS.iter().enumerate() {
        assert!(!part.contains(secret), "secret {at} stands in {part}");
        assert!(!unescaped(part).contains(secret), "secret {at} stands in {part}, escaped");
    }
}

/// `code`, `message` and `errors` are the members of the JSON, with secrets blotted out.
fn says_what_the_api_said(error: &ApiError, text: &str) {
    let seen = serde_json::from_str::<Value>(text).ok().filter(|_| {
        let mut reader = Reader::default();
        reader.read(text.as_bytes()).is_ok_and(|document| document.duplicates().next().is_none())
    });
    let Some(seen) = seen else { return };
    let token = seen["mfa_token"].as_str();
    // What looks like an escape once it has been read is blotted out for one; so is the token that came along.
    let plain = |text: &&str| !text.contains('\\') && token.is_none_or(|token| !text.contains(token));
    for (name, read) in [("code", &error.code), ("message", &error.message)] {
        let said = seen["error"][name].as_str();
        assert_eq!(read.is_some(), said.is_some(), "{name}");
        if let (Some(read), Some(said)) = (read, said.filter(plain)) {
            let blotted = SECRETS.iter().fold(said.to_owned(), |said, secret| said.replace(secret, "…"));
            assert_eq!(*read, blotted.chars().take(MAX_EXCERPT_CHARS).collect::<String>(), "{name}");
        }
    }
    assert_eq!(error.errors.is_some(), !seen["error"]["errors"].is_null() || has_null(&seen));
    assert_eq!(error.mfa_token.as_ref().map(|token| token.expose()), token);
    let hidden = token.is_some_and(|token| "mfa_required".contains(token));
    assert!(hidden || error.is_mfa_required() == (seen["error"]["code"] == "mfa_required"));
}

fn has_null(seen: &Value) -> bool {
    seen["error"].as_object().is_some_and(|error| error.get("errors") == Some(&Value::Null))
}

/// A text with every escape of JSON read, whether it is JSON or not.
fn unescaped(text: &str) -> String {
    let mut units = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (unit, behind) =
            escape(rest).map_or((None, &rest[first.len_utf8()..]), |(unit, behind)| (Some(unit), behind));
        match unit {
            Some(unit) => units.push(unit),
            None => units.extend_from_slice(first.encode_utf16(&mut [0; 2])),
        }
        rest = behind;
    }
    String::from_utf16_lossy(&units)
}

fn escape(text: &str) -> Option<(u16, &str)> {
    let rest = text.strip_prefix('\\')?;
    if let Some((digits, behind)) = rest.strip_prefix('u').and_then(|rest| rest.split_at_checked(4)) {
        let plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        return u16::from_str_radix(digits, 16).ok().filter(|_| plain).map(|unit| (unit, behind));
    }
    let letter = rest.chars().next()?;
    let meant = match letter {
        '"' | '\\' | '/' => letter,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => return None,
    };
    Some((u16::try_from(u32::from(meant)).unwrap(), &rest[1..]))
}

fn filled(bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return body,
            [MARK, which, how, behind @ ..] => {
                let secret = SECRETS[usize::from(*which) % SECRETS.len()];
                body.extend_from_slice(written(secret, *how).as_bytes());
                behind
            }
            [byte, behind @ ..] => {
                body.push(*byte);
                behind
            }
        };
    }
}

/// A secret as a JSON text may write it; each letter in one of four ways.
fn written(secret: &str, how: u8) -> String {
    let letter = |(at, letter): (usize, char)| {
        let units = || letter.encode_utf16(&mut [0; 2]).to_vec();
        let short = match letter {
            '"' | '\\' | '/' => Some(letter),
            '\u{8}' => Some('b'),
            '\u{c}' => Some('f'),
            '\n' => Some('n'),
            '\r' => Some('r'),
            '\t' => Some('t'),
            _ => None,
        };
        match (usize::from(how) + at * usize::from(how >> 2)) % 4 {
            0 => units().iter().map(|unit| format!("\\u{unit:04x}")).collect(),
            1 => units().iter().map(|unit| format!("\\u{unit:04X}")).collect(),
            2 => short.map_or_else(|| letter.to_string(), |short| format!("\\{short}")),
            _ => letter.to_string(),
        }
    };
    secret.chars().enumerate().map(letter).collect::<Vec<String>>().concat()
}
