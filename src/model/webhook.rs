//! What an account's webhooks deliver.
//!
//! Every delivery names its `account_id`, its `event` and its `event_delivery`, and holds one object of its own
//! (docs.dintero.com, "Webhooks API"). A subscription may leave members out (`fields`, `exclude_fields`), so any of
//! them may be missing.

use dintero_wasm_derive::Model;

use super::{Approval, Open, Other, Settlement, Transaction};

/// A delivery, told apart by its `event`.
///
/// ```
/// use dintero_wasm::model::WebhookEvent;
///
/// let body = r#"{ "account_id": "P12345678", "event": "checkout_transaction",
///                 "transaction": { "id": "P12345678.1", "status": "CAPTURED" } }"#;
/// let WebhookEvent::CheckoutTransaction(event) = serde_json::from_str(body)? else { panic!() };
/// assert_eq!(event.transaction.unwrap().id.as_deref(), Some("P12345678.1"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Model)]
#[model(tag = "event")]
pub enum WebhookEvent {
    /// A transaction was made or has changed.
    CheckoutTransaction(CheckoutTransactionEvent),
    /// A payment was authorized, or was not: what a callback with `report_error=true` says.
    CheckoutAuthorization(CheckoutAuthorizationEvent),
    /// A payout to the shop has its report.
    SettlementAdd(SettlementAddEvent),
    /// A seller's approval has changed.
    ApprovalPayoutDestinationUpdate(ApprovalPayoutDestinationUpdateEvent),
    /// Another event, as it came; `ping` is one, which tries out a subscription.
    #[model(other)]
    Other(Other),
}

/// A transaction was made, or was captured, refunded or voided.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CheckoutTransactionEvent {
    /// The account, with its T or P.
    pub account_id: Option<String>,
    /// Unique to the delivery, which may come more than once. The `event-delivery` header has the same.
    pub event_delivery: Option<String>,
    /// The transaction.
    pub transaction: Option<Transaction>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A payment was authorized, or was not.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CheckoutAuthorizationEvent {
    /// The account, with its T or P.
    pub account_id: Option<String>,
    /// Unique to the delivery, which may come more than once. The `event-delivery` header has the same.
    pub event_delivery: Option<String>,
    /// What became of the payment.
    pub authorization: Option<WebhookAuthorization>,
    /// The transaction. There is none where the shopper gave up.
    pub transaction: Option<Transaction>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What became of a payment.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct WebhookAuthorization {
    /// The shop's own name for the order.
    pub merchant_reference: Option<String>,
    /// The session.
    pub session_id: Option<String>,
    /// The transaction, if there is one.
    pub transaction_id: Option<String>,
    /// Why there is no payment. Missing where there is one.
    pub error: Option<Open<CallbackError>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Why there is no payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum CallbackError {
    /// The shopper gave up.
    Cancelled,
    /// The authorization was refused.
    Authorization,
    /// The payment failed.
    Failed,
}

/// A payout to the shop has its report.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SettlementAddEvent {
    /// The account, with its T or P.
    pub account_id: Option<String>,
    /// Unique to the delivery, which may come more than once. The `event-delivery` header has the same.
    pub event_delivery: Option<String>,
    /// The settlement. No example is published; its name follows that of the other events.
    pub settlement: Option<Settlement>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A seller's approval has changed. With the `case_status` `ACTIVE` the seller can be paid.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ApprovalPayoutDestinationUpdateEvent {
    /// The account, with its T or P.
    pub account_id: Option<String>,
    /// Unique to the delivery, which may come more than once. The `event-delivery` header has the same.
    pub event_delivery: Option<String>,
    /// The approval. The API names this member in another event of the same kind; that it is this one's too is not
    /// documented for certain.
    pub payout_destination_case: Option<Approval>,
    /// Members that the model does not know.
    pub other: Other,
}
