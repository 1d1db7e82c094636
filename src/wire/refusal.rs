//! Why a request could not be built.

use std::fmt;

/// A setting or an argument that no request can be built from. Nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The option or argument that is wrong, as the caller names it.
    pub what: String,
    /// What is wrong with it, and what would be right. Never the value of a secret.
    pub why: String,
}

impl Refusal {
    /// Says what is wrong with which option or argument.
    pub fn new(what: impl Into<String>, why: impl Into<String>) -> Self {
        Self { what: what.into(), why: why.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.what, self.why)
    }
}

impl std::error::Error for Refusal {}
