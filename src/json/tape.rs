//! The tape: one node a value, in the order of the text.

use std::cell::Cell;

/// What kind of JSON value a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A string.
    Text,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The name that JSON Schema has for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "boolean",
            Self::Number => "number",
            Self::Text => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

/// One value, with the key that it stands under if it is a member of an object. Offsets are in bytes.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub kind: Kind,
    /// What was found out about it; a cell, since a check marks what a later rule must not read.
    pub marks: Cell<u8>,
    pub start: u32,
    pub end: u32,
    /// The node behind this one and all that is in it.
    pub next: u32,
    /// The key, between its quotes.
    pub key_start: u32,
    pub key_end: u32,
}

/// The string, or the number's spelling, is not plain: it has a backslash, or a point or an exponent.
pub(super) const SPECIAL: u8 = 1;
/// The key has a backslash.
pub(super) const KEY_ESCAPED: u8 = 2;
/// A later member of the object has the same key, and counts in place of this one.
pub(super) const SHADOWED: u8 = 4;
/// A check found that the value is not what the API takes.
pub(super) const WRONG: u8 = 8;

impl Node {
    pub fn is(&self, mark: u8) -> bool {
        self.marks.get() & mark != 0
    }

    pub fn mark(&self, mark: u8) {
        self.marks.set(self.marks.get() | mark);
    }
}
