//! Reading what the call changes: whether it was carried out.

use std::fmt;

use super::{
    Backoff, Claimed, Effect, Error, Goal, Machine, Millis, Outcome, Reason, State, TransportError,
    is_success, is_transient, retry_after, verdict,
};
use crate::wire::{Finding, Proof, Response};

/// With less time than this, in milliseconds, no reading is begun.
const MIN_READING_MS: u64 = 50;

/// What has been read to find out, and when to read again.
#[derive(Clone)]
pub(super) struct Looks {
    backoff: Backoff,
    /// What was read last.
    read: Option<Response>,
    /// A second try was refused, and a third would be too; or the API asks to be left alone for longer than there is.
    refused: bool,
}

impl fmt::Debug for Looks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (backoff, read, refused) = (&self.backoff, self.read.is_some(), self.refused);
        write!(formatter, "Looks {{ {backoff:?}, read: {read}, refused: {refused} }}")
    }
}

impl Looks {
    pub(super) const fn new(seed: u64) -> Self {
        Self { backoff: Backoff::new(seed), read: None, refused: false }
    }

    pub(super) const fn stop_sending(&mut self) {
        self.refused = true;
    }
}

impl Machine {
    /// Reads, now.
    pub(super) fn look(&mut self, now: Millis) -> Vec<Effect> {
        self.goal = Goal::Look;
        let Some(readback) = &self.call.readback else { return self.send(now) };
        let request = self.signed(&readback.request);
        // One reading that hangs leaves time for another.
        let patience_ms = Some(self.deadline.saturating_sub(now) / 2);
        self.put(now, State::Looking, request, patience_ms)
    }

    /// Reads after a while, until the deadline. `asked` is how long a reading's own answer asks to be left alone.
    pub(super) fn look_later(&mut self, now: Millis, reason: Reason, asked: Option<u64>) -> Vec<Effect> {
        let left = self.deadline.saturating_sub(now);
        // The last pauses grow shorter: there is to be a reading near the end.
        let pause = self.looks.backoff.next().min(left / 2).max(asked.unwrap_or(0));
        if left < MIN_READING_MS || pause >= left {
            return self.overdue(now);
        }
        self.goal = Goal::Look;
        self.tell_retry(reason, pause);
        self.state = State::BeforeLooking;
        vec![Effect::Wait { until: now.saturating_add(pause) }]
    }

    /// Something was read.
    pub(super) fn seen(&mut self, now: Millis, response: Response) -> Vec<Effect> {
        if self.may_renew(response.status) {
            return self.fetch_token(now);
        }
        let Some(readback) = &self.call.readback else { return self.send(now) };
        let Some(finding) = readback.proof.find(&response) else { return self.unread(now, &response) };
        let is_gone = readback.proof == Proof::Gone;
        self.tell_reading(&finding);
        match finding {
            Finding::Done if is_gone => {
                // What was deleted cannot be answered any more.
                self.finish(Ok(Outcome::Found(Response { status: 200, body: b"{}".to_vec(), ..response })))
            }
            Finding::Done => self.finish(Ok(Outcome::Found(response))),
            // Of two tries, the other one may yet succeed.
            Finding::Accepted { .. } | Finding::Failed if self.tries > 1 => self.still_nothing(now, response),
            Finding::Accepted { event_request_id } => {
                self.finish(Ok(Outcome::Accepted { event_request_id, response }))
            }
            // Whose reference is not known to be new may have failed before.
            Finding::Failed if self.claimed != Claimed::ByUs => self.still_nothing(now, response),
            Finding::Failed => {
                let error = verdict::failed_before(&self.call, &response, &self.secrets());
                self.fail(now, error)
            }
            Finding::Nothing { other_amount: Some(amount), .. } if self.call.claim.is_some() => {
                let error = verdict::other_amount(&self.call, amount);
                self.fail(now, error)
            }
            Finding::Nothing { .. } if self.is_free_to_begin() => self.send(now),
            Finding::Nothing { once_at_most: true, .. } if self.may_send_again() => {
                self.retries_left = self.retries_left.saturating_sub(1);
                self.looks.read = Some(response);
                self.send(now)
            }
            Finding::Nothing { .. } => self.still_nothing(now, response),
        }
    }

    /// The key was free, and nothing has been sent.
    const fn is_free_to_begin(&self) -> bool {
        matches!(self.claimed, Claimed::ByUs) && self.lost.is_none()
    }

    fn may_send_again(&self) -> bool {
        self.lost.is_some() && self.retries_left > 0 && !self.looks.refused
    }

    fn still_nothing(&mut self, now: Millis, response: Response) -> Vec<Effect> {
        self.looks.read = Some(response);
        self.look_later(now, Reason::NotDone, None)
    }

    /// The answer to a reading tells nothing.
    fn unread(&mut self, now: Millis, response: &Response) -> Vec<Effect> {
        let refused = verdict::refused(response, &self.secrets(), now);
        let asked = retry_after(response, now);
        if self.is_free_to_begin() {
            return self.retry_or_fail(now, State::BeforeLooking, response, refused);
        }
        let may_pass = is_transient(response.status) || is_success(response.status) || response.status == 408;
        if !may_pass {
            let error = self.with_reading(verdict::unreadable_since(self.at_the_end(), &refused));
            return self.fail(now, error);
        }
        self.look_later(now, Reason::of(&refused), asked)
    }

    /// A reading came to nothing.
    pub(super) fn unseen(&mut self, now: Millis, error: TransportError) -> Vec<Effect> {
        let error = verdict::unreachable(error, &self.secrets());
        match self.is_free_to_begin() {
            true => self.wait_or_fail(now, State::BeforeLooking, None, error),
            false => self.look_later(now, Reason::of(&error), None),
        }
    }

    /// An error with what was read last.
    pub(super) fn with_reading(&self, error: Error) -> Error {
        match &self.looks.read {
            Some(read) => verdict::with_reading(error, read),
            None => error,
        }
    }
}
