//! How a payment by a saved card ended. HTTP 200 does not mean that it was paid.

use super::answer;
use crate::json::{Kind, View};

/// How a payment by a saved card ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentOutcome {
    /// The money is reserved, or taken.
    Paid,
    /// It is not decided, or the answer does not say so plainly: read the transaction, and deliver nothing.
    OnHold,
    /// The bank refused.
    Refused,
    /// It was refused without a transaction that says so, and with `actions`: the shopper has to do something first.
    ActionsRequired,
}

impl PaymentOutcome {
    /// The public name, `on_hold`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::OnHold => "on_hold",
            Self::Refused => "refused",
            Self::ActionsRequired => "actions_required",
        }
    }
}

/// Whether a payment that was refused may be tried again. Card schemes fine shops that try too often.
/// Source: `docs.dintero.com/docs/checkout/tokenization-error-handling`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Never with this card: it is blocked.
    Never,
    /// Now.
    Now,
    /// Later, and not before the time that is given, if one is.
    Later,
    /// The bank does not say.
    Unknown,
}

impl Retry {
    /// The public name, `never`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Now => "now",
            Self::Later => "later",
            Self::Unknown => "unknown",
        }
    }
}

/// What the answer to a payment by a saved card says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// How it ended.
    pub outcome: PaymentOutcome,
    /// Whether it may be tried again.
    pub retry: Retry,
    /// Not before this time, RFC 3339.
    pub retry_after: Option<String>,
    /// The event, counted from 0, whose `error` says why it was refused.
    pub error_event: Option<usize>,
}

impl Payment {
    /// Reads the answer of `sessions.pay`, whatever its status.
    #[must_use]
    pub fn read(body: &[u8]) -> Option<Self> {
        answer::read_whole(body, |root| {
            let error_event = error_event(root);
            let policy = error_event
                .and_then(|at| root.get("events")?.children().nth(at)?.get("error")?.get("retry_policy"));
            Some(Self {
                outcome: outcome(root)?,
                retry: retry(policy),
                retry_after: policy.and_then(|policy| answer::text(policy, &["retry_after"])),
                error_event,
            })
        })
    }
}

fn has_actions(root: View<'_>) -> bool {
    root.get("actions")
        .is_some_and(|actions| actions.kind() == Kind::Array && actions.children().next().is_some())
}

/// Paid is what both `success` and `status` say is paid; anything that they do not agree on is not decided. A status
/// that is decided counts more than `actions`, which may be no more than the provider's log.
fn outcome(root: View<'_>) -> Option<PaymentOutcome> {
    let success = root.get("success").and_then(View::bool);
    Some(match (success, answer::text(root, &["status"]).as_deref()) {
        (_, Some("FAILED" | "DECLINED" | "AUTHORIZATION_VOIDED")) => PaymentOutcome::Refused,
        (Some(true), Some("AUTHORIZED" | "CAPTURED" | "PARTIALLY_CAPTURED")) => PaymentOutcome::Paid,
        (success, None | Some("INITIATED")) if success != Some(true) && has_actions(root) => {
            PaymentOutcome::ActionsRequired
        }
        (Some(false), None | Some("INITIATED")) => PaymentOutcome::Refused,
        (None, None) => return None,
        _ => PaymentOutcome::OnHold,
    })
}

fn error_event(root: View<'_>) -> Option<usize> {
    let events = root.get("events")?;
    let failed = |event: View<'_>| event.get("error").is_some_and(|error| error.kind() == Kind::Object);
    events.children().enumerate().filter(|(_, event)| failed(*event)).last().map(|(at, _)| at)
}

/// One code that forbids it forbids it.
fn retry(policy: Option<View<'_>>) -> Retry {
    let codes = policy.and_then(|policy| policy.get("retry_codes"));
    let has = |name: &str| {
        codes.is_some_and(|codes| {
            codes.children().any(|code| code.text().is_some_and(|text| text.to_str() == name))
        })
    };
    if has("DO_NOT_RETRY") {
        Retry::Never
    } else if has("RETRY_AFTER_DELAY") {
        Retry::Later
    } else if has("RETRY_IMMEDIATELY") {
        Retry::Now
    } else {
        Retry::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_paid_is_paid() {
        use PaymentOutcome::{ActionsRequired, OnHold, Paid, Refused};
        for (body, expected) in [
            (r#"{"success":true,"status":"AUTHORIZED"}"#, Some(Paid)),
            (r#"{"success":true,"status":"CAPTURED"}"#, Some(Paid)),
            (r#"{"success":true,"status":"ON_HOLD"}"#, Some(OnHold)),
            (r#"{"success":false,"status":"ON_HOLD"}"#, Some(OnHold)),
            (r#"{"success":true,"status":"FAILED"}"#, Some(Refused)),
            (r#"{"success":false,"status":"FAILED"}"#, Some(Refused)),
            (r#"{"status":"DECLINED"}"#, Some(Refused)),
            (r#"{"success":false}"#, Some(Refused)),
            (r#"{"success":false,"status":"AUTHORIZED"}"#, Some(OnHold)),
            (r#"{"success":true}"#, Some(OnHold)),
            (r#"{"status":"AUTHORIZED"}"#, Some(OnHold)),
            (r#"{"success":true,"status":"SOMETHING_NEW"}"#, Some(OnHold)),
            (r#"{"success":"true","status":"AUTHORIZED"}"#, Some(OnHold)),
            (r#"{"success":false,"actions":[{"code":"x"}]}"#, Some(ActionsRequired)),
            (r#"{"success":false,"actions":[]}"#, Some(Refused)),
            (r#"{"success":true,"status":"AUTHORIZED","actions":[{}]}"#, Some(Paid)),
            (r#"{"success":false,"status":"FAILED","actions":[{"code":"DECLINED"}]}"#, Some(Refused)),
            (r#"{"status":"AUTHORIZED","actions":[{}]}"#, Some(OnHold)),
            (r#"{"success":false,"status":"INITIATED","actions":[{}]}"#, Some(ActionsRequired)),
            (r#"{"error":{},"actions":[{}]}"#, Some(ActionsRequired)),
            ("{}", None),
            ("[]", None),
            ("<html>", None),
        ] {
            assert_eq!(Payment::read(body.as_bytes()).map(|payment| payment.outcome), expected, "{body}");
        }
    }

    #[test]
    fn a_refusal_says_whether_to_try_again() {
        let body = |codes: &str| {
            format!(
                r#"{{"success":false,"status":"FAILED","events":[{{"event":"INITIALIZE"}},{{"error":{{"retry_policy":
                {{"retry_codes":{codes},"retry_after":"2026-11-22T00:00:00Z"}}}}}},{{"event":"VOID"}}]}}"#
            )
        };
        for (codes, expected) in [
            (r#"["DO_NOT_RETRY"]"#, Retry::Never),
            (r#"["RETRY_IMMEDIATELY","DO_NOT_RETRY"]"#, Retry::Never),
            (r#"["RETRY_AFTER_DELAY"]"#, Retry::Later),
            (r#"["RETRY_IMMEDIATELY"]"#, Retry::Now),
            (r#"["SOMETHING_NEW"]"#, Retry::Unknown),
            ("null", Retry::Unknown),
        ] {
            let payment = Payment::read(body(codes).as_bytes()).expect("a payment");
            assert_eq!((payment.retry, payment.error_event), (expected, Some(1)), "{codes}");
            assert_eq!(payment.retry_after.as_deref(), Some("2026-11-22T00:00:00Z"));
        }
    }
}
