//! What happens to a call, and what it asks for.

use super::notice::Notice;
use super::{Error, Token};
use crate::wire::{Request, Response};

/// A time, in milliseconds since 1970.
pub type Millis = u64;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// The request was never sent: the name is unknown, the connection refused, the URL not allowed.
    NotSent(String),
    /// The request may have arrived: the connection broke, or it is not known when it did.
    Lost(String),
}

impl TransportError {
    /// What the transport says.
    #[must_use]
    pub fn message(&self) -> &str {
        match self {
            Self::NotSent(message) | Self::Lost(message) => message,
        }
    }
}

/// Something happened at `now`.
#[derive(Clone, Debug)]
pub enum Event {
    /// The call begins. The first event, and never a later one.
    Start {
        /// When.
        now: Millis,
        /// From which the lengths of waits are drawn.
        seed: u64,
    },
    /// What [`Effect::LoadToken`] found.
    Token {
        /// When.
        now: Millis,
        /// The token. `Ok(None)`: there is none yet. `Err`: the caller's own function failed, and says why.
        found: Result<Option<Token>, String>,
    },
    /// [`Effect::StoreToken`] is done, well or not: a store that fails costs a token, and no more.
    Stored {
        /// When.
        now: Millis,
    },
    /// A whole answer arrived, its body included.
    Response {
        /// When.
        now: Millis,
        /// The answer.
        response: Response,
    },
    /// [`Effect::Send`] failed.
    Failed {
        /// When.
        now: Millis,
        /// How.
        error: TransportError,
    },
    /// The time of [`Effect::Wait`] has come.
    Timer {
        /// When.
        now: Millis,
    },
    /// What was asked for last has not been begun, because of what the next event tells.
    NotBegun,
    /// What [`Effect::Claim`] came to.
    Claimed {
        /// When.
        now: Millis,
        /// The key was free, and is this call's now. `Err`: the store failed, and says why.
        free: Result<bool, String>,
    },
    /// The time of [`Effect::Deadline`] has come.
    Deadline {
        /// When.
        now: Millis,
    },
    /// The caller gave up, and says why.
    Abort {
        /// When.
        now: Millis,
        /// The reason.
        reason: String,
    },
}

/// What is to be done next. Only the last effect of a step is answered by an event.
#[derive(Debug)]
pub enum Effect {
    /// Tell when this time has come, whatever else is under way.
    Deadline {
        /// When.
        at: Millis,
    },
    /// Look for a token; answered by [`Event::Token`].
    LoadToken {
        /// After so many milliseconds it is as if there were none. `None`: there is no other way to one.
        patience_ms: Option<u64>,
    },
    /// Keep this token for other calls; answered by [`Event::Stored`].
    StoreToken {
        /// The token.
        token: Token,
        /// After so many milliseconds it is as if it had been kept.
        patience_ms: u64,
    },
    /// Take this key, if nobody has it; answered by [`Event::Claimed`].
    Claim {
        /// The key.
        key: String,
        /// For how long, in seconds.
        ttl_seconds: u64,
    },
    /// Give the key back; nothing was done under it.
    Release {
        /// The key.
        key: String,
        /// After so many milliseconds it is as if it had been given back. It is begun in any case.
        patience_ms: u64,
    },
    /// Tell this to whoever listens.
    Tell(Notice),
    /// Send this; answered by [`Event::Response`] or [`Event::Failed`].
    Send {
        /// The request.
        request: Request,
        /// After so many milliseconds without a whole answer it is lost: there is to be time to read what it did.
        /// `None`: it may take until the deadline.
        patience_ms: Option<u64>,
    },
    /// Answered by [`Event::Timer`].
    Wait {
        /// Until when.
        until: Millis,
    },
    /// The call is over.
    Finish(Box<Result<Outcome, Error>>),
}

/// How a call ended well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done(Response),
    /// Its answer was lost, or it had been made before, and this was read since: it is done.
    Found(Response),
    /// The API took it and has not done it yet. Whether it will be done shows in a later event of the
    /// transaction, whose `correlation_request_id` is this id.
    Accepted {
        /// The header `event-request-id`.
        event_request_id: Option<String>,
        /// The answer.
        response: Response,
    },
}

impl Outcome {
    /// The answer.
    #[must_use]
    pub const fn response(&self) -> &Response {
        match self {
            Self::Done(response) | Self::Found(response) | Self::Accepted { response, .. } => response,
        }
    }
}
