//! One call as a network with faults shows it.

use super::super::Sandbox;
use super::super::answer::Refusal;
use super::super::auth::bearer;
use super::super::options::InvalidOption;
use super::super::route::Route;
use super::{Fault, Faults, Strike, spoil};
use crate::model::Operation;
use crate::wire::{Method, Request, Response};

/// What the caller sees of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// How long until it sees something, in milliseconds.
    pub delay_ms: u32,
    /// What it sees.
    pub shown: Shown,
}

/// What the caller sees of a call in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// An answer.
    Answer {
        /// The answer.
        response: Response,
        /// How long the second half of its body takes, in milliseconds.
        body_delay_ms: u32,
    },
    /// A connection that was never made: nothing was sent.
    Refused,
    /// A connection that broke: nobody knows when.
    Broken,
}

impl Exchange {
    const fn answer(response: Response) -> Self {
        Self { delay_ms: 0, shown: Shown::Answer { response, body_delay_ms: 0 } }
    }

    const fn broken(delay_ms: u32) -> Self {
        Self { delay_ms, shown: Shown::Broken }
    }
}

impl Sandbox {
    /// What goes wrong from now on; the last call counts. What struck before stays listed.
    ///
    /// # Errors
    /// [`InvalidOption`] says what of the plan cannot be.
    pub fn faults(&mut self, faults: Faults) -> Result<(), InvalidOption> {
        faults.check()?;
        self.strikes.plan(faults);
        Ok(())
    }

    /// The faults that struck so far, in order.
    #[must_use]
    pub fn struck(&self) -> &[Strike] {
        &self.strikes.struck
    }

    /// Answers one call as the caller sees it, through a network with the faults that are planned. The payment page has
    /// none.
    pub fn exchange(&mut self, request: &Request) -> Exchange {
        let Some((operation, subject)) = self.addressed(request) else {
            return Exchange::answer(self.handle(request));
        };
        let Some(fault) = self.strikes.strike_call(operation, request) else {
            let response = self.handle(request);
            self.read(request, subject.as_deref());
            return Exchange::answer(response);
        };
        let at_ms = self.clock.now();
        self.strikes.struck.push(Strike {
            at_ms,
            fault,
            operation: Some(operation),
            request_ids: Vec::new(),
        });
        let exchange = self.strike(fault, request, subject.clone());
        let arrived = self.strikes.struck.last().is_some_and(|strike| !strike.request_ids.is_empty());
        if arrived {
            self.read(request, subject.as_deref());
        }
        exchange
    }

    /// The operation of a call, and the session or the transaction that it is about.
    fn addressed(&self, request: &Request) -> Option<(Operation, Option<String>)> {
        let url = (self.options.parse_url)(&request.url)?;
        let Route::Operation(operation, parameters) = Route::of(request.method, &url.pathname)? else {
            return None;
        };
        let checkout =
            operation.name().starts_with("sessions.") || operation.name().starts_with("transactions.");
        Some((operation, parameters.into_iter().next_back().filter(|_| checkout)))
    }

    fn strike(&mut self, fault: Fault, request: &Request, subject: Option<String>) -> Exchange {
        match fault {
            Fault::ConnectionRefused => Exchange { delay_ms: 0, shown: Shown::Refused },
            Fault::RequestLost { delay_ms } => Exchange::broken(delay_ms),
            Fault::AnswerLost { delay_ms } => {
                self.deliver(request);
                Exchange::broken(delay_ms)
            }
            Fault::LateCommit { delay_ms, reads } => {
                self.hold(request.clone(), subject, reads);
                Exchange::broken(delay_ms)
            }
            Fault::Delay { delay_ms } => Exchange { delay_ms, ..Exchange::answer(self.deliver(request)) },
            Fault::SlowBody { delay_ms } => {
                let shown = Shown::Answer { response: self.deliver(request), body_delay_ms: delay_ms };
                Exchange { delay_ms: 0, shown }
            }
            Fault::Duplicate => {
                let response = self.deliver(request);
                self.deliver(request);
                Exchange::answer(response)
            }
            Fault::RateLimit { retry_after_seconds, as_date } => {
                Exchange::answer(spoil::too_many(retry_after_seconds, as_date.then(|| self.clock.now())))
            }
            Fault::ServerError { status, committed } => {
                if committed {
                    self.deliver(request);
                }
                Exchange::answer(Refusal::new(status, "The server failed").response())
            }
            Fault::HtmlBody => Exchange::answer(spoil::html(self.deliver(request))),
            Fault::TruncatedJson => Exchange::answer(spoil::truncated(self.deliver(request))),
            Fault::WrongContentType => Exchange::answer(spoil::plain(self.deliver(request))),
            Fault::ExpiredToken => {
                if let Some(access) = bearer(&request.headers).and_then(|token| self.tokens.get_mut(token)) {
                    access.expires_at = i64::MIN;
                }
                Exchange::answer(self.deliver(request))
            }
            Fault::ClockJump { seconds } => {
                self.jump(i64::from(seconds).saturating_mul(1000));
                Exchange::answer(self.deliver(request))
            }
            // No call is struck by it.
            Fault::ReorderedCallbacks { .. } => Exchange::answer(self.deliver(request)),
        }
    }

    /// Has the API answer a request that was struck last, and notes under which id.
    fn deliver(&mut self, request: &Request) -> Response {
        let response = self.handle(request);
        let id = self.request_id.clone();
        if let Some(strike) = self.strikes.struck.last_mut() {
            strike.request_ids.push(id);
        }
        response
    }

    /// A call has arrived: if it reads, what waits for that is carried out.
    fn read(&mut self, request: &Request, subject: Option<&str>) {
        if request.method == Method::Get {
            self.carry_out_held(subject);
        }
    }
}
