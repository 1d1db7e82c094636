//! Where a transaction stands.

use dintero_wasm_derive::Model;

/// Where a transaction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(upper)]
pub enum TransactionStatus {
    /// The shopper has begun to pay.
    Initiated,
    /// The money is reserved. It can be captured or voided.
    Authorized,
    /// The reservation was given up.
    AuthorizationVoided,
    /// All was taken. It can be refunded.
    Captured,
    /// A part was taken.
    PartiallyCaptured,
    /// A part was taken, and some of that given back.
    PartiallyCapturedRefunded,
    /// All was given back.
    Refunded,
    /// All was taken, and a part given back.
    PartiallyRefunded,
    /// The provider refused.
    Declined,
    /// It failed.
    Failed,
    /// It is not known what happened.
    Unknown,
    /// The provider has not decided. Do not deliver.
    OnHold,
}

/// Whether the shop has its money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(upper)]
pub enum SettlementStatus {
    /// It has none.
    NotSettled,
    /// It is on its way.
    PendingSettlement,
    /// It has a part.
    PartiallySettled,
    /// It has all.
    Settled,
}

/// What a transaction can be read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum TransactionInclude {
    /// The token of a saved card, for single payments. A secret.
    #[model(name = "card.payment_token")]
    CardPaymentToken,
    /// The token of a saved card, for payments that recur. A secret.
    #[model(name = "card.recurrence_token")]
    CardRecurrenceToken,
    /// The session that it pays for.
    #[model(name = "session")]
    Session,
    /// The session, with its latest event.
    #[model(name = "session.events.latest")]
    SessionEventsLatest,
    /// Which software each event came from.
    #[model(name = "events.request_headers")]
    EventsRequestHeaders,
    /// Only the events that succeeded.
    #[model(name = "events.success.true")]
    EventsSuccessTrue,
    /// Which software made it.
    #[model(name = "initiating_system_request_headers")]
    InitiatingSystemRequestHeaders,
}
