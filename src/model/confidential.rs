//! Text that a log must not show.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroize as _;

use crate::schema::{Kind, Model};

/// A text that gives a right to whoever reads it, such as a token. It is written as JSON like any other, and hidden
/// from `Debug`; its memory is overwritten when it is dropped.
///
/// ```
/// use dintero_wasm::model::Confidential;
///
/// let token = Confidential::from("eyJhbGci");
/// assert_eq!(token.expose(), "eyJhbGci");
/// assert_eq!(format!("{token:?}"), "Confidential(…)");
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidential(String);

impl Confidential {
    /// The text itself, for the one place that needs it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for Confidential {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Confidential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Confidential(…)")
    }
}

impl Drop for Confidential {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Model for Confidential {
    const KIND: Kind = Kind::Text;
}
