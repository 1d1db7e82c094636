//! Lists, a page at a time.

use super::super::answer::Refusal;

/// The items after the one that a cursor names, as many as a page has, and whether there are more.
///
/// # Errors
/// There is no such item.
pub(super) fn after<'a, T>(
    items: impl IntoIterator<Item = &'a T>,
    cursor: Option<&str>,
    limit: usize,
    id: impl Fn(&T) -> &str,
) -> Result<(Vec<&'a T>, bool), Refusal> {
    let mut items = items.into_iter();
    if let Some(cursor) = cursor {
        items.find(|item| id(item) == cursor).ok_or_else(|| {
            Refusal::bad(format!("{cursor} is not where a page ended: take the cursor of the page before"))
        })?;
    }
    Ok(page(items, limit))
}

/// As many items as a page has, and whether there are more.
pub(super) fn page<T>(items: impl IntoIterator<Item = T>, limit: usize) -> (Vec<T>, bool) {
    let mut items = items.into_iter();
    let page = items.by_ref().take(limit).collect();
    (page, items.next().is_some())
}
