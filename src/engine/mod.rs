//! The way of one call, without I/O: events in, effects out.
//!
//! A [`Machine`] is given one [`Call`]. Whoever drives it tells it what happened, an [`Event`] at a time,
//! and does what the returned [`Effect`]s say. It knows neither network nor clock nor chance: time comes
//! with each event, and a seed with the first. So every order of events can be run in a test.
//!
//! What it promises, whatever happens:
//!
//! - it finishes once, and asks for nothing after that;
//! - nothing is sent, and nothing waited for, beyond the deadline;
//! - a request that changes something is sent a second time only where the API has refused it for an expired token, or
//!   where reading shows nothing of it and the API itself lets two have one effect; a new payment or session never.

mod call;
mod error;
mod event;
mod machine;
mod notice;
mod retry;
mod secrets;
mod verdict;

pub use call::{
    Auth, Call, Claim, DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT_MS, MAX_RETRIES, MAX_TIMEOUT_MS, READING_TIME_MS,
    STORE_PATIENCE_MS, TOKEN_MARGIN_MS, Token,
};
pub use error::{Error, ErrorKind};
pub use event::{Effect, Event, Millis, Outcome, TransportError};
pub use machine::Machine;
pub use notice::{Notice, Purpose, Reason, RequestId, Shown};
pub use retry::{MAX_BACKOFF_MS, MIN_BACKOFF_MS};
