//! Why an operation on a transaction was refused.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other};

/// Why an operation on a transaction was refused.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct EventError {
    /// The provider's own code.
    pub code: Option<String>,
    /// The provider's own words. Not for the shopper.
    #[model(required)]
    pub message: Option<String>,
    /// What kind of refusal it was.
    pub r#type: Option<Vec<Open<EventErrorType>>>,
    /// The code that the card's issuer gave.
    pub result_code: Option<String>,
    /// Whether to try the card again.
    pub retry_policy: Option<RetryPolicy>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Whether to try a card again. Trying against it costs fees, and the card is blocked at once.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct RetryPolicy {
    /// What is allowed.
    #[model(required)]
    pub retry_codes: Option<Vec<Open<RetryCode>>>,
    /// Not before this time, RFC 3339. Only with `RETRY_AFTER_DELAY`.
    pub retry_after: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Whether a card may be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(upper)]
pub enum RetryCode {
    /// Never.
    DoNotRetry,
    /// Now.
    RetryImmediately,
    /// After `retry_after`.
    RetryAfterDelay,
}

/// What kind of refusal it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(upper)]
pub enum EventErrorType {
    /// An error.
    Error,
    /// The card was refused.
    Declined,
    /// The bank that issued the card had an error.
    IssuerError,
    /// The card is to be taken from the shopper.
    PickUpCard,
    /// The shop is not known.
    InvalidMerchant,
    /// The payment is not allowed.
    InvalidTransaction,
    /// The amount is not allowed.
    InvalidAmount,
    /// There is not enough money.
    InsufficientFunds,
    /// The account is closed.
    ClosedAccount,
    /// The card is too old.
    ExpiredCard,
    /// It is more than may be approved.
    ExceedsApprovalLimit,
    /// The card was used too often.
    ExceedsWithdrawalFrequencyLimit,
    /// The card may not be used here.
    RestrictedCard,
    /// The card's PIN is needed.
    PinRequired,
    /// The shopper did not prove who pays.
    FailedVerification,
    /// The shopper must prove who pays.
    AdditionalVerificationRequired,
    /// It is not known.
    Unknown,
}
