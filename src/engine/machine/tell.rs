//! What the call tells of itself.

use super::{Event, Machine, Millis, State, TransportError};
use crate::engine::Error;
use crate::engine::notice::{Notice, Purpose, Reason, RequestId, Shown};
use crate::wire::Finding;

impl Machine {
    /// A request goes out, in the state that waits for its answer.
    pub(super) fn tell_request(&mut self, now: Millis) {
        let purpose = match self.state {
            State::FetchingToken => Purpose::Token,
            State::Looking => Purpose::Look,
            _ => Purpose::Call,
        };
        self.requests = self.requests.saturating_add(1);
        self.sent = (now, purpose);
        self.notices.push(Notice::Request { purpose, request: self.requests });
    }

    /// The answer to a request, if it is one.
    pub(super) fn tell_answer(&mut self, event: &Event) {
        if !matches!(self.state, State::FetchingToken | State::Sending | State::Looking) {
            return;
        }
        let ((sent, purpose), request) = (self.sent, self.requests);
        match event {
            Event::Response { now, response } => self.notices.push(Notice::Response {
                purpose,
                request,
                status: response.status,
                // Of a token's answer it may be the token, which is not known yet.
                request_id: (purpose != Purpose::Token)
                    .then(|| RequestId::of(response, &self.secrets()))
                    .flatten(),
                duration_ms: now.saturating_sub(sent),
            }),
            Event::Failed { now, error } => self.notices.push(Notice::Lost {
                purpose,
                request,
                not_sent: matches!(error, TransportError::NotSent(_)),
                duration_ms: now.saturating_sub(sent),
            }),
            _ => {}
        }
    }

    pub(super) fn tell_retry(&mut self, reason: Reason, pause_ms: u64) {
        self.notices.push(Notice::Retry { reason, pause_ms });
    }

    pub(super) fn tell_reading(&mut self, finding: &Finding) {
        let shown = match finding {
            Finding::Done => Shown::Done,
            Finding::Accepted { .. } => Shown::Accepted,
            Finding::Failed => Shown::Failed,
            Finding::Nothing { .. } => Shown::Nothing,
        };
        self.notices.push(Notice::Reconcile { shown });
    }

    pub(super) fn tell_token(&mut self, use_for_ms: u64) {
        self.notices.push(Notice::Token { use_for_ms });
    }

    pub(super) fn tell_error(&mut self, now: Millis, error: &Error) {
        self.notices.push(Notice::Error { kind: error.kind, duration_ms: now.saturating_sub(self.started) });
    }
}
