//! A seller's bank account.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other};

/// A seller's bank account.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct BankAccount {
    /// The bank's name.
    pub bank_name: Option<String>,
    /// The account's number.
    pub bank_account_number: Option<String>,
    /// How the number is written.
    pub bank_account_number_type: Option<Open<BankAccountNumberType>>,
    /// The bank's country, ISO 3166-1.
    #[model(format = CountryAny)]
    pub bank_account_country_code: Option<String>,
    /// The currency of the account, ISO 4217.
    #[model(format = Currency, required)]
    pub bank_account_currency: Option<String>,
    /// The currency that is paid out, ISO 4217.
    #[model(format = Currency, required)]
    pub payout_currency: Option<String>,
    /// The bank, as BIC: 8 to 11 characters.
    #[model(min_len = 8, max_len = 11)]
    pub bank_identification_code: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How the number of a bank account is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum BankAccountNumberType {
    /// The same way in all countries that take part.
    #[model(name = "IBAN")]
    Iban,
    /// As the country writes it.
    #[model(name = "BBAN")]
    Bban,
}
