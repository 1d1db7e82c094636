//! Sellers, listed.

use dintero_wasm_derive::Model;

use super::{Approval, ApprovalStatus};
use crate::model::{Open, Other};

/// Sellers, all on one page.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ApprovalList {
    /// The sellers.
    pub payout_destinations: Option<Vec<Approval>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Which sellers are listed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ApprovalListQuery {
    /// This seller.
    pub payout_destination_id: Option<String>,
    /// How their approval stands.
    pub case_status: Option<Vec<Open<ApprovalStatus>>>,
    /// Members that the model does not know.
    pub other: Other,
}
