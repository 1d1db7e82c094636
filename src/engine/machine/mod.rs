//! The state machine of one call.

mod claim;
mod look;
mod send;
mod tell;
mod token;

use std::fmt;

use super::event::{Effect, Event, Millis, Outcome, TransportError};
use super::notice::{Notice, Purpose, Reason};
use super::retry::{Backoff, is_transient, retry_after};
use super::verdict::{self, Sent, is_refusal, is_success};
use super::{Auth, Call, Error, STORE_PATIENCE_MS, Token, secrets};
use crate::wire::{Request, Response, Safety};
use claim::Claimed;
use look::Looks;

/// What the machine waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Idle,
    LoadingToken,
    /// The answer to the token's request.
    FetchingToken,
    StoringToken,
    /// Whether the key of the call was free.
    Claiming,
    /// The answer to the call's own request.
    Sending,
    /// The answer to a reading of what the call changes.
    Looking,
    /// The time to fetch the token again.
    BeforeToken,
    /// The time to send the call's own request again.
    BeforeSending,
    /// The time to look again.
    BeforeLooking,
    Done,
}

/// What is done as soon as there is a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goal {
    Claim,
    Look,
    Send,
}

/// One call, from its beginning to its end. See the [module](super) for what it promises.
#[derive(Clone)]
pub struct Machine {
    call: Call,
    state: State,
    goal: Goal,
    started: Millis,
    deadline: Millis,
    backoff: Backoff,
    retries_left: u32,
    token: Option<Token>,
    /// A new token has been fetched because the API refused the old one: that happens once.
    renewed: bool,
    /// The call's own request is under way.
    under_way: bool,
    /// The answer to an earlier try was lost, and it may have been carried out: what is known of that.
    lost: Option<Error>,
    /// What has been read to find out, and when to read again.
    looks: Looks,
    /// Who has the key of the call.
    claimed: Claimed,
    /// When the last request was sent, and what for.
    sent: (Millis, Purpose),
    /// How many requests have been sent.
    requests: u32,
    /// How many of them were the call's own, but for those that were refused for an old token.
    tries: u32,
    notices: Vec<Notice>,
}

impl fmt::Debug for Machine {
    /// How far it is; what it is about has bodies and credentials in it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lost = self.lost.as_ref().map(|error| error.kind);
        let Self {
            state,
            goal,
            deadline,
            backoff,
            retries_left,
            renewed,
            under_way,
            looks,
            claimed,
            tries,
            ..
        } = self;
        write!(
            formatter,
            "Machine {{ {state:?}, {goal:?}, deadline: {deadline}, {backoff:?}, retries_left: {retries_left}, \
             token: {}, renewed: {renewed}, under_way: {under_way}, lost: {lost:?}, {looks:?}, {claimed:?}, \
             tries: {tries} }}",
            self.token.is_some()
        )
    }
}

impl Machine {
    /// A machine for a call. It does nothing before [`Event::Start`].
    #[must_use]
    pub const fn new(call: Call) -> Self {
        let retries_left = call.max_retries;
        let goal = if call.claim.is_some() { Goal::Claim } else { Goal::Send };
        Self {
            call,
            state: State::Idle,
            goal,
            started: 0,
            deadline: 0,
            backoff: Backoff::new(0),
            retries_left,
            token: None,
            renewed: false,
            under_way: false,
            lost: None,
            looks: Looks::new(0),
            claimed: Claimed::Unasked,
            sent: (0, Purpose::Call),
            requests: 0,
            tries: 0,
            notices: Vec::new(),
        }
    }

    /// Takes what happened, and says what is to be done. An event that nobody waits for changes nothing.
    #[must_use]
    pub fn step(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.react(event);
        self.notices.drain(..).map(Effect::Tell).chain(effects).collect()
    }

    fn react(&mut self, event: Event) -> Vec<Effect> {
        self.tell_answer(&event);
        match (self.state, event) {
            (State::Done, _) => Vec::new(),
            (State::Idle, Event::Start { now, seed }) => self.start(now, seed),
            (State::Idle, Event::Deadline { .. }) => Vec::new(),
            (_, Event::Deadline { now }) => self.overdue(now),
            (_, Event::Abort { now, reason }) => {
                let error = self.with_reading(verdict::aborted(&self.call, self.sent(), reason));
                self.fail(now, error)
            }
            (State::Sending, Event::NotBegun) => {
                self.under_way = false;
                Vec::new()
            }
            (State::LoadingToken, Event::Token { now, found }) => self.token_loaded(now, found),
            (State::FetchingToken, Event::Response { now, response }) => self.token_answered(now, &response),
            (State::FetchingToken, Event::Failed { now, error }) => self.token_failed(now, error),
            (State::StoringToken, Event::Stored { now }) => self.go_on(now),
            (State::Claiming, Event::Claimed { now, free }) => self.claimed(now, free),
            (State::Sending, Event::Response { now, response }) => self.answered(now, response),
            (State::Sending, Event::Failed { now, error }) => self.failed(now, error),
            (State::Looking, Event::Response { now, response }) => self.seen(now, response),
            (State::Looking, Event::Failed { now, error }) => self.unseen(now, error),
            (State::BeforeToken, Event::Timer { now }) => self.fetch_token(now),
            (State::BeforeSending, Event::Timer { now }) => self.send(now),
            (State::BeforeLooking, Event::Timer { now }) => self.look(now),
            _ => Vec::new(),
        }
    }

    fn start(&mut self, now: Millis, seed: u64) -> Vec<Effect> {
        self.started = now;
        self.deadline = now.saturating_add(self.call.timeout_ms);
        self.backoff = Backoff::new(seed);
        self.looks = Looks::new(!seed);
        let mut effects = vec![Effect::Deadline { at: self.deadline }];
        effects.extend(match self.call.auth {
            Auth::Client(_) | Auth::Given => {
                self.state = State::LoadingToken;
                let is_client = matches!(self.call.auth, Auth::Client(_));
                vec![Effect::LoadToken { patience_ms: is_client.then_some(self.patience_ms()) }]
            }
            Auth::ApiKey(_) | Auth::Nothing => self.go_on(now),
        });
        effects
    }

    /// There is a token, or none is needed.
    fn go_on(&mut self, now: Millis) -> Vec<Effect> {
        match self.goal {
            Goal::Claim => self.claim(now),
            Goal::Look => self.look(now),
            Goal::Send => self.send(now),
        }
    }

    /// Sends a request, unless there is no time left.
    fn put(&mut self, now: Millis, state: State, request: Request, patience_ms: Option<u64>) -> Vec<Effect> {
        if now >= self.deadline {
            return self.overdue(now);
        }
        self.state = state;
        self.tell_request(now);
        vec![Effect::Send { request, patience_ms }]
    }

    /// A request with the call's credentials.
    fn signed(&self, request: &Request) -> Request {
        let mut request = request.clone();
        match (&self.call.auth, &self.token) {
            (Auth::ApiKey(key), _) => request.headers.set("x-api-key", key.expose()),
            (Auth::Client(_) | Auth::Given, Some(token)) => {
                request.headers.set("authorization", format!("Bearer {}", token.secret.expose()));
            }
            _ => {}
        }
        request
    }

    /// The API does not take the token any more, and another one can be had: that happens once.
    fn may_renew(&mut self, status: u16) -> bool {
        // A grant may be used up by the try that was refused.
        let may = status == 401
            && !self.renewed
            && !self.call.gives_token
            && matches!(self.call.auth, Auth::Client(_));
        self.renewed |= may;
        may
    }

    fn retry_or_fail(&mut self, now: Millis, next: State, response: &Response, error: Error) -> Vec<Effect> {
        if is_transient(response.status) {
            self.wait_or_fail(now, next, retry_after(response, now), error)
        } else {
            self.fail(now, error)
        }
    }

    /// Waits for another try, if there is one left, it is harmless, and the deadline leaves room for it.
    fn wait_or_fail(&mut self, now: Millis, next: State, asked: Option<u64>, error: Error) -> Vec<Effect> {
        let harmless = next != State::BeforeSending || self.call.safety.is_retried();
        let Some(retries_left) = self.retries_left.checked_sub(1).filter(|_| harmless) else {
            return self.fail(now, error);
        };
        let pause = self.backoff.next().max(asked.unwrap_or(0));
        let until = now.saturating_add(pause);
        if until >= self.deadline {
            return self.fail(now, error);
        }
        self.retries_left = retries_left;
        self.tell_retry(Reason::of(&error), pause);
        self.state = next;
        vec![Effect::Wait { until }]
    }

    /// How long a store may take: it is there to save time.
    fn patience_ms(&self) -> u64 {
        STORE_PATIENCE_MS.min(self.call.timeout_ms / 4)
    }

    /// Whether the call's own request may have been carried out.
    fn sent(&self) -> Sent {
        let perhaps = self.lost.is_some() || self.claimed == Claimed::ByAnother || self.under_way;
        if perhaps && self.call.safety != Safety::Safe { Sent::Perhaps } else { Sent::Not }
    }

    /// What no text may repeat.
    fn secrets(&self) -> Vec<String> {
        secrets::of(&self.call, self.token.as_ref())
    }

    fn overdue(&mut self, now: Millis) -> Vec<Effect> {
        let error = self.with_reading(self.at_the_end());
        self.fail(now, error)
    }

    /// What is known when there is no time left, or nothing left to try.
    fn at_the_end(&self) -> Error {
        match &self.lost {
            Some(error) => error.clone(),
            None if self.claimed == Claimed::ByAnother => verdict::claimed_by_another(&self.call),
            None => verdict::deadline(&self.call, self.sent()),
        }
    }

    fn fail(&mut self, now: Millis, error: Error) -> Vec<Effect> {
        self.tell_error(now, &error);
        let mut effects = self.release(now, &error);
        effects.extend(self.finish(Err(error)));
        effects
    }

    fn finish(&mut self, outcome: Result<Outcome, Error>) -> Vec<Effect> {
        self.state = State::Done;
        vec![Effect::Finish(Box::new(outcome))]
    }
}
