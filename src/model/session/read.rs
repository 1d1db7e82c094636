//! A session as it stands.

use dintero_wasm_derive::Model;

use crate::model::{
    Checkbox, Open, Other, SessionConfigurationRead, SessionCustomerRead, SessionEvent, SessionExpress,
    SessionOrder, SessionUrls, SystemHeaders,
};

/// A session as it stands.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Session {
    /// The session's id.
    pub id: Option<String>,
    /// When it was made.
    #[model(format = DateTime)]
    pub created_at: Option<String>,
    /// When it was last changed.
    #[model(format = DateTime)]
    pub updated_at: Option<String>,
    /// Until when it can be paid.
    #[model(format = DateTime)]
    pub expires_at: Option<String>,
    /// Where the shopper is sent, and where the shop is told of the payment.
    #[model(required)]
    pub url: Option<SessionUrls>,
    /// Who pays.
    pub customer: Option<SessionCustomerRead>,
    /// What is bought, and for how much.
    #[model(required)]
    pub order: Option<SessionOrder>,
    /// The boxes of the checkout, as the shopper left them.
    #[model(max_items = 2)]
    pub checkboxes: Option<Vec<Checkbox>>,
    /// What the shopper could choose from, in an Express session.
    pub express: Option<SessionExpress>,
    /// What the checkout offers, the profile's settings included.
    #[model(required)]
    pub configuration: Option<SessionConfigurationRead>,
    /// The address on the network that the shopper last came from.
    pub customer_ip: Option<String>,
    /// The shopper's browser.
    pub user_agent: Option<String>,
    /// Which software made the session.
    pub initiating_system_request_headers: Option<SystemHeaders>,
    /// What the session is for, where it is not a usual purchase.
    pub payment_operation: Option<Open<PaymentIntent>>,
    /// What has happened to it, in order.
    pub events: Option<Vec<SessionEvent>>,
    /// The transaction that pays for it: one at most. A session without it is not paid.
    pub transaction_id: Option<String>,
    /// The shop's own keys, and what the API adds.
    pub metadata: Option<SessionMetadata>,
    /// Who cancelled it.
    pub cancelled_by: Option<String>,
    /// When it was cancelled.
    #[model(format = DateTime)]
    pub cancelled_at: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The shop's own keys, and what the API adds.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(open)]
pub struct SessionMetadata {
    /// The profile whose settings the session has.
    #[model(name = "session:profile_id")]
    pub session_profile_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a session is read with.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionGetQuery {
    /// What is read besides.
    pub includes: Option<Vec<Open<SessionInclude>>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a session, or a capture's answer, can be read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum SessionInclude {
    /// Which software each event came from.
    #[model(name = "events.request_headers")]
    EventsRequestHeaders,
    /// Which software made it.
    #[model(name = "initiating_system_request_headers")]
    InitiatingSystemRequestHeaders,
}

/// What a session is for, where it is not a usual purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PaymentIntent {
    /// A purchase that the shop makes with a saved card.
    UnscheduledPurchase,
    /// A purchase that recurs.
    RecurringPurchase,
    /// To save a card.
    GeneratePaymentToken,
}
