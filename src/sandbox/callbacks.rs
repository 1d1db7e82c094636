//! Calls to the shop: planned, made ready, and their answers.

use super::Sandbox;
use super::callback::{Callback, Flags, Progress, Reason};
use super::clock::iso;
use super::json::set;
use super::options::UrlParts;
use super::query;
use crate::sign::{self, Target};
use crate::wire::{Headers, Method, Request};

/// A callback that is to be sent now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// What [`Sandbox::delivered`] is told; also the `event-delivery` header.
    pub id: String,
    /// The call. Its redirects are not followed, and it has ten seconds.
    pub request: Request,
}

impl Sandbox {
    /// The callbacks that are due now, the longest due first. Each is given out once; what came of it is told to
    /// [`delivered`](Self::delivered), and one that was not answered becomes due again later.
    pub fn due(&mut self) -> Vec<Delivery> {
        let now = self.clock.now();
        let mut callbacks = std::mem::take(&mut self.callbacks);
        let is_due =
            |callback: &&mut Callback| callback.progress == Progress::Waiting && callback.due_at <= now;
        let mut due: Vec<_> = callbacks.iter_mut().filter(is_due).collect();
        due.sort_by_key(|callback| callback.due_at);
        let mut deliveries = Vec::new();
        for callback in due {
            callback.progress = Progress::Sent;
            self.record_sent(callback);
            deliveries.push(Delivery { id: callback.id.clone(), request: self.request(callback) });
        }
        self.callbacks = callbacks;
        deliveries
    }

    /// When the next thing happens by itself, in unix milliseconds of the sandbox's time: a callback is due, a payment
    /// on hold is approved, or what was accepted is done. In the past where [`due`](Self::due) has something to give already.
    #[must_use]
    pub fn next_due_ms(&self) -> Option<i64> {
        let waiting = self.callbacks.iter().filter(|callback| callback.progress == Progress::Waiting);
        let on_hold = self.transactions.values().filter_map(|transaction| transaction.resolves_at);
        let accepted = self.pending.iter().map(|pending| pending.due_at);
        waiting.map(|callback| callback.due_at).chain(on_hold).chain(accepted).min()
    }

    /// What came of a delivery: its status, or `None` when there was no connection, or no answer in time.
    pub fn delivered(&mut self, id: &str, status: Option<u16>) {
        let now = self.clock.now();
        let sent = |callback: &&mut Callback| callback.id == id && callback.progress == Progress::Sent;
        if let Some(callback) = self.callbacks.iter_mut().find(sent) {
            callback.answered(status, now);
        }
    }

    /// Plans a callback, if the session has a `callback_url` and its shop wants to hear of this.
    pub(super) fn schedule(&mut self, session_id: &str, reason: Reason) {
        let Some(session) = self.sessions.get(session_id) else { return };
        let Some(url) = session.text("/url/callback_url") else { return };
        let Some(parts) = (self.options.parse_url)(url) else { return };
        let flags = Flags::read(&parts.search);
        if !flags.want(&reason) {
            return;
        }
        let now = self.clock.now();
        let (error, event, event_id) = match &reason {
            Reason::Authorized | Reason::OnHold => (None, None, None),
            Reason::Error(error) => (Some(*error), None, None),
            Reason::Event { event, id } => (None, Some(*event), Some(id.as_str())),
        };
        let url = query::extend(
            url,
            &[
                ("transaction_id", session.transaction_id.as_deref()),
                (flags.sid_name, Some(session_id)),
                ("merchant_reference", Some(session.merchant_reference())),
                ("time", Some(&iso(now))),
                ("error", error),
                ("event", event),
                ("event_id", event_id),
            ],
        );
        let held_back = self.strikes.strike_callback(now).unwrap_or_default();
        let delay_ms = i64::from(flags.delay_seconds).saturating_mul(1000).saturating_add(held_back);
        let due_at = now.saturating_add(delay_ms);
        let progress = if is_reachable(&parts) { Progress::Waiting } else { Progress::Unreachable };
        let (id, session_id) = (self.ids.uuid(), session_id.to_owned());
        self.callbacks.push(Callback {
            id,
            session_id,
            reason,
            url,
            flags,
            due_at,
            progress,
            answers: Vec::new(),
        });
    }

    fn record_sent(&mut self, callback: &Callback) {
        let name = match callback.reason {
            Reason::Authorized => "AUTH_CALLBACK_SENT",
            Reason::OnHold => "ON_HOLD_CALLBACK_SENT",
            Reason::Error(_) | Reason::Event { .. } => return,
        };
        let stamp = self.stamp();
        let session = self.sessions.get_mut(&callback.session_id);
        if let Some(session) = session.filter(|_| callback.answers.is_empty()) {
            session.record(name, &stamp, None);
        }
    }

    /// The call as it is made now: signed with the present time, and with the transaction as it is now.
    fn request(&self, callback: &Callback) -> Request {
        let method = if callback.flags.post { Method::Post } else { Method::Get };
        let mut headers = Headers::from_iter([("event-delivery", callback.id.as_str())]);
        if let (Some(secret), Some(url)) =
            (&self.options.signature_secret, (self.options.parse_url)(&callback.url))
        {
            let target = Target::from_parts(method.as_str(), &url.hostname, &url.pathname, &url.search);
            let seconds = self.clock.now().div_euclid(1000);
            headers.append(
                sign::SIGNATURE_HEADER,
                sign::sign(secret, &self.options.account_id, seconds, &target),
            );
        }
        let body = self.transaction_of(callback).filter(|_| callback.flags.post);
        if body.is_some() {
            headers.append("content-type", "application/json");
        }
        Request { method, url: callback.url.clone(), headers, body }
    }

    fn transaction_of(&self, callback: &Callback) -> Option<Vec<u8>> {
        let session = self.sessions.get(&callback.session_id)?;
        let mut document = self.transactions.get(session.transaction_id.as_ref()?)?.document();
        if callback.flags.includes_session {
            set(&mut document, &["session"], session.document());
        }
        Some(document.to_string().into_bytes())
    }
}

/// The API calls https only, and never the machine that it runs on.
fn is_reachable(url: &UrlParts) -> bool {
    url.protocol == "https:" && !matches!(url.hostname.as_str(), "localhost" | "127.0.0.1" | "[::1]")
}
