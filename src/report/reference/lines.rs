//! The lines of an order and their splits.

use super::Certainty::{Documented, Inferred};
use super::{Example, Explanation, REFERENCE, TYPES};

const SPLITS: &str = "https://docs.dintero.com/docs/checkout/split-payment/creating-split-session";

pub static LINE_ID_DUPLICATE: Explanation = Explanation {
    rule: "Each line of an order has a line_id of its own. Captures and refunds name lines by it.",
    source: &[TYPES],
    certainty: Documented,
    example: Some(
        Example::session(
            session!(r#""amount":100,"items":[{"line_id":"1","amount":50},{"line_id":"1","amount":50}]"#),
            "/order/items/1/line_id",
        )
        .fixed_by(r#"[{"op":"replace","path":"/order/items/1/line_id","value":"2"}]"#),
    ),
};

pub static SHIPPING_LINE_ID_COLLISION: Explanation = Explanation {
    rule: "Once paid, the shipping option is a line of the transaction, and is captured by its line_id. No other line should have it.",
    source: &[
        "https://docs.dintero.com/docs/checkout/after-payment",
        "https://docs.dintero.com/docs/checkout/transaction-management",
    ],
    certainty: Inferred,
    example: Some(
        Example::session(
            session!(
                r#""amount":150,"items":[{"line_id":"1","amount":100}],"shipping_option":{"id":"post","line_id":"1","amount":50,"title":"Post","operator":"Bring"}"#
            ),
            "/order/shipping_option/line_id",
        )
        .fixed_by(r#"[{"op":"replace","path":"/order/shipping_option/line_id","value":"post"}]"#),
    ),
};

pub static PROVIDER_ITEMS_REQUIRED: Explanation = Explanation {
    rule: "Where Instabank or Collector is switched on and the payment is not partial, every line has a line_id of its own, a quantity and an amount.",
    source: &[REFERENCE, TYPES],
    certainty: Documented,
    example: Some(
        Example::session(
            session!(
                r#""amount":100,"items":[{"line_id":"1","amount":100}]"#;
                r#","configuration":{"instabank":{"invoice":{"enabled":true}}}"#
            ),
            "/order/items/0/quantity",
        )
        .fixed_by(r#"[{"op":"add","path":"/order/items/0/quantity","value":1}]"#),
    ),
};

pub static SPLITS_FORBID_AUTO_CAPTURE: Explanation = Explanation {
    rule: "An empty list of splits says that they come with the capture. With auto_capture there is no capture to send them with.",
    source: &[TYPES, SPLITS],
    certainty: Documented,
    example: Some(
        Example::session(
            session!(
                r#""amount":100,"items":[{"amount":100,"splits":[]}]"#;
                r#","configuration":{"auto_capture":true}"#
            ),
            "/order/items/0/splits",
        )
        .fixed_by(r#"[{"op":"replace","path":"/configuration/auto_capture","value":false}]"#),
    ),
};

pub static FEE_SPLIT_DESTINATION_UNKNOWN: Explanation = Explanation {
    rule: "A line's fee is split only among those who get a part of the line.",
    source: &[TYPES, SPLITS],
    certainty: Documented,
    example: Some(
        Example::session(
            session!(
                r#""amount":100,"items":[{"amount":100,"splits":[{"payout_destination_id":"seller-1","amount":100}],"fee_split":{"type":"proportional","destinations":["seller-2"]}}]"#
            ),
            "/order/items/0/fee_split/destinations/0",
        )
        .fixed_by(
            r#"[{"op":"replace","path":"/order/items/0/fee_split/destinations/0","value":"seller-1"}]"#,
        ),
    ),
};

pub static SPLITS_SUM_MISMATCH: Explanation = Explanation {
    rule: "The splits of a line add up to its amount. What is over or missing would reach nobody.",
    source: &[SPLITS],
    certainty: Inferred,
    example: Some(
        Example::session(
            session!(
                r#""amount":100,"items":[{"amount":100,"splits":[{"payout_destination_id":"seller-1","amount":90}]}]"#
            ),
            "/order/items/0/splits",
        )
        .fixed_by(r#"[{"op":"replace","path":"/order/items/0/splits/0/amount","value":100}]"#),
    ),
};
