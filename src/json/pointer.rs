//! Where in a document something is, and the JSON Pointer to it (RFC 6901).

use super::View;

/// Where in a document something is.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// At a value that is there.
    At(View<'a>),
    /// At the member that this object lacks, by the names that lead to it.
    Missing(View<'a>, &'a [&'static str]),
}

impl Place<'_> {
    /// Where it stands in the order of the text. What is missing stands where the object that lacks it ends.
    #[must_use]
    pub fn offset(self) -> u32 {
        match self {
            Self::At(view) => view.offset(),
            Self::Missing(view, _) => view.end(),
        }
    }
}

/// The JSON Pointer to a place, `""` for the whole document.
#[must_use]
pub fn pointer(place: Place<'_>) -> String {
    let mut pointer = String::new();
    let (view, missing) = match place {
        Place::At(view) => (view, [].as_slice()),
        Place::Missing(view, names) => (view, names),
    };
    let mut here = view.document.root();
    // The tape is in the order of the text, so the way to a node leads through the children that reach past it.
    while here.at != view.at {
        let within = |child: &View<'_>| child.reaches(view.at);
        let Some((index, child)) = here.all_children().enumerate().find(|(_, child)| within(child)) else {
            break;
        };
        pointer.push('/');
        if here.kind() == super::Kind::Array {
            pointer.push_str(&index.to_string());
        } else {
            escape(&mut pointer, child.key().chars());
        }
        here = child;
    }
    for name in missing {
        pointer.push('/');
        escape(&mut pointer, name.chars());
    }
    pointer
}

fn escape(pointer: &mut String, name: impl Iterator<Item = char>) {
    for letter in name {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(letter),
        }
    }
}
