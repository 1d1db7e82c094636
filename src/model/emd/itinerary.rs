//! The parts of a journey.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Open, Other, Place, TicketDelivery};

/// One flight.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = RoadSegment,
    doc = "One journey by bus or ferry.",
    omit(departure, arrival),
    require(departure_city, arrival_city)
))]
#[model(variant(
    name = TrainSegment,
    doc = "One journey by train.",
    omit(departure, arrival),
    require(departure_city, arrival_city, passenger_id)
))]
pub struct AirSegment {
    /// The airport it leaves from, three letters of IATA.
    #[model(required)]
    pub departure: Option<String>,
    /// The town it leaves from.
    pub departure_city: Option<String>,
    /// The airport it goes to, three letters of IATA.
    #[model(required)]
    pub arrival: Option<String>,
    /// The town it goes to.
    pub arrival_city: Option<String>,
    /// Who carries; an airline by its two letters of IATA.
    #[model(required)]
    pub carrier: Option<String>,
    /// What this part costs, in minor units.
    pub segment_price: Option<Decimal>,
    /// When it leaves, ISO 8601; UTC where no zone is given.
    #[model(required)]
    pub departure_date: Option<String>,
    /// How the ticket is delivered.
    #[model(required)]
    pub ticket_delivery_method: Option<Open<TicketDelivery>>,
    /// To whom: a mail address, a phone number.
    #[model(required)]
    pub ticket_delivery_recipient: Option<String>,
    /// Who goes, by the passengers' `id`.
    pub passenger_id: Option<Vec<Decimal>>,
    /// The class that was booked.
    pub class: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Nights in one hotel.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct HotelStay {
    /// The hotel's name.
    pub hotel_name: Option<String>,
    /// Where it is.
    pub address: Option<Place>,
    /// When the guests arrive, ISO 8601; UTC where no zone is given.
    #[model(required)]
    pub start_time: Option<String>,
    /// When they leave.
    #[model(required)]
    pub end_time: Option<String>,
    /// How many rooms.
    #[model(required)]
    pub number_of_rooms: Option<Decimal>,
    /// Who stays, by the passengers' `id`.
    #[model(required)]
    pub passenger_id: Option<Vec<Decimal>>,
    /// How the voucher is delivered.
    #[model(required)]
    pub ticket_delivery_method: Option<Open<TicketDelivery>>,
    /// To whom: a mail address, a phone number.
    #[model(required)]
    pub ticket_delivery_recipient: Option<String>,
    /// What it costs, in minor units.
    #[model(required)]
    pub hotel_price: Option<Decimal>,
    /// The class that was booked.
    pub class: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// One hired car.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CarHire {
    /// Who lends it.
    #[model(required)]
    pub rental_company: Option<String>,
    /// Who drives, by the drivers' `id`.
    pub drivers_id: Option<Vec<Decimal>>,
    /// Where it is fetched.
    pub pick_up_location: Option<Place>,
    /// Where it is brought back.
    pub drop_off_location: Option<Place>,
    /// When it is fetched, ISO 8601; UTC where no zone is given.
    #[model(required)]
    pub start_time: Option<String>,
    /// When it is brought back.
    #[model(required)]
    pub end_time: Option<String>,
    /// What it costs, in minor units.
    pub car_price: Option<Decimal>,
    /// The class that was booked.
    pub class: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
