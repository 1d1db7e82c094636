//! Cursors over what was read.

use super::tape::{KEY_ESCAPED, Kind, Node, SHADOWED, SPECIAL, WRONG};
use super::{Decimal, Text};

/// What a [`Reader`](super::Reader) read: the text, and the tape that says what stands where.
#[derive(Debug)]
pub struct Document<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: &'a [Node],
    pub(super) duplicates: &'a [u32],
}

impl<'a> Document<'a> {
    /// The outermost value.
    #[must_use]
    pub const fn root(&'a self) -> View<'a> {
        View { document: self, at: 0 }
    }

    /// Members whose key an earlier member of the same object has too, in the order of the text.
    pub fn duplicates(&'a self) -> impl Iterator<Item = View<'a>> {
        self.duplicates.iter().map(move |&at| View { document: self, at })
    }

    fn slice(&self, start: u32, end: u32) -> &'a str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// A cursor that stands on one value.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) at: u32,
}

impl<'a> View<'a> {
    fn node(self) -> Option<&'a Node> {
        self.document.nodes.get(self.at as usize)
    }

    fn raw(self) -> &'a str {
        self.node().map_or("", |node| self.document.slice(node.start, node.end))
    }

    /// What kind of value it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.node().map_or(Kind::Null, |node| node.kind)
    }

    /// Where the value begins, in bytes.
    #[must_use]
    pub fn offset(self) -> u32 {
        self.node().map_or(0, |node| node.start)
    }

    /// Where the value ends, in bytes.
    #[must_use]
    pub fn end(self) -> u32 {
        self.node().map_or(0, |node| node.end)
    }

    /// The value as it is written.
    #[must_use]
    pub fn source(self) -> &'a str {
        match self.kind() {
            // A string's span is what stands between its quotes.
            Kind::Text => self.node().map_or("", |node| {
                self.document.slice(node.start.saturating_sub(1), node.end.saturating_add(1))
            }),
            _ => self.raw(),
        }
    }

    /// The key that it stands under. Empty for what is no member of an object.
    #[must_use]
    pub fn key(self) -> Text<'a> {
        self.node().map_or(Text::new("", false), |node| {
            Text::new(self.document.slice(node.key_start, node.key_end), node.is(KEY_ESCAPED))
        })
    }

    /// The string, if it is one.
    #[must_use]
    pub fn text(self) -> Option<Text<'a>> {
        let node = self.node().filter(|node| node.kind == Kind::Text)?;
        Some(Text::new(self.document.slice(node.start, node.end), node.is(SPECIAL)))
    }

    /// `true` or `false`, if it is one of them.
    #[must_use]
    pub fn bool(self) -> Option<bool> {
        (self.kind() == Kind::Bool).then(|| self.raw() == "true")
    }

    /// The number, if it is one and has at most 18 digits.
    #[must_use]
    pub fn decimal(self) -> Option<Decimal> {
        if self.kind() != Kind::Number { None } else { Decimal::parse(self.raw().as_bytes()) }
    }

    /// The number as it is written, if it is one.
    #[must_use]
    pub fn number(self) -> Option<&'a str> {
        (self.kind() == Kind::Number).then(|| self.raw())
    }

    /// The whole number, if it is one: `1.0` and `1E2` are whole. One beyond 64 bits is the nearest that fits.
    #[must_use]
    pub fn integer(self) -> Option<i64> {
        let node = self.node().filter(|node| node.kind == Kind::Number)?;
        let raw = self.raw();
        if !node.is(SPECIAL) {
            let beyond = if raw.starts_with('-') { i64::MIN } else { i64::MAX };
            return Some(raw.parse().unwrap_or(beyond));
        }
        super::decimal::whole(raw.as_bytes())
    }

    /// The members of an object and the items of an array, in the order of the text, but for members whose key
    /// a later one has too.
    #[must_use]
    pub fn children(self) -> Children<'a> {
        // Any other value ends before the next node, so nothing stands between.
        let end = self.node().map_or(0, |node| node.next);
        Children { document: self.document, at: self.at.saturating_add(1), end }
    }

    /// As [`View::children`], with the members that a later one shadows.
    pub(super) fn all_children(self) -> impl Iterator<Item = Self> {
        let mut children = self.children();
        std::iter::from_fn(move || Some(children.step()?.0))
    }

    /// The node of that number is this one or stands in it.
    pub(super) fn reaches(self, at: u32) -> bool {
        self.at <= at && self.node().is_some_and(|node| at < node.next)
    }

    /// The member of that name, if this is an object and has it.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Self> {
        if self.kind() != Kind::Object {
            return None;
        }
        self.children().find(|child| child.key() == name)
    }

    /// Says that the value is not what the API takes, so that no rule draws conclusions from it.
    pub fn mark_wrong(self) {
        if let Some(node) = self.node() {
            node.mark(WRONG);
        }
    }

    /// This, unless it was marked wrong.
    #[must_use]
    pub fn sound(self) -> Option<Self> {
        self.node().is_some_and(|node| !node.is(WRONG)).then_some(self)
    }
}

/// The members of an object or the items of an array.
#[derive(Clone, Debug)]
pub struct Children<'a> {
    document: &'a Document<'a>,
    at: u32,
    end: u32,
}

impl<'a> Children<'a> {
    /// The next one, shadowed or not.
    fn step(&mut self) -> Option<(View<'a>, &'a Node)> {
        if self.at >= self.end {
            return None;
        }
        let view = View { document: self.document, at: self.at };
        let node = view.node()?;
        self.at = node.next;
        Some((view, node))
    }
}

impl<'a> Iterator for Children<'a> {
    type Item = View<'a>;

    fn next(&mut self) -> Option<View<'a>> {
        while let Some((view, node)) = self.step() {
            if !node.is(SHADOWED) {
                return Some(view);
            }
        }
        None
    }
}
