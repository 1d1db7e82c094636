//! The payment products that the sandbox can play.

use serde_json::Value;

use super::answer::Refusal;
use super::json::set;

/// How a payment product behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Product {
    /// `payment_product_type`.
    pub(super) name: &'static str,
    /// The shopper gives a card.
    pub(super) by_card: bool,
    /// The shopper has a card in it, and gives none.
    pub(super) is_wallet: bool,
    /// A session has it only if its configuration asks for it.
    pub(super) on_request: bool,
    /// It is paid outside, and on hold until the shop says that it is authorized.
    pub(super) authorized_by_shop: bool,
    /// Takes the money at once; there is nothing left to capture.
    pub(super) captured_at_once: bool,
    /// A capture or a refund must say which lines it takes.
    pub(super) captured_by_line: bool,
}

const PLAIN: Product = Product {
    name: "",
    by_card: false,
    is_wallet: false,
    on_request: false,
    authorized_by_shop: false,
    captured_at_once: false,
    captured_by_line: false,
};

const WALLET: Product = Product { is_wallet: true, on_request: true, ..PLAIN };

const PRODUCTS: &[Product] = &[
    Product { name: "dintero_psp.creditcard", by_card: true, ..PLAIN },
    Product { name: "payex.creditcard", by_card: true, ..PLAIN },
    Product { name: "bambora.creditcard", by_card: true, ..PLAIN },
    Product { name: "vipps", ..PLAIN },
    Product { name: "swish.swish", captured_at_once: true, ..PLAIN },
    Product { name: "klarna.klarna", ..PLAIN },
    Product { name: "instabank.invoice", captured_by_line: true, ..PLAIN },
    Product { name: "collector.invoice", ..PLAIN },
    Product { name: "klarna.billie", on_request: true, ..PLAIN },
    Product { name: "payex.vipps", on_request: true, ..PLAIN },
    Product { name: "payex.mobilepay", ..WALLET },
    Product { name: "payex.applepay", ..WALLET },
    Product { name: "payex.googlepay", ..WALLET },
    Product { name: "payex.clicktopay", ..WALLET },
    Product { name: "dintero_psp.applepay", ..WALLET },
    Product { name: "dintero_psp.googlepay", ..WALLET },
    Product { name: "dintero_psp.clicktopay", ..WALLET },
    Product { name: "dintero.external", on_request: true, authorized_by_shop: true, ..PLAIN },
];

impl Product {
    pub(super) fn named(name: &str) -> Option<Self> {
        PRODUCTS.iter().copied().find(|product| product.name == name)
    }

    /// `payment_product`: who settles it.
    pub(super) fn provider(self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(provider, _)| provider)
    }

    /// What a capture or a refund by line must say of each.
    pub(super) fn check_items(self, items: &[Value]) -> Result<(), Refusal> {
        let complete = |item: &Value| item.get("quantity").is_some();
        match self.captured_by_line && (items.is_empty() || !items.iter().all(complete)) {
            true => Err(Refusal::bad(format!(
                "{} is captured and refunded by line: items with line_id, quantity and amount are required",
                self.name
            ))),
            false => Ok(()),
        }
    }

    /// Where the session's configuration speaks of it.
    pub(super) fn pointer(self) -> String {
        format!("/configuration/{}", self.name.replace('.', "/"))
    }

    /// Has a session's configuration offer it.
    pub(super) fn enable(self, session: &mut Value) {
        let path = ["configuration"].into_iter().chain(self.name.split('.')).chain(["enabled"]);
        set(session, &path.collect::<Vec<_>>(), Value::Bool(true));
    }

    fn enabled(self, session: &Value) -> Option<bool> {
        session.pointer(&self.pointer())?.get("enabled")?.as_bool()
    }
}

/// What a session offers: the products that its configuration enables, or, where it enables none itself,
/// all that it does not turn off. The sandbox's profiles have every product that needs no asking for.
pub(super) fn offered(session: &Value) -> Vec<Product> {
    let chosen = PRODUCTS.iter().any(|product| product.enabled(session) == Some(true));
    let wanted = |product: &Product| product.enabled(session).unwrap_or(!chosen && !product.on_request);
    PRODUCTS.iter().copied().filter(wanted).collect()
}

/// Writes what is offered into a new session's configuration, as the profile would.
pub(super) fn enable(session: &mut Value) {
    for product in offered(session) {
        product.enable(session);
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
        assert_eq!(names(&json!({})).len(), PRODUCTS.iter().filter(|product| !product.on_request).count());
        let asked = json!({ "configuration": { "dintero": { "external": { "enabled": true } } } });
        assert_eq!(names(&asked), ["dintero.external"]);
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
