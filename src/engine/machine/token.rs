//! The token of a call.

use super::{Auth, Effect, Error, Machine, Millis, Sent, State, Token, TransportError, is_success, verdict};
use crate::wire::{AccessAnswer, Response};

impl Machine {
    pub(super) fn token_loaded(&mut self, now: Millis, found: Result<Option<Token>, String>) -> Vec<Effect> {
        let is_client = matches!(self.call.auth, Auth::Client(_));
        match found {
            // How long a caller's own token lasts is the caller's business.
            Ok(Some(token)) if !is_client || token.is_fresh(now) => {
                self.token = Some(token);
                self.go_on(now)
            }
            // A store that fails costs a token, and no more.
            Ok(_) | Err(_) if is_client => self.fetch_token(now),
            Ok(_) => self.fail(now, verdict::no_token(None)),
            Err(reason) => self.fail(now, verdict::no_token(Some(reason))),
        }
    }

    pub(super) fn fetch_token(&mut self, now: Millis) -> Vec<Effect> {
        let Auth::Client(request) = &self.call.auth else { return Vec::new() };
        let request = (**request).clone();
        self.put(now, State::FetchingToken, request, None)
    }

    pub(super) fn token_answered(&mut self, now: Millis, response: &Response) -> Vec<Effect> {
        if !is_success(response.status) {
            let error = verdict::token_refused(None, response, &self.secrets(), now);
            let error = self.without_token(error);
            return self.retry_or_fail(now, State::BeforeToken, response, error);
        }
        let Some(AccessAnswer { access_token, expires_in }) = AccessAnswer::read(&response.body) else {
            let error = self.without_token(verdict::token_unreadable(response));
            return self.fail(now, error);
        };
        // Without a lifetime it serves this call, and is not kept.
        let token = Token::new(access_token, now, expires_in.unwrap_or(0));
        self.tell_token(token.use_until.unwrap_or(now).saturating_sub(now));
        self.token = Some(token.clone());
        if !token.is_fresh(now) {
            return self.go_on(now);
        }
        self.state = State::StoringToken;
        vec![Effect::StoreToken { token, patience_ms: self.patience_ms() }]
    }

    pub(super) fn token_failed(&mut self, now: Millis, error: TransportError) -> Vec<Effect> {
        let error = self.without_token(verdict::unreachable(error, &self.secrets()));
        self.wait_or_fail(now, State::BeforeToken, None, error)
    }

    /// Why there is no token for this try. An earlier one may have been carried out all the same.
    fn without_token(&self, error: Error) -> Error {
        match self.sent() {
            Sent::Not => error,
            Sent::Perhaps if self.lost.is_some() => {
                self.with_reading(verdict::tried_in_vain(&self.call, error))
            }
            // Another call has the key, and this one only reads.
            Sent::Perhaps => self.with_reading(verdict::unreadable_since(self.at_the_end(), &error)),
        }
    }
}
