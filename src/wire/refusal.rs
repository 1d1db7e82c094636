//! Why a request could not be built.

use std::fmt;

use crate::report::Code;

/// A setting or an argument that no request can be built from. Nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The option or argument that is wrong, as the caller names it.
    pub what: String,
    /// What is wrong with it, and what would be right. Never the value of a secret.
    pub why: String,
    /// What a report would call it, where the list of codes has a name for it.
    pub code: Option<Code>,
}

impl Refusal {
    /// Says what is wrong with which option or argument.
    pub fn new(what: impl Into<String>, why: impl Into<String>) -> Self {
        Self { what: what.into(), why: why.into(), code: None }
    }

    /// The same, under a code.
    #[must_use]
    pub const fn coded(mut self, code: Code) -> Self {
        self.code = Some(code);
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.what, self.why)
    }
}

impl std::error::Error for Refusal {}
