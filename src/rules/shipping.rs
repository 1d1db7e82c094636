//! Shipping: the option must be one that is offered, and shipments must make sense.

use super::line_ids;
use super::lines::{order_items, shipping_option};
use super::read::{items, member, path};
use crate::check::{Findings, excerpt};
use crate::json::{Kind, Place, View};
use crate::report::Code;

/// `shipping_option_not_offered`.
pub fn not_offered<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let chosen = shipping_option(body)?;
    let key = key(chosen)?;
    let offered = items(member(body, "express")?, "shipping_options")?;
    for option in offered {
        // What cannot be compared may be the one.
        if self::key(option)? == key {
            return Some(());
        }
    }
    findings.add(Code::ShippingOptionNotOffered, Place::At(chosen));
    Some(())
}

/// What an option is known by.
fn key(option: View<'_>) -> Option<(crate::json::Text<'_>, crate::json::Text<'_>)> {
    Some((member(option, "id")?.text()?, member(option, "line_id")?.text()?))
}

/// `shipments_empty`, `shipments_single`, `shipments_conflict`, `shipment_items_missing` and `shipment_line_unknown`.
pub fn shipments<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let chosen = shipping_option(body)?;
    let shipments = member(chosen, "shipments").filter(|view| view.kind() == Kind::Array)?;
    match shipments.children().count() {
        0 => _ = findings.add(Code::ShipmentsEmpty, Place::At(shipments)),
        1 => _ = findings.add(Code::ShipmentsSingle, Place::At(shipments)),
        _ => {}
    }
    for name in ["splits", "fee_split", "pay_in_store"] {
        if let Some(conflict) = chosen.get(name) {
            findings.add(Code::ShipmentsConflict, Place::At(conflict));
        }
    }
    let has_items = path(body, &["order", "items"]).is_some();
    let ids = line_ids::of(order_items(body));
    for shipment in shipments.children().filter(|shipment| shipment.kind() == Kind::Object) {
        let Some(listed) = shipment.get("shipment_items") else {
            findings.add(Code::ShipmentItemsMissing, Place::Missing(shipment, &["shipment_items"]));
            continue;
        };
        if listed.kind() == Kind::Array && listed.children().next().is_none() {
            findings.add(Code::ShipmentItemsMissing, Place::At(listed));
        }
        for line in listed.children().filter(|_| has_items) {
            let Some((id, view)) = member(line, "line_id").and_then(|view| Some((view.text()?, view))) else {
                continue;
            };
            if line_ids::find(&ids, id).is_none() {
                findings.add(Code::ShipmentLineUnknown, Place::At(view)).param("line_id", excerpt(id));
            }
        }
    }
    Some(())
}
