//! How each operation travels.

use super::Host;
use super::field::{STRICT_MERCHANT_REFERENCE, STRICT_SESSION_AMOUNTS, STRICT_SUCCESS_MERCHANT_REFERENCE};
use crate::model::Operation;

/// What it does to send a request a second time. RFC 9110 calls the first safe, and the next two idempotent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// It changes nothing, and is retried.
    Safe,
    /// The API knows a repetition by the id in the body, and does it once. It is retried.
    Keyed,
    /// Twice is the same as once. It is sent again where reading shows that it was not done; repeating it by hand is
    /// harmless.
    Idempotent,
    /// Twice may do it twice. It is never sent again but for a capture of which the API refuses the second.
    Unsafe,
}

impl Safety {
    /// It is sent again after a failure that may pass.
    #[must_use]
    pub const fn is_retried(self) -> bool {
        matches!(self, Self::Safe | Self::Keyed)
    }

    /// It does no harm to call it again without knowing whether it was done.
    #[must_use]
    pub const fn is_repeatable(self) -> bool {
        !matches!(self, Self::Unsafe)
    }
}

/// What a successful answer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A JSON object with these members, none of them null.
    Object(&'static [&'static str]),
    /// A JSON object that says how a payment ended. Even an error status may come with one.
    Payment,
    /// A JSON array.
    List,
    /// Anything: an image, or a file.
    Any,
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
    /// What a successful answer holds.
    pub answer: Answer,
    /// Its answer is a token.
    pub gives_token: bool,
    /// Anyone may ask: it is sent without credentials.
    pub public: bool,
    /// What to do when its answer was lost.
    pub recovery: &'static str,
}

const READ: Route = Route {
    host: Host::Checkout,
    safety: Safety::Safe,
    system: false,
    toggles: &[],
    deferrable: false,
    answer: Answer::Object(&[]),
    gives_token: false,
    public: false,
    recovery: "It changes nothing: call it again.",
};

/// What reads of an account.
const ACCOUNT: Route = Route { host: Host::Api, ..READ };

impl Route {
    /// The row of an operation. Source: `docs.dintero.com/api-reference`.
    #[must_use]
    pub const fn of(operation: Operation) -> Self {
        match operation {
            Operation::SessionsGet | Operation::TransactionsGet => READ,
            Operation::TransactionsList => Self { answer: Answer::List, ..READ },
            Operation::SettlementsList
            | Operation::ReportConfigurationsList
            | Operation::ReportConfigurationsGet
            | Operation::ReportsList
            | Operation::PayoutsBalances
            | Operation::PayoutsTransfers
            | Operation::ApprovalsList => ACCOUNT,
            Operation::SettlementsAttachment => Self { answer: Answer::Any, ..ACCOUNT },
            Operation::BrandingLogos | Operation::BrandingProfile => {
                Self { answer: Answer::Any, public: true, ..READ }
            }
            Operation::AuthToken => Self {
                host: Host::Token,
                answer: Answer::Object(&["access_token"]),
                gives_token: true,
                ..READ
            },
            Operation::AuthMfaChallenge => Self {
                safety: Safety::Unsafe,
                recovery: "A code may have been sent. Look whether it arrived before you ask for another.",
                ..ACCOUNT
            },
            Operation::SessionsCreate => Self {
                safety: Safety::Unsafe,
                system: true,
                toggles: &[STRICT_SESSION_AMOUNTS],
                answer: Answer::Object(&["id", "url"]),
                recovery: "A session may exist that nobody knows of. It is harmless until someone pays it: \
                           create a new one and show only that.",
                ..READ
            },
            Operation::SessionsCreatePaymentToken => {
                Self { toggles: &[], ..Self::of(Operation::SessionsCreate) }
            }
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
            Operation::SessionsPay => Self {
                safety: Safety::Unsafe,
                system: true,
                toggles: &[STRICT_MERCHANT_REFERENCE, STRICT_SUCCESS_MERCHANT_REFERENCE],
                answer: Answer::Payment,
                recovery: "The card may have been charged. Never pay again on a guess: list the transactions \
                           with this merchant_reference, and look again after a while if there is none.",
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
            Operation::TransactionsRefund => Self {
                recovery: "Do not refund again on a guess. Read the transaction: an event whose event_reference \
                           is this refund's refund_reference means that it was done; that there is none yet \
                           proves nothing, so look again after a while.",
                ..Self::of(Operation::TransactionsCapture)
            },
            Operation::TransactionsVoid => Self {
                safety: Safety::Idempotent,
                recovery: "Read the transaction: the status AUTHORIZATION_VOIDED says that it is void. Voiding \
                           again is harmless.",
                ..Self::of(Operation::TransactionsCapture)
            },
            Operation::TransactionsUpdate => Self {
                safety: Safety::Idempotent,
                recovery: "Read the transaction to see its merchant_reference_2, or send the same update again: \
                           twice is the same as once.",
                ..READ
            },
            Operation::TransactionsUpdateAuthorization => Self {
                safety: Safety::Unsafe,
                recovery: "Read the transaction: its amount and its latest event say whether the authorization \
                           was changed.",
                ..READ
            },
            Operation::SettlementsGenerateTestReport => Self {
                safety: Safety::Unsafe,
                recovery: "A test report may have been made: list the settlements.",
                ..ACCOUNT
            },
            Operation::ReportConfigurationsCreate => Self {
                safety: Safety::Unsafe,
                recovery: "A configuration may have been made: list them, and delete one that is there twice.",
                ..ACCOUNT
            },
            Operation::ReportConfigurationsUpdate | Operation::ReportConfigurationsDelete => Self {
                safety: Safety::Idempotent,
                recovery: "Read the configuration to see what was done, or call again: twice is the same as once.",
                ..ACCOUNT
            },
            Operation::PayoutsCreateFundTransfer => Self {
                safety: Safety::Keyed,
                recovery: "Send the same transfer again, with the same fund_transfer_id: it is done once.",
                ..ACCOUNT
            },
            Operation::ApprovalsCreate => Self {
                safety: Safety::Unsafe,
                recovery: "An approval may have been begun: list the approvals with this payout_destination_id.",
                ..ACCOUNT
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
            let keyed = operation == Operation::PayoutsCreateFundTransfer;
            assert_eq!(route.safety.is_retried(), reads || keyed, "{}", operation.name());
            assert!(method != Method::Get || !route.system);
        }
    }

    #[test]
    fn what_belongs_to_an_account_lives_on_the_account_s_host() {
        for &operation in Operation::ALL {
            let of_account = operation.route().1.contains("{aid}");
            assert_eq!(Route::of(operation).host == Host::Api, of_account, "{}", operation.name());
        }
    }
}
