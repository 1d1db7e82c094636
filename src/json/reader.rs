//! The reader: from bytes to a tape, in one pass.

use super::keys::Keys;
use super::tape::{KEY_ESCAPED, Kind, Node, SPECIAL};
use super::view::Document;
use super::{Text, sorted};

/// The most bytes that a text may have: 1 MiB.
pub const MAX_BYTES: usize = 1 << 20;

/// The deepest that arrays and objects may stand in each other.
pub const MAX_DEPTH: usize = 64;

/// What a reader takes.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most bytes that a text may have; less than 4 GiB.
    pub bytes: usize,
    /// The deepest that arrays and objects may stand in each other.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: MAX_BYTES, depth: MAX_DEPTH }
    }
}

/// Why a text was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is not one JSON value. `offset` is the byte where that shows.
    Invalid {
        /// In bytes.
        offset: usize,
    },
    /// It has more bytes than the reader takes.
    TooLarge,
    /// It nests deeper than the reader takes.
    TooDeep,
}

/// Reads JSON text. It keeps its memory from one text to the next, so a reader that is used again allocates nothing.
///
/// ```
/// use dintero_wasm::json::Reader;
///
/// let mut reader = Reader::default();
/// let document = reader.read(br#"{"order":{"amount":33890}}"#).unwrap();
/// let amount = document.root().get("order").and_then(|order| order.get("amount"));
/// assert_eq!(amount.and_then(|amount| amount.integer()), Some(33890));
/// ```
#[derive(Debug, Default)]
pub struct Reader {
    limits: Limits,
    nodes: Vec<Node>,
    open: Vec<Open>,
    keys: Keys,
    duplicates: Vec<u32>,
}

/// An array or object whose end has not been read.
#[derive(Clone, Copy, Debug)]
struct Open {
    node: usize,
    keys: usize,
}

impl Reader {
    /// A reader with limits of its own; the default is [`MAX_BYTES`] and [`MAX_DEPTH`].
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Reads a text that is one JSON value.
    ///
    /// # Errors
    /// Not UTF-8, not JSON, too large or too deep.
    pub fn read<'a>(&'a mut self, bytes: &'a [u8]) -> Result<Document<'a>, ReadError> {
        if bytes.len() > self.limits.bytes {
            return Err(ReadError::TooLarge);
        }
        let text =
            std::str::from_utf8(bytes).map_err(|error| ReadError::Invalid { offset: error.valid_up_to() })?;
        self.nodes.clear();
        self.open.clear();
        self.keys.clear();
        self.duplicates.clear();
        Pass { reader: self, text, bytes, at: 0 }.run()?;
        let found = std::mem::take(&mut self.duplicates);
        let order = sorted(found.len(), &|a, b| found.get(a).cmp(&found.get(b)));
        self.duplicates.extend(order.into_iter().filter_map(|at| found.get(at)));
        Ok(Document { text, nodes: &self.nodes, duplicates: &self.duplicates })
    }
}

pub(super) struct Pass<'r, 'a> {
    reader: &'r mut Reader,
    text: &'a str,
    bytes: &'a [u8],
    pub at: usize,
}

/// The key of the member that comes next.
#[derive(Clone, Copy, Default)]
pub(super) struct Key {
    start: u32,
    end: u32,
    marks: u8,
}

impl Pass<'_, '_> {
    fn run(&mut self) -> Result<(), ReadError> {
        let mut key = Key::default();
        loop {
            if self.value(key)? {
                // An array or object opened, and has something in it.
                key = self.next_key()?;
                continue;
            }
            loop {
                let Some(open) = self.reader.open.last().copied() else {
                    self.space();
                    return if self.at == self.bytes.len() { Ok(()) } else { self.invalid() };
                };
                self.space();
                match self.peek() {
                    Some(b',') => {
                        self.step();
                        key = self.next_key()?;
                        break;
                    }
                    Some(b']') if self.is_open(open, Kind::Array) => self.close(open),
                    Some(b'}') if self.is_open(open, Kind::Object) => self.close(open),
                    _ => return self.invalid(),
                }
            }
        }
    }

    /// Reads a value, and says whether it is an array or object whose contents come next.
    fn value(&mut self, key: Key) -> Result<bool, ReadError> {
        self.space();
        match self.peek() {
            Some(b'"') => {
                self.step();
                let start = self.at;
                let escaped = self.string()?;
                let end = self.at.saturating_sub(1);
                self.push(Kind::Text, start, end, if escaped { SPECIAL } else { 0 }, key);
            }
            Some(b'{') => return self.container(Kind::Object, b'}', key),
            Some(b'[') => return self.container(Kind::Array, b']', key),
            Some(b't') => self.word(b"true", Kind::Bool, key)?,
            Some(b'f') => self.word(b"false", Kind::Bool, key)?,
            Some(b'n') => self.word(b"null", Kind::Null, key)?,
            Some(b'-' | b'0'..=b'9') => self.number(key)?,
            _ => return self.invalid(),
        }
        Ok(false)
    }

    fn container(&mut self, kind: Kind, end: u8, key: Key) -> Result<bool, ReadError> {
        if self.reader.open.len() >= self.reader.limits.depth {
            return Err(ReadError::TooDeep);
        }
        let (node, start) = (self.reader.nodes.len(), self.at);
        self.step();
        self.push(kind, start, start, 0, key);
        let open = Open { node, keys: self.reader.keys.open() };
        self.reader.open.push(open);
        self.space();
        if self.peek() == Some(end) {
            self.close(open);
            return Ok(false);
        }
        Ok(true)
    }

    fn is_open(&self, open: Open, kind: Kind) -> bool {
        self.reader.nodes.get(open.node).is_some_and(|node| node.kind == kind)
    }

    /// The innermost array or object ends here.
    fn close(&mut self, open: Open) {
        self.step();
        self.reader.open.pop();
        let next = offset(self.reader.nodes.len());
        if let Some(node) = self.reader.nodes.get_mut(open.node) {
            node.end = offset(self.at);
            node.next = next;
        }
        let Reader { keys, nodes, duplicates, .. } = &mut *self.reader;
        keys.close(open.keys, self.text, nodes, duplicates);
    }

    /// In an object, the key and the colon that stand before the next value.
    fn next_key(&mut self) -> Result<Key, ReadError> {
        if self.reader.open.last().is_none_or(|open| self.is_open(*open, Kind::Array)) {
            return Ok(Key::default());
        }
        self.space();
        if self.peek() != Some(b'"') {
            return self.invalid();
        }
        self.step();
        let start = self.at;
        let escaped = self.string()?;
        let end = self.at.saturating_sub(1);
        let node = offset(self.reader.nodes.len());
        self.reader.keys.push(Text::new(self.text.get(start..end).unwrap_or_default(), escaped), node);
        self.space();
        if self.peek() != Some(b':') {
            return self.invalid();
        }
        self.step();
        Ok(Key { start: offset(start), end: offset(end), marks: if escaped { KEY_ESCAPED } else { 0 } })
    }

    pub(super) fn push(&mut self, kind: Kind, start: usize, end: usize, marks: u8, key: Key) {
        let next = offset(self.reader.nodes.len().saturating_add(1));
        self.reader.nodes.push(Node {
            kind,
            marks: (marks | key.marks).into(),
            start: offset(start),
            end: offset(end),
            next,
            key_start: key.start,
            key_end: key.end,
        });
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.step();
        }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    pub(super) const fn invalid<T>(&self) -> Result<T, ReadError> {
        Err(ReadError::Invalid { offset: self.at })
    }
}

/// [`Limits::bytes`] keeps every offset within this.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
