//! The reader takes and refuses the same texts as `serde_json`, and sees the same values in them.

use std::collections::BTreeSet;

use dintero_wasm::json::{Kind, Limits, MAX_BYTES, MAX_DEPTH, ReadError, Reader, View};

use super::tree::Tree;

/// Where the two differ, each for a reason. There is no other exception.
#[derive(Debug)]
enum Exception {
    /// `serde_json` reads texts of any length. A page must not freeze over one that the API would not take.
    TooLarge,
    /// `serde_json` refuses a number that a binary fraction cannot hold. The reader keeps its spelling, so that the
    /// report can say which amount is too high, in place of "this is not JSON".
    NumberOutOfRange,
}

/// Three exceptions leave something to compare, and it is compared:
///
/// - Depth: the reader takes 64 levels, so that what reads them by recursion keeps within a small stack. It is asked
///   for as many as `serde_json` takes, and then what it says of a text that is deeper than 64.
/// - Keys that stand twice: `serde_json` keeps the last and is silent. The reader keeps the last too, and must name
///   each that repeats another.
/// - Halves of surrogate pairs (`"\ud83d"`, what a cut emoji leaves): `serde_json` refuses them. JavaScript writes
///   them and the API takes them, so the reader reads U+FFFD. `serde_json` gets a letter in the place of each half.
pub fn run(bytes: &[u8]) {
    let limits = Limits { bytes: MAX_BYTES, depth: 127 };
    let mut reader = Reader::new(limits);
    let ours = reader.read(bytes);
    let theirs = serde_json::from_slice::<Tree>(&with_whole_letters(bytes));
    match (&ours, &theirs) {
        (Ok(document), Ok(tree)) => {
            same(document.root(), tree);
            assert_eq!(document.duplicates().count(), tree.repeated_keys(), "keys that repeat another");
            let refused = (tree.depth() > MAX_DEPTH).then_some(ReadError::TooDeep);
            assert_eq!(Reader::default().read(bytes).err(), refused, "the default limits");
        }
        (Err(ReadError::Invalid { offset }), Err(_)) => shows_there(bytes, *offset),
        (Err(ReadError::TooDeep | ReadError::TooLarge), Err(_)) => {}
        _ => {
            let exception = exception(&ours.as_ref().map(|document| document.root()), &theirs);
            assert!(exception.is_some(), "one of the two refuses it: {ours:?}, {theirs:?}");
        }
    }
}

fn exception(ours: &Result<View<'_>, &ReadError>, theirs: &serde_json::Result<Tree>) -> Option<Exception> {
    match (ours, theirs) {
        (Err(ReadError::TooLarge), Ok(_)) => Some(Exception::TooLarge),
        (Ok(root), Err(error)) if error.to_string().starts_with("number out of range") => {
            has_huge_number(*root).then_some(Exception::NumberOutOfRange)
        }
        _ => None,
    }
}

fn has_huge_number(view: View<'_>) -> bool {
    // A shadowed member may hold it; then the text shows it all the same.
    let huge = |text: &str| text.parse::<f64>().is_ok_and(f64::is_infinite);
    let letters = |letter: char| !matches!(letter, '0'..='9' | '+' | '-' | '.' | 'e' | 'E');
    view.source().split(letters).any(huge)
}

/// The text is refused at the byte where it goes wrong: all before it could be the beginning of a good one.
fn shows_there(bytes: &[u8], offset: usize) {
    let before = &bytes[..offset];
    if std::str::from_utf8(bytes).is_ok() {
        let read = Reader::new(Limits { bytes: MAX_BYTES, depth: 127 }).read(before).err();
        assert!(
            read.is_none() || read == Some(ReadError::Invalid { offset }),
            "it goes wrong before {offset}: {read:?}"
        );
    } else {
        assert!(std::str::from_utf8(before).is_ok(), "it stops being UTF-8 before {offset}");
    }
}

fn same(ours: View<'_>, theirs: &Tree) {
    let kind = match theirs {
        Tree::Null => Kind::Null,
        Tree::Bool(value) => {
            assert_eq!(ours.bool(), Some(*value));
            Kind::Bool
        }
        Tree::Whole(value) => {
            let nearest = (*value).clamp(i64::MIN.into(), i64::MAX.into());
            assert_eq!(ours.integer().map(i128::from), Some(nearest), "{}", ours.source());
            Kind::Number
        }
        Tree::Fraction(value) => {
            let spelled = serde_json::from_str::<f64>(ours.number().unwrap_or_default());
            assert_eq!(spelled.ok(), Some(*value), "{}", ours.source());
            Kind::Number
        }
        Tree::Text(value) => {
            let text = ours.text().expect("a string");
            assert_eq!(halved(&text.to_str()), halved(value));
            assert_eq!(text.len(), value.chars().count());
            Kind::Text
        }
        Tree::Array(items) => {
            assert_eq!(ours.children().count(), items.len());
            ours.children().zip(items).for_each(|(ours, theirs)| same(ours, theirs));
            Kind::Array
        }
        Tree::Object(members) => {
            let mut later = BTreeSet::new();
            let mut last: Vec<_> = members.iter().rev().filter(|(key, _)| later.insert(key)).collect();
            last.reverse();
            assert_eq!(ours.children().count(), last.len());
            for (ours, (key, value)) in ours.children().zip(last) {
                assert_eq!(halved(&ours.key().to_str()), halved(key));
                same(ours, value);
            }
            Kind::Object
        }
    };
    assert_eq!(ours.kind(), kind);
}

/// The letter that stands for half of a surrogate pair: one of a plane that has no letters of its own.
fn letter_for(half: u32) -> Option<char> {
    char::from_u32(0xf_0000 + half.checked_sub(0xd800)?)
}

/// The text with each of these letters as the reader reads what it stands for.
fn halved(text: &str) -> String {
    let half = |letter: char| ('\u{f0000}'..='\u{f07ff}').contains(&letter);
    text.chars().map(|letter| if half(letter) { char::REPLACEMENT_CHARACTER } else { letter }).collect()
}

/// The text with a letter in place of each escape that is half of a surrogate pair without its other half.
fn with_whole_letters(mut rest: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let kept = match (unit(rest), rest.get(6..).and_then(unit)) {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => 12,
            (Some(half @ 0xd800..0xe000), _) => {
                out.extend(letter_for(half).expect("a letter").to_string().bytes());
                rest = &rest[6..];
                continue;
            }
            _ if rest[0] == b'\\' => 2.min(rest.len()),
            _ => 1,
        };
        out.extend(&rest[..kept]);
        rest = &rest[kept..];
    }
    out
}

/// The code unit of the escape `\uXXXX` that a text begins with.
fn unit(text: &[u8]) -> Option<u32> {
    let digits = text.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().all(u8::is_ascii_hexdigit).then_some(())?;
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}
