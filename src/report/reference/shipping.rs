//! Shipping options and shipments.

use super::Certainty::{Documented, Inferred};
use super::{Example, Explanation, REFERENCE, TYPES};
use crate::model::Operation;

pub static SHIPPING_OPTION_NOT_OFFERED: Explanation = Explanation {
rule: "Where express.shipping_options are given, the order's shipping option is one of them: the same id and the same line_id. The reference states it for updates.",
source: &[REFERENCE],
certainty: Documented,
example: Some(Example::of(Operation::SessionsUpdate, r#"{"order":{"amount":150,"currency":"NOK","items":[{"line_id":"1","amount":100}],"shipping_option":{"id":"post","line_id":"post","amount":50,"title":"Post","operator":"Bring"}},"express":{"shipping_options":[{"id":"pickup","line_id":"pickup","amount":50,"title":"Pick up","operator":"Bring"}]}}"#, "/order/shipping_option").fixed_by(r#"[{"op":"replace","path":"/order/shipping_option","value":{"id":"pickup","line_id":"pickup","amount":50,"title":"Pick up","operator":"Bring"}}]"#)),
};

pub static SHIPMENTS_EMPTY: Explanation = Explanation {
rule: "A shipping option with shipments has several. One without leaves the member out.",
source: &[TYPES],
certainty: Documented,
example: Some(Example::session(session!(r#""amount":150,"items":[{"line_id":"1","amount":100}],"shipping_option":{"id":"post","line_id":"post","amount":50,"title":"Post","operator":"Bring","shipments":[]}"#), "/order/shipping_option/shipments").fixed_by(r#"[{"op":"remove","path":"/order/shipping_option/shipments"}]"#)),
};

pub static SHIPMENTS_SINGLE: Explanation = Explanation {
rule: "A single shipment is no multi-shipment. The shipping option itself says all about it.",
source: &[TYPES],
certainty: Inferred,
example: Some(Example::session(session!(r#""amount":150,"items":[{"line_id":"1","amount":100}],"shipping_option":{"id":"post","line_id":"post","amount":50,"title":"Post","operator":"Bring","shipments":[{"id":"a","line_id":"a","amount":20,"title":"Post","operator":"Bring","shipment_items":[{"line_id":"1"}]}]}"#), "/order/shipping_option/shipments").fixed_by(r#"[{"op":"remove","path":"/order/shipping_option/shipments"}]"#)),
};

pub static SHIPMENTS_CONFLICT: Explanation = Explanation {
rule: "Beside shipments, the shipping option has no splits, fee_split or pay_in_store: each shipment has its own.",
source: &[TYPES],
certainty: Documented,
example: Some(Example::session(session!(r#""amount":150,"items":[{"line_id":"1","amount":100}],"shipping_option":{"id":"post","line_id":"post","amount":50,"title":"Post","operator":"Bring","splits":[],"shipments":[{"id":"a","line_id":"a","amount":20,"title":"Post","operator":"Bring","shipment_items":[{"line_id":"1"}]},{"id":"b","line_id":"b","amount":30,"title":"Post","operator":"Bring","shipment_items":[{"line_id":"1"}]}]}"#), "/order/shipping_option/splits").fixed_by(r#"[{"op":"remove","path":"/order/shipping_option/splits"}]"#)),
};

pub static SHIPMENT_ITEMS_MISSING: Explanation = Explanation {
rule: "A shipment lists the lines that it holds.",
source: &[TYPES],
certainty: Documented,
example: Some(Example::session(session!(r#""amount":150,"items":[{"line_id":"1","amount":100}],"shipping_option":{"id":"post","line_id":"post","amount":50,"title":"Post","operator":"Bring","shipments":[{"id":"a","line_id":"a","amount":20,"title":"Post","operator":"Bring","shipment_items":[{"line_id":"1"}]},{"id":"b","line_id":"b","amount":30,"title":"Post","operator":"Bring","shipment_items":[]}]}"#), "/order/shipping_option/shipments/1/shipment_items").fixed_by(r#"[{"op":"replace","path":"/order/shipping_option/shipments/1/shipment_items","value":[{"line_id":"1"}]}]"#)),
};

pub static SHIPMENT_LINE_UNKNOWN: Explanation = Explanation {
rule: "A shipment names lines of the order.",
source: &[TYPES],
certainty: Inferred,
example: Some(Example::session(session!(r#""amount":150,"items":[{"line_id":"1","amount":100}],"shipping_option":{"id":"post","line_id":"post","amount":50,"title":"Post","operator":"Bring","shipments":[{"id":"a","line_id":"a","amount":20,"title":"Post","operator":"Bring","shipment_items":[{"line_id":"1"}]},{"id":"b","line_id":"b","amount":30,"title":"Post","operator":"Bring","shipment_items":[{"line_id":"2"}]}]}"#), "/order/shipping_option/shipments/1/shipment_items/0/line_id").fixed_by(r#"[{"op":"replace","path":"/order/shipping_option/shipments/1/shipment_items/0/line_id","value":"1"}]"#)),
};

pub static PAY_IN_STORE_NEEDS_ZERO: Explanation = Explanation {
rule: "What is paid in the store costs nothing in the checkout, and needs dintero.zero for that. It may be switched on in the profile, out of a check's sight.",
source: &[TYPES],
certainty: Documented,
example: Some(Example::session(session!(r#""amount":150,"items":[{"line_id":"1","amount":100}],"shipping_option":{"id":"post","line_id":"post","amount":50,"title":"Post","operator":"Bring","pay_in_store":{"type":"full"}}"#), "/order/shipping_option/pay_in_store").fixed_by(r#"[{"op":"add","path":"/configuration","value":{"dintero":{"zero":{"enabled":true}}}}]"#)),
};
