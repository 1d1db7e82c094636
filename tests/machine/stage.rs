//! A call under way: each step of it is held against the promises.

use std::fmt::Write as _;

use dintero_wasm::engine::{
    Effect, Error, ErrorKind, Event, Machine, Millis, Notice, Outcome, Purpose, Shown,
};
use dintero_wasm::wire::{Route, Safety};

use crate::kinds::{Kind, TIMEOUT_MS, call};

/// When each call begins.
pub const START: Millis = 1_700_000_000_000;

/// What the machine waits for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Awaits {
    Token,
    Stored,
    Claim,
    Timer(Millis),
    Answer(Purpose),
    Nothing,
}

/// A call under way, and what has become of it outside.
#[derive(Clone)]
pub struct Stage {
    pub machine: Machine,
    pub kind: Kind,
    pub has_token: bool,
    pub now: Millis,
    pub awaits: Awaits,
    pub purpose: Purpose,
    /// How often the call's own request went out.
    pub sent: u32,
    /// It is out, and its answer is not here.
    pub under_way: bool,
    /// Some try may have been carried out.
    pub doubtful: bool,
    /// Why it may go out again: it was refused for an old token, or a reading showed that it does no harm.
    pub may_repeat: bool,
    /// It was refused for an old token, which happens once.
    pub renewed: bool,
    /// A reading showed that it was done.
    pub shown: bool,
    /// What the store of keys said: it was free, or another call has it.
    pub claimed: Option<bool>,
    /// The call's own answer says that it is done, or accepted.
    pub answered: bool,
    /// A reading showed that it failed.
    pub refuted: bool,
    /// A reading showed our reference at another amount.
    pub conflicting: bool,
    pub released: bool,
    /// How it came here, for whoever reads of a broken promise.
    pub path: Vec<&'static str>,
    pub ended: Option<Result<&'static str, ErrorKind>>,
}

impl Stage {
    pub fn new(kind: Kind, has_token: bool) -> Self {
        let mut stage = Self {
            machine: Machine::new(call(&kind)),
            kind,
            has_token,
            now: START,
            awaits: Awaits::Nothing,
            purpose: Purpose::Call,
            sent: 0,
            under_way: false,
            doubtful: false,
            may_repeat: true,
            renewed: false,
            shown: false,
            claimed: None,
            answered: false,
            refuted: false,
            conflicting: false,
            released: false,
            path: Vec::new(),
            ended: None,
        };
        stage.feed(Event::Start { now: START, seed: 7 });
        stage.pass();
        stage
    }

    /// All that decides how it goes on.
    pub fn key(&self, text: &mut String) {
        let Self {
            machine,
            now,
            awaits,
            purpose,
            sent,
            under_way,
            doubtful,
            may_repeat,
            renewed,
            shown,
            claimed,
            answered,
            refuted,
            conflicting,
            released,
            ended,
            ..
        } = self;
        write!(text, "{machine:?} {now} {awaits:?} {purpose:?} {sent} {under_way} {doubtful} {may_repeat} {renewed} {shown} {claimed:?} {answered} {refuted} {conflicting} {released} {ended:?}")
            .expect("a text");
    }

    pub fn is_safe(&self) -> bool {
        Route::of(self.kind.operation).safety == Safety::Safe
    }

    /// Feeds an event, and holds what follows against the promises.
    pub fn feed(&mut self, event: Event) {
        let effects = self.machine.step(event);
        assert!(self.ended.is_none() || effects.is_empty(), "nothing comes after the end: {effects:?}");
        let before = self.awaits;
        self.awaits = Awaits::Nothing;
        let mut quiet = true;
        for effect in effects {
            let deadline = START + TIMEOUT_MS;
            let in_time = |at: Millis| assert!(at < deadline, "nothing begins after the deadline");
            quiet &= matches!(effect, Effect::Tell(_));
            match effect {
                Effect::Deadline { at } => assert_eq!(at, deadline),
                Effect::Tell(notice) => self.hear(&notice),
                Effect::LoadToken { .. } => self.awaits = Awaits::Token,
                Effect::StoreToken { .. } => self.awaits = Awaits::Stored,
                Effect::Claim { .. } => {
                    in_time(self.now);
                    self.awaits = Awaits::Claim;
                }
                Effect::Release { .. } => {
                    let doubtful = (self.doubtful && !self.refuted && !self.conflicting) || self.under_way;
                    assert!(!doubtful, "a key is kept while there is a doubt: {:?}", self.path);
                    assert_ne!(self.claimed, Some(false), "a key that another call has is left alone");
                    self.released = true;
                }
                Effect::Send { request, .. } => {
                    in_time(self.now);
                    self.awaits = Awaits::Answer(self.purpose);
                    if self.purpose == Purpose::Call {
                        self.go_out(request.body.as_deref());
                    }
                }
                Effect::Wait { until } => {
                    in_time(until);
                    self.awaits = Awaits::Timer(until);
                }
                Effect::Finish(outcome) => self.end(&outcome),
            }
        }
        if quiet && self.ended.is_none() {
            self.awaits = before;
        }
    }

    fn hear(&mut self, notice: &Notice) {
        match notice {
            Notice::Request { purpose, .. } => self.purpose = *purpose,
            Notice::Reconcile { shown: Shown::Nothing } => self.may_repeat |= self.kind.once_at_most,
            Notice::Reconcile { shown: Shown::Failed } => {}
            Notice::Reconcile { .. } => self.shown = true,
            _ => {}
        }
    }

    fn go_out(&mut self, body: Option<&[u8]>) {
        assert!(!self.under_way, "one at a time");
        assert_eq!(body, Some(self.kind.body.as_bytes()), "what is sent again is what was sent");
        assert_ne!(self.kind.claim, Some(false), "a key that another call has is no leave to send");
        let is_retried = Route::of(self.kind.operation).safety.is_retried();
        assert!(self.may_repeat || is_retried, "{} is sent a second time: {:?}", self.kind.name, self.path);
        self.sent += 1;
        assert!(self.sent <= 4, "a first try, two more, and one for a new token");
        self.may_repeat = false;
        self.under_way = true;
    }

    fn end(&mut self, outcome: &Result<Outcome, Error>) {
        assert!(self.ended.is_none(), "it ends once");
        let once = self.claimed == Some(true) && self.sent <= 1 + u32::from(self.renewed);
        let refuted = self.conflicting || self.refuted && once;
        let taken = self.claimed == Some(false);
        let doubtful = (self.doubtful || self.under_way || taken) && !self.is_safe() && !refuted;
        self.ended = Some(match outcome {
            Ok(Outcome::Done(_)) => {
                assert!(self.answered, "what is done was answered: {:?}", self.path);
                Ok("done")
            }
            Ok(Outcome::Accepted { .. }) => {
                assert!(self.answered || self.shown, "what is accepted was answered: {:?}", self.path);
                Ok("accepted")
            }
            Ok(Outcome::Found(_)) => {
                assert!(self.shown, "what was found was read");
                Ok("found")
            }
            Err(error) => {
                let unknown = error.kind == ErrorKind::UnknownOutcome;
                assert_eq!(unknown, doubtful, "{} {:?}: {error}", self.kind.name, self.path);
                Err(error.kind)
            }
        });
        self.under_way = false;
        let kept = self.kind.claim == Some(true) && outcome.is_ok();
        assert!(!(kept && self.released), "the key of what is done is kept");
    }
}
