//! The sums of an order.

use super::Certainty::{Documented, Inferred, Uncertain};
use super::{Example, Explanation, REFERENCE, TYPES};

const DISCOUNTS: &str = "https://docs.dintero.com/docs/checkout/discount-metadata";
const CHECKLIST: &str = "https://docs.dintero.com/docs/checkout/integration-checklist";

pub static ORDER_AMOUNT_MISMATCH: Explanation = Explanation {
    rule: "The order's amount is the sum of the amounts of its lines and of the shipping option. These are totals of a line, VAT included and discounts taken off; discount_lines tell of a discount and take nothing off. Without the toggle strict-session-amounts the API takes another amount when a session is created, and the capture fails later.",
    source: &[REFERENCE, DISCOUNTS],
    certainty: Documented,
    example: Some(
        Example::session(session!(r#""amount":100,"items":[{"amount":99}]"#), "/order/amount")
            .fixed_by(r#"[{"op":"replace","path":"/order/amount","value":99}]"#),
    ),
};

pub static PARTIAL_AMOUNT_TOO_HIGH: Explanation = Explanation {
    rule: "With partial_payment the order's amount is at most the sum of its lines. Whether shipping counts is not stated; here it does.",
    source: &[TYPES],
    certainty: Inferred,
    example: Some(
        Example::session(
            session!(r#""amount":101,"partial_payment":true,"items":[{"amount":100}]"#),
            "/order/amount",
        )
        .fixed_by(r#"[{"op":"replace","path":"/order/amount","value":100}]"#),
    ),
};

pub static ORDER_ITEMS_MISSING: Explanation = Explanation {
    rule: "A session may come without lines. Then nobody can check its amount, and some providers of payments do not take it.",
    source: &[REFERENCE, TYPES],
    certainty: Documented,
    example: Some(
        Example::session(session!(r#""amount":100"#), "/order/items")
            .fixed_by(r#"[{"op":"add","path":"/order/items","value":[{"amount":100}]}]"#),
    ),
};

pub static ITEM_AMOUNT_MISSING: Explanation = Explanation {
    rule: "A line without an amount counts as 0 in the sum.",
    source: &[REFERENCE],
    certainty: Inferred,
    example: Some(
        Example::session(
            session!(r#""amount":100,"items":[{"amount":100},{"description":"A gift"}]"#),
            "/order/items/1/amount",
        )
        .fixed_by(r#"[{"op":"add","path":"/order/items/1/amount","value":0}]"#),
    ),
};

pub static ORDER_VAT_MISMATCH: Explanation = Explanation {
    rule: "The order's VAT should be the sum of the VAT of its lines and of the shipping option. It is shown, and not enforced.",
    source: &[TYPES],
    certainty: Documented,
    example: Some(
        Example::session(
            session!(r#""amount":125,"vat_amount":20,"items":[{"amount":125,"vat":25,"vat_amount":25}]"#),
            "/order/vat_amount",
        )
        .fixed_by(r#"[{"op":"replace","path":"/order/vat_amount","value":25}]"#),
    ),
};

pub static ITEM_VAT_MISMATCH: Explanation = Explanation {
    rule: "Amounts include VAT, so a line's VAT is amount · vat / (100 + vat). One minor unit either way is rounding.",
    source: &[TYPES, CHECKLIST],
    certainty: Inferred,
    example: Some(
        Example::session(
            session!(r#""amount":100,"items":[{"amount":100,"vat":25,"vat_amount":25}]"#),
            "/order/items/0/vat_amount",
        )
        .fixed_by(r#"[{"op":"replace","path":"/order/items/0/vat_amount","value":20}]"#),
    ),
};

pub static VAT_IS_FRACTION: Explanation = Explanation {
    rule: "A VAT rate is a percentage: 25 is 25 %, and 0.25 is a quarter of one percent.",
    source: &[TYPES, CHECKLIST],
    certainty: Documented,
    example: Some(
        Example::session(
            session!(r#""amount":100,"items":[{"amount":100,"vat":0.25}]"#),
            "/order/items/0/vat",
        )
        .fixed_by(r#"[{"op":"replace","path":"/order/items/0/vat","value":25}]"#),
    ),
};

pub static VAT_TOO_PRECISE: Explanation = Explanation {
    rule: "A VAT rate has at most two decimals.",
    source: &[TYPES],
    certainty: Documented,
    example: Some(
        Example::session(
            session!(r#""amount":100,"items":[{"amount":100,"vat":12.255}]"#),
            "/order/items/0/vat",
        )
        .fixed_by(r#"[{"op":"replace","path":"/order/items/0/vat","value":12.25}]"#),
    ),
};

pub static CURRENCY_UNUSUAL: Explanation = Explanation {
    rule: "Which currencies the API takes is not published. NOK, SEK, DKK and EUR are known to work.",
    source: &[TYPES],
    certainty: Uncertain,
    example: Some(
        Example::session(
            r#"{"profile_id":"default","url":{"return_url":"https://shop.example/thanks"},"order":{"currency":"USD","merchant_reference":"A-1001","amount":100,"items":[{"amount":100}]}}"#,
            "/order/currency",
        )
        .fixed_by(r#"[{"op":"replace","path":"/order/currency","value":"EUR"}]"#),
    ),
};
