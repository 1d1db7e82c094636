//! Where a transaction stands.

/// The statuses that a transaction of the sandbox can have: all but DECLINED, since a refusal here is FAILED, or leaves
/// no transaction. Source: `docs.dintero.com`, the statuses of transactions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// Never seen here: a transaction comes to be when it is paid, and has an outcome in the same step.
    Initiated,
    OnHold,
    Authorized,
    AuthorizationVoided,
    PartiallyCaptured,
    PartiallyCapturedRefunded,
    Captured,
    PartiallyRefunded,
    Refunded,
    Failed,
    /// The processor did not answer, so that nobody knows.
    Unknown,
}

impl Status {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Initiated => "INITIATED",
            Self::OnHold => "ON_HOLD",
            Self::Authorized => "AUTHORIZED",
            Self::AuthorizationVoided => "AUTHORIZATION_VOIDED",
            Self::PartiallyCaptured => "PARTIALLY_CAPTURED",
            Self::PartiallyCapturedRefunded => "PARTIALLY_CAPTURED_REFUNDED",
            Self::Captured => "CAPTURED",
            Self::PartiallyRefunded => "PARTIALLY_REFUNDED",
            Self::Refunded => "REFUNDED",
            Self::Failed => "FAILED",
            Self::Unknown => "UNKNOWN",
        }
    }

    /// There is an authorization, or was one.
    pub(super) const fn is_success(self) -> bool {
        !matches!(self, Self::Initiated | Self::OnHold | Self::Failed | Self::Unknown)
    }
}
