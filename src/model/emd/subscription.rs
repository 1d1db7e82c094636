//! Purchases that recur.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// A subscription, and the account that has it.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct RecurringPurchase {
    /// The subscription.
    #[model(required)]
    pub subscription: Option<Subscription>,
    /// The customer's account at the shop.
    #[model(required)]
    pub customer_account_info: Option<CustomerAccount>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A subscription.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Subscription {
    /// Its name.
    #[model(required)]
    pub subscription_name: Option<String>,
    /// When it begins, ISO 8601; UTC where no zone is given.
    #[model(format = DateTime, required)]
    pub start_time: Option<String>,
    /// When it ends.
    #[model(format = DateTime, required)]
    pub end_time: Option<String>,
    /// It goes on by itself.
    #[model(required)]
    pub auto_renewal_of_subscription: Option<bool>,
    /// The company through which the purchase came about.
    pub affiliate_name: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A customer's account at the shop.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CustomerAccount {
    /// What the shop knows the account by, at most 24 characters.
    #[model(required)]
    pub unique_account_identifier: Option<String>,
    /// When it was made.
    #[model(required)]
    pub account_registration_date: Option<String>,
    /// When it was last changed.
    #[model(required)]
    pub account_last_modified: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
