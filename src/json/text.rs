//! A string of the text, still as it is written there.

use std::borrow::Cow;

/// A string of the text, without its quotes and with its escapes still in it.
///
/// Half of a surrogate pair (`"\ud83d"`, what a cut emoji leaves) reads as U+FFFD, one character.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    raw: &'a str,
    escaped: bool,
}

impl<'a> Text<'a> {
    pub(super) const fn new(raw: &'a str, escaped: bool) -> Self {
        Self { raw, escaped }
    }

    /// The characters, unescaped. Allocates nothing.
    pub fn chars(self) -> impl Iterator<Item = char> + Clone + use<'a> {
        self.code_points().map(|point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// The characters as numbers, which tell halves of surrogate pairs apart.
    const fn code_points(self) -> CodePoints<'a> {
        CodePoints { rest: self.raw }
    }

    /// How many Unicode scalar values it has.
    #[must_use]
    pub fn len(self) -> usize {
        if self.escaped { self.chars().count() } else { self.raw.chars().count() }
    }

    /// It has no characters.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.raw.is_empty()
    }

    /// The characters as one string; a copy only where there is something to unescape.
    #[must_use]
    pub fn to_str(self) -> Cow<'a, str> {
        if self.escaped { Cow::Owned(self.chars().collect()) } else { Cow::Borrowed(self.raw) }
    }
}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        if self.escaped { self.chars().eq(other.chars()) } else { self.raw == other }
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Text<'_> {}

impl PartialOrd for Text<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        if self.escaped || other.escaped {
            self.code_points().cmp(other.code_points())
        } else {
            // UTF-8 sorts as its characters do.
            self.raw.cmp(other.raw)
        }
    }
}

/// The characters of a [`Text`], unescaped, as numbers.
#[derive(Clone, Debug)]
struct CodePoints<'a> {
    rest: &'a str,
}

impl Iterator for CodePoints<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let first = self.take()?;
        if first != '\\' {
            return Some(first.into());
        }
        Some(match self.take()? {
            'b' => 0x8,
            'f' => 0xc,
            'n' => 0xa,
            'r' => 0xd,
            't' => 0x9,
            'u' => self.escape(),
            other => other.into(),
        })
    }
}

impl CodePoints<'_> {
    fn take(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let first = chars.next();
        self.rest = chars.as_str();
        first
    }

    /// What stands behind `\u`: four digits, and a second escape where they are the first half of a pair.
    fn escape(&mut self) -> u32 {
        let first = self.unit();
        if (0xd800..0xdc00).contains(&first) {
            let behind = self.clone();
            if self.take() == Some('\\')
                && self.take() == Some('u')
                && let Some(Ok(pair)) = char::decode_utf16([first, self.unit()]).next()
            {
                return pair.into();
            }
            *self = behind;
        }
        first.into()
    }

    /// Four hexadecimal digits; the reader has seen that they are.
    fn unit(&mut self) -> u16 {
        let (digits, rest) = self.rest.split_at_checked(4).unwrap_or_default();
        self.rest = rest;
        u16::from_str_radix(digits, 16).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read() {
        for (raw, read) in [
            (r"", ""),
            (r"plain", "plain"),
            (r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"),
            (r"\u00e5\u00C5", "åÅ"),
            (r"\ud83d\ude00!", "😀!"),
            (r"\ud83d", "\u{fffd}"),
            (r"\ud83dx", "\u{fffd}x"),
            (r"\ud83d\n", "\u{fffd}\n"),
            (r"\ud83d\u0041", "\u{fffd}A"),
            (r"\ude00\ud83d\ude00", "\u{fffd}😀"),
        ] {
            let text = Text::new(raw, true);
            assert_eq!(text.to_str(), read, "{raw}");
            assert_eq!((text.len(), text.is_empty()), (read.chars().count(), read.is_empty()), "{raw}");
            assert!(text == read, "{raw}");
        }
    }

    #[test]
    fn halves_of_pairs_are_told_apart() {
        let [high, other, low] = [r"\ud83d", r"\ud83e", r"\ude00"].map(|raw| Text::new(raw, true));
        assert!(high != other && high != low && high < other && high == Text::new(r"\uD83D", true));
        assert_eq!(high.to_str(), other.to_str());
    }
}
