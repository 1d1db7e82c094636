//! Money of sellers.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// Moves money from one seller to another.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct FundTransferCreate {
    /// Members that the model does not know.
    pub other: Other,
}

/// The transfer that was made.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct FundTransferCreated {
    /// Members that the model does not know.
    pub other: Other,
}

/// What a seller has.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayoutBalances {
    /// Members that the model does not know.
    pub other: Other,
}

/// A page of what moved.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayoutTransferList {
    /// Members that the model does not know.
    pub other: Other,
}

/// Which are listed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayoutTransferListQuery {
    /// Members that the model does not know.
    pub other: Other,
}
