//! How an order is delivered.

mod environment;
mod time;

pub use environment::{EnvironmentalData, EnvironmentalDetail};
pub use time::{DeliveryEstimate, OpeningHours, OpeningPeriod, TimeSlot};

use std::collections::BTreeMap;

use dintero_wasm_derive::Model;

use crate::model::{Decimal, FeeSplit, MetadataValue, Open, Other, PickUpAddress, Split};

/// The delivery that a shopper chose, with all that one can say of it anywhere.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = OrderShippingOption,
    doc = "How an order is delivered: by one option, or by several shipments. Its amount is part of the \
        order's.",
    omit(shipment_id, shipment_items)
))]
#[model(variant(
    name = ShippingOption,
    doc = "A way to deliver an order that the shopper can choose, or one shipment out of several.",
    omit(shipments)
))]
pub struct ChosenShippingOption {
    /// The id that the shop knows the option by. An Express checkout shows options with the same id as one,
    /// to be delivered at several places or hours.
    #[model(required)]
    pub id: Option<String>,
    /// What tells the option from others with the same `id`. Once paid it is a line of the transaction,
    /// which captures and refunds name by this: no line of the order may have the same.
    #[model(required)]
    pub line_id: Option<String>,
    /// Where it is offered, ISO 3166-1. Left out: everywhere.
    pub countries: Option<Vec<String>>,
    /// What delivery costs, in minor units, after discounts and including VAT. 0 where it is free.
    #[model(minor, required)]
    pub amount: Option<i64>,
    /// VAT that `amount` includes, in minor units.
    #[model(minor)]
    pub vat_amount: Option<i64>,
    /// The rate of VAT, in percent, with at most two decimals: 25 means 25 %, never 0.25.
    pub vat: Option<Decimal>,
    /// What the shopper reads.
    #[model(required)]
    pub title: Option<String>,
    /// More of what the shopper reads.
    pub description: Option<String>,
    /// Where the goods are handed over.
    pub delivery_method: Option<Open<DeliveryMethod>>,
    /// Who delivers.
    #[model(required)]
    pub operator: Option<String>,
    /// What the carrier calls this way of delivery.
    pub operator_product_id: Option<String>,
    /// When it arrives.
    pub eta: Option<DeliveryEstimate>,
    /// The hours that delivery is agreed for.
    pub time_slot: Option<TimeSlot>,
    /// Where the goods are picked up.
    pub pick_up_address: Option<PickUpAddress>,
    /// The shop's own keys, each with a text or a number.
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// What the delivery does to the environment.
    pub environmental_data: Option<EnvironmentalData>,
    /// A small picture, such as the carrier's mark, below 2 MB.
    #[model(format = Uri)]
    pub thumbnail_url: Option<String>,
    /// The order is paid when it is picked up. Needs `dintero.zero`, and does not go with `shipments`.
    pub pay_in_store: Option<PayInStore>,
    /// Who pays the fees when delivery is split. Does not go with `shipments`.
    pub fee_split: Option<FeeSplit>,
    /// Who is paid for the delivery. `[]` says that they are named at capture. Does not go with
    /// `shipments`.
    pub splits: Option<Vec<Split>>,
    /// The order goes in several shipments: two or more, each with what is in it.
    pub shipments: Option<Vec<ShippingOption>>,
    /// The id that the shop knows the shipment by.
    pub shipment_id: Option<String>,
    /// What is in the shipment. Every shipment out of several needs it.
    pub shipment_items: Option<Vec<ShipmentItem>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A line of the order, or a part of it, that is in a shipment.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ShipmentItem {
    /// The `line_id` of the order's line.
    #[model(required)]
    pub line_id: Option<String>,
    /// How many of the line.
    pub quantity: Option<Decimal>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How much is paid when the order is picked up.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayInStore {
    /// How much.
    #[model(required)]
    pub r#type: Option<Open<PayInStoreType>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How much is paid when the order is picked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PayInStoreType {
    /// All of it.
    Full,
}

/// Where goods are handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum DeliveryMethod {
    /// At the shopper's door.
    Delivery,
    /// At a place where they are picked up.
    PickUp,
    /// Not said.
    Unspecified,
    /// Nothing is handed over.
    None,
}
