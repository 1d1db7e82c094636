//! What a check found: issues, their codes, and their texts.
//!
//! A report is data: a closed list of [`Code`]s, each issue with a JSON Pointer, its params and, where a repair is
//! certain, a patch. Texts are made from it afterwards, out of one table for each language. [`explain`] says what a code means.
//!
#![doc = include_str!("../../codes.md")]

mod code;
mod fix;
mod issue;
mod locale;
mod message;
pub mod messages;
mod reference;
mod write;

pub use code::{Code, Messages, Severity};
pub use fix::{Patch, PatchOperation};
pub use issue::{Issue, MAX_ISSUES, Param, Report};
pub use locale::Locale;
pub use message::render;
pub use reference::{Certainty, Example, Explanation, explain};
pub use write::write_json;
#[cfg(all(feature = "js", feature = "validate", target_arch = "wasm32"))]
pub(crate) use write::write_refusal;
