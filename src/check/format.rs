//! What a string must look like.

use super::iso;
use crate::json::{date_time_millis, full_date_time};
use crate::model::Currency;
use crate::report::Severity;
use crate::schema::Format;

/// How bad it is that the text does not have the format; `None` where it has.
pub fn fault(format: Format, text: &str, severity: Severity) -> Option<Severity> {
    if format == Format::WebUri {
        // That it is a URI is documented; that it is one of the web stands in the 2021 edition only.
        return match scheme(text) {
            _ if !is_uri(text) => Some(severity),
            Some("http" | "https") => None,
            _ => Some(Severity::Warning),
        };
    }
    (!fits(format, text)).then_some(severity)
}

fn fits(format: Format, text: &str) -> bool {
    match format {
        Format::Uri | Format::WebUri => is_uri(text),
        Format::DateTime => date_time_millis(text).is_some(),
        Format::Date => date_time_millis(&format!("{text}T00:00:00Z")).is_some(),
        Format::IsoDate => full_date_time(text, false).is_some(),
        Format::Time => is_time(text),
        Format::Currency => Currency::from_code(text).is_some(),
        Format::Country => iso::is_country(text),
        Format::CountryAny => iso::is_country(text) || iso::is_country_alpha3(text),
        Format::Category => is_digits(text, 4, 4),
        Format::Phone => is_digits(text.strip_prefix('+').unwrap_or(text), 5, 15),
        Format::PhoneSpaced => is_spaced_phone(text),
        Format::Email => is_email(text),
        Format::Uuid => is_uuid(text),
        Format::DecimalText => is_decimal(text),
        Format::MonthYear => {
            text.split_once('/').is_some_and(|(month, year)| is_digits(month, 2, 2) && is_digits(year, 4, 4))
        }
        Format::SixDigits => is_digits(text, 6, 6),
    }
}

/// The currency or country that is meant, where only its capitals are missing.
pub fn in_capitals(format: Format, text: &str) -> Option<String> {
    let capitals = text.to_ascii_uppercase();
    let has_capitals = matches!(format, Format::Currency | Format::Country | Format::CountryAny);
    (has_capitals && fits(format, &capitals)).then_some(capitals)
}

fn is_digits(text: &str, min: usize, max: usize) -> bool {
    (min..=max).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The scheme in lower case, where it is `http` or `https`, and as it is elsewhere.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    ["http", "https"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known)).or(Some(scheme))
}

/// A scheme and something behind it, without white space; a host where the scheme is one of the web.
fn is_uri(text: &str) -> bool {
    let Some((name, rest)) = text.split_once(':') else { return false };
    let named = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    let plain =
        !rest.is_empty() && !text.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    let hosted = match scheme(text) {
        Some("http" | "https") => rest
            .strip_prefix("//")
            .is_some_and(|rest| !rest.starts_with(['/', '?', '#', ':', '@']) && !rest.is_empty()),
        _ => true,
    };
    named && plain && hosted
}

/// `hh:mm`, seconds and a zone behind it or not.
fn is_time(text: &str) -> bool {
    let has_seconds = text.as_bytes().get(5) == Some(&b':');
    let Some((clock, rest)) = text.split_at_checked(if has_seconds { 8 } else { 5 }) else { return false };
    let seconds = if has_seconds { "" } else { ":00" };
    let zone = if rest.ends_with(['Z', 'z']) || rest.contains(['+', '-']) { "" } else { "Z" };
    date_time_millis(&format!("1970-01-01T{clock}{seconds}{rest}{zone}")).is_some()
}

/// As a phone number in an address, with spaces between the digits.
fn is_spaced_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let edged = digits.starts_with(' ') || digits.ends_with(' ');
    (5..=15).contains(&count) && !edged && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ')
}

/// Something on both sides of one `@`, and no white space: whether mail arrives is for the mail to say.
fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
        && !text.contains(|letter: char| letter.is_whitespace() || letter.is_control())
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// `12`, `12.5`, `.5`.
fn is_decimal(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or(("", text));
    whole.bytes().all(|byte| byte.is_ascii_digit()) && is_digits(fraction, 1, usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_takes_what_it_should_and_no_more() {
        let cases: [(Format, &[&str], &[&str]); 14] = [
            (
                Format::Uri,
                &["https://shop.example/a?b=c", "myapp://paid", "HTTPS://shop.example", "mailto:x@y"],
                &[
                    "",
                    "shop.example",
                    "https:",
                    "https://",
                    "https:///x",
                    "http://?x",
                    "1a:b",
                    "https://a b",
                    ":x",
                    "https://@",
                ],
            ),
            (Format::DateTime, &["2026-11-21T08:30:00Z"], &["2026-11-21", "", "now"]),
            (Format::Date, &["2026-11-21"], &["2026-11-31", "21.11.2026", "2026-11-21T00:00:00Z"]),
            (
                Format::Time,
                &["08:00", "23:59:59", "08:00Z", "08:00:00+01:00"],
                &["8:00", "24:00", "08:60", "", "0800"],
            ),
            (Format::Currency, &["NOK"], &["nok", "NOKX", ""]),
            (Format::Country, &["NO"], &["NOR", "no", ""]),
            (Format::CountryAny, &["NO", "NOR"], &["N", "XX", ""]),
            (Format::Category, &["5814"], &["581", "58145", "581x"]),
            (
                Format::Phone,
                &["+4799999999", "12345", "123456789012345"],
                &["", "+", "1234", "1234567890123456", "+47 999"],
            ),
            (
                Format::PhoneSpaced,
                &["+47 99 99 99 99", "12345"],
                &["", "+ 12345", "12345 ", "1234", "12-345", "+47\u{a0}99999"],
            ),
            (Format::Email, &["a@b", "ola.nordmann+x@eksempel.no"], &["", "a", "@b", "a@", "a@b@c", "a b@c"]),
            (
                Format::Uuid,
                &["05c91a5b-9c3d-4214-a7e1-e472dbe22eb9"],
                &["05c91a5b9c3d4214a7e1e472dbe22eb9", "", "x"],
            ),
            (Format::DecimalText, &["1", "1.5", ".5", "00.0"], &["", ".", "1.", "-1", "1,5", "1.5.5"]),
            (Format::MonthYear, &["12/2030"], &["1/2030", "12/30", "12-2030", ""]),
        ];
        for (format, good, bad) in cases {
            for text in good {
                assert_eq!(fault(format, text, Severity::Error), None, "{format:?} {text}");
            }
            for text in bad {
                assert_eq!(fault(format, text, Severity::Error), Some(Severity::Error), "{format:?} {text}");
            }
        }
        assert_eq!(fault(Format::WebUri, "http://shop.example", Severity::Error), None);
        assert_eq!(fault(Format::WebUri, "myapp://paid", Severity::Error), Some(Severity::Warning));
        assert_eq!(fault(Format::WebUri, "https:// x", Severity::Error), Some(Severity::Error));
        assert!(fits(Format::SixDigits, "123456") && !fits(Format::SixDigits, "12345"));
    }
}
