//! The payment products that the sandbox can play.

use serde_json::Value;

use super::json::set;

/// How a payment product behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Product {
    /// `payment_product_type`.
    pub(super) name: &'static str,
    /// The shopper gives a card.
    pub(super) by_card: bool,
    /// Takes the money at once; there is nothing left to capture.
    pub(super) captured_at_once: bool,
    /// A capture must say which lines it takes.
    pub(super) captured_by_line: bool,
}

const PLAIN: Product = Product { name: "", by_card: false, captured_at_once: false, captured_by_line: false };

const PRODUCTS: &[Product] = &[
    Product { name: "dintero_psp.creditcard", by_card: true, ..PLAIN },
    Product { name: "payex.creditcard", by_card: true, ..PLAIN },
    Product { name: "bambora.creditcard", by_card: true, ..PLAIN },
    Product { name: "vipps", ..PLAIN },
    Product { name: "swish.swish", captured_at_once: true, ..PLAIN },
    Product { name: "klarna.klarna", ..PLAIN },
    Product { name: "instabank.invoice", captured_by_line: true, ..PLAIN },
    Product { name: "collector.invoice", ..PLAIN },
];

impl Product {
    pub(super) fn named(name: &str) -> Option<Self> {
        PRODUCTS.iter().copied().find(|product| product.name == name)
    }

    /// `payment_product`: who settles it.
    pub(super) fn provider(self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(provider, _)| provider)
    }

    /// Where the session's configuration speaks of it.
    fn pointer(self) -> String {
        format!("/configuration/{}", self.name.replace('.', "/"))
    }

    fn enabled(self, session: &Value) -> Option<bool> {
        session.pointer(&self.pointer())?.get("enabled")?.as_bool()
    }
}

/// What a session offers: the products that its configuration enables, or, where it enables none itself,
/// all that it does not turn off. The sandbox's profiles have every product.
pub(super) fn offered(session: &Value) -> Vec<Product> {
    let chosen = PRODUCTS.iter().any(|product| product.enabled(session) == Some(true));
    let wanted = |product: &Product| product.enabled(session).unwrap_or(!chosen);
    PRODUCTS.iter().copied().filter(wanted).collect()
}

/// Writes what is offered into a new session's configuration, as the profile would.
pub(super) fn enable(session: &mut Value) {
    for product in offered(session) {
        let path: Vec<_> =
            ["configuration"].into_iter().chain(product.name.split('.')).chain(["enabled"]).collect();
        set(session, &path, Value::Bool(true));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn names(session: &Value) -> Vec<&'static str> {
        offered(session).iter().map(|product| product.name).collect()
    }

    #[test]
    fn a_configuration_narrows_what_is_offered() {
        assert_eq!(names(&json!({})).len(), PRODUCTS.len());
        let only = json!({ "configuration": { "vipps": { "enabled": true }, "payex": { "type": "payex" } } });
        assert_eq!(names(&only), ["vipps"]);
        let without = json!({ "configuration": { "swish": { "swish": { "enabled": false } } } });
        assert!(!names(&without).contains(&"swish.swish"));
        assert!(names(&without).contains(&"vipps"));
    }

    #[test]
    fn what_is_offered_is_written_down() {
        let mut session = json!({ "configuration": { "vipps": { "enabled": true } } });
        enable(&mut session);
        assert_eq!(session, json!({ "configuration": { "vipps": { "enabled": true } } }));
        let mut session = json!({});
        enable(&mut session);
        assert_eq!(session["configuration"]["swish"]["swish"]["enabled"], true);
    }
}
