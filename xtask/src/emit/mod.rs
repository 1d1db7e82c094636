//! What is printed from the crate's tables: the package's JSON Schema, its TypeScript declarations, and the names
//! and texts that its JavaScript needs.

mod catalog;
mod json_schema;
mod tables;
mod typescript;

pub use json_schema::json_schema;
pub use tables::{locale, tables, tables_types};
pub use typescript::typescript;
