//! Requests that are carried out later, when nobody waits for their answers any more.

use super::super::Sandbox;
use crate::wire::Request;

/// A request that is under way.
#[derive(Clone, Debug)]
pub(super) struct Held {
    request: Request,
    /// The session or the transaction whose reads it waits for; any, where there is none.
    subject: Option<String>,
    reads: u32,
    /// Which of the strikes it is.
    strike: usize,
}

impl Sandbox {
    /// Keeps the request that was struck last.
    pub(super) fn hold(&mut self, request: Request, subject: Option<String>, reads: u32) {
        let strike = self.strikes.struck.len().saturating_sub(1);
        self.strikes.held.push(Held { request, subject, reads, strike });
    }

    /// Counts a read, and carries out what has waited for it.
    pub(super) fn carry_out_held(&mut self, read: Option<&str>) {
        let (mut due, mut held) = (Vec::new(), Vec::new());
        for mut one in std::mem::take(&mut self.strikes.held) {
            if one.subject.is_none() || one.subject.as_deref() == read {
                one.reads = one.reads.saturating_sub(1);
            }
            if one.reads == 0 { due.push(one) } else { held.push(one) }
        }
        self.strikes.held = held;
        for Held { request, strike, .. } in due {
            self.handle(&request);
            let id = self.request_id.clone();
            if let Some(strike) = self.strikes.struck.get_mut(strike) {
                strike.request_ids.push(id);
            }
        }
    }
}
