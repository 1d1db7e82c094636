//! The call's own request, and its answer.

use super::{
    Effect, Error, Goal, Machine, Millis, Outcome, Reason, State, TransportError, is_refusal, is_success,
    is_transient, retry_after, verdict,
};
use crate::engine::READING_TIME_MS;
use crate::wire::{Response, Safety, holds, is_outcome};

impl Machine {
    pub(super) fn send(&mut self, now: Millis) -> Vec<Effect> {
        self.goal = Goal::Send;
        let request = self.signed(&self.call.request);
        let patience_ms = self.answer_patience_ms(now);
        let effects = self.put(now, State::Sending, request, patience_ms);
        if self.state == State::Sending {
            self.under_way = true;
            self.tries = self.tries.saturating_add(1);
        }
        effects
    }

    /// How long the answer is waited for, where its loss can be made good by reading: the rest is for that.
    fn answer_patience_ms(&self, now: Millis) -> Option<u64> {
        self.call.readback.as_ref()?;
        let left = self.deadline.saturating_sub(now);
        let for_reading = READING_TIME_MS.min(self.call.timeout_ms / 4);
        Some(left.saturating_sub(for_reading).max(left / 2))
    }

    pub(super) fn answered(&mut self, now: Millis, response: Response) -> Vec<Effect> {
        self.under_way = false;
        let status = response.status;
        if status == 202 && self.call.deferrable && self.tries > 1 {
            // Of two that were accepted, the API does one, and which of them is not known.
            let error = verdict::doubtful(&self.call, &response, &self.secrets());
            return self.doubt(now, error, None);
        }
        if status == 202 && self.call.deferrable {
            let event_request_id = response.headers.get("event-request-id").map(str::to_owned);
            return self.finish(Ok(Outcome::Accepted { event_request_id, response }));
        }
        if is_success(status) {
            return self.succeeded(now, response);
        }
        if self.may_renew(status) {
            self.tries = self.tries.saturating_sub(1);
            return self.fetch_token(now);
        }
        if is_refusal(status) && is_outcome(&response.body, self.call.answer) {
            return self.finish(Ok(Outcome::Done(response)));
        }
        let refuses = self.call.safety == Safety::Safe || is_refusal(status);
        if refuses && self.lost.is_none() {
            let error = if self.call.gives_token {
                verdict::token_refused(Some(&self.call), &response, &self.secrets(), now)
            } else {
                verdict::refused(&response, &self.secrets(), now)
            };
            return self.retry_or_fail(now, State::BeforeSending, &response, error);
        }
        // The first of two may be why the second is refused: what was read decides.
        let error = verdict::doubtful(&self.call, &response, &self.secrets());
        let asked = retry_after(&response, now);
        self.doubt(now, error, is_transient(status).then_some(asked))
    }

    fn succeeded(&mut self, now: Millis, response: Response) -> Vec<Effect> {
        let failed = self.call.action.as_ref().filter(|action| action.failed(&response.body));
        if let Some(failed) = failed {
            let error = verdict::came_to_nothing(failed, &response, &self.secrets());
            // Of two tries, the other one may have succeeded.
            return if self.tries > 1 { self.doubt(now, error, None) } else { self.fail(now, error) };
        }
        if holds(&response.body, self.call.answer) {
            return self.finish(Ok(Outcome::Done(response)));
        }
        if self.call.gives_token {
            return self.fail(now, verdict::token_unreadable(&response));
        }
        let error = verdict::unreadable(&self.call, &response, &self.secrets());
        match self.call.safety {
            Safety::Safe => self.fail(now, error),
            _ => self.doubt(now, error, None),
        }
    }

    pub(super) fn failed(&mut self, now: Millis, error: TransportError) -> Vec<Effect> {
        self.under_way = false;
        let was_sent = matches!(error, TransportError::Lost(_));
        let changes = self.call.safety != Safety::Safe;
        if (was_sent || self.lost.is_some()) && changes {
            let error = verdict::lost(&self.call, &error, &self.secrets());
            return self.doubt(now, error, Some(None));
        }
        let error = verdict::unreachable(error, &self.secrets());
        self.wait_or_fail(now, State::BeforeSending, None, error)
    }

    /// The request may have been carried out. Where the API knows a repetition it is sent again, if what went wrong may
    /// `pass`; else the call finds out by reading, if anything can be read.
    fn doubt(&mut self, now: Millis, error: Error, pass: Option<Option<u64>>) -> Vec<Effect> {
        self.lost = Some(error.clone());
        if self.call.safety == Safety::Keyed {
            return match pass {
                Some(asked) => self.wait_or_fail(now, State::BeforeSending, asked, error),
                None => self.fail(now, error),
            };
        }
        if self.call.readback.is_none() {
            return self.fail(now, error);
        }
        let left = self.deadline.saturating_sub(now);
        // What the API asks for is about sending: reading may begin before.
        let fits = |asked: &u64| asked.saturating_add(READING_TIME_MS.min(left / 4)) < left;
        let asked = pass.flatten().filter(fits);
        let refused_again = self.tries > 1 && pass.is_none();
        let too_long = pass.flatten().is_some() && asked.is_none();
        if refused_again || too_long {
            self.looks.stop_sending();
        }
        self.look_later(now, Reason::of(&error), asked)
    }
}
