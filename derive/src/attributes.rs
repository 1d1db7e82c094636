//! The `#[model(…)]` attributes, and what they and the doc comments say.

use std::collections::HashMap;

use darling::util::{Flag, PathList};
use darling::{FromDeriveInput, FromField, FromMeta, FromVariant};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Expr, ExprArray, ExprLit, Ident, Lit, Meta, Type};

/// On a type.
#[derive(FromDeriveInput)]
#[darling(attributes(model), forward_attrs(doc))]
pub struct TypeAttributes {
    pub attrs: Vec<Attribute>,
    /// A union: the member that tells its objects apart.
    pub tag: Option<String>,
    /// Strings in `SCREAMING_SNAKE_CASE` in place of `snake_case`.
    pub upper: Flag,
    /// The list of strings, or of a union's tags, is not certain.
    pub uncertain: Flag,
    /// Members that the type does not name are to be expected.
    pub open: Flag,
    /// Siblings of the struct.
    #[darling(multiple, rename = "variant")]
    pub siblings: Vec<Sibling>,
}

/// A struct that differs from the one it is written on in a few members.
#[derive(FromMeta)]
pub struct Sibling {
    pub name: Ident,
    pub doc: String,
    #[darling(default)]
    pub omit: PathList,
    #[darling(default)]
    pub require: PathList,
    #[darling(default)]
    pub optional: PathList,
    #[darling(default)]
    pub writable: PathList,
    #[darling(default)]
    pub int32: PathList,
    #[darling(default)]
    pub retype: HashMap<Ident, Type>,
}

/// On a field of a struct.
#[derive(FromField)]
#[darling(attributes(model), forward_attrs(doc))]
pub struct FieldAttributes {
    pub ident: Option<Ident>,
    pub ty: Type,
    pub attrs: Vec<Attribute>,
    pub name: Option<String>,
    pub required: Flag,
    pub optional: Flag,
    pub read_only: Flag,
    pub writable: Flag,
    /// Money in minor units.
    pub minor: Flag,
    pub default: Option<String>,
    /// The members of the field's own object stand among those of this one.
    pub flatten: Flag,
    #[darling(flatten)]
    pub limits: LimitAttributes,
    /// Bounds of each item of an array, or each value of a map.
    #[darling(default)]
    pub items: LimitAttributes,
    /// The longest key of a map.
    pub max_key_len: Option<u32>,
}

/// Bounds of a value.
#[derive(Default, FromMeta)]
#[darling(default)]
pub struct LimitAttributes {
    /// −2147483648…2147483647.
    pub int32: Flag,
    pub min: Option<i64>,
    pub max: Option<i64>,
    pub min_len: Option<u32>,
    pub max_len: Option<u32>,
    pub min_items: Option<u32>,
    pub max_items: Option<u32>,
    /// A variant of `schema::Format`.
    pub format: Option<Ident>,
    /// The only numbers that will do.
    pub one_of: Option<ExprArray>,
    pub older: Flag,
}

impl LimitAttributes {
    pub fn tokens(&self) -> TokenStream {
        let int32 = self.int32.is_present();
        let min = option(self.min.or(int32.then_some(i64::from(i32::MIN))));
        let max = option(self.max.or(int32.then_some(i64::from(i32::MAX))));
        let (min_len, max_len) = (option(self.min_len), option(self.max_len));
        let (min_items, max_items) = (option(self.min_items), option(self.max_items));
        let format = option(self.format.as_ref().map(|name| quote!(crate::schema::Format::#name)));
        let one_of = option(self.one_of.as_ref().map(|numbers| quote!(&#numbers)));
        let older = self.older.is_present();
        quote! {
            &crate::schema::Limits {
                min: #min, max: #max,
                min_len: #min_len, max_len: #max_len,
                min_items: #min_items, max_items: #max_items,
                format: #format, one_of: #one_of, older: #older,
            }
        }
    }
}

/// On a variant of an enum.
#[derive(FromVariant)]
#[darling(attributes(model), forward_attrs(doc))]
pub struct VariantAttributes {
    pub ident: Ident,
    pub fields: darling::ast::Fields<Type>,
    pub name: Option<String>,
    /// Of a union: what holds an object whose tag is not known.
    pub other: Flag,
}

impl VariantAttributes {
    /// The string on the wire: as written, or the name in snake case.
    pub fn wire_name(&self, upper: bool) -> String {
        self.name.clone().unwrap_or_else(|| snake_case(&self.ident.to_string(), upper))
    }
}

/// `None`, or `Some` of the value.
pub fn option<T: quote::ToTokens>(value: Option<T>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}

/// The text of the doc comment, without the space that follows `///`.
pub fn doc_text(attributes: &[Attribute]) -> String {
    let lines: Vec<String> = attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
                Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
                _ => None,
            },
            _ => None,
        })
        .collect();
    lines
        .iter()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
        .trim()
        .to_owned()
}

fn snake_case(name: &str, upper: bool) -> String {
    let mut out = String::new();
    for (at, letter) in name.char_indices() {
        if letter.is_uppercase() && at > 0 {
            out.push('_');
        }
        if upper {
            out.extend(letter.to_uppercase());
        } else {
            out.extend(letter.to_lowercase());
        }
    }
    out
}
