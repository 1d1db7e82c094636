//! Changes that are accepted now and done later: 202, and an event that follows.

use serde_json::{Map, Value, json};

use super::Sandbox;
use super::action::{Action, Change, NO_ANSWER, Plan};
use super::answer::{Refusal, ok};
use crate::wire::Response;

/// Has captures, refunds and voids answered with 202: accepted, and not done.
///
/// The transaction keeps its status and gets an `INITIATE_…` event. The answer's `event-request-id` is the
/// `correlation_request_id` of the event that says how it ended. That comes by itself, or with
/// [`Sandbox::complete`]. What cannot be done by then, since other changes came first, fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deferral {
    /// What is deferred; each of them unless set.
    pub action: Option<Action>,
    /// How many; all from now on unless set. 0: none any more.
    pub times: Option<u32>,
    /// How many seconds later it is done, of the sandbox's time. Five unless set.
    pub seconds: u32,
    /// It is done in the end. True unless set.
    pub succeeds: bool,
}

impl Default for Deferral {
    fn default() -> Self {
        Self { action: None, times: None, seconds: 5, succeeds: true }
    }
}

/// A change that was accepted.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub(super) event_request_id: String,
    pub(super) transaction_id: String,
    pub(super) action: Action,
    change: Change,
    members: Map<String, Value>,
    /// Unix milliseconds.
    pub(super) due_at: i64,
    pub(super) succeeds: bool,
}

impl Sandbox {
    /// Has captures, refunds or voids answered with 202 from now on. The last call counts.
    ///
    /// ```
    /// # #[cfg(not(target_arch = "wasm32"))] {
    /// use dintero_wasm::sandbox::{Action, Deferral, Options, Sandbox};
    ///
    /// let mut sandbox = Sandbox::new(Options::default()).unwrap();
    /// // The next capture is accepted, and fails half a minute later.
    /// sandbox.defer(Deferral {
    ///     action: Some(Action::Capture),
    ///     times: Some(1),
    ///     seconds: 30,
    ///     succeeds: false,
    /// });
    /// # }
    /// ```
    pub fn defer(&mut self, deferral: Deferral) {
        self.deferral = Some(deferral);
    }

    /// Ends what was accepted with 202, before it ends by itself; the transaction as it is then.
    ///
    /// # Errors
    /// Nothing waits under that `event-request-id`.
    pub fn complete(&mut self, event_request_id: &str, succeeds: bool) -> Result<Value, Refusal> {
        let waits = |pending: &Pending| pending.event_request_id == event_request_id;
        let Some(at) = self.pending.iter().position(waits) else {
            return Err(Refusal::not_found("Event request"));
        };
        let Pending { event_request_id, transaction_id, action, change, members, .. } =
            self.pending.remove(at);
        self.request_id = self.ids.uuid();
        let stamp = self.stamp();
        let correlated = |mut members: Map<String, Value>| {
            members.insert("correlation_request_id".to_owned(), json!(event_request_id));
            members
        };
        let transaction = self.transaction_mut(&transaction_id)?;
        match transaction.plan(&change) {
            Ok(plan) if succeeds && !transaction.times_out(action) => {
                transaction.carry_out(Plan { members: correlated(members), ..plan }, &stamp);
            }
            Ok(_) => {
                let why = if succeeds { NO_ANSWER } else { "The payment processor refused it" };
                transaction.fail(action, correlated(members), &stamp, why);
            }
            Err(refusal) => transaction.fail(action, correlated(members), &stamp, &refusal.message),
        }
        self.tell(&transaction_id, action, stamp.id);
        Ok(self.transaction(&transaction_id)?.document())
    }

    /// Ends what has waited long enough.
    pub(super) fn complete_due(&mut self) {
        let now = self.clock.now();
        let due = self.pending.iter().filter(|pending| pending.due_at <= now);
        let due: Vec<_> = due.map(|pending| (pending.event_request_id.clone(), pending.succeeds)).collect();
        for (id, succeeds) in due {
            // It waits, so that this cannot be refused.
            let _ = self.complete(&id, succeeds);
        }
    }

    /// The deferral of an action, if one holds; it counts as used.
    pub(super) fn take_deferral(&mut self, action: Action) -> Option<Deferral> {
        let concerns = |deferral: &&mut Deferral| deferral.action.is_none_or(|only| only == action);
        let deferral = self.deferral.as_mut().filter(concerns)?;
        if let Some(times) = &mut deferral.times {
            *times = times.checked_sub(1)?;
        }
        Some(*deferral)
    }

    /// Accepts a change, and says so.
    pub(super) fn accept(
        &mut self,
        id: &str,
        change: Change,
        plan: Plan,
        deferral: Deferral,
    ) -> Result<Response, Refusal> {
        let stamp = self.stamp();
        let event_request_id = stamp.request_id.clone();
        let transaction = self.transaction_mut(id)?;
        transaction.record(plan.action.initiated(), &stamp, true, plan.members.clone());
        let mut response = Response { status: 202, ..ok(&transaction.document()) };
        response.headers.append("event-request-id", event_request_id.clone());
        self.pending.push(Pending {
            event_request_id,
            transaction_id: id.to_owned(),
            action: plan.action,
            change,
            members: plan.members,
            due_at: stamp.at.saturating_add(i64::from(deferral.seconds).saturating_mul(1000)),
            succeeds: deferral.succeeds,
        });
        Ok(response)
    }
}
