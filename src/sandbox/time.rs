//! How time moves, and what it brings about.

use super::clock::Clock;
use super::{Sandbox, account};

/// When, and in which call, something happened.
#[derive(Clone, Debug)]
pub(super) struct Stamp {
    /// The event's own id.
    pub(super) id: String,
    pub(super) request_id: String,
    /// Unix milliseconds.
    pub(super) at: i64,
}

impl Sandbox {
    /// Follows the host's clock (unix milliseconds). Time in the sandbox does not run back with it.
    pub fn tick(&mut self, now_ms: i64) {
        let mut clock = self.clock;
        clock.tick(now_ms);
        self.go_to(clock);
    }

    /// Moves time ahead, of the host's clock too if that is followed.
    pub fn advance(&mut self, seconds: u32) {
        self.pass(i64::from(seconds).saturating_mul(1000));
    }

    pub(crate) fn pass(&mut self, milliseconds: i64) {
        let mut clock = self.clock;
        clock.pass(milliseconds);
        self.go_to(clock);
    }

    /// Sets the clock forward or back. What is under way takes as long as before: only what ends at a time of the
    /// clock, as a token does, ends sooner or later.
    pub(super) fn jump(&mut self, milliseconds: i64) {
        let due = self.callbacks.iter_mut().map(|callback| &mut callback.due_at);
        let accepted = self.pending.iter_mut().map(|pending| &mut pending.due_at);
        let on_hold =
            self.transactions.values_mut().filter_map(|transaction| transaction.resolves_at.as_mut());
        for at in due.chain(accepted).chain(on_hold) {
            *at = at.saturating_add(milliseconds);
        }
        let mut clock = self.clock;
        clock.jump(milliseconds);
        self.go_to(clock);
    }

    /// Goes to a later time, by way of those at which money is settled, and does what has become due.
    fn go_to(&mut self, clock: Clock) {
        for at in account::runs(self.clock.now(), clock.now()) {
            self.clock = self.clock.at(at);
            self.catch_up();
            self.run_account();
        }
        self.clock = clock;
        self.catch_up();
    }

    /// Does what has become due by itself.
    fn catch_up(&mut self) {
        self.resolve_due();
        self.complete_due();
        self.transfer_funds();
    }

    /// The time in the sandbox, in unix milliseconds.
    #[must_use]
    pub const fn now_ms(&self) -> i64 {
        self.clock.now()
    }

    /// What the sandbox's clock would say had no [fault](super::Fault::ClockJump) set it, in unix milliseconds: the time
    /// of a caller whose own clock is right.
    #[must_use]
    pub const fn steady_ms(&self) -> i64 {
        self.clock.steady()
    }

    /// Now, in the call that is being answered.
    pub(super) fn stamp(&mut self) -> Stamp {
        Stamp { id: self.ids.uuid(), request_id: self.request_id.clone(), at: self.clock.now() }
    }
}
