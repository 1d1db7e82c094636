//! Sellers, and whether they may be paid out.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// A seller to be approved.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ApprovalCreate {
    /// Members that the model does not know.
    pub other: Other,
}

/// A seller, and how the approval stands.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Approval {
    /// Members that the model does not know.
    pub other: Other,
}

/// Sellers.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ApprovalList {
    /// Members that the model does not know.
    pub other: Other,
}

/// Which are listed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ApprovalListQuery {
    /// Members that the model does not know.
    pub other: Other,
}
