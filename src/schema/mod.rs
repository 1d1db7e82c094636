//! The shape of every type of the API, as `static` tables.
//!
//! `#[derive(Model)]` writes one [`Object`] (or [`Choice`], or [`Union`]) for each type of
//! [`crate::model`]. The validator walks them, and the TypeScript declarations and the JSON Schema of
//! the npm package are printed from them: there is no second list of fields.
//!
//! The tables are data. What they mean for a body is said in [`crate::check`].

mod field;
mod format;
mod kind;

pub use field::{Field, Limits};
pub use format::Format;
pub use kind::{Choice, Kind, List, Map, Object, Union, Variant};

/// A type that has a table.
pub trait Model {
    /// What a JSON value of this type looks like.
    const KIND: Kind;
}
