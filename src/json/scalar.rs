//! Strings, numbers and words: what a text is made of between its brackets.

use super::reader::{Key, Pass, ReadError};
use super::tape::{Kind, SPECIAL};

impl Pass<'_, '_> {
    /// Reads to behind the closing quote, and says whether there are escapes.
    pub(super) fn string(&mut self) -> Result<bool, ReadError> {
        let mut escaped = false;
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.step();
                    return Ok(escaped);
                }
                Some(b'\\') => {
                    escaped = true;
                    self.step();
                    match self.peek() {
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.step(),
                        Some(b'u') => {
                            self.step();
                            for _ in 0..4 {
                                if !self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                                    return self.invalid();
                                }
                                self.step();
                            }
                        }
                        _ => return self.invalid(),
                    }
                }
                Some(0..=0x1f) | None => return self.invalid(),
                Some(_) => self.step(),
            }
        }
    }

    pub(super) fn number(&mut self, key: Key) -> Result<(), ReadError> {
        let start = self.at;
        let mut marks = 0;
        if self.peek() == Some(b'-') {
            self.step();
        }
        match self.peek() {
            Some(b'0') => self.step(),
            Some(b'1'..=b'9') => self.digits()?,
            _ => return self.invalid(),
        }
        if self.peek() == Some(b'.') {
            marks = SPECIAL;
            self.step();
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            marks = SPECIAL;
            self.step();
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.step();
            }
            self.digits()?;
        }
        self.push(Kind::Number, start, self.at, marks, key);
        Ok(())
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), ReadError> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return self.invalid();
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.step();
        }
        Ok(())
    }

    pub(super) fn word(&mut self, word: &[u8], kind: Kind, key: Key) -> Result<(), ReadError> {
        let start = self.at;
        for &letter in word {
            if self.peek() != Some(letter) {
                return self.invalid();
            }
            self.step();
        }
        self.push(kind, start, self.at, 0, key);
        Ok(())
    }
}
