//! `line_id`: what captures and refunds name lines by.

use super::lines::{order_items, shipping_option};
use super::read::member;
use crate::check::{Findings, excerpt};
use crate::json::{Place, Text, View, sorted};
use crate::report::Code;

/// The `line_id`s of the order's lines, sorted; equal ones in the order of the text.
pub fn of<'a>(items: impl Iterator<Item = View<'a>>) -> Vec<(Text<'a>, View<'a>)> {
    let id = |item: View<'a>| member(item, "line_id").and_then(|view| Some((view.text()?, view)));
    let ids: Vec<_> = items.filter_map(id).collect();
    let text = |at: usize| ids.get(at).map(|(id, _)| id);
    let order = sorted(ids.len(), &|a, b| text(a).cmp(&text(b)));
    order.into_iter().filter_map(|at| ids.get(at).copied()).collect()
}

/// The first line of that `line_id`.
pub fn find<'a>(ids: &[(Text<'a>, View<'a>)], id: Text<'_>) -> Option<View<'a>> {
    let at = ids.partition_point(|(other, _)| other.cmp(&id).is_lt());
    ids.get(at).filter(|(other, _)| *other == id).map(|(_, view)| *view)
}

/// `line_id_duplicate`, for every occurrence after the first.
pub fn duplicates<'a>(items: impl Iterator<Item = View<'a>>, findings: &mut Findings<'a>) {
    let ids = of(items);
    let mut first: Option<(Text<'a>, View<'a>)> = None;
    for (id, view) in ids {
        match first {
            Some((earlier, at)) if earlier == id => {
                let finding = findings.add(Code::LineIdDuplicate, Place::At(view));
                finding.param("line_id", excerpt(id)).place("first", Place::At(at));
            }
            _ => first = Some((id, view)),
        }
    }
}

/// `shipping_line_id_collision`.
pub fn shipping_collision<'a>(body: View<'a>, findings: &mut Findings<'a>) {
    collisions(body, shipping_option(body).into_iter(), findings);
}

/// The same, for options wherever they stand.
pub fn collisions<'a>(body: View<'a>, options: impl Iterator<Item = View<'a>>, findings: &mut Findings<'a>) {
    let mut options = options.filter_map(|option| member(option, "line_id")).peekable();
    if options.peek().is_none() {
        return;
    }
    let ids = of(order_items(body));
    for view in options {
        let Some(id) = view.text() else { continue };
        let Some(first) = find(&ids, id) else { continue };
        let finding = findings.add(Code::ShippingLineIdCollision, Place::At(view));
        finding.param("line_id", excerpt(id)).place("first", Place::At(first));
    }
}
