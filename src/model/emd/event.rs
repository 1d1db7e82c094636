//! Tickets to events.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, Place, TicketDelivery};

/// A ticket to an event.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct EventTicket {
    /// The event's name.
    #[model(required)]
    pub event_name: Option<String>,
    /// Who arranges it.
    #[model(required)]
    pub event_company: Option<String>,
    /// Its category, such as pop.
    #[model(required)]
    pub genre_of_event: Option<String>,
    /// The name of the arena.
    pub arena_name: Option<String>,
    /// Where the arena is.
    pub arena_location: Option<Place>,
    /// When it begins, ISO 8601; UTC where no zone is given.
    #[model(format = DateTime, required)]
    pub start_time: Option<String>,
    /// When it ends.
    #[model(format = DateTime, required)]
    pub end_time: Option<String>,
    /// Tickets are checked by machine at the door.
    pub access_controlled_venue: Option<bool>,
    /// How the ticket is delivered.
    #[model(required)]
    pub ticket_delivery_method: Option<Open<TicketDelivery>>,
    /// To whom: a mail address, a phone number.
    #[model(required)]
    pub ticket_delivery_recipient: Option<String>,
    /// The company through which the purchase came about.
    pub affiliate_name: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
