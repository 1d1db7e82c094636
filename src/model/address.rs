//! Addresses of orders and shops.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, OpeningHours, Other};

/// Where goods are picked up.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = OrderAddress,
    doc = "The address of a person or a company.",
    omit(website_url, opening_hours, distance)
))]
pub struct PickUpAddress {
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// Street and number.
    pub address_line: Option<String>,
    /// More of the address, such as a floor.
    pub address_line_2: Option<String>,
    /// In care of.
    pub co_address: Option<String>,
    /// The company's name.
    pub business_name: Option<String>,
    /// Postal code. Text: it may begin with a zero.
    pub postal_code: Option<String>,
    /// Town.
    pub postal_place: Option<String>,
    /// ISO 3166-1, two capital letters.
    #[model(format = Country)]
    pub country: Option<String>,
    /// With country code: `+` and 5 to 15 digits. Leave it out where there is none: an empty text is
    /// refused.
    #[model(format = Phone, older)]
    pub phone_number: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Degrees north.
    pub latitude: Option<Decimal>,
    /// Degrees east.
    pub longitude: Option<Decimal>,
    /// A word to whoever delivers.
    pub comment: Option<String>,
    /// The company's number in its country's register.
    pub organization_number: Option<String>,
    /// The company's legal form.
    pub organization_type: Option<String>,
    /// Whom the company's invoice is marked for.
    pub customer_reference: Option<String>,
    /// What the company books the invoice on.
    pub cost_center: Option<String>,
    /// The page of the place.
    pub website_url: Option<String>,
    /// When the place is open.
    pub opening_hours: Option<OpeningHours>,
    /// How far it is from the shipping address, in kilometres.
    pub distance: Option<Decimal>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Where a shop is.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct StoreAddress {
    /// Street and number.
    #[model(required)]
    pub address_line: Option<String>,
    /// More of the address, such as a post box.
    pub address_line_2: Option<String>,
    /// Postal code. Text: it may begin with a zero.
    pub postal_code: Option<String>,
    /// Town.
    #[model(required)]
    pub postal_place: Option<String>,
    /// ISO 3166-1.
    #[model(format = CountryAny, required)]
    pub country: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
