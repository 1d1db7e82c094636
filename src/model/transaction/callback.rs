//! The call that tells the shop of a payment.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// The query of the call that tells the shop of a payment: what the API adds, and what the shop's own URL
/// had. With `method=POST` the transaction is the body. The body is not signed: read the transaction again.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CallbackQuery {
    /// The transaction. It is missing where a payment failed before there was one.
    #[model(required)]
    pub transaction_id: Option<String>,
    /// The session.
    pub session_id: Option<String>,
    /// The session, where the URL had `sid_parameter_name=sid`.
    pub sid: Option<String>,
    /// The shop's own name for the order.
    #[model(required)]
    pub merchant_reference: Option<String>,
    /// When the transaction was made, RFC 3339.
    #[model(format = DateTime, required)]
    pub time: Option<String>,
    /// Why it failed: `cancelled`, `authorization` or `failed`. Only with `report_error=true`.
    pub error: Option<String>,
    /// The event, with `report_event`.
    pub event: Option<String>,
    /// The event's id, with `report_event`.
    pub event_id: Option<String>,
    /// How the shop wants to be called: `GET` or `POST`.
    pub method: Option<String>,
    /// The shop wants to be told of failures too.
    pub report_error: Option<bool>,
    /// How long the call waits, in seconds, at most 60.
    #[model(max = 60)]
    pub delay_callback: Option<i64>,
    /// The events that the shop wants to be told of.
    pub report_event: Option<String>,
    /// What the body holds besides: `session`.
    pub includes: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
