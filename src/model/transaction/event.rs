//! What happens to a transaction.

use dintero_wasm_derive::Model;

use crate::model::{
    Decimal, EventError, EventGiftCard, EventItem, EventMetadata, FeeSplit, Open, Other, RequestHeaders,
    SettlementStatus, Split, TransactionStatus,
};

/// Something that happened to a transaction.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionEvent {
    /// The event's id.
    #[model(read_only)]
    pub id: Option<String>,
    /// What was done.
    pub event: Option<Open<EventName>>,
    /// Where the transaction stood afterwards.
    #[model(read_only)]
    pub transaction_status: Option<Open<TransactionStatus>>,
    /// It was done. `false`: it was refused, and changed nothing.
    pub success: Option<bool>,
    /// For how much, in minor units, including VAT.
    #[model(minor)]
    pub amount: Option<Decimal>,
    /// VAT that `amount` includes, in minor units, as the API counts it.
    #[model(minor)]
    pub calculated_vat_amount: Option<Decimal>,
    /// The lines that it was about.
    pub items: Option<Vec<EventItem>>,
    /// Who was paid.
    pub splits: Option<Vec<Split>>,
    /// Who pays the fees.
    pub fee_split: Option<FeeSplit>,
    /// The gift cards that took part.
    pub gift_cards: Option<Vec<EventGiftCard>>,
    /// What is true after all, where an operation failed. It counts more than `success`.
    pub correction: Option<EventCorrection>,
    /// Why it was refused.
    pub error: Option<EventError>,
    /// When.
    #[model(format = DateTime)]
    pub created_at: Option<String>,
    /// The client or the person who asked for it.
    pub created_by: Option<String>,
    /// The request that brought it about. Often written without dashes.
    #[model(format = Uuid)]
    pub request_id: Option<String>,
    /// The request that began it: the `event-request-id` of a 202.
    #[model(format = Uuid)]
    pub correlation_request_id: Option<String>,
    /// The reference that its request gave: the capture's or the refund's own.
    pub event_reference: Option<String>,
    /// The request's own keys, and what the provider answered.
    pub metadata: Option<EventMetadata>,
    /// Which software it came from, where the query asked for it.
    pub request_headers: Option<RequestHeaders>,
    /// The payouts to the shop that it is part of.
    pub settlements: Option<EventSettlements>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What is true after all, where an operation failed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct EventCorrection {
    /// The events that it corrects.
    pub event_ids: Option<Vec<String>>,
    /// Where the transaction stands.
    #[model(required)]
    pub status: Option<String>,
    /// What can still be captured, in minor units.
    #[model(minor, min = 0, older, required)]
    pub remaining_capture_amount: Option<Decimal>,
    /// What can still be refunded, in minor units.
    #[model(minor, min = 0, older, required)]
    pub remaining_refund_amount: Option<Decimal>,
    /// What can still be voided, in minor units.
    #[model(minor, min = 0, older, required)]
    pub remaining_void_amount: Option<Decimal>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What was done to a transaction. The API's samples also show `INITIATE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(upper)]
pub enum EventName {
    /// It was made.
    Initialize,
    /// The money was reserved.
    Authorize,
    /// Money was taken.
    Capture,
    /// Money was given back.
    Refund,
    /// The reservation was given up.
    Void,
    /// A refund began, and is not done.
    InitiateRefund,
    /// A void began, and is not done.
    InitiateVoid,
    /// A capture began, and is not done.
    InitiateCapture,
    /// The shop got its money.
    Settlement,
}

/// The settlements that an event is part of.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct EventSettlements {
    /// One for each.
    #[model(required)]
    pub events: Option<Vec<SettlementEvent>>,
    /// Whether the shop has its money.
    pub settlement_status: Option<Open<SettlementStatus>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The part of an event that is in one settlement.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SettlementEvent {
    /// The settlement.
    #[model(required)]
    pub settlement_id: Option<String>,
    /// What the provider knows it by.
    #[model(required)]
    pub provider_reference: Option<String>,
    /// The event that it belongs to.
    pub event_correlation_id: Option<String>,
    /// What the shop gets, in minor units: captures less refunds and fees.
    #[model(minor, required)]
    pub amount: Option<Decimal>,
    /// What was captured, in minor units.
    #[model(minor)]
    pub capture: Option<Decimal>,
    /// What was refunded, in minor units.
    #[model(minor)]
    pub refund: Option<Decimal>,
    /// What the provider keeps, in minor units.
    #[model(minor)]
    pub fee: Option<Decimal>,
    /// Members that the model does not know.
    pub other: Other,
}
