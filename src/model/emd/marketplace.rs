//! Purchases through a marketplace.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Other};

/// Who sells and who buys through a marketplace.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct MarketplaceOrder {
    /// Who sells.
    #[model(required)]
    pub seller_info: Option<MarketplaceSeller>,
    /// Who buys.
    #[model(required)]
    pub winner_info: Option<MarketplaceWinner>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Who sells through a marketplace.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct MarketplaceSeller {
    /// What the marketplace knows the seller by.
    pub unique_account_identifier_seller: Option<MarketplaceAccount>,
    /// The name or the number of the shop that sells and delivers.
    #[model(required)]
    pub sub_merchant_id: Option<String>,
    /// What kind of thing is sold.
    #[model(required)]
    pub product_category: Option<String>,
    /// The thing that is sold.
    pub product_name: Option<String>,
    /// When the account was made.
    #[model(format = DateTime, required)]
    pub account_registration_date: Option<String>,
    /// When the account was last changed, by what was changed.
    #[model(required)]
    pub account_last_modified: Option<AccountChanges>,
    /// How buyers rate the goods, on the marketplace's own scale.
    pub seller_rating: Option<Decimal>,
    /// How many sales in the last twelve months.
    #[model(required)]
    pub number_of_trades: Option<Decimal>,
    /// How much was sold in the last twelve months.
    pub volume_of_trades: Option<Decimal>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Who buys through a marketplace.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct MarketplaceWinner {
    /// What the marketplace knows the buyer by.
    pub unique_account_identifier_winner: Option<MarketplaceAccount>,
    /// When the account was made.
    #[model(format = DateTime, required)]
    pub account_registration_date: Option<String>,
    /// When the account was last changed, by what was changed.
    #[model(required)]
    pub account_last_modified: Option<AccountChanges>,
    /// How many purchases in the last twelve months.
    #[model(required)]
    pub number_of_trades: Option<Decimal>,
    /// How much was bought in the last twelve months.
    pub volume_of_trades: Option<Decimal>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a marketplace knows an account by.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct MarketplaceAccount {
    /// Mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone_number: Option<String>,
    /// Anything else.
    #[model(name = "other")]
    pub other_identifier: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// When an account at a marketplace was last changed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct AccountChanges {
    /// Its password.
    #[model(format = DateTime, required)]
    pub password: Option<String>,
    /// Its mail address.
    #[model(format = DateTime, required)]
    pub email: Option<String>,
    /// The details of what it offers.
    #[model(format = DateTime, required)]
    pub listing: Option<String>,
    /// What one logs in with.
    #[model(format = DateTime, required)]
    pub login: Option<String>,
    /// Its postal address.
    #[model(format = DateTime, required)]
    pub address: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
