//! What a table of members says, and what any text must be.

use super::Certainty::{Documented, Inferred};
use super::{Example, Explanation, REFERENCE, TYPES};
use crate::model::Operation;

pub static INVALID_JSON: Explanation = Explanation {
    rule: "A body is one JSON value in UTF-8, without a byte order mark and with nothing behind it.",
    source: &["https://docs.dintero.com/docs/getting-started"],
    certainty: Documented,
    example: Some(Example::session(r#"{"profile_id":"default""#, "")),
};

pub static DUPLICATE_KEY: Explanation = Explanation {
    rule: "An object names each member once. Readers of JSON differ in which of two they keep; here the last one counts.",
    source: &["https://www.rfc-editor.org/rfc/rfc8259#section-4"],
    certainty: Inferred,
    example: Some(Example::session(
        session!(r#""amount":99,"amount":100,"items":[{"amount":100}]"#),
        "/order/amount",
    )),
};

pub static TOO_LARGE: Explanation = Explanation {
    rule: "A body has at most 1 MiB. The limit is this library's: no order comes near it, and a report stays quick.",
    source: &["dintero-wasm"],
    certainty: Inferred,
    example: None,
};

pub static TOO_DEEP: Explanation = Explanation {
    rule: "Arrays and objects stand in each other at most 64 deep. The limit is this library's: no body of the API comes near it.",
    source: &["dintero-wasm"],
    certainty: Inferred,
    example: Some(Example::session(
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "",
    )),
};

pub static REQUIRED: Explanation = Explanation {
    rule: "A member without which the API refuses the request must be there. One that has a default need not be.",
    source: &[REFERENCE, TYPES],
    certainty: Documented,
    example: Some(
        Example::session(
            r#"{"url":{"return_url":"https://shop.example/thanks"},"order":{"currency":"NOK","merchant_reference":"A-1001","amount":100,"items":[{"amount":100}]}}"#,
            "/profile_id",
        )
        .fixed_by(r#"[{"op":"add","path":"/profile_id","value":"default"}]"#),
    ),
};

pub static WRONG_TYPE: Explanation = Explanation {
    rule: "A member has the JSON type that the API gives it. Amounts are whole numbers of minor units, never texts or fractions.",
    source: &[REFERENCE, TYPES, "https://docs.dintero.com/docs/glossary"],
    certainty: Documented,
    example: Some(
        Example::session(session!(r#""amount":"100","items":[{"amount":100}]"#), "/order/amount")
            .fixed_by(r#"[{"op":"replace","path":"/order/amount","value":100}]"#),
    ),
};

pub static OUT_OF_RANGE: Explanation = Explanation {
    rule: "A number lies between the bounds that the API gives it. Amounts have 32 bits: the largest is 2147483647.",
    source: &[REFERENCE, TYPES],
    certainty: Documented,
    example: Some(
        Example::of(Operation::TransactionsList, r#"{"limit":101}"#, "/limit")
            .fixed_by(r#"[{"op":"replace","path":"/limit","value":100}]"#),
    ),
};

pub static TOO_LONG: Explanation = Explanation {
    rule: "A text has at most as many characters as the API takes. An emoji is one character.",
    source: &[REFERENCE, TYPES],
    certainty: Documented,
    example: Some(Example::of(
        Operation::PayoutsCreateFundTransfer,
        r#"{"fund_transfer_id":"f-1","type":"payout-destination","source_payout_destination_id":"seller-1","destination_payout_destination_id":"seller-2","amount":100,"currency":"NOK","reference":"a text of sixty-one characters, which is one more than may be"}"#,
        "/reference",
    )),
};

pub static TOO_SHORT: Explanation = Explanation {
    rule: "A text has at least as many characters as the API needs.",
    source: &[REFERENCE, TYPES],
    certainty: Documented,
    example: Some(Example::of(
        Operation::ApprovalsCreate,
        r#"{"payout_destination_id":"seller-1","payout_reference":"p-1","bank_accounts":[{"bank_account_currency":"NOK","payout_currency":"NOK","bank_identification_code":"DNBANOK"}]}"#,
        "/bank_accounts/0/bank_identification_code",
    )),
};

pub static TOO_MANY: Explanation = Explanation {
    rule: "A list, or a map of the shop's own keys, has at most as many entries as the API takes.",
    source: &[REFERENCE],
    certainty: Documented,
    example: Some(Example::session(
        session!(r#""amount":100,"items":[{"amount":100}]"#; r#","metadata":{"ext_1":1,"ext_2":2,"ext_3":3,"ext_4":4,"ext_5":5,"ext_6":6,"ext_7":7,"ext_8":8,"ext_9":9,"ext_10":10,"ext_11":11}"#),
        "/metadata",
    )),
};

pub static TOO_FEW: Explanation = Explanation {
    rule: "A list has at least as many entries as the API needs.",
    source: &[REFERENCE, TYPES],
    certainty: Documented,
    example: Some(Example::of(
        Operation::ApprovalsCreate,
        r#"{"payout_destination_id":"seller-1","payout_reference":"p-1","bank_accounts":[]}"#,
        "/bank_accounts",
    )),
};

pub static NOT_ALLOWED: Explanation = Explanation {
    rule: "Where the API lists the values of a member, it takes no other. Case counts.",
    source: &[REFERENCE, TYPES],
    certainty: Documented,
    example: Some(
        Example::session(
            session!(r#""amount":100,"items":[{"amount":100,"type":"phisical"}]"#),
            "/order/items/0/type",
        )
        .fixed_by(r#"[{"op":"replace","path":"/order/items/0/type","value":"physical"}]"#),
    ),
};

pub static BAD_FORMAT: Explanation = Explanation {
    rule: "A text has the form of what it is: a URI, a date, a currency of ISO 4217, a country of ISO 3166-1, a phone number, an e-mail address. Leave out what is not known: an empty text has no form.",
    source: &[REFERENCE, TYPES],
    certainty: Documented,
    example: Some(
        Example::session(
            r#"{"profile_id":"default","url":{"return_url":"https://shop.example/thanks"},"order":{"currency":"nok","merchant_reference":"A-1001","amount":100,"items":[{"amount":100}]}}"#,
            "/order/currency",
        )
        .fixed_by(r#"[{"op":"replace","path":"/order/currency","value":"NOK"}]"#),
    ),
};

pub static UNKNOWN_FIELD: Explanation = Explanation {
    rule: "The operation has no such member, so what it says has no effect. Often it is misspelt, or stands one level too high.",
    source: &[REFERENCE, TYPES],
    certainty: Inferred,
    example: Some(
        Example::session(
            session!(r#""amount":100,"items":[{"amount":100,"vats":25}]"#),
            "/order/items/0/vats",
        )
        .fixed_by(r#"[{"op":"remove","path":"/order/items/0/vats"}]"#),
    ),
};

pub static READ_ONLY_FIELD: Explanation = Explanation {
    rule: "The API sets this member itself. In a request it has no effect.",
    source: &[TYPES],
    certainty: Documented,
    example: Some(
        Example::session(
            session!(r#""amount":100,"gross_amount":100,"items":[{"amount":100}]"#),
            "/order/gross_amount",
        )
        .fixed_by(r#"[{"op":"remove","path":"/order/gross_amount"}]"#),
    ),
};
