//! How each operation travels.

use super::Host;
use super::field::STRICT_SESSION_AMOUNTS;
use crate::model::Operation;

/// What it does to send a request a second time. RFC 9110 calls these safe and idempotent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// It changes nothing, and is retried.
    Safe,
    /// Twice is the same as once. It is not retried unasked, but repeating it by hand is harmless.
    Idempotent,
    /// Twice may do it twice. It is never sent again.
    Unsafe,
}

/// How an operation travels, beside its method and path, which are [`Operation::route`].
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// The host that it lives on.
    pub host: Host,
    /// Whether it may be sent again.
    pub safety: Safety,
    /// It takes the `Dintero-System-…` headers.
    pub system: bool,
    /// The values that its `Dintero-Feature-Toggles` header may have.
    pub toggles: &'static [&'static str],
    /// It may answer 202: accepted, and not done.
    pub deferrable: bool,
    /// Members without which a successful answer is of no use.
    pub answers: &'static [&'static str],
    /// Its answer is a token.
    pub gives_token: bool,
    /// What to do when its answer was lost.
    pub recovery: &'static str,
}

const READ: Route = Route {
    host: Host::Checkout,
    safety: Safety::Safe,
    system: false,
    toggles: &[],
    deferrable: false,
    answers: &[],
    gives_token: false,
    recovery: "It changes nothing: call it again.",
};

impl Route {
    /// The row of an operation. Source: `docs.dintero.com/api-reference`.
    #[must_use]
    pub const fn of(operation: Operation) -> Self {
        match operation {
            Operation::AuthToken => Self { answers: &["access_token"], gives_token: true, ..READ },
            Operation::SessionsCreate => Self {
                safety: Safety::Unsafe,
                system: true,
                toggles: &[STRICT_SESSION_AMOUNTS],
                answers: &["id", "url"],
                recovery: "A session may exist that nobody knows of. It is harmless until someone pays it: \
                           create a new one and show only that.",
                ..READ
            },
            Operation::SessionsGet | Operation::TransactionsGet => READ,
            Operation::SessionsUpdate => Self {
                safety: Safety::Idempotent,
                system: true,
                toggles: &[STRICT_SESSION_AMOUNTS],
                recovery: "Read the session to see which order it has, or send the same update again: twice is \
                           the same as once.",
                ..READ
            },
            Operation::SessionsCancel => Self {
                safety: Safety::Idempotent,
                system: true,
                recovery: "Read the session: cancelled_at says that it is cancelled. Cancelling again is harmless.",
                ..READ
            },
            Operation::TransactionsCapture => Self {
                safety: Safety::Unsafe,
                system: true,
                deferrable: true,
                recovery: "Do not capture again on a guess. Read the transaction: an event whose event_reference \
                           is this capture's capture_reference means that it was done; that there is none yet \
                           proves nothing, so look again after a while.",
                ..READ
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Method;

    #[test]
    fn only_what_changes_nothing_is_retried() {
        for &operation in Operation::ALL {
            let route = Route::of(operation);
            let method = Method::from_name(operation.route().0).expect("a method");
            let reads = method == Method::Get || operation == Operation::AuthToken;
            assert_eq!(route.safety == Safety::Safe, reads, "{}", operation.name());
            assert!(method != Method::Get || !route.system);
        }
    }
}
