//! Who is paid out of an order, and who pays the fees.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other};

/// A part of a line's amount, and who gets it.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Split {
    /// The seller. Whether it exists is only found out when it is to be paid: a wrong one postpones the
    /// payout.
    #[model(required)]
    pub payout_destination_id: Option<String>,
    /// The part, in minor units, including VAT. The parts of a line ought to add up to its amount.
    #[model(int32, minor, required)]
    pub amount: Option<i64>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Who pays the fees of a split line.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct FeeSplit {
    /// How the fees are shared.
    #[model(required)]
    pub r#type: Option<Open<FeeSplitType>>,
    /// The sellers who share them. Each must be among the destinations of the splits.
    pub destinations: Option<Vec<String>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How fees are shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum FeeSplitType {
    /// In proportion to what each gets.
    Proportional,
}
