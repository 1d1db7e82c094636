//! A body held against its table: every structural issue.
//!
//! What a table says is said in [`crate::schema`]; this module says what follows for a body. A value that is not
//! what the API takes is marked in the document, so that no rule draws conclusions from it.

mod finding;
mod format;
mod iso;
mod object;
mod quote;
mod severities;
mod similar;
mod value;

pub use finding::Findings;
pub use quote::{excerpt, shown, sum};
pub use severities::Severities;

use crate::json::{Document, MAX_BYTES, MAX_DEPTH, Place, ReadError};
use crate::report::{Code, Issue, Param, Report};
use crate::schema::Kind;

/// Finds every structural issue of a document.
pub fn check<'a>(document: &'a Document<'a>, kind: Kind, findings: &mut Findings<'a>) {
    for repeated in document.duplicates() {
        findings.add(Code::DuplicateKey, Place::At(repeated)).param("key", excerpt(repeated.key()));
    }
    value::check(document.root(), kind, &crate::schema::Limits::NONE, findings);
}

/// The report on a text that could not be read: one issue, at the whole of it.
#[must_use]
pub fn unreadable(error: ReadError, bytes: &[u8]) -> Report {
    let (code, params) = match error {
        ReadError::Invalid { offset } => (Code::InvalidJson, position(bytes, offset)),
        ReadError::TooLarge => (Code::TooLarge, vec![("max", Param::from(MAX_BYTES))]),
        ReadError::TooDeep => (Code::TooDeep, vec![("max", Param::from(MAX_DEPTH))]),
    };
    let issue =
        Issue { code, severity: code.severity(), pointer: String::new(), params, fix: None, currency: None };
    Report { issues: vec![issue], total: 1, errors: 1, changed: Vec::new() }
}

/// Line and column, counted from 1 (the column in characters), and the offset in bytes.
fn position(bytes: &[u8], offset: usize) -> Vec<(&'static str, Param)> {
    let before = bytes.get(..offset).unwrap_or(bytes);
    let line = before.iter().filter(|&&byte| byte == b'\n').count().saturating_add(1);
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at.saturating_add(1));
    // A byte that continues a character does not begin a column.
    let begins = |byte: &&u8| **byte & 0xc0 != 0x80;
    let column = before.get(start..).unwrap_or_default().iter().filter(begins).count().saturating_add(1);
    vec![("line", line.into()), ("column", column.into()), ("offset", offset.into())]
}
