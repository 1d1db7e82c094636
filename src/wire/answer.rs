//! The few members of an answer that the library itself reads. Everything else is passed on as it came.

use crate::json::{Kind, ReadError, Reader, View};
use crate::sign::Secret;

/// Reads a body, if it is JSON that is neither larger nor deeper than the reader takes.
pub(super) fn read<T>(body: &[u8], look: impl FnOnce(View<'_>) -> Option<T>) -> Option<T> {
    look(Reader::default().read(body).ok()?.root())
}

/// The value at a path of members.
pub(super) fn at<'a>(root: View<'a>, path: &[&str]) -> Option<View<'a>> {
    path.iter().try_fold(root, |value, name| value.get(name))
}

/// The string at a path of members.
pub(super) fn text(root: View<'_>, path: &[&str]) -> Option<String> {
    Some(at(root, path)?.text()?.to_str().into_owned())
}

/// Whether a body is a JSON object that has these members, none of them null.
///
/// One that is too large to be read here is taken for one: it is passed on as it is.
#[must_use]
pub fn is_answer(body: &[u8], members: &[&str]) -> bool {
    match Reader::default().read(body) {
        Ok(document) => {
            let root = document.root();
            let has = |name: &&str| root.get(name).is_some_and(|value| value.kind() != Kind::Null);
            root.kind() == Kind::Object && members.iter().all(has)
        }
        Err(ReadError::TooLarge | ReadError::TooDeep) => true,
        Err(_) => false,
    }
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
            assert_eq!(is_answer(body.as_bytes(), members), expected, "{body}");
        }
    }
}
