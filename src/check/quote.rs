//! What a report repeats of a body.

use crate::json::{Text, View};
use crate::report::Param;

/// The longest part of a caller's text that a report repeats, in characters.
const EXCERPT: usize = 100;

/// A text, cut where it is long.
pub fn excerpt(text: Text<'_>) -> String {
    let mut chars = text.chars();
    let mut out: String = chars.by_ref().take(EXCERPT).collect();
    if chars.next().is_some() {
        out.push('…');
    }
    out
}

/// Beyond this, whole numbers are not exact in JavaScript.
const SAFE: u64 = 1 << 53;

/// A sum as a param. Beyond what JavaScript holds it is a text.
pub fn sum(value: i128) -> Param {
    match i64::try_from(value) {
        Ok(value) if value.unsigned_abs() < SAFE => Param::Integer(value),
        _ => Param::Text(value.to_string()),
    }
}

/// A value as a param: a number that JavaScript writes as it is written here, and any other value as text.
pub fn shown(view: View<'_>) -> Param {
    if let Some(text) = view.text() {
        return excerpt(text).into();
    }
    match view.decimal() {
        Some(number) if number.scale() == 0 && number.units().unsigned_abs() < SAFE => {
            Param::Integer(number.units())
        }
        Some(number) if number.scale() <= 6 && number.units().unsigned_abs() <= 999_999_999_999 => {
            Param::Number(number.to_string())
        }
        _ => Param::Text(view.source().chars().take(EXCERPT).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Reader;

    #[test]
    fn a_sum_is_a_number_as_far_as_javascript_counts() {
        let safe = 1_i128 << 53;
        for (value, is_number) in [
            (0, true),
            (safe - 1, true),
            (safe, false),
            (1 - safe, true),
            (-safe, false),
            (i128::from(i64::MIN), false),
            (i128::from(i64::MAX), false),
            (i128::MAX, false),
        ] {
            assert_eq!(matches!(sum(value), Param::Integer(_)), is_number, "{value}");
        }
    }

    #[test]
    fn a_number_is_shown_as_javascript_writes_it_and_else_as_it_is_spelt() {
        let number = |text: &str| Param::Number(text.to_owned());
        for (json, param) in [
            ("0", Param::Integer(0)),
            ("-1.0", Param::Integer(-1)),
            ("9007199254740991", Param::Integer((1 << 53) - 1)),
            ("-9007199254740991", Param::Integer(1 - (1 << 53))),
            ("9007199254740992", "9007199254740992".into()),
            ("-9007199254740992", "-9007199254740992".into()),
            ("2.50", number("2.5")),
            ("-0.000001", number("-0.000001")),
            ("0.0000001", "0.0000001".into()),
            ("99999999999.9", number("99999999999.9")),
            ("-999999.999999", number("-999999.999999")),
            ("100000000000.1", "100000000000.1".into()),
            ("-1000000.000001", "-1000000.000001".into()),
            ("1e400", "1e400".into()),
            ("null", "null".into()),
            ("true", "true".into()),
            (r#""a\u00e5""#, "aå".into()),
        ] {
            let mut reader = Reader::default();
            assert_eq!(shown(reader.read(json.as_bytes()).unwrap().root()), param, "{json}");
        }
    }
}
