//! Captures, refunds, voids and updates of an authorization.

use super::Certainty::{Documented, Inferred};
use super::{Example, Explanation, REFERENCE, TYPES};
use crate::model::Operation;

const MANAGEMENT: &str = "https://docs.dintero.com/docs/checkout/transaction-management";

pub static METADATA_KEY_PREFIX_REQUIRED: Explanation = Explanation {
    rule: "Every key of the metadata of a capture or a refund begins with ext_.",
    source: &[REFERENCE],
    certainty: Documented,
    example: Some(
        Example::of(
            Operation::TransactionsCapture,
            r#"{"amount":100,"metadata":{"campaign":"autumn"},"capture_reference":"c-1"}"#,
            "/metadata/campaign",
        )
        .fixed_by(r#"[{"op":"move","from":"/metadata/campaign","path":"/metadata/ext_campaign"}]"#),
    ),
};

pub static STATUS_FORBIDS: Explanation = Explanation {
rule: "What can be done with a transaction depends on its status. Money is captured or released while it is authorized, and paid back once it is captured.",
source: &["https://docs.dintero.com/docs/integrations/support/transaction-statuses"],
certainty: Documented,
example: Some(Example::of(Operation::TransactionsRefund, r#"{"amount":100,"refund_reference":"r-1"}"#, "").knowing(r#"{"status":"AUTHORIZED","amount":100,"currency":"NOK","payment_product":"payex","payment_product_type":"payex.creditcard","items":[{"line_id":"1","amount":100,"quantity":1}],"events":[]}"#)),
};

pub static AMOUNT_EXCEEDS_REMAINING: Explanation = Explanation {
rule: "Captures add up to no more than is authorized, and refunds to no more than is captured.",
source: &[MANAGEMENT],
certainty: Documented,
example: Some(Example::of(Operation::TransactionsCapture, r#"{"amount":50,"capture_reference":"c-1"}"#, "/amount").knowing(r#"{"status":"PARTIALLY_CAPTURED","amount":100,"currency":"NOK","payment_product":"payex","payment_product_type":"payex.creditcard","events":[{"event":"CAPTURE","success":true,"amount":60}]}"#).fixed_by(r#"[{"op":"replace","path":"/amount","value":40}]"#)),
};

pub static AMOUNT_NOT_POSITIVE: Explanation = Explanation {
    rule: "A capture or a refund is of at least one minor unit.",
    source: &[MANAGEMENT],
    certainty: Inferred,
    example: Some(
        Example::of(Operation::TransactionsCapture, r#"{"amount":0,"capture_reference":"c-1"}"#, "/amount")
            .fixed_by(r#"[{"op":"replace","path":"/amount","value":100}]"#),
    ),
};

pub static OPERATION_ITEMS_REQUIRED: Explanation = Explanation {
rule: "Instabank needs the lines of a capture and of a refund, each with its line_id, quantity and amount. A new authorized amount comes with lines where the transaction has lines.",
source: &[REFERENCE],
certainty: Documented,
example: Some(Example::of(Operation::TransactionsCapture, r#"{"amount":100,"capture_reference":"c-1"}"#, "/items").knowing(r#"{"status":"AUTHORIZED","amount":100,"currency":"NOK","payment_product":"instabank","payment_product_type":"instabank.invoice","items":[{"line_id":"1","amount":100,"quantity":1}],"events":[]}"#).fixed_by(r#"[{"op":"add","path":"/items","value":[{"line_id":"1","quantity":1,"amount":100}]}]"#)),
};

pub static LINE_UNKNOWN: Explanation = Explanation {
rule: "Captures and refunds name lines as the order did. Shipping is a line of its own.",
source: &[REFERENCE, MANAGEMENT],
certainty: Inferred,
example: Some(Example::of(Operation::TransactionsCapture, r#"{"amount":100,"items":[{"line_id":"2","amount":100}],"capture_reference":"c-1"}"#, "/items/0/line_id").knowing(r#"{"status":"AUTHORIZED","amount":100,"currency":"NOK","payment_product":"payex","payment_product_type":"payex.creditcard","items":[{"line_id":"1","amount":100,"quantity":1}],"events":[]}"#).fixed_by(r#"[{"op":"replace","path":"/items/0/line_id","value":"1"}]"#)),
};

pub static LINE_AMOUNT_EXCEEDED: Explanation = Explanation {
rule: "Of a line, no more is captured than it costs, and no more is paid back than was captured.",
source: &[REFERENCE, MANAGEMENT],
certainty: Inferred,
example: Some(Example::of(Operation::TransactionsCapture, r#"{"amount":60,"items":[{"line_id":"1","amount":60}],"capture_reference":"c-1"}"#, "/items/0/amount").knowing(r#"{"status":"AUTHORIZED","amount":100,"currency":"NOK","payment_product":"payex","payment_product_type":"payex.creditcard","items":[{"line_id":"1","amount":50,"quantity":1},{"line_id":"2","amount":50,"quantity":1}],"events":[]}"#).fixed_by(r#"[{"op":"replace","path":"/items/0/amount","value":50},{"op":"add","path":"/items/1","value":{"line_id":"2","amount":10}}]"#)),
};

pub static ITEMS_SUM_MISMATCH: Explanation = Explanation {
    rule: "The lines of a capture or a refund add up to its amount. For a new authorized amount the reference says so, and there it is an error.",
    source: &[REFERENCE],
    certainty: Inferred,
    example: Some(
        Example::of(
            Operation::TransactionsCapture,
            r#"{"amount":100,"items":[{"line_id":"1","amount":90}],"capture_reference":"c-1"}"#,
            "/amount",
        )
        .fixed_by(r#"[{"op":"replace","path":"/amount","value":90}]"#),
    ),
};

pub static FINAL_CAPTURE_UNSUPPORTED: Explanation = Explanation {
rule: "Only dintero_psp knows a capture that is the last one, and voids the rest.",
source: &[REFERENCE],
certainty: Documented,
example: Some(Example::of(Operation::TransactionsCapture, r#"{"amount":50,"final_capture":true,"capture_reference":"c-1"}"#, "/final_capture").knowing(r#"{"status":"AUTHORIZED","amount":100,"currency":"NOK","payment_product":"payex","payment_product_type":"payex.creditcard","items":[{"line_id":"1","amount":100,"quantity":1}],"events":[]}"#).fixed_by(r#"[{"op":"remove","path":"/final_capture"}]"#)),
};

pub static VOID_AFTER_CAPTURE_UNSUPPORTED: Explanation = Explanation {
rule: "Once a part is captured, the rest can be voided for these types alone: payex.creditcard, payex.mobilepay, payex.vipps, payex.applepay, payex.clicktopay, payex.googlepay, vipps, klarna.klarna and klarna.billie.",
source: &[REFERENCE],
certainty: Documented,
example: Some(Example::of(Operation::TransactionsVoid, "{}", "").knowing(r#"{"status":"PARTIALLY_CAPTURED","amount":100,"currency":"NOK","payment_product":"payex","payment_product_type":"payex.swish","items":[{"line_id":"1","amount":100,"quantity":1}],"events":[{"event":"CAPTURE","success":true,"amount":60}]}"#)),
};

pub static REASON_REQUIRED: Explanation = Explanation {
rule: "Klarna's authorization is extended by an update without an amount, and that needs a reason.",
source: &[REFERENCE],
certainty: Documented,
example: Some(Example::of(Operation::TransactionsUpdateAuthorization, r#"{"reference":"x-1"}"#, "/reason").knowing(r#"{"status":"AUTHORIZED","amount":100,"currency":"NOK","payment_product":"klarna","payment_product_type":"klarna.klarna","items":[{"line_id":"1","amount":100,"quantity":1}],"events":[]}"#).fixed_by(r#"[{"op":"add","path":"/reason","value":"Delayed delivery"}]"#)),
};

pub static REFERENCE_REQUIRED: Explanation = Explanation {
rule: "Klarna's authorization is extended by an update without an amount, and that needs a reference.",
source: &[REFERENCE],
certainty: Documented,
example: Some(Example::of(Operation::TransactionsUpdateAuthorization, r#"{"reason":"Delayed delivery"}"#, "/reference").knowing(r#"{"status":"AUTHORIZED","amount":100,"currency":"NOK","payment_product":"klarna","payment_product_type":"klarna.klarna","items":[{"line_id":"1","amount":100,"quantity":1}],"events":[]}"#).fixed_by(r#"[{"op":"add","path":"/reference","value":"x-1"}]"#)),
};

pub static AMOUNT_MUST_INCREASE: Explanation = Explanation {
rule: "At dintero_psp an authorized amount only grows, unless final_authorization settles it for good.",
source: &[REFERENCE],
certainty: Documented,
example: Some(Example::of(Operation::TransactionsUpdateAuthorization, r#"{"amount":100}"#, "/amount").knowing(r#"{"status":"AUTHORIZED","amount":100,"currency":"NOK","payment_product":"dintero_psp","payment_product_type":"dintero_psp.creditcard","events":[]}"#).fixed_by(r#"[{"op":"replace","path":"/amount","value":101}]"#)),
};

pub static REFERENCE_MISSING: Explanation = Explanation {
    rule: "The reference of a capture or a refund comes back with its event. When an answer was lost, nothing else tells whether the request arrived.",
    source: &[TYPES],
    certainty: Inferred,
    example: Some(
        Example::of(Operation::TransactionsCapture, r#"{"amount":100}"#, "/capture_reference")
            .fixed_by(r#"[{"op":"add","path":"/capture_reference","value":"c-1"}]"#),
    ),
};
