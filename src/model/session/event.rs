//! What happens to a session.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, RequestHeaders, SessionEventDetails};

/// Something that happened to a session.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionEvent {
    /// The event's id.
    pub id: Option<String>,
    /// What happened.
    pub name: Option<Open<SessionEventName>>,
    /// When.
    #[model(format = DateTime)]
    pub created_at: Option<String>,
    /// The request that brought it about.
    pub request_id: Option<String>,
    /// Which software it came from, where the query asked for it.
    pub request_headers: Option<RequestHeaders>,
    /// More of it.
    pub details: Option<SessionEventDetails>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What happened to a session. The API adds names without notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(upper)]
pub enum SessionEventName {
    /// It was made.
    Initiated,
    /// The shopper opened it.
    Visited,
    /// It is done.
    Completed,
    /// The payment was authorized.
    Authorized,
    /// The payment was refused.
    Declined,
    /// A payment began, and locked the session.
    PayLockStart,
    /// Something about the lock.
    PayLockMeta,
    /// The lock was taken off.
    PayLockEnd,
    /// A payment failed. The shopper can try another.
    PayFailed,
    /// The shop was told that the payment is on hold.
    OnHoldCallbackSent,
    /// The shop was told that the payment is authorized.
    AuthCallbackSent,
    /// It failed.
    Failed,
    /// It is not known what happened.
    Unknown,
    /// A payment with a saved card began.
    PaymentTokenFlowStart,
    /// The shop changed it.
    UpdateSession,
    /// It was cancelled.
    Cancelled,
    /// The shopper gave a billing address.
    SetBillingAddress,
    /// The shopper entered discount codes.
    SetDiscountCodes,
    /// The shopper gave a shipping address.
    SetShippingAddress,
    /// The shopper chose a delivery.
    SetShippingOption,
    /// The shopper used a gift card.
    SetGiftCard,
    /// A push notification was sent.
    PushNotificationSent,
    /// A code was sent to the shopper.
    SecretConfirmationCodeSent,
    /// The shopper answered about an account with Dintero.
    SetMyDintero,
    /// The payment was told more.
    AddPaymentInformation,
}
