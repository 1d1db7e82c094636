//! A value of metadata: a text or a number.

use serde::{Deserialize, Serialize};

use super::Decimal;
use crate::schema::{Kind, Model};

/// A value of metadata: a text or a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MetadataValue {
    /// A text.
    Text(String),
    /// A number.
    Number(Decimal),
}

impl Model for MetadataValue {
    const KIND: Kind = Kind::TextOrNumber;
}

impl From<&str> for MetadataValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for MetadataValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for MetadataValue {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}
