//! Discounts, which are for display: amounts are stated after them.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Open, Other};

/// A discount, as the shopper reads it. It changes no amount: the line or the order is stated after it.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct DiscountLine {
    /// What was taken off, in minor units, including VAT.
    #[model(minor)]
    pub amount: Option<i64>,
    /// What was taken off, in percent, where the discount was one: 44 means 44 %.
    pub percentage: Option<Decimal>,
    /// Why it was given.
    pub discount_type: Option<Open<DiscountType>>,
    /// The id that the shop knows the discount by.
    pub discount_id: Option<String>,
    /// What the shopper reads.
    pub description: Option<String>,
    /// Numbers the discounts of one line. A whole number, unlike the `line_id` of an order's line.
    pub line_id: Option<i64>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Why a discount was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum DiscountType {
    /// To this customer.
    Customer,
    /// During a campaign.
    Periodic,
    /// By hand, in the shop.
    Manual,
    /// To a member.
    Loyalty,
    /// For the size of the order.
    Total,
    /// To an employee.
    Employee,
    /// By someone else.
    External,
}
