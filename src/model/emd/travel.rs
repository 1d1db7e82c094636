//! Journeys: their tickets, rooms and cars.

use dintero_wasm_derive::Model;

use crate::model::{AirSegment, CarHire, Decimal, HotelStay, Open, Other, RoadSegment, TrainSegment};

/// A journey, by what was reserved.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Travel {
    /// Flights.
    pub air_reservation_details: Option<AirReservation>,
    /// Journeys by bus.
    pub bus_reservation_details: Option<BusReservation>,
    /// Journeys by train.
    pub train_reservation_details: Option<TrainReservation>,
    /// Journeys by ferry.
    pub ferry_reservation_details: Option<FerryReservation>,
    /// Nights in hotels.
    pub hotel_reservation_details: Option<HotelReservation>,
    /// Hired cars.
    pub car_rental_reservation_details: Option<CarRental>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Flights under one reservation.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = BusReservation,
    doc = "Journeys by bus under one reservation.",
    retype(itinerary = "Vec<RoadSegment>")
))]
#[model(variant(
    name = TrainReservation,
    doc = "Journeys by train under one reservation.",
    retype(itinerary = "Vec<TrainSegment>")
))]
#[model(variant(
    name = FerryReservation,
    doc = "Journeys by ferry under one reservation.",
    retype(itinerary = "Vec<RoadSegment>")
))]
#[model(variant(
    name = HotelReservation,
    doc = "Nights in hotels under one reservation.",
    retype(itinerary = "Vec<HotelStay>")
))]
pub struct AirReservation {
    /// The number of the reservation.
    pub pnr: Option<String>,
    /// Its parts, one for each leg, stay or hire.
    #[model(required)]
    pub itinerary: Option<Vec<AirSegment>>,
    /// Insurances that were bought with it.
    pub insurance: Option<Vec<TravelInsurance>>,
    /// Who travels.
    pub passengers: Option<Vec<Passenger>>,
    /// The company through which the purchase came about.
    pub affiliate_name: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Hired cars under one reservation.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CarRental {
    /// The number of the reservation.
    pub pnr: Option<String>,
    /// Its parts, one for each leg, stay or hire.
    #[model(required)]
    pub itinerary: Option<Vec<CarHire>>,
    /// Insurances that were bought with it.
    pub insurance: Option<Vec<TravelInsurance>>,
    /// Who drives.
    #[model(required)]
    pub drivers: Option<Vec<Passenger>>,
    /// The company through which the purchase came about.
    pub affiliate_name: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// An insurance that was bought with a journey.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TravelInsurance {
    /// Who insures.
    pub insurance_company: Option<String>,
    /// What it covers.
    pub insurance_type: Option<Open<InsuranceType>>,
    /// What it costs, in minor units.
    pub insurance_price: Option<Decimal>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a travel insurance covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum InsuranceType {
    /// Not being able to go.
    Cancellation,
    /// The journey.
    Travel,
    /// Both the journey and not being able to go.
    CancellationTravel,
    /// That the carrier fails.
    Bankruptcy,
}

/// Someone who travels, or drives.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Passenger {
    /// A number that the parts of the journey name the person by.
    pub id: Option<Decimal>,
    /// How to address the person.
    pub title: Option<Open<PassengerTitle>>,
    /// Given name.
    #[model(required)]
    pub first_name: Option<String>,
    /// Family name.
    #[model(required)]
    pub last_name: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How to address a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PassengerTitle {
    /// To a man.
    Mr,
    /// To a married woman.
    Mrs,
    /// To a woman.
    Ms,
    /// None: a child under 12 years.
    #[model(name = "")]
    Unstated,
}
