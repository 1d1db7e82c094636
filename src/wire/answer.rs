//! The few members of an answer that the library itself reads. Everything else is passed on as it came.

use super::Answer;
use super::message::decode;
use super::{Payment, PaymentOutcome};
use crate::json::{Kind, Limits, Reader, View};
use crate::sign::Secret;

/// What is read of an answer: 32 MiB, since it may be larger than what was sent, and a depth that every JSON
/// parser takes.
pub const ANSWER_LIMITS: Limits = Limits { bytes: 32 << 20, depth: 100 };

/// Reads a body whose members matter here: a token or an error, and neither is large.
pub(super) fn read<T>(body: &[u8], look: impl FnOnce(View<'_>) -> Option<T>) -> Option<T> {
    look(Reader::default().read(decode(body).as_bytes()).ok()?.root())
}

/// Reads a body of any size that the library takes.
pub(super) fn read_whole<T>(body: &[u8], look: impl FnOnce(View<'_>) -> Option<T>) -> Option<T> {
    look(Reader::new(ANSWER_LIMITS).read(decode(body).as_bytes()).ok()?.root())
}

/// The value at a path of members.
pub(super) fn at<'a>(root: View<'a>, path: &[&str]) -> Option<View<'a>> {
    path.iter().try_fold(root, |value, name| value.get(name))
}

/// The string at a path of members.
pub(super) fn text(root: View<'_>, path: &[&str]) -> Option<String> {
    Some(at(root, path)?.text()?.to_str().into_owned())
}

/// A text among a body's own members.
#[must_use]
pub fn text_member(body: &[u8], name: &str) -> Option<String> {
    read_whole(body, |root| text(root, &[name]))
}

/// Members that hold secrets wherever they stand in a body.
const SECRET_MEMBERS: &[&str] = &[
    "password",
    "refresh_token",
    "verification_code",
    "oob_code",
    "binding_code",
    "mfa_token",
    "payment_token",
    "recurrence_token",
];

/// The secrets in a body, which an answer may repeat and no error must.
#[must_use]
pub fn secret_members(body: &[u8]) -> Vec<String> {
    read_whole(body, |root| {
        let mut found = Vec::new();
        collect_secrets(root, &mut found);
        Some(found)
    })
    .unwrap_or_default()
}

/// The reader has bounded the depth.
fn collect_secrets(view: View<'_>, found: &mut Vec<String>) {
    if !matches!(view.kind(), Kind::Object | Kind::Array) {
        return;
    }
    let is_object = view.kind() == Kind::Object;
    for child in view.children() {
        match child.text().filter(|_| is_object && SECRET_MEMBERS.contains(&&*child.key().to_str())) {
            Some(secret) if !secret.is_empty() => found.push(secret.to_str().into_owned()),
            _ => collect_secrets(child, found),
        }
    }
}

/// Whether a body holds what a successful answer does.
#[must_use]
pub fn holds(body: &[u8], answer: Answer) -> bool {
    match answer {
        Answer::Any => return true,
        Answer::Payment => return Payment::read(body).is_some(),
        Answer::Object(_) | Answer::List => {}
    }
    let found = read_whole(body, |root| {
        let has = |name: &&str| root.get(name).is_some_and(|value| value.kind() != Kind::Null);
        Some(match answer {
            Answer::Object(members) => root.kind() == Kind::Object && members.iter().all(has),
            Answer::List => root.kind() == Kind::Array,
            Answer::Payment | Answer::Any => true,
        })
    });
    found == Some(true)
}

/// Whether an error status comes with an outcome that is none of an error: the shopper has to do something first.
#[must_use]
pub fn is_outcome(body: &[u8], answer: Answer) -> bool {
    answer == Answer::Payment
        && Payment::read(body).is_some_and(|payment| payment.outcome == PaymentOutcome::ActionsRequired)
}

/// What the token operation gives.
#[derive(Clone, Debug)]
pub struct AccessAnswer {
    /// Sent as `Authorization: Bearer …`.
    pub access_token: Secret,
    /// How long it lasts, in seconds. `None`: the answer does not say.
    pub expires_in: Option<u64>,
}

impl AccessAnswer {
    /// Reads the answer. `None`: there is no token in it that a header could carry.
    #[must_use]
    pub fn read(body: &[u8]) -> Option<Self> {
        read(body, |root| {
            let access_token = text(root, &["access_token"])?;
            let sendable =
                !access_token.is_empty() && access_token.bytes().all(|byte| byte.is_ascii_graphic());
            let expires_in = root
                .get("expires_in")
                .and_then(View::integer)
                .and_then(|seconds| u64::try_from(seconds).ok());
            sendable.then(|| Self { access_token: access_token.into(), expires_in })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_or_refused() {
        let answer = AccessAnswer::read(br#"{"access_token":"abc.d","expires_in":60}"#).expect("a token");
        assert_eq!((answer.access_token.expose(), answer.expires_in), ("abc.d", Some(60)));
        let answer = AccessAnswer::read(br#"{"access_token":"a","expires_in":"soon"}"#).expect("a token");
        assert_eq!(answer.expires_in, None);
        for body in [
            "",
            "<html>",
            r#"{"access_token":"a"#,
            "{}",
            r#"{"access_token":""}"#,
            r#"{"access_token":"a\r\nb"}"#,
        ] {
            assert!(AccessAnswer::read(body.as_bytes()).is_none(), "{body}");
        }
    }

    #[test]
    fn an_answer_is_an_object_with_its_members() {
        for (body, members, expected) in [
            ("{}", &[][..], true),
            (r#"{"id":"a","url":"b"}"#, &["id", "url"], true),
            (r#"{"id":"a","url":null}"#, &["id", "url"], false),
            (r#"{"id":"a"}"#, &["id", "url"], false),
            ("[]", &[], false),
            ("", &[], false),
            (r#"{"id":"#, &[], false),
            ("<html></html>", &[], false),
        ] {
            assert_eq!(holds(body.as_bytes(), Answer::Object(members)), expected, "{body}");
        }
    }

    #[test]
    fn an_answer_is_read_as_browsers_read_it() {
        let long = "x".repeat(4 << 20);
        for (body, expected) in [
            (b"\xef\xbb\xbf{}".to_vec(), true),
            (b"{\"a\":\"\xff\"}".to_vec(), true),
            (format!("{{\"a\":\"{long}\"}}").into_bytes(), true),
            (format!("[\"{long}\"]").into_bytes(), false),
            (format!("{{\"a\":{}{}}}", "[".repeat(99), "]".repeat(99)).into_bytes(), true),
            (format!("{{\"a\":{}{}}}", "[".repeat(100), "]".repeat(100)).into_bytes(), false),
        ] {
            let begin = String::from_utf8_lossy(&body).chars().take(20).collect::<String>();
            assert_eq!(holds(&body, Answer::Object(&[])), expected, "{begin}");
        }
    }
}
