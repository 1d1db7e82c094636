//! The state machine of one call.

use super::event::{Effect, Event, Millis, Outcome, TransportError};
use super::retry::{Backoff, is_transient, retry_after};
use super::verdict::{self, Sent, is_refusal, is_success};
use super::{Auth, Call, Error, STORE_PATIENCE_MS, Token, secrets};
use crate::wire::{AccessAnswer, Request, Response, Safety, holds, is_outcome};

/// What the machine waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Idle,
    LoadingToken,
    /// The answer to the token's request.
    FetchingToken,
    StoringToken,
    /// The answer to the call's own request.
    Sending,
    /// The time to fetch the token again.
    BeforeToken,
    /// The time to send the call's own request again.
    BeforeSending,
    Done,
}

/// One call, from its beginning to its end. See the [module](super) for what it promises.
#[derive(Clone, Debug)]
pub struct Machine {
    call: Call,
    state: State,
    deadline: Millis,
    backoff: Backoff,
    retries_left: u32,
    token: Option<Token>,
    /// A new token has been fetched because the API refused the old one: that happens once.
    renewed: bool,
    /// The call's own request is under way, or its answer was lost.
    in_doubt: bool,
    /// An earlier try of this request, which changes something, may have been carried out.
    tried_in_vain: bool,
}

impl Machine {
    /// A machine for a call. It does nothing before [`Event::Start`].
    #[must_use]
    pub const fn new(call: Call) -> Self {
        let retries_left = call.max_retries;
        Self {
            call,
            state: State::Idle,
            deadline: 0,
            backoff: Backoff::new(0),
            retries_left,
            token: None,
            renewed: false,
            in_doubt: false,
            tried_in_vain: false,
        }
    }

    /// Takes what happened, and says what is to be done. An event that nobody waits for changes nothing.
    #[must_use]
    pub fn step(&mut self, event: Event) -> Vec<Effect> {
        match (self.state, event) {
            (State::Done, _) => Vec::new(),
            (_, Event::Deadline) if self.state != State::Idle => {
                self.fail(verdict::deadline(&self.call, self.sent()))
            }
            (_, Event::Abort { reason }) => self.fail(verdict::aborted(&self.call, self.sent(), reason)),
            (State::Sending, Event::NotBegun) => {
                self.in_doubt = self.tried_in_vain;
                Vec::new()
            }
            (State::Idle, Event::Start { now, seed }) => self.start(now, seed),
            (State::LoadingToken, Event::Token { now, found }) => self.token_loaded(now, found),
            (State::FetchingToken, Event::Response { now, response }) => self.token_answered(now, &response),
            (State::FetchingToken, Event::Failed { now, error }) => self.token_failed(now, error),
            (State::StoringToken, Event::Stored { now }) | (State::BeforeSending, Event::Timer { now }) => {
                self.send(now)
            }
            (State::Sending, Event::Response { now, response }) => self.answered(now, response),
            (State::Sending, Event::Failed { now, error }) => self.failed(now, error),
            (State::BeforeToken, Event::Timer { now }) => self.fetch_token(now),
            _ => Vec::new(),
        }
    }

    fn start(&mut self, now: Millis, seed: u64) -> Vec<Effect> {
        self.deadline = now.saturating_add(self.call.timeout_ms);
        self.backoff = Backoff::new(seed);
        let mut effects = vec![Effect::Deadline { at: self.deadline }];
        effects.extend(match self.call.auth {
            Auth::Client(_) | Auth::Given => {
                self.state = State::LoadingToken;
                let is_client = matches!(self.call.auth, Auth::Client(_));
                vec![Effect::LoadToken { patience_ms: is_client.then_some(self.patience_ms()) }]
            }
            Auth::ApiKey(_) | Auth::Nothing => self.send(now),
        });
        effects
    }

    fn token_loaded(&mut self, now: Millis, found: Result<Option<Token>, String>) -> Vec<Effect> {
        let is_client = matches!(self.call.auth, Auth::Client(_));
        match found {
            // How long a caller's own token lasts is the caller's business.
            Ok(Some(token)) if !is_client || token.is_fresh(now) => {
                self.token = Some(token);
                self.send(now)
            }
            // A store that fails costs a token, and no more.
            Ok(_) | Err(_) if is_client => self.fetch_token(now),
            Ok(_) => self.fail(verdict::no_token(None)),
            Err(reason) => self.fail(verdict::no_token(Some(reason))),
        }
    }

    fn fetch_token(&mut self, now: Millis) -> Vec<Effect> {
        let Auth::Client(request) = &self.call.auth else { return Vec::new() };
        if now >= self.deadline {
            return self.fail(verdict::deadline(&self.call, self.sent()));
        }
        self.state = State::FetchingToken;
        vec![Effect::Send((**request).clone())]
    }

    fn token_answered(&mut self, now: Millis, response: &Response) -> Vec<Effect> {
        if !is_success(response.status) {
            let error = verdict::token_refused(None, response, &self.secrets(), now);
            let error = self.without_token(error);
            return self.retry_or_fail(now, State::BeforeToken, response, error);
        }
        let Some(AccessAnswer { access_token, expires_in }) = AccessAnswer::read(&response.body) else {
            return self.fail(self.without_token(verdict::token_unreadable(response)));
        };
        // Without a lifetime it serves this call, and is not kept.
        let token = Token::new(access_token, now, expires_in.unwrap_or(0));
        self.token = Some(token.clone());
        if !token.is_fresh(now) {
            return self.send(now);
        }
        self.state = State::StoringToken;
        vec![Effect::StoreToken { token, patience_ms: self.patience_ms() }]
    }

    fn token_failed(&mut self, now: Millis, error: TransportError) -> Vec<Effect> {
        let error = self.without_token(verdict::unreachable(error, &self.secrets()));
        self.wait_or_fail(now, State::BeforeToken, None, error)
    }

    /// Why there is no token for this try. An earlier one may have been carried out all the same.
    fn without_token(&self, error: Error) -> Error {
        match self.sent() {
            Sent::Not => error,
            Sent::Perhaps => verdict::tried_in_vain(&self.call, error),
        }
    }

    fn send(&mut self, now: Millis) -> Vec<Effect> {
        if now >= self.deadline {
            return self.fail(verdict::deadline(&self.call, self.sent()));
        }
        self.state = State::Sending;
        self.in_doubt = true;
        vec![Effect::Send(self.signed())]
    }

    /// The call's request, with its credentials.
    fn signed(&self) -> Request {
        let mut request = self.call.request.clone();
        match (&self.call.auth, &self.token) {
            (Auth::ApiKey(key), _) => request.headers.set("x-api-key", key.expose()),
            (Auth::Client(_) | Auth::Given, Some(token)) => {
                request.headers.set("authorization", format!("Bearer {}", token.secret.expose()));
            }
            _ => {}
        }
        request
    }

    fn answered(&mut self, now: Millis, response: Response) -> Vec<Effect> {
        let status = response.status;
        if status == 202 && self.call.deferrable {
            let event_request_id = response.headers.get("event-request-id").map(str::to_owned);
            return self.finish(Ok(Outcome::Accepted { event_request_id, response }));
        }
        if is_success(status) {
            if let Some(failed) = self.call.action.as_ref().filter(|action| action.failed(&response.body)) {
                return self.fail(verdict::came_to_nothing(failed, &response, &self.secrets()));
            }
            if holds(&response.body, self.call.answer) {
                return self.finish(Ok(Outcome::Done(response)));
            }
            return self.fail(if self.call.gives_token {
                verdict::token_unreadable(&response)
            } else {
                verdict::unreadable(&self.call, &response, &self.secrets())
            });
        }
        // A grant may be used up by the try that was refused.
        let may_renew = !self.renewed && !self.call.gives_token;
        if status == 401 && may_renew && matches!(self.call.auth, Auth::Client(_)) {
            self.renewed = true;
            self.in_doubt = self.tried_in_vain;
            return self.fetch_token(now);
        }
        if is_refusal(status) && is_outcome(&response.body, self.call.answer) {
            return self.finish(Ok(Outcome::Done(response)));
        }
        let refuses = self.call.safety == Safety::Safe || is_refusal(status);
        if refuses && !self.tried_in_vain {
            self.in_doubt = false;
            let error = if self.call.gives_token {
                verdict::token_refused(Some(&self.call), &response, &self.secrets(), now)
            } else {
                verdict::refused(&response, &self.secrets(), now)
            };
            return self.retry_or_fail(now, State::BeforeSending, &response, error);
        }
        let error = verdict::doubtful(&self.call, &response, &self.secrets());
        if self.call.safety != Safety::Keyed {
            return self.fail(error);
        }
        self.tried_in_vain = true;
        self.retry_or_fail(now, State::BeforeSending, &response, error)
    }

    fn failed(&mut self, now: Millis, error: TransportError) -> Vec<Effect> {
        let was_sent = matches!(error, TransportError::Lost(_));
        let changes = self.call.safety != Safety::Safe;
        if (was_sent || self.tried_in_vain) && changes {
            let error = verdict::lost(&self.call, &error, &self.secrets());
            if self.call.safety != Safety::Keyed {
                return self.fail(error);
            }
            self.tried_in_vain = true;
            return self.wait_or_fail(now, State::BeforeSending, None, error);
        }
        self.in_doubt = false;
        let error = verdict::unreachable(error, &self.secrets());
        self.wait_or_fail(now, State::BeforeSending, None, error)
    }

    fn retry_or_fail(&mut self, now: Millis, next: State, response: &Response, error: Error) -> Vec<Effect> {
        if is_transient(response.status) {
            self.wait_or_fail(now, next, retry_after(response, now), error)
        } else {
            self.fail(error)
        }
    }

    /// Waits for another try, if there is one left, it is harmless, and the deadline leaves room for it.
    fn wait_or_fail(&mut self, now: Millis, next: State, asked: Option<u64>, error: Error) -> Vec<Effect> {
        let harmless = next == State::BeforeToken || self.call.safety.is_retried();
        let Some(retries_left) = self.retries_left.checked_sub(1).filter(|_| harmless) else {
            return self.fail(error);
        };
        let until = now.saturating_add(self.backoff.next().max(asked.unwrap_or(0)));
        if until >= self.deadline {
            return self.fail(error);
        }
        self.retries_left = retries_left;
        self.state = next;
        vec![Effect::Wait { until }]
    }

    /// How long a store may take: it is there to save time.
    fn patience_ms(&self) -> u64 {
        STORE_PATIENCE_MS.min(self.call.timeout_ms / 4)
    }

    /// Whether the call's own request may have been carried out.
    fn sent(&self) -> Sent {
        if self.in_doubt && self.call.safety != Safety::Safe { Sent::Perhaps } else { Sent::Not }
    }

    /// What no text may repeat.
    fn secrets(&self) -> Vec<String> {
        secrets::of(&self.call, self.token.as_ref())
    }

    fn fail(&mut self, error: Error) -> Vec<Effect> {
        self.finish(Err(error))
    }

    fn finish(&mut self, outcome: Result<Outcome, Error>) -> Vec<Effect> {
        self.state = State::Done;
        vec![Effect::Finish(Box::new(outcome))]
    }
}
