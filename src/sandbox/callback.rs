//! One call to the shop's `callback_url`.

use super::query::{flag, value, values};

/// How often an unanswered callback is sent again.
const MAX_RETRIES: usize = 20;

/// The first pause before sending again, and the longest. The API's own schedule is not published.
const FIRST_PAUSE_MS: i64 = 5_000;
const LONGEST_PAUSE_MS: i64 = 3_600_000;

/// The longest that a shop can have a callback delayed. Shops ask for more, and the API does not refuse it.
const MAX_DELAY_SECONDS: u16 = 60;

/// Why the shop is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// The payment is authorized, or captured where that is automatic.
    Authorized,
    OnHold,
    /// `authorization`, `failed` or `cancelled`; only with `report_error=true`.
    Error(&'static str),
    /// Something happened to the transaction; only with `report_event`.
    Event {
        event: &'static str,
        id: String,
    },
}

/// The flags in the query of a `callback_url`. They stay in the URL that is called, and are signed with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flags {
    /// The transaction is sent along.
    pub(super) post: bool,
    /// With its session.
    pub(super) includes_session: bool,
    report_error: bool,
    report_events: Vec<String>,
    pub(super) delay_seconds: u16,
    /// `session_id` or `sid`.
    pub(super) sid_name: &'static str,
}

impl Flags {
    pub(super) fn read(search: &str) -> Self {
        let delay: Option<u16> = value(search, "delay_callback").and_then(|seconds| seconds.parse().ok());
        let short = value(search, "sid_parameter_name").is_some_and(|name| name == "sid");
        Self {
            post: value(search, "method").is_some_and(|method| method == "POST"),
            includes_session: values(search, "includes").iter().any(|name| name == "session"),
            report_error: flag(search, "report_error"),
            report_events: values(search, "report_event").into_iter().map(Into::into).collect(),
            delay_seconds: delay.unwrap_or(0).min(MAX_DELAY_SECONDS),
            sid_name: if short { "sid" } else { "session_id" },
        }
    }

    /// Whether the shop wants to hear of it.
    pub(super) fn want(&self, reason: &Reason) -> bool {
        match reason {
            Reason::Authorized | Reason::OnHold => true,
            Reason::Error(_) => self.report_error,
            Reason::Event { event, .. } => self.report_events.iter().any(|wanted| wanted == event),
        }
    }
}

/// Where a callback stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Until it is due.
    Waiting,
    /// Handed to the host.
    Sent,
    /// Answered with 2xx.
    Delivered,
    /// Refused, or never answered.
    Failed,
    /// Never sent: the API calls only https, and not its own machine.
    Unreachable,
}

impl Progress {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Unreachable => "unreachable",
        }
    }
}

/// A callback, and what has come of it.
#[derive(Clone, Debug)]
pub(super) struct Callback {
    /// The `event-delivery` header: the same each time it is sent.
    pub(super) id: String,
    pub(super) session_id: String,
    pub(super) reason: Reason,
    pub(super) url: String,
    pub(super) flags: Flags,
    /// Unix milliseconds.
    pub(super) due_at: i64,
    pub(super) progress: Progress,
    /// When it was answered, and with which status.
    pub(super) answers: Vec<(i64, Option<u16>)>,
}

impl Callback {
    /// Notes an answer. No answer, 1xx and 5xx are tried again; 2xx is done; all else is final.
    pub(super) fn answered(&mut self, status: Option<u16>, now: i64) {
        self.progress = match status {
            Some(200..=299) => Progress::Delivered,
            None | Some(100..=101 | 500..=599) if self.answers.len() < MAX_RETRIES => Progress::Waiting,
            _ => Progress::Failed,
        };
        if self.progress == Progress::Waiting {
            let doublings = u32::try_from(self.answers.len()).unwrap_or(u32::MAX);
            let pause = FIRST_PAUSE_MS.saturating_mul(2_i64.saturating_pow(doublings)).min(LONGEST_PAUSE_MS);
            self.due_at = now.saturating_add(pause);
        }
        self.answers.push((now, status));
    }
}
