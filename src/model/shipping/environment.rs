//! What a delivery does to the environment.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// What a delivery does to the environment.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct EnvironmentalData {
    /// What the shopper reads first.
    #[model(required)]
    pub description: Option<String>,
    /// What the shopper reads on asking.
    pub details: Option<Vec<EnvironmentalDetail>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// One fact about a delivery and the environment.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct EnvironmentalDetail {
    /// What it is about.
    #[model(required)]
    pub label: Option<String>,
    /// What it says, with its unit.
    #[model(required)]
    pub value: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
