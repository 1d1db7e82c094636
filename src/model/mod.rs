//! Every type of the API, each defined once.
//!
//! # How a type is written
//!
//! A struct derives [`Model`](dintero_wasm_derive::Model). Every member is an `Option`: a response may
//! lack any of them, and a request is checked by its table, which finds all that is missing and not
//! just the first. What the model does not know, and what does not have the type it should have, is
//! kept in `other` and written back as it came, `null` included.
//!
//! | attribute | meaning |
//! |---|---|
//! | `required`, `read_only` | in a request |
//! | `name = "…"` | on the wire, where it differs from the field's name |
//! | `int32`, `min`, `max` | bounds of a number |
//! | `min_len`, `max_len` | of a string, in Unicode scalar values |
//! | `min_items`, `max_items`, `max_key_len` | of an array or a map |
//! | `format = Uri` | a variant of [`Format`](crate::schema::Format) |
//! | `older` | these bounds stand only in the 2021 edition of the API: beyond them is a warning |
//! | `items(…)` | bounds of each item of an array, or each value of a map |
//! | `minor`, `default = "…"` | for the reader: money in minor units; what the API assumes, as JSON |
//!
//! On a type: `variant(name = …, doc = "…", omit(…), require(…), optional(…), writable(…), retype(…))`
//! writes a sibling that differs in those members, `tag = "…"` makes an enum a union of objects, `upper`
//! spells an enum's strings in capitals, `uncertain` makes a string outside its list a warning.

mod named;
mod operation;
mod read;
mod token;

pub use crate::json::Decimal;
pub use named::{Named, Open};
pub use operation::Operation;
pub(crate) use read::{from_map, tagged, take};
pub use token::{AccessToken, AuthToken, ClientCredentials, TokenType};

use std::collections::BTreeMap;

use crate::schema::{Kind, Limits, List, Map, Model};

/// Members that the model does not know, and those whose value is not of the type it expects, as they came.
pub type Other = serde_json::Map<String, serde_json::Value>;

impl Model for bool {
    const KIND: Kind = Kind::Bool;
}

impl Model for i64 {
    const KIND: Kind = Kind::Integer;
}

impl Model for Decimal {
    const KIND: Kind = Kind::Number;
}

impl Model for String {
    const KIND: Kind = Kind::Text;
}

impl Model for serde_json::Value {
    const KIND: Kind = Kind::Any;
}

impl<T: Model> Model for Vec<T> {
    const KIND: Kind = Kind::List(&List { item: T::KIND, limits: Limits::NONE });
}

impl<T: Model> Model for BTreeMap<String, T> {
    const KIND: Kind = Kind::Map(&Map { value: T::KIND, limits: Limits::NONE, max_key_len: None });
}
