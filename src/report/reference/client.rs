//! Options of the client and of its calls.

use super::Certainty::Documented;
use super::{Example, Explanation, REFERENCE};
use crate::model::Operation;

pub static ACCOUNT_ID_INVALID: Explanation = Explanation {
    rule: "The id of an account is T (test) or P (production) and eight digits; a partner's has three.",
    source: &["https://docs.dintero.com/api-reference/settlements/aid_settlements_list", REFERENCE],
    certainty: Documented,
    example: Some(
        Example::options(Operation::SessionsCreate, r#"{"accountId":"12345678"}"#, "/accountId")
            .fixed_by(r#"[{"op":"replace","path":"/accountId","value":"T12345678"}]"#),
    ),
};

pub static HEADER_TOO_LONG: Explanation = Explanation {
    rule: "The headers that name the shop's system and its plug-in have at most 120 characters each.",
    source: &[REFERENCE],
    certainty: Documented,
    example: Some(
        Example::options(
            Operation::SessionsCreate,
            r#"{"system":{"name":"A name of one hundred and twenty-one characters, which is one more than this header may have, as the reference of the API says"}}"#,
            "/system/name",
        )
        .fixed_by(r#"[{"op":"replace","path":"/system/name","value":"My shop"}]"#),
    ),
};

pub static HEADER_INVALID: Explanation = Explanation {
    rule: "The value of a header is printable ASCII, spaces and tabs. A line break in it would begin another header.",
    source: &["https://www.rfc-editor.org/rfc/rfc9110#section-5.5"],
    certainty: Documented,
    example: Some(
        Example::options(
            Operation::SessionsCreate,
            r#"{"headers":{"x-trace":"a-1\r\nx-other: b"}}"#,
            "/headers/x-trace",
        )
        .fixed_by(r#"[{"op":"replace","path":"/headers/x-trace","value":"a-1"}]"#),
    ),
};

pub static TOGGLE_UNKNOWN: Explanation = Explanation {
    rule: "An operation has the toggles that the reference lists for it: strict-session-amounts for sessions that are created or updated; strict-merchant-reference and strict-success-merchant-reference for sessions that are paid with a token.",
    source: &[REFERENCE],
    certainty: Documented,
    example: Some(
        Example::options(
            Operation::SessionsCreate,
            r#"{"headers":{"Dintero-Feature-Toggles":"strict-merchant-reference"}}"#,
            "/headers/Dintero-Feature-Toggles",
        )
        .fixed_by(
            r#"[{"op":"replace","path":"/headers/Dintero-Feature-Toggles","value":"strict-session-amounts"}]"#,
        ),
    ),
};
