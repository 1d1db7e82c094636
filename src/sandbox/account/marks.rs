//! The marks of payment products, as plain badges with their names.

use super::super::products;
use serde_json::Value;

/// A badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// As a path names it.
    key: &'static str,
    /// What stands on it.
    pub(super) name: &'static str,
    /// Its ground, in hexadecimal.
    pub(super) ground: &'static str,
    /// Its text, in hexadecimal.
    pub(super) ink: &'static str,
}

const fn mark(key: &'static str, name: &'static str, ground: &'static str, ink: &'static str) -> Mark {
    Mark { key, name, ground, ink }
}

const LIGHT: &str = "#ffffff";
const DARK: &str = "#14141f";

const MARKS: &[Mark] = &[
    mark("visa", "Visa", "#1434cb", LIGHT),
    mark("mastercard", "Mastercard", "#c8102e", LIGHT),
    mark("amex", "American Express", "#006fcf", LIGHT),
    mark("applepay", "Apple Pay", "#000000", LIGHT),
    mark("googlepay", "Google Pay", "#3c4043", LIGHT),
    mark("clicktopay", "Click to Pay", "#2b2d77", LIGHT),
    mark("vipps", "Vipps", "#ff5b24", DARK),
    mark("mobilepay", "MobilePay", "#5a78ff", DARK),
    mark("swish", "Swish", "#5b2e8c", LIGHT),
    mark("klarna", "Klarna", "#ffb3c7", DARK),
    mark("billie", "Billie", "#f3e9dc", DARK),
    mark("collector", "Walley", "#004851", LIGHT),
    mark("walley", "Walley", "#004851", LIGHT),
    mark("instabank", "Instabank", "#0a2a5e", LIGHT),
    mark("santander", "Santander", "#cc0000", LIGHT),
    mark("kravia", "Kravia", "#1f5b4f", LIGHT),
    mark("two", "Two", "#4848e0", LIGHT),
    mark("dintero", "Dintero", "#0b3d62", LIGHT),
];

impl Mark {
    pub(super) fn named(key: &str) -> Option<Self> {
        MARKS.iter().copied().find(|mark| mark.key == key)
    }

    /// Those of a profile. The sandbox's profiles have every product.
    pub(super) fn of_profile() -> Vec<Self> {
        let mut marks = Vec::new();
        for product in products::offered(&Value::Null) {
            for mark in of_product(product.name) {
                if !marks.contains(&mark) {
                    marks.push(mark);
                }
            }
        }
        marks
    }
}

/// The marks of a payment product: the scheme's, and else the provider's.
fn of_product(name: &str) -> Vec<Mark> {
    let (provider, scheme) = name.split_once('.').unwrap_or((name, name));
    let keys: &[&str] = if scheme == "creditcard" { &["visa", "mastercard"] } else { &[scheme] };
    let marks: Vec<_> = keys.iter().filter_map(|key| Mark::named(key)).collect();
    if marks.is_empty() { Mark::named(provider).into_iter().collect() } else { marks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_product_has_a_mark() {
        for product in products::offered(&Value::Null) {
            assert!(!of_product(product.name).is_empty(), "{}", product.name);
        }
        let names: Vec<_> = of_product("payex.creditcard").iter().map(|mark| mark.name).collect();
        assert_eq!(names, ["Visa", "Mastercard"]);
        assert_eq!(of_product("collector.invoice")[0].name, "Walley");
        assert_eq!(of_product("payex.vipps")[0].name, "Vipps");
    }
}
