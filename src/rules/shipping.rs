//! Shipping: the option must be one that is offered, and shipments must make sense.

use super::line_ids;
use super::lines::shipping_option;
use super::read::{items, member, path};
use crate::check::{Findings, excerpt};
use crate::json::{Kind, Place, Text, View};
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
pub fn key(option: View<'_>) -> Option<(Text<'_>, Text<'_>)> {
    Some((member(option, "id")?.text()?, member(option, "line_id")?.text()?))
}

/// `shipments_empty`, `shipments_single`, `shipments_conflict`, `shipment_items_missing` and `shipment_line_unknown`.
pub fn shipments<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let chosen = shipping_option(body)?;
    let shipments = member(chosen, "shipments").filter(|view| view.kind() == Kind::Array)?;
    match shipments.children().count() {
        0 => findings.add(Code::ShipmentsEmpty, Place::At(shipments)).remove(),
        1 => _ = findings.add(Code::ShipmentsSingle, Place::At(shipments)),
        _ => {}
    }
    for name in ["splits", "fee_split", "pay_in_store"] {
        if let Some(conflict) = member(chosen, name) {
            findings.add(Code::ShipmentsConflict, Place::At(conflict));
        }
    }
    let ids = known_ids(body);
    for shipment in shipments.children().filter(|shipment| shipment.kind() == Kind::Object) {
        if shipment.get("shipment_items").is_none() {
            findings.add(Code::ShipmentItemsMissing, Place::Missing(shipment, &["shipment_items"]));
        }
        let Some(listed) = member(shipment, "shipment_items").filter(|view| view.kind() == Kind::Array)
        else {
            continue;
        };
        if listed.children().next().is_none() {
            findings.add(Code::ShipmentItemsMissing, Place::At(listed));
        }
        let Some(ids) = &ids else { continue };
        for view in listed.children().filter_map(|line| member(line, "line_id")) {
            let Some(id) = view.text() else { continue };
            if line_ids::find(ids, id).is_none() {
                findings.add(Code::ShipmentLineUnknown, Place::At(view)).param("line_id", excerpt(id));
            }
        }
    }
    Some(())
}

/// The `line_id`s of the order's lines, if each line has one: a line without may be the one that is meant.
fn known_ids<'a>(body: View<'a>) -> Option<Vec<(Text<'a>, View<'a>)>> {
    let lines = items(path(body, &["order"])?, "items")?;
    let ids = line_ids::of(lines.clone());
    (ids.len() == lines.count()).then_some(ids)
}
