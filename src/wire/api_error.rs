//! What the API says when it refuses.

use std::fmt;

use super::Response;
use super::answer::{at, read, text};

/// The most of a body that an error repeats, and of each text in it, in characters.
pub const MAX_EXCERPT_CHARS: usize = 1024;

/// The headers that may name a request, the likeliest first. None is documented but the last.
const REQUEST_ID_FIELDS: &[&str] = &["request-id", "x-request-id", "x-amzn-requestid", "event-request-id"];

/// An answer of the API that is not a success. Made of any answer: HTML, half a JSON and nothing at all too.
#[derive(Clone, Debug, Default)]
pub struct ApiError {
    /// The status code.
    pub status: u16,
    /// `error.code`: free text, of which only `mfa_required` is known to be stable.
    pub code: Option<String>,
    /// `error.message`.
    pub message: Option<String>,
    /// `error.errors`, as JSON text: whole, since half of it would not be JSON.
    pub errors: Option<String>,
    /// `mfa_token`, with the code `mfa_required`: what a second factor is asked for with.
    pub mfa_token: Option<crate::sign::Secret>,
    /// What names the request in Dintero's logs.
    pub request_id: Option<String>,
    /// The beginning of the body.
    pub body: String,
}

impl ApiError {
    /// Reads an answer. Words in `secrets` are blotted out, should the other side repeat them.
    #[must_use]
    pub fn read(response: &Response, secrets: &[&str]) -> Self {
        let member = |path: &[&str]| read(&response.body, |root| text(root, path));
        let mfa_token = member(&["mfa_token"]);
        let secrets: Vec<_> = secrets.iter().copied().chain(mfa_token.as_deref()).collect();
        // Cut last: half a secret would not be known for one.
        let clean = |text: &str| redacted(text, &secrets).take(MAX_EXCERPT_CHARS).collect();
        Self {
            status: response.status,
            code: member(&["error", "code"]).as_deref().map(clean),
            message: member(&["error", "message"]).as_deref().map(clean),
            errors: read(&response.body, |root| {
                Some(redact(at(root, &["error", "errors"])?.source(), &secrets))
            }),
            mfa_token: mfa_token.clone().map(Into::into),
            request_id: request_id(response).as_deref().map(clean),
            body: clean(&response.text()),
        }
    }

    /// The API asks for a second factor.
    #[must_use]
    pub fn is_mfa_required(&self) -> bool {
        self.code.as_deref() == Some("mfa_required")
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status {
            0 | 300..=399 => formatter.write_str(
                "the answer is a redirect, which is not followed because the request carries credentials: \
                 the checkoutUrl or apiUrl is probably wrong",
            )?,
            status => write!(formatter, "the API answered {status}")?,
        }
        match (&self.message, &self.code) {
            (Some(message), Some(code)) => write!(formatter, ": {message} ({code})"),
            (Some(text), None) | (None, Some(text)) => write!(formatter, ": {text}"),
            (None, None) if self.body.is_empty() => formatter.write_str(", with an empty body"),
            (None, None) => formatter.write_str(", and the body is not an error of the API"),
        }?;
        match &self.request_id {
            Some(id) => write!(formatter, " [request {id}]"),
            None => Ok(()),
        }
    }
}

/// What names a request in Dintero's logs, out of the answer's headers.
#[must_use]
pub fn request_id(response: &Response) -> Option<String> {
    REQUEST_ID_FIELDS.iter().find_map(|name| response.headers.get(name)).map(str::to_owned)
}

/// What is shorter is no secret, and blotting it out would garble every text.
const MIN_SECRET_BYTES: usize = 4;

/// Blots secrets out of a text, should another side have repeated them: as they are, or as JSON writes them.
pub(crate) fn redact(text: &str, secrets: &[&str]) -> String {
    redacted(text, secrets).collect()
}

/// The letters of a text, one after the other as they are wanted: a body may be long, and little of it shown.
fn redacted(mut rest: &str, secrets: &[&str]) -> impl Iterator<Item = char> {
    let known = |secret: &&&str| secret.len() >= MIN_SECRET_BYTES;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let found = secrets.iter().filter(known).filter_map(|secret| after(rest, secret));
        let found = found.min_by_key(|after| after.len());
        rest = found.unwrap_or_else(|| rest.get(first.len_utf8()..).unwrap_or_default());
        Some(if found.is_some() { '…' } else { first })
    })
}

/// What follows a secret that stands at the beginning of a text, any letter of it perhaps escaped.
fn after<'a>(text: &'a str, secret: &str) -> Option<&'a str> {
    let letter_by_letter = || {
        let mut letters = secret.chars();
        letters.try_fold(text, |text, letter| escaped(text, letter).or_else(|| text.strip_prefix(letter)))
    };
    text.strip_prefix(secret).or_else(letter_by_letter)
}

/// What follows the escape of a letter.
fn escaped(text: &str, letter: char) -> Option<&str> {
    let short = || {
        let short = match letter {
            '"' | '\\' | '/' => letter,
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            _ => return None,
        };
        text.strip_prefix('\\')?.strip_prefix(short)
    };
    let long = || {
        letter.encode_utf16(&mut [0; 2]).iter().try_fold(text, |text, unit| {
            let (digits, rest) = text.strip_prefix("\\u")?.split_at_checked(4)?;
            (u16::from_str_radix(digits, 16) == Ok(*unit)).then_some(rest)
        })
    };
    short().or_else(long)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(status: u16, body: &str) -> Response {
        Response {
            status,
            headers: [("Request-Id", "r1")].into_iter().collect(),
            body: body.as_bytes().to_vec(),
        }
    }

    #[test]
    fn any_answer_becomes_an_error() {
        let body = r#"{"error":{"message":"no","code":"NOT FOUND","errors":[{"a":1}]}}"#;
        let error = ApiError::read(&response(404, body), &[]);
        assert_eq!(error.to_string(), "the API answered 404: no (NOT FOUND) [request r1]");
        assert_eq!(error.errors.as_deref(), Some(r#"[{"a":1}]"#));
        for (body, says) in [
            ("", "the API answered 502, with an empty body [request r1]"),
            ("<html>oh</html>", "the API answered 502, and the body is not an error of the API [request r1]"),
            (
                r#"{"error":{"mess"#,
                "the API answered 502, and the body is not an error of the API [request r1]",
            ),
            (
                r#"{"error":"x"}"#,
                "the API answered 502, and the body is not an error of the API [request r1]",
            ),
            ("[1]", "the API answered 502, and the body is not an error of the API [request r1]"),
        ] {
            let error = ApiError::read(&response(502, body), &[]);
            assert_eq!((error.to_string().as_str(), error.body.as_str()), (says, body));
        }
    }

    #[test]
    fn a_second_factor_is_carried_and_not_shown() {
        let body = r#"{"error":{"message":"MFA","code":"mfa_required"},"mfa_token":"m-t0ken"}"#;
        let error = ApiError::read(&response(403, body), &[]);
        assert!(error.is_mfa_required());
        assert_eq!(error.mfa_token.as_ref().map(crate::sign::Secret::expose), Some("m-t0ken"));
        assert!(!format!("{error:?}").contains("m-t0ken"));
    }

    #[test]
    fn a_repeated_secret_is_blotted_out() {
        let body = r#"{"error":{"message":"bad s3cret","code":"s3cret","errors":[{"x":"s3cret"}]}}"#;
        let error = ApiError::read(&response(400, body), &["s3cret", ""]);
        assert!(!format!("{error:?} {error}").contains("s3cret"), "{error:?}");
    }

    #[test]
    fn an_escaped_secret_is_blotted_out_too() {
        for (secret, text) in [
            (r#"a"b/c\d"#, r#"a\"b\/c\\d"#),
            (r#"a"b/c\d"#, r#"a"b/c\d"#),
            (r"a\\b", r"a\\b"),
            ("blåbær", r"bl\u00e5b\u00E6r"),
            ("key😀", r"key\ud83d\ude00"),
            ("a\tb\n", r"a\tb\n"),
        ] {
            assert_eq!(redact(&format!("<{text}>{text}"), &[secret]), "<…>…", "{text}");
        }
        assert_eq!(redact("abc", &["abc", "abcd"]), "abc");
    }

    #[test]
    fn a_request_id_repeats_no_secret() {
        let headers = [("request-id", "s3cret")].into_iter().collect();
        let error = ApiError::read(&Response { status: 400, headers, body: vec![] }, &["s3cret"]);
        assert_eq!(error.request_id.as_deref(), Some("…"));
    }

    #[test]
    fn a_long_body_is_cut() {
        let long = "æ".repeat(MAX_EXCERPT_CHARS * 2);
        let error = ApiError::read(&response(500, &long), &[]);
        assert_eq!(error.body.chars().count(), MAX_EXCERPT_CHARS);
        let error = ApiError::read(&response(500, &format!(r#"{{"error":{{"message":"{long}"}}}}"#)), &[]);
        assert_eq!(error.message.map(|message| message.chars().count()), Some(MAX_EXCERPT_CHARS));
    }
}
