//! When an order is delivered.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Other};

/// When an order arrives, by days or by the clock.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct DeliveryEstimate {
    /// How many working days it takes.
    pub working_days: Option<Vec<Decimal>>,
    /// The day of the week that it leaves, as a number.
    pub shipping_day_of_week: Option<Decimal>,
    /// The day of the week that it arrives, as a number.
    pub arrival_day_of_week: Option<Decimal>,
    /// Not before.
    #[model(format = DateTime)]
    pub starts_at: Option<String>,
    /// Not after.
    #[model(format = DateTime)]
    pub ends_at: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Hours between which an order is delivered.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TimeSlot {
    /// Not before.
    #[model(format = DateTime)]
    pub starts_at: Option<String>,
    /// Not after.
    #[model(format = DateTime)]
    pub ends_at: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// When a place is open.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct OpeningHours {
    /// It is open at this moment.
    pub open_now: Option<bool>,
    /// Each stretch of the week that it is open.
    pub periods: Option<Vec<OpeningPeriod>>,
    /// The name of the time zone that the hours are in, `Europe/Oslo`.
    pub timezone: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A stretch of the week that a place is open.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct OpeningPeriod {
    /// When it opens.
    #[model(format = Time)]
    pub opens_at: Option<String>,
    /// When it closes.
    #[model(format = Time)]
    pub closes_at: Option<String>,
    /// The day of the week, as a number.
    pub day_of_week: Option<Decimal>,
    /// Members that the model does not know.
    pub other: Other,
}
