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
    /// Follows the host's clock (unix milliseconds). Time in the sandbox never runs back.
    pub fn tick(&mut self, now_ms: i64) {
        let mut clock = self.clock;
        clock.tick(now_ms);
        self.go_to(clock);
    }

    /// Moves time ahead, of the host's clock too if that is followed.
    pub fn advance(&mut self, seconds: u32) {
        let mut clock = self.clock;
        clock.advance(seconds);
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

    /// Now, in the call that is being answered.
    pub(super) fn stamp(&mut self) -> Stamp {
        Stamp { id: self.ids.uuid(), request_id: self.request_id.clone(), at: self.clock.now() }
    }
}
