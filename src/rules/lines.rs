//! What can hold an amount, VAT and splits: the order's lines, its shipping, and the options that Express offers.

use super::read::{items, member, path};
use crate::json::View;

/// The order's own lines. Nothing where there are none.
pub fn order_items<'a>(body: View<'a>) -> impl Iterator<Item = View<'a>> {
    member(body, "order").and_then(|order| items(order, "items")).into_iter().flatten()
}

/// The chosen shipping option.
pub fn shipping_option(body: View<'_>) -> Option<View<'_>> {
    path(body, &["order", "shipping_option"])
}

/// The shipping options that are offered: by `express`, or by an answer about an Express session.
pub fn offered<'a>(holder: View<'a>) -> impl Iterator<Item = View<'a>> {
    items(holder, "shipping_options").into_iter().flatten()
}

/// Every shipping option: the chosen one, its shipments, and those that Express offers.
pub fn shipping_options<'a>(body: View<'a>) -> impl Iterator<Item = View<'a>> {
    let chosen = shipping_option(body);
    let shipments = chosen.and_then(|option| items(option, "shipments")).into_iter().flatten();
    chosen.into_iter().chain(shipments).chain(member(body, "express").into_iter().flat_map(offered))
}

/// Everything that can hold an amount, VAT and splits.
pub fn lines<'a>(body: View<'a>) -> impl Iterator<Item = View<'a>> {
    order_items(body).chain(shipping_options(body))
}
