//! Strings out of a list, and strings that may be out of a list.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::schema::{Kind, Model};

/// An enum whose variants each stand for one string.
pub trait Named: Sized + Copy + 'static {
    /// Every variant.
    const ALL: &'static [Self];

    /// The string on the wire.
    fn as_str(&self) -> &'static str;

    /// The variant of a string.
    #[must_use]
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|variant| variant.as_str() == name)
    }
}

/// A known value, or the text of one that this version does not know.
///
/// The API adds values without notice, so a response never fails on one, and it is written back as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open<T> {
    /// A value of the list.
    Known(T),
    /// Any other text.
    Other(String),
}

impl<T: Named> Open<T> {
    /// The string on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(value) => value.as_str(),
            Self::Other(text) => text,
        }
    }

    /// The known value, if it is one.
    #[must_use]
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Other(_) => None,
        }
    }
}

impl<T> From<T> for Open<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: Model> Model for Open<T> {
    const KIND: Kind = T::KIND;
}

impl<T: Named> Serialize for Open<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, T: Named> Deserialize<'de> for Open<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(T::from_name(&text).map_or(Self::Other(text), Self::Known))
    }
}
