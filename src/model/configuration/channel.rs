//! Where the shopper pays, and how a session gets there.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other};

/// Where the shopper pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum Channel {
    /// On a web page.
    Ecommerce,
    /// In an app. Not for Express sessions.
    InApp,
    /// In a shop.
    InStore,
}

/// A place that the session is sent to.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Publication {
    /// How it is sent.
    #[model(required)]
    pub channel: Option<Open<PublicationChannel>>,
    /// What receives it.
    #[model(required)]
    pub r#type: Option<Open<PublicationType>>,
    /// The id of the message.
    #[model(read_only)]
    pub id: Option<String>,
    /// What came of it.
    #[model(read_only)]
    pub status: Option<Open<PublicationStatus>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How a session is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PublicationChannel {
    /// By text message.
    Sms,
    /// As a push notification.
    Push,
}

/// What receives a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PublicationType {
    /// The shopper, as a link to the checkout.
    #[model(name = "checkout-link")]
    CheckoutLink,
    /// An app.
    App,
    /// A payment terminal.
    Terminal,
}

/// What came of sending a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PublicationStatus {
    /// It was sent.
    Sent,
    /// There was no way to reach the shopper.
    Skipped,
    /// It could not be sent.
    Failed,
}
