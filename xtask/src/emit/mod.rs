//! The package's JSON Schema and TypeScript declarations, printed from the tables of the model.

mod catalog;
mod json_schema;
mod typescript;

pub use json_schema::json_schema;
pub use typescript::typescript;
