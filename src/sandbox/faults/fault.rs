//! The faults.

use serde::{Deserialize, Serialize};

use super::super::auth::bearer;
use crate::model::Operation;
use crate::wire::{Method, Request};

/// What goes wrong with one call, or with one callback.
///
/// Of a broken connection nobody can tell when it broke: only [`Fault::ConnectionRefused`] says for certain that
/// nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Fault {
    /// There is no connection, and the caller is told that nothing was sent.
    ConnectionRefused,
    /// The connection breaks before the request has reached the API.
    RequestLost {
        /// How long until it shows.
        #[serde(default)]
        delay_ms: u32,
    },
    /// The request is carried out, and the connection breaks before its answer arrives.
    AnswerLost {
        /// How long until it shows.
        #[serde(default)]
        delay_ms: u32,
    },
    /// The connection breaks, and the request is carried out later: once the session or transaction that it is about
    /// has been read. What that read does not show may therefore still happen. Where the request is about none yet,
    /// any read counts. It strikes no reads and no token calls.
    LateCommit {
        /// How long until the connection breaks.
        #[serde(default)]
        delay_ms: u32,
        /// After how many reads it is carried out; one is the least.
        #[serde(default = "one")]
        reads: u32,
    },
    /// The request is carried out, and its answer takes its time.
    Delay {
        /// How long.
        delay_ms: u32,
    },
    /// The status and the headers come at once, and half of the body; the rest takes its time.
    SlowBody {
        /// How long.
        delay_ms: u32,
    },
    /// The API gets the request twice, as from a proxy that repeats it. The answer is the first one's.
    Duplicate,
    /// 429, and nothing is carried out.
    RateLimit {
        /// The header `Retry-After`; without it, there is none.
        #[serde(default)]
        retry_after_seconds: Option<u32>,
        /// It is a date of HTTP, by the API's clock, in place of a number.
        #[serde(default)]
        as_date: bool,
    },
    /// The API, or what stands before it, fails.
    ServerError {
        /// 500 to 599; 503 unless said.
        #[serde(default = "unavailable")]
        status: u16,
        /// The request has been carried out all the same.
        #[serde(default)]
        committed: bool,
    },
    /// The request is carried out, and its answer's body replaced by a page of HTML.
    HtmlBody,
    /// The request is carried out, and half of its answer's body is missing.
    TruncatedJson,
    /// The request is carried out, and its answer's `Content-Type` is `text/plain`.
    WrongContentType,
    /// The access token is good no longer, from this call on. It strikes only calls that bring one.
    ExpiredToken,
    /// The API's clock jumps before the call, and goes on from there. A shop whose own clock is right has tokens and
    /// `Retry-After` dates that end sooner or later than it thinks, and signatures from the past or the future.
    ClockJump {
        /// How far; negative: back.
        seconds: i32,
    },
    /// A callback is held back, so that later ones overtake it. It strikes no calls, and callbacks alone.
    ReorderedCallbacks {
        /// How long, beyond the callback's own `delay_callback`; ten seconds unless said.
        #[serde(default = "ten_seconds")]
        delay_ms: u32,
    },
}

const fn one() -> u32 {
    1
}

const fn unavailable() -> u16 {
    503
}

const fn ten_seconds() -> u32 {
    10_000
}

impl Fault {
    /// Whether it means something for a call.
    pub(super) fn concerns(self, operation: Operation, request: &Request) -> bool {
        match self {
            Self::ReorderedCallbacks { .. } => false,
            Self::LateCommit { .. } => request.method != Method::Get && operation != Operation::AuthToken,
            Self::ExpiredToken => operation != Operation::AuthToken && bearer(&request.headers).is_some(),
            _ => true,
        }
    }
}
