//! What is to be done.

use super::Millis;
use crate::sign::Secret;
use crate::wire::{Action, Answer, Readback, Request, Route, Safety};

/// How long a call may take, all in all, unless the caller says otherwise: half a minute.
pub const DEFAULT_TIMEOUT_MS: u64 = 30_000;

/// The longest that a call may take: ten minutes.
pub const MAX_TIMEOUT_MS: u64 = 600_000;

/// How often a safe request is sent again, unless the caller says otherwise.
pub const DEFAULT_MAX_RETRIES: u32 = 2;

/// The most often that a safe request is sent again.
pub const MAX_RETRIES: u32 = 10;

/// How long before its end a token is renewed: a minute, or a tenth of its life if that is less.
pub const TOKEN_MARGIN_MS: u64 = 60_000;

/// How long a store of tokens is waited for, in milliseconds, or a quarter of the call's time if that is less:
/// one that hangs costs a token, not the call.
pub const STORE_PATIENCE_MS: u64 = 2_000;

/// How much of a call's time is kept for reading what a request did that is not answered, in milliseconds, or a quarter
/// of the call's time if that is less.
pub const READING_TIME_MS: u64 = 5_000;

/// How a request is authenticated.
#[derive(Clone, Debug)]
pub enum Auth {
    /// By a token that this request fetches, and that is kept as long as it lasts.
    Client(Box<Request>),
    /// By a token of the caller's, `Authorization: Bearer …`; whoever drives the machine provides it.
    Given,
    /// By a key, `x-api-key`.
    ApiKey(Secret),
    /// Nothing is added: it brings its own credentials, or needs none.
    Nothing,
}

/// A token, by value.
#[derive(Clone, Debug)]
pub struct Token {
    /// Sent as `Authorization: Bearer …`.
    pub secret: Secret,
    /// From when on it is not used any more. `None`: it is not known.
    pub use_until: Option<Millis>,
}

impl Token {
    /// A token that arrived at `now` and lasts `expires_in` seconds.
    pub(super) fn new(secret: Secret, now: Millis, expires_in: u64) -> Self {
        let life = expires_in.saturating_mul(1000);
        let use_for = life.saturating_sub(TOKEN_MARGIN_MS.min(life / 10));
        Self { secret, use_until: Some(now.saturating_add(use_for)) }
    }

    /// It can still be used.
    #[must_use]
    pub fn is_fresh(&self, now: Millis) -> bool {
        self.use_until.is_none_or(|end| now < end)
    }
}

/// A key that a call takes before it sends anything, so that it is made once, whoever makes it and however often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The key, the same for every call that is to have one effect.
    pub key: String,
    /// How long it is held, in seconds: longer than any request can take to have its effect.
    pub ttl_seconds: u64,
}

/// One call: a request, and how it may be treated.
#[derive(Clone, Debug)]
pub struct Call {
    /// What is sent, without credentials.
    pub request: Request,
    /// How it is authenticated.
    pub auth: Auth,
    /// Whether it may be sent again.
    pub safety: Safety,
    /// A 202 is an outcome of its own: accepted, and not done.
    pub deferrable: bool,
    /// What a success holds.
    pub answer: Answer,
    /// What it does to a transaction, whose answer may be a success and say all the same that this failed.
    pub action: Option<Action>,
    /// How to find out, after a lost answer, whether it was done.
    pub readback: Option<Readback>,
    /// It is made once under this key. It needs a readback.
    pub claim: Option<Claim>,
    /// Its answer is a token: no error repeats it, and a refusal is about the client's credentials.
    pub gives_token: bool,
    /// What to do when the answer was lost.
    pub recovery: &'static str,
    /// How long it may take: tokens, tries, waits and bodies together.
    pub timeout_ms: u64,
    /// How often it may be sent again, where it may be sent again at all.
    pub max_retries: u32,
}

impl Call {
    /// An operation's call, with the usual limits.
    #[must_use]
    pub const fn new(route: &Route, request: Request, auth: Auth) -> Self {
        Self {
            request,
            auth,
            safety: route.safety,
            deferrable: route.deferrable,
            answer: route.answer,
            action: None,
            readback: None,
            claim: None,
            gives_token: route.gives_token,
            recovery: route.recovery,
            timeout_ms: DEFAULT_TIMEOUT_MS,
            max_retries: DEFAULT_MAX_RETRIES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_renewed_before_its_end() {
        for (seconds, use_for) in
            [(14_400, 14_340_000), (60, 54_000), (0, 0), (u64::MAX, u64::MAX - TOKEN_MARGIN_MS)]
        {
            let token = Token::new("t".into(), 0, seconds);
            assert_eq!(token.use_until, Some(use_for));
            assert!(!token.is_fresh(use_for) && (use_for == 0 || token.is_fresh(use_for - 1)));
        }
    }
}
