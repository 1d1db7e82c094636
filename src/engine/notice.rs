//! What a call tells while it lasts: for logs, traces and counters.
//!
//! A notice is made of numbers, names of the library's own, and request ids, which are the API's own and looked at. No
//! part of it can hold a credential, a body, a header or a path.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Error, ErrorKind};
use crate::wire::{Response, request_id};

/// What a request is sent for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// It is the call's own.
    Call,
    /// It fetches a token.
    Token,
    /// It reads what the call changes, to find out whether it was done.
    Look,
}

/// Why something is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The API answered with this status.
    Status(u16),
    /// There was no whole answer.
    Connection,
    /// What was read does not show that it was done.
    NotDone,
}

/// A status as its number, and the others by name.
impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Status(status) => serializer.serialize_u16(*status),
            Self::Connection => serializer.serialize_str("connection"),
            Self::NotDone => serializer.serialize_str("not_done"),
        }
    }
}

impl Reason {
    pub(super) fn of(error: &Error) -> Self {
        error.api.as_ref().map_or(Self::Connection, |api| Self::Status(api.status))
    }
}

/// What reading showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// It was done.
    Done,
    /// It was accepted, and is not done.
    Accepted,
    /// It was carried out, and came to nothing.
    Failed,
    /// Nothing yet, which proves nothing.
    Nothing,
}

/// What names a request in Dintero's logs. It is short, and of letters, digits and `.:_=/+-` alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequestId(String);

impl RequestId {
    const MAX_BYTES: usize = 128;

    /// The id that an answer has, unless it is none, or repeats a secret.
    pub(super) fn of(response: &Response, secrets: &[String]) -> Option<Self> {
        let id = request_id(response)?;
        // As long as a card's number.
        let is_number = (12..=19).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit());
        let is_id = |byte: u8| byte.is_ascii_alphanumeric() || b".:_=/+-".contains(&byte);
        let sound = !is_number && (1..=Self::MAX_BYTES).contains(&id.len()) && id.bytes().all(is_id);
        let repeats = || secrets.iter().any(|secret| !secret.is_empty() && id.contains(secret.as_str()));
        (sound && !repeats()).then_some(Self(id))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Something that a call has done, or that has happened to it. Durations are in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Notice {
    /// A request goes out.
    Request {
        /// What for.
        purpose: Purpose,
        /// The how manieth of the call, from 1.
        request: u32,
    },
    /// A whole answer arrived.
    Response {
        /// To which request.
        purpose: Purpose,
        /// The how manieth of the call, from 1.
        request: u32,
        /// The HTTP status.
        status: u16,
        /// What Dintero's logs have it under.
        request_id: Option<RequestId>,
        /// Since the request.
        duration_ms: u64,
    },
    /// A request came to nothing: there is no whole answer.
    Lost {
        /// To which request.
        purpose: Purpose,
        /// The how manieth of the call, from 1.
        request: u32,
        /// It is certain that it was not sent.
        not_sent: bool,
        /// Since the request.
        duration_ms: u64,
    },
    /// Something is tried again after a pause.
    Retry {
        /// Why.
        reason: Reason,
        /// How long the pause is.
        pause_ms: u64,
    },
    /// It was read whether a request whose answer was lost was carried out.
    Reconcile {
        /// What that showed.
        shown: Shown,
    },
    /// A token was fetched.
    Token {
        /// How long it is used, in milliseconds.
        use_for_ms: u64,
    },
    /// The call fails.
    Error {
        /// The kind.
        kind: ErrorKind,
        /// Since the call began.
        duration_ms: u64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_id_is_an_id_and_no_secret() {
        for (id, expected) in [
            ("a1-b2_c3", true),
            ("Root=1-67891233-abcdef012345678912345678", true),
            ("", false),
            ("has space", false),
            ("x t0ken.abc", false),
            ("t0ken.abc", false),
            ("4111111111111111", false),
            ("41111111111", true),
            (&"a".repeat(128), true),
            (&"a".repeat(129), false),
        ] {
            let response =
                Response { headers: [("request-id", id)].into_iter().collect(), ..Response::default() };
            let found = RequestId::of(&response, &["t0ken.abc".to_owned()]);
            assert_eq!(found.is_some(), expected, "{id}");
        }
    }
}
