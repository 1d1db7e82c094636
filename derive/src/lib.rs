//! `#[derive(Model)]`: from one definition of a type of the API, its schema table and its JSON form.
//!
//! Three shapes are understood:
//!
//! - a struct of `Option` fields and one `other: Other`, which becomes an object; in place of `other`, one field
//!   marked `#[model(flatten)]` takes the members that the struct does not name;
//! - an enum of unit variants, which becomes a list of strings;
//! - an enum with `#[model(tag = "…")]`, whose variants each hold a struct, which becomes a union.
//!
//! The attributes are described in `src/model/mod.rs`, beside the types that use them. The derive is
//! made for the crate `dintero-wasm` and names its modules by `crate::`.

mod attributes;
mod choice;
mod object;
mod union;

use proc_macro::TokenStream;
use syn::{Data, DeriveInput, Fields, parse_macro_input};

/// Writes the schema table of a type, and how it is read from JSON and written as JSON.
#[proc_macro_derive(Model, attributes(model))]
pub fn model(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let expanded = match &input.data {
        Data::Struct(data) => object::expand(&input, data),
        Data::Enum(data) if data.variants.iter().all(|v| matches!(v.fields, Fields::Unit)) => {
            choice::expand(&input, data)
        }
        Data::Enum(data) => union::expand(&input, data),
        Data::Union(_) => Err(darling::Error::custom("a C union has no JSON form")),
    };
    expanded.unwrap_or_else(darling::Error::write_errors).into()
}
