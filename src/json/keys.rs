//! Keys that stand twice in one object.

use super::tape::{KEY_ESCAPED, Node, SHADOWED};
use super::{Text, sorted};

/// Up to so many keys, comparing each with each is faster than sorting them.
const FEW: usize = 12;

/// The keys of the objects that are open, innermost last.
#[derive(Debug, Default)]
pub(super) struct Keys {
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    hash: u32,
    node: u32,
}

impl Keys {
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// What [`Keys::close`] must be given for the object that opens now.
    pub fn open(&self) -> usize {
        self.entries.len()
    }

    /// Notes the key of a member.
    pub fn push(&mut self, key: Text<'_>, node: u32) {
        self.entries.push(Entry { hash: hash(&key.to_str()), node });
    }

    /// Finds the keys that stand twice in the object that closes: the later node is a duplicate, and the
    /// earlier is marked as shadowed.
    pub fn close(&mut self, open: usize, text: &str, nodes: &[Node], duplicates: &mut Vec<u32>) {
        let Some(entries) = self.entries.get(open..) else { return };
        if entries.len() <= FEW {
            for (at, later) in entries.iter().enumerate() {
                let same = |entry: &&Entry| {
                    entry.hash == later.hash && key(text, nodes, entry.node) == key(text, nodes, later.node)
                };
                if let Some(earlier) = entries.iter().take(at).rev().find(same) {
                    shadow(nodes, earlier.node, later.node, duplicates);
                }
            }
        } else {
            // Sorted by the keys themselves, so that no choice of keys makes this slow.
            let of = |at: usize| entries.get(at).map(|entry| (key(text, nodes, entry.node), entry.node));
            for pair in sorted(entries.len(), &|a, b| of(a).cmp(&of(b))).windows(2) {
                if let [earlier, later] = pair
                    && let (Some((earlier, first)), Some((later, second))) = (of(*earlier), of(*later))
                    && earlier == later
                {
                    shadow(nodes, first, second, duplicates);
                }
            }
        }
        self.entries.truncate(open);
    }
}

fn shadow(nodes: &[Node], earlier: u32, later: u32, duplicates: &mut Vec<u32>) {
    if let Some(node) = nodes.get(earlier as usize) {
        node.mark(SHADOWED);
    }
    duplicates.push(later);
}

fn key<'a>(text: &'a str, nodes: &[Node], node: u32) -> Text<'a> {
    nodes.get(node as usize).map_or(Text::new("", false), |node| {
        let raw = text.get(node.key_start as usize..node.key_end as usize).unwrap_or_default();
        Text::new(raw, node.is(KEY_ESCAPED))
    })
}

/// FNV-1a.
fn hash(key: &str) -> u32 {
    key.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn keys_of_a_text_that_was_not_read_to_its_end_are_forgotten() {
        let mut keys = Keys::default();
        keys.push(Text::new("a", false), 0);
        keys.clear();
        assert_eq!(keys.open(), 0);
    }

    #[test]
    fn hashes_tell_keys_apart_that_are_much_alike() {
        let hashes: BTreeSet<u32> = (0..1000).map(|number| hash(&format!("k{number}"))).collect();
        assert_eq!(hashes.len(), 1000);
    }
}
