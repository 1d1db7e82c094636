//! What Klarna wants to know about tickets, travels, subscriptions and marketplaces.

mod event;
mod itinerary;
mod marketplace;
mod subscription;
mod travel;

pub use event::EventTicket;
pub use itinerary::{AirSegment, CarHire, HotelStay, RoadSegment, TrainSegment};
pub use marketplace::{
    AccountChanges, MarketplaceAccount, MarketplaceOrder, MarketplaceSeller, MarketplaceWinner,
};
pub use subscription::{CustomerAccount, RecurringPurchase, Subscription};
pub use travel::{
    AirReservation, BusReservation, CarRental, FerryReservation, HotelReservation, InsuranceType, Passenger,
    PassengerTitle, TrainReservation, Travel, TravelInsurance,
};

use dintero_wasm_derive::Model;

use crate::model::Other;

/// What Klarna wants to know about a line before it lends money for it.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ExtraMerchantData {
    /// Tickets to events.
    pub event: Option<Vec<EventTicket>>,
    /// A subscription.
    pub subscription: Option<RecurringPurchase>,
    /// A journey.
    pub travel: Option<Travel>,
    /// A purchase from another seller through a marketplace.
    pub marketplace_order: Option<MarketplaceOrder>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A place, on a ticket or in a reservation.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Place {
    /// Street and number.
    pub street_address: Option<String>,
    /// Postal code. Text: it may begin with a zero.
    pub postal_code: Option<String>,
    /// Town.
    #[model(required)]
    pub city: Option<String>,
    /// Country, ISO 3166-1 with two letters.
    #[model(required)]
    pub country: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How a ticket is delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum TicketDelivery {
    /// It is picked up.
    PickUp,
    /// By mail.
    Email,
    /// By post.
    Post,
    /// To a phone.
    Phone,
}
