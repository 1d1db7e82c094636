//! What a session says beside its order.

use super::Certainty::{Documented, Inferred};
use super::{Example, Explanation, REFERENCE, TYPES};
use crate::model::Operation;

pub static METADATA_KEY_RESERVED: Explanation = Explanation {
    rule: "Some names of metadata are the API's own, with whatever follows behind _ : . or -: dintero, merchant, session, event, payout, gateway, and the names of payment providers.",
    source: &[REFERENCE],
    certainty: Documented,
    example: Some(
        Example::session(
            session!(r#""amount":100,"items":[{"amount":100}]"#; r#","metadata":{"merchant_name":"Shop"}"#),
            "/metadata/merchant_name",
        )
        .fixed_by(r#"[{"op":"move","from":"/metadata/merchant_name","path":"/metadata/ext_merchant_name"}]"#),
    ),
};

pub static METADATA_KEY_UNPREFIXED: Explanation = Explanation {
    rule: "Names of a shop's own metadata should begin with ext, so that they never meet one of the API's.",
    source: &[REFERENCE],
    certainty: Documented,
    example: Some(
        Example::session(
            session!(r#""amount":100,"items":[{"amount":100}]"#; r#","metadata":{"campaign":"autumn"}"#),
            "/metadata/campaign",
        )
        .fixed_by(r#"[{"op":"move","from":"/metadata/campaign","path":"/metadata/ext_campaign"}]"#),
    ),
};

pub static CALLBACK_URL_NOT_HTTPS: Explanation = Explanation {
rule: "Callbacks are delivered to https addresses only.",
source: &[TYPES],
certainty: Documented,
example: Some(Example::session(r#"{"profile_id":"default","url":{"return_url":"https://shop.example/thanks","callback_url":"http://shop.example/callback"},"order":{"currency":"NOK","merchant_reference":"A-1001","amount":100,"items":[{"amount":100}]}}"#, "/url/callback_url").fixed_by(r#"[{"op":"replace","path":"/url/callback_url","value":"https://shop.example/callback"}]"#)),
};

pub static CALLBACK_URL_LOOPBACK: Explanation = Explanation {
rule: "The API cannot reach localhost or 127.0.0.1. A simulator on the same machine can.",
source: &[TYPES],
certainty: Documented,
example: Some(Example::session(r#"{"profile_id":"default","url":{"return_url":"https://shop.example/thanks","callback_url":"https://localhost/callback"},"order":{"currency":"NOK","merchant_reference":"A-1001","amount":100,"items":[{"amount":100}]}}"#, "/url/callback_url").fixed_by(r#"[{"op":"replace","path":"/url/callback_url","value":"https://shop.example/callback"}]"#)),
};

pub static CALLBACK_FLAG_INVALID: Explanation = Explanation {
rule: "The query of the callback URL tells the API how to call: method is GET or POST; report_event is CAPTURE, REFUND or VOID; sid_parameter_name is sid or session_id; report_error is true or false; delay_callback is a whole number of seconds.",
source: &[TYPES],
certainty: Documented,
example: Some(Example::session(r#"{"profile_id":"default","url":{"return_url":"https://shop.example/thanks","callback_url":"https://shop.example/callback?method=PUT"},"order":{"currency":"NOK","merchant_reference":"A-1001","amount":100,"items":[{"amount":100}]}}"#, "/url/callback_url").fixed_by(r#"[{"op":"replace","path":"/url/callback_url","value":"https://shop.example/callback?method=POST"}]"#)),
};

pub static CALLBACK_DELAY_TOO_LONG: Explanation = Explanation {
rule: "A callback is delayed by at most 60 seconds.",
source: &[TYPES],
certainty: Documented,
example: Some(Example::session(r#"{"profile_id":"default","url":{"return_url":"https://shop.example/thanks","callback_url":"https://shop.example/callback?delay_callback=61"},"order":{"currency":"NOK","merchant_reference":"A-1001","amount":100,"items":[{"amount":100}]}}"#, "/url/callback_url").fixed_by(r#"[{"op":"replace","path":"/url/callback_url","value":"https://shop.example/callback?delay_callback=60"}]"#)),
};

pub static EXPRESS_WITH_IN_APP: Explanation = Explanation {
rule: "An Express session is not possible with the channel in_app.",
source: &[TYPES],
certainty: Documented,
example: Some(Example::session(session!(r#""amount":100,"items":[{"amount":100}]"#; r#","configuration":{"channel":"in_app"},"express":{"shipping_options":[]}"#), "/express").fixed_by(r#"[{"op":"remove","path":"/express"}]"#)),
};

pub static DEFAULT_PAYMENT_TYPE_DISABLED: Explanation = Explanation {
rule: "The default payment type is one of those that are switched on.",
source: &[TYPES],
certainty: Documented,
example: Some(Example::session(session!(r#""amount":100,"items":[{"amount":100}]"#; r#","configuration":{"default_payment_type":"payex.creditcard","payex":{"creditcard":{"enabled":false}}}"#), "/configuration/default_payment_type").fixed_by(r#"[{"op":"replace","path":"/configuration/payex/creditcard/enabled","value":true}]"#)),
};

pub static TERMINAL_STORE_REQUIRED: Explanation = Explanation {
rule: "A payment on a terminal (seitatech.in_person) needs the store it stands in: its id, terminal_id and payout_destination_id.",
source: &[TYPES],
certainty: Documented,
example: Some(Example::session(session!(r#""amount":100,"items":[{"amount":100}],"store":{"id":"oslo","payout_destination_id":"seller-1"}"#; r#","configuration":{"seitatech":{"in_person":{"enabled":true}}}"#), "/order/store/terminal_id").fixed_by(r#"[{"op":"add","path":"/order/store/terminal_id","value":"t-1"}]"#)),
};

pub static EXPIRES_IN_PAST: Explanation = Explanation {
    rule: "A session expires after it was created. The check does not read the clock: it compares with the option now.",
    source: &[REFERENCE],
    certainty: Inferred,
    example: Some(
        Example::session(
            session!(r#""amount":100,"items":[{"amount":100}]"#; r#","expires_at":"2026-11-21T08:00:00Z""#),
            "/expires_at",
        )
        .at("2026-11-21T09:00:00Z")
        .fixed_by(r#"[{"op":"replace","path":"/expires_at","value":"2026-11-21T10:00:00Z"}]"#),
    ),
};

pub static TOKEN_TYPE_UNSUPPORTED: Explanation = Explanation {
rule: "Only payex.creditcard makes recurrence tokens. The other providers make payment tokens.",
source: &[TYPES, "https://docs.dintero.com/docs/checkout/tokenization-create-token"],
certainty: Documented,
example: Some(Example::of(Operation::SessionsCreatePaymentToken, r#"{"session":{"url":{"return_url":"https://shop.example/thanks"},"order":{"currency":"NOK","merchant_reference":"A-1001"}},"token_provider":{"payment_product_type":"bambora.creditcard","token_types":["recurrence_token"]}}"#, "/token_provider/token_types/0").fixed_by(r#"[{"op":"replace","path":"/token_provider/token_types/0","value":"payment_token"}]"#)),
};

pub static OPERATION_TOKEN_MISMATCH: Explanation = Explanation {
rule: "A recurrence token is for recurring_purchase, a payment token for unscheduled_purchase.",
source: &["https://docs.dintero.com/docs/checkout/tokenization", "https://docs.dintero.com/docs/checkout/tokenization-use-token"],
certainty: Documented,
example: Some(Example::of(Operation::SessionsPay, r#"{"session":{"order":{"currency":"NOK","merchant_reference":"A-1001","amount":100,"items":[{"amount":100}]},"customer":{"tokens":{"payex.creditcard":{"recurrence_token":"r-1"}}}},"payment":{"payment_product_type":"payex.creditcard","operation":"unscheduled_purchase"}}"#, "/payment/operation").fixed_by(r#"[{"op":"replace","path":"/payment/operation","value":"recurring_purchase"}]"#)),
};
