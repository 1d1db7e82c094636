//! One member of an object.

use super::{Format, Kind};

/// One member of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// As on the wire.
    pub name: &'static str,
    /// What its value looks like.
    pub kind: Kind,
    /// The API refuses a request without it.
    pub required: bool,
    /// The API sets it: in a request it has no effect.
    pub read_only: bool,
    /// Bounds of its value.
    pub limits: &'static Limits,
    /// What the API assumes when it is absent, as JSON text.
    #[cfg(feature = "docs")]
    pub default: Option<&'static str>,
    /// An amount of money, in minor units.
    #[cfg(feature = "docs")]
    pub minor_units: bool,
    /// What the member is, in Markdown.
    #[cfg(feature = "docs")]
    pub doc: &'static str,
}

impl Field {
    /// The place of a field that is still to be written.
    const BLANK: Self = Self {
        name: "",
        kind: Kind::Any,
        required: false,
        read_only: false,
        limits: &Limits::NONE,
        #[cfg(feature = "docs")]
        default: None,
        #[cfg(feature = "docs")]
        minor_units: false,
        #[cfg(feature = "docs")]
        doc: "",
    };

    /// The fields of two objects as those of one. `N` is how many they are; with another `N` nothing compiles.
    #[must_use]
    pub const fn joined<const N: usize>(first: &[Self], second: &[Self]) -> [Self; N] {
        let mut all = [Self::BLANK; N];
        let (head, tail) = all.split_at_mut(first.len());
        head.copy_from_slice(first);
        tail.copy_from_slice(second);
        all
    }
}

/// Bounds of a value. `None` everywhere: any value of its kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// The smallest number.
    pub min: Option<i64>,
    /// The largest number.
    pub max: Option<i64>,
    /// The shortest string, in Unicode scalar values.
    pub min_len: Option<u32>,
    /// The longest string, in Unicode scalar values.
    pub max_len: Option<u32>,
    /// The fewest items of an array, or members of a map.
    pub min_items: Option<u32>,
    /// The most items of an array, or members of a map.
    pub max_items: Option<u32>,
    /// What the string must look like.
    pub format: Option<Format>,
    /// The only numbers that will do. A list of strings is a [`Kind::Choice`].
    pub one_of: Option<&'static [i64]>,
    /// These bounds stand only in the 2021 edition of the API: beyond them is a warning.
    pub older: bool,
}

impl Limits {
    /// No bounds.
    pub const NONE: Self = Self {
        min: None,
        max: None,
        min_len: None,
        max_len: None,
        min_items: None,
        max_items: None,
        format: None,
        one_of: None,
        older: false,
    };
}
