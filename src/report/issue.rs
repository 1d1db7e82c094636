//! One issue, and the list of them.

use super::messages::EN;
use super::{Code, Locale, Patch, Severity, render};
use crate::model::Currency;

/// The most issues that a report lists. All are counted, in [`Report::total`].
pub const MAX_ISSUES: usize = 100;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// In the order of the text; at most [`MAX_ISSUES`].
    pub issues: Vec<Issue>,
    /// How many issues there are.
    pub total: usize,
    /// How many of them are errors.
    pub errors: usize,
    /// Codes of which something was found that the caller's severities turned up, down or off. Empty: the report is as
    /// it would be without them.
    pub changed: Vec<Code>,
}

impl Report {
    /// No issue is an error: the API takes the body, as far as is known.
    #[must_use]
    pub const fn valid(&self) -> bool {
        self.errors == 0
    }

    /// There are more issues than are listed.
    #[must_use]
    pub const fn truncated(&self) -> bool {
        self.total > self.issues.len()
    }
}

/// One thing that is wrong, or probably is.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// What it is.
    pub code: Code,
    /// Whether the API refuses it.
    pub severity: Severity,
    /// Where: a JSON Pointer (RFC 6901) into the body, `""` for the whole of it.
    pub pointer: String,
    /// The figures and names that the text needs.
    pub params: Vec<(&'static str, Param)>,
    /// What repairs it, where that is certain.
    pub fix: Option<Patch>,
    /// The currency of the amounts in `params`, where the body, or the transaction that it is about, states one.
    /// Texts are written with it; `params` are in minor units.
    pub currency: Option<Currency>,
}

impl Issue {
    /// About how many bytes its pointers and params have.
    pub(crate) fn size(&self) -> usize {
        let params = self.params.iter().map(|(_, param)| match param {
            Param::Text(text) | Param::Number(text) => text.len(),
            Param::Texts(texts) => texts.iter().map(String::len).sum(),
            Param::Integer(_) | Param::Bool(_) => 8,
        });
        let fix = if self.fix.is_some() { self.pointer.len() } else { 0 };
        self.pointer.len().saturating_add(fix).saturating_add(params.sum())
    }

    /// What is wrong and how to mend it, in English.
    #[must_use]
    pub fn message(&self) -> String {
        self.message_in(&EN)
    }

    /// What is wrong and how to mend it, in another language.
    ///
    /// ```
    /// use dintero_wasm::model::Operation;
    /// use dintero_wasm::report::messages::NB;
    /// use dintero_wasm::rules::{Options, validate};
    ///
    /// let body = br#"{ "amount": 0, "capture_reference": "1", "items": [] }"#;
    /// let report = validate(Operation::TransactionsCapture, body, &Options::default());
    /// assert_eq!(report.issues[0].message_in(&NB), "Beløpet er 0. Det må være større enn 0.");
    /// ```
    #[must_use]
    pub fn message_in(&self, locale: &Locale) -> String {
        render(locale.messages.of(self.code), &self.params, locale, self.currency)
    }
}

/// A figure or a name in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// A whole number: an amount in minor units, a length, a limit.
    Integer(i64),
    /// A number as JSON spells it.
    Number(String),
    /// A text.
    Text(String),
    /// Yes or no.
    Bool(bool),
    /// A list of texts.
    Texts(Vec<String>),
}

impl From<i64> for Param {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<usize> for Param {
    fn from(value: usize) -> Self {
        Self::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Param {
    fn from(value: u32) -> Self {
        Self::Integer(value.into())
    }
}

impl From<String> for Param {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for Param {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<&[&str]> for Param {
    fn from(values: &[&str]) -> Self {
        Self::Texts(values.iter().map(|&value| value.to_owned()).collect())
    }
}
