//! The people of an approval.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// The person that a seller is.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Individual {
    /// The person's name.
    pub name: Option<String>,
    /// When they were born, `1987-05-17`.
    #[model(format = Date)]
    pub birth_date: Option<String>,
    /// Phone number, with country code.
    pub phone_number: Option<String>,
    /// Mail address.
    #[model(format = Email)]
    pub email: Option<String>,
    /// Street and number.
    pub address_line: Option<String>,
    /// More of the address, such as a floor.
    pub address_line_2: Option<String>,
    /// Postal code. Text: it may begin with a zero.
    pub address_postal_code: Option<String>,
    /// Town.
    pub address_city: Option<String>,
    /// Country, ISO 3166-1.
    #[model(format = CountryAny)]
    pub address_country: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Who fills in the form for a seller.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct FormSubmitter {
    /// Mail address. The form is sent to it.
    #[model(format = Email)]
    pub email: Option<String>,
    /// The person's name.
    pub name: Option<String>,
    /// What the person is at the seller.
    pub title: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
