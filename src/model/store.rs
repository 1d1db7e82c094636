//! The shop, and the terminal in it, that an order belongs to.

use dintero_wasm_derive::Model;

use crate::model::{Other, StoreAddress};

/// The shop, and the terminal in it, that an order belongs to.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Store {
    /// The id that the merchant knows the shop by.
    #[model(required)]
    pub id: Option<String>,
    /// The shop's name.
    pub name: Option<String>,
    /// The company's name.
    pub business_name: Option<String>,
    /// Where the shop is.
    pub address: Option<StoreAddress>,
    /// The chain that the shop belongs to.
    pub chain: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Global Location Number of GS1, 13 digits.
    pub gln: Option<String>,
    /// The company's number in its country's register.
    pub organization_number: Option<String>,
    /// Phone number.
    pub phone_number: Option<String>,
    /// Merchant category: the four digits of ISO 18245.
    #[model(format = Category)]
    pub mcc: Option<String>,
    /// The merchant number of the shop's payment terminal.
    pub bax: Option<String>,
    /// The terminal that takes the payment.
    pub terminal_id: Option<String>,
    /// The seller that is paid. Needed by whoever collects money for others.
    pub payout_destination_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
