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
    #[must_use]
    pub fn chars(self) -> Chars<'a> {
        Chars { rest: self.raw }
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
            self.chars().cmp(other.chars())
        } else {
            // UTF-8 sorts as its characters do.
            self.raw.cmp(other.raw)
        }
    }
}

/// The characters of a [`Text`], unescaped.
#[derive(Clone, Debug)]
pub struct Chars<'a> {
    rest: &'a str,
}

impl Iterator for Chars<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let first = self.take()?;
        if first != '\\' {
            return Some(first);
        }
        Some(match self.take()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.escape(),
            other => other,
        })
    }
}

impl Chars<'_> {
    fn take(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let first = chars.next();
        self.rest = chars.as_str();
        first
    }

    /// What stands behind `\u`: four digits, and a second escape where they are the first half of a pair.
    fn escape(&mut self) -> char {
        let first = self.unit();
        // Ten bits of each half, counted from U+10000.
        let paired = |low: u32| (((first & 0x3ff) << 10) | (low & 0x3ff)).saturating_add(0x1_0000);
        if (0xd800..0xdc00).contains(&first) {
            let behind = self.clone();
            if self.take() == Some('\\') && self.take() == Some('u') {
                let low = self.unit();
                if (0xdc00..0xe000).contains(&low) {
                    return char::from_u32(paired(low)).unwrap_or(char::REPLACEMENT_CHARACTER);
                }
            }
            *self = behind;
        }
        char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// Four hexadecimal digits; the reader has seen that they are.
    fn unit(&mut self) -> u32 {
        (0..4).fold(0, |unit, _| unit << 4 | self.take().and_then(|digit| digit.to_digit(16)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read() {
        for (raw, read) in [
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
            assert_eq!(text.len(), read.chars().count(), "{raw}");
            assert!(text == read, "{raw}");
        }
    }
}
