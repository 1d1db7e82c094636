//! What the API answers when it refuses.

use std::collections::BTreeMap;

use dintero_wasm_derive::Model;

use crate::model::Other;

/// What the API answers when it refuses.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ApiError {
    /// Why.
    #[model(required)]
    pub error: Option<ApiErrorDetails>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Why the API refused.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ApiErrorDetails {
    /// A short name of the reason. There is no list of them.
    pub code: Option<String>,
    /// What was wrong with each part of the request, in no form that the API states.
    pub errors: Option<Vec<BTreeMap<String, serde_json::Value>>>,
    /// The reason, in words.
    #[model(required)]
    pub message: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
