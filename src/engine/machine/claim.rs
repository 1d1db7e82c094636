//! The key of a call that is to be made once, by whoever makes it.

use super::{Effect, Error, Goal, Machine, Millis, State, verdict};
use crate::engine::ErrorKind;

/// Who has the key of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claimed {
    /// It has none, or nobody has asked yet.
    Unasked,
    /// It was free, and is this call's now.
    ByUs,
    /// Another call has it: this one only looks.
    ByAnother,
}

impl Machine {
    pub(super) fn claim(&mut self, now: Millis) -> Vec<Effect> {
        let Some(claim) = &self.call.claim else { return self.send(now) };
        if now >= self.deadline {
            return self.overdue(now);
        }
        self.state = State::Claiming;
        vec![Effect::Claim { key: claim.key.clone(), ttl_seconds: claim.ttl_seconds }]
    }

    pub(super) fn claimed(&mut self, now: Millis, free: Result<bool, String>) -> Vec<Effect> {
        match free {
            Ok(free) => {
                self.claimed = if free { Claimed::ByUs } else { Claimed::ByAnother };
                self.goal = Goal::Look;
                self.look(now)
            }
            Err(reason) => self.fail(now, verdict::no_claim(reason)),
        }
    }

    /// Gives the key back where nothing was done under it. Else the next call must not take it for free.
    ///
    /// It is given back, too, where it is not known whether it was taken: what another has is left alone.
    pub(super) fn release(&self, now: Millis, error: &Error) -> Vec<Effect> {
        let may_be_ours = self.claimed == Claimed::ByUs || self.state == State::Claiming;
        match self.call.claim.as_ref().filter(|_| may_be_ours) {
            Some(claim) if error.kind != ErrorKind::UnknownOutcome => {
                let patience_ms = self.patience_ms().min(self.deadline.saturating_sub(now));
                vec![Effect::Release { key: claim.key.clone(), patience_ms }]
            }
            _ => Vec::new(),
        }
    }
}
