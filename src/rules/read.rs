//! How a rule reads a body.

use crate::json::{Kind, View};

/// A member that is there and is what the API takes.
pub fn member<'a>(parent: View<'a>, name: &str) -> Option<View<'a>> {
    parent.sound()?.get(name)?.sound()
}

/// A member by the names that lead to it.
pub fn path<'a>(parent: View<'a>, names: &[&str]) -> Option<View<'a>> {
    names.iter().try_fold(parent, |view, name| member(view, name))
}

/// A whole number that is there and is what the API takes.
pub fn integer(parent: View<'_>, name: &str) -> Option<i64> {
    whole(member(parent, name)?)
}

/// A whole number. One that 64 bits do not hold is none: nothing can be added up with it.
pub fn whole(view: View<'_>) -> Option<i64> {
    view.integer().filter(|value| !matches!(*value, i64::MIN | i64::MAX))
}

/// The sum of whole numbers, if each of them is one.
pub fn sum(mut numbers: impl Iterator<Item = Option<i64>>) -> Option<i128> {
    numbers.try_fold(0_i128, |sum, number| sum.checked_add(number?.into()))
}

/// The items of an array that is there and is what the API takes, whatever each item is.
pub fn items<'a>(parent: View<'a>, name: &str) -> Option<impl Iterator<Item = View<'a>> + Clone> {
    let array = member(parent, name).filter(|view| view.kind() == Kind::Array)?;
    Some(array.children())
}

/// It says `true`.
pub fn is_true(parent: View<'_>, names: &[&str]) -> bool {
    path(parent, names).and_then(View::bool) == Some(true)
}

/// A member that may be absent: `None` where it is there and is not what the API takes.
pub fn optional<'a>(parent: View<'a>, name: &str) -> Option<Option<View<'a>>> {
    match parent.sound()?.get(name) {
        None => Some(None),
        Some(view) => view.sound().map(Some),
    }
}
