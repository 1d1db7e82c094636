//! What the payment methods that the body enables ask of the order.

use super::lines::{order_items, shipping_options};
use super::read::{is_true, member, optional, path};
use crate::check::{Findings, excerpt};
use crate::json::{Kind, Place, View};
use crate::report::Code;

/// `provider_items_required`: Instabank and Collector take lines, and each with `line_id`, `quantity` and `amount`.
pub fn provider_items<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let provider = ["instabank", "collector"].into_iter().find(|name| enables_a_product(body, name))?;
    let order = member(body, "order")?;
    if optional(order, "partial_payment")?.and_then(View::bool) == Some(true) {
        return None;
    }
    let Some(items) = order.get("items") else {
        findings
            .add(Code::ProviderItemsRequired, Place::Missing(order, &["items"]))
            .param("provider", provider);
        return None;
    };
    items.sound()?;
    for item in order_items(body).filter_map(View::sound) {
        for name in [&["line_id"], &["quantity"], &["amount"]] as [&[&str]; 3] {
            if name.first().is_some_and(|name| item.get(name).is_none()) {
                findings
                    .add(Code::ProviderItemsRequired, Place::Missing(item, name))
                    .param("provider", provider);
            }
        }
    }
    Some(())
}

/// One of the provider's products is enabled in the body.
fn enables_a_product(body: View<'_>, provider: &str) -> bool {
    let products = path(body, &["configuration", provider]).filter(|view| view.kind() == Kind::Object);
    products.into_iter().flat_map(View::children).any(|product| is_true(product, &["enabled"]))
}

/// `express_with_in_app`.
pub fn express_in_app<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let channel = path(body, &["configuration", "channel"])?.text()?;
    if channel == "in_app" {
        findings.add(Code::ExpressWithInApp, Place::At(member(body, "express")?));
    }
    Some(())
}

/// `default_payment_type_disabled`.
pub fn default_payment_type<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    let configuration = member(body, "configuration")?;
    let default = member(configuration, "default_payment_type")?;
    let name = default.text()?;
    let mut way = configuration;
    for step in name.to_str().split('.') {
        way = member(way, step)?;
    }
    if member(way, "enabled")?.bool() == Some(false) {
        findings.add(Code::DefaultPaymentTypeDisabled, Place::At(default)).param("type", excerpt(name));
    }
    Some(())
}

/// `terminal_store_required`: a payment terminal stands in a store, which is paid for it.
pub fn terminal_store<'a>(body: View<'a>, findings: &mut Findings<'a>) -> Option<()> {
    if !is_true(body, &["configuration", "seitatech", "in_person", "enabled"]) {
        return None;
    }
    let order = member(body, "order")?;
    let store = optional(order, "store")?;
    let names: [&[&str]; 3] =
        [&["store", "id"], &["store", "terminal_id"], &["store", "payout_destination_id"]];
    for way in names {
        let [_, tail @ ..] = way else { continue };
        match store {
            None => _ = findings.add(Code::TerminalStoreRequired, Place::Missing(order, way)),
            Some(store) => {
                if tail.first().is_some_and(|name| store.get(name).is_none()) {
                    findings.add(Code::TerminalStoreRequired, Place::Missing(store, tail));
                }
            }
        }
    }
    Some(())
}

/// `pay_in_store_needs_zero`: what is paid in the store is a payment of zero here.
pub fn pay_in_store<'a>(body: View<'a>, findings: &mut Findings<'a>) {
    if is_true(body, &["configuration", "dintero", "zero", "enabled"]) {
        return;
    }
    for option in shipping_options(body) {
        if let Some(view) = member(option, "pay_in_store") {
            findings.add(Code::PayInStoreNeedsZero, Place::At(view));
        }
    }
}
