//! What a JSON value may be.

use super::{Field, Limits};

/// The kind of JSON value that a member holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// `true` or `false`.
    Bool,
    /// A whole number. `1.0` and `1E2` are whole numbers too.
    Integer,
    /// Any number.
    Number,
    /// A string.
    Text,
    /// A string or a number: what the API takes as a value of session metadata.
    TextOrNumber,
    /// A string out of a list.
    Choice(&'static Choice),
    /// An array.
    List(&'static List),
    /// An object whose keys are the caller's own.
    Map(&'static Map),
    /// An object with named members.
    Object(&'static Object),
    /// One of several objects, told apart by a member.
    Union(&'static Union),
    /// Any JSON value: the API states nothing about it.
    Any,
}

/// A list of strings that a member may hold.
#[derive(Debug)]
pub struct Choice {
    /// The type's name, as in Rust and TypeScript.
    pub name: &'static str,
    /// The strings, as on the wire.
    pub values: &'static [&'static str],
    /// The list itself is not certain: another value is a warning.
    pub uncertain: bool,
    /// What the type is, in Markdown.
    #[cfg(feature = "docs")]
    pub doc: &'static str,
}

/// An array and its items.
#[derive(Debug)]
pub struct List {
    /// Of each item.
    pub item: Kind,
    /// Of each item.
    pub limits: &'static Limits,
}

/// An object whose keys are the caller's own.
#[derive(Debug)]
pub struct Map {
    /// Of each value.
    pub value: Kind,
    /// Of each value.
    pub limits: &'static Limits,
    /// The longest key, in Unicode scalar values.
    pub max_key_len: Option<u32>,
}

/// An object with named members.
#[derive(Debug)]
pub struct Object {
    /// The type's name, as in Rust and TypeScript.
    pub name: &'static str,
    /// The members, in the order of the definition.
    pub fields: &'static [Field],
    /// Members that the type does not name are to be expected: the shop's own keys.
    #[cfg(feature = "docs")]
    pub open: bool,
    /// What the type is, in Markdown.
    #[cfg(feature = "docs")]
    pub doc: &'static str,
}

/// One of several objects, told apart by a member.
#[derive(Debug)]
pub struct Union {
    /// The type's name, as in Rust and TypeScript.
    pub name: &'static str,
    /// The member that tells them apart. It is not among the variants' own fields.
    pub tag: &'static str,
    /// The objects.
    pub variants: &'static [Variant],
    /// The list of objects is not certain: another value of the tag is a warning.
    pub uncertain: bool,
    /// What the type is, in Markdown.
    #[cfg(feature = "docs")]
    pub doc: &'static str,
}

/// One of the objects of a [`Union`].
#[derive(Debug)]
pub struct Variant {
    /// The value of the tag.
    pub value: &'static str,
    /// The rest of the object.
    pub object: &'static Object,
}
