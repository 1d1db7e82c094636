//! The texts, a file for each language.

mod en;

pub use en::EN;
