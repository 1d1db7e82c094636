//! Numbers are read exactly, and dates as another library writes them.

use std::time::{Duration, UNIX_EPOCH};

use dintero_wasm::json::{Decimal, Kind, Reader};
use dintero_wasm::json::{date_time_millis, full_date_time};

/// Takes a text that is a number, or a date.
pub fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    number(text);
    date(text);
}

fn number(text: &str) {
    let decimal = text.parse::<Decimal>().ok();
    if let Some(decimal) = decimal {
        assert_eq!(decimal.to_string().parse(), Ok(decimal), "written and read again");
        assert_eq!(Decimal::new(decimal.units(), decimal.scale()), decimal, "made of its parts");
    }
    let mut reader = Reader::default();
    let Ok(document) = reader.read(text.as_bytes()) else { return };
    let root = document.root();
    if root.kind() != Kind::Number {
        return;
    }
    let exact = Exact::of(root.source());
    assert_eq!(root.integer(), exact.whole(), "the whole number");
    match root.decimal() {
        Some(decimal) => assert_eq!(Exact::of(&decimal.to_string()), exact, "the decimal number {decimal}"),
        None => assert!(!exact.is_short(root.source()), "few digits, and not read"),
    }
    // Through serde it is a binary fraction, as near as `serde_json` reads one; it must not move any further.
    if let Ok(decimal) = serde_json::from_str::<Decimal>(text) {
        let read = |text: &str| serde_json::from_str::<f64>(text).unwrap();
        let written = serde_json::to_value(decimal).unwrap();
        assert_eq!(written.as_f64(), Some(read(text)), "what serde writes");
    }
}

/// ±0.`digits` · 10^`point`, without zeros at either end of the digits.
#[derive(Debug, PartialEq)]
struct Exact {
    negative: bool,
    digits: String,
    point: i128,
}

impl Exact {
    fn of(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        // Longer than any text that could make up for it.
        let beyond = if exponent.starts_with('-') { -1_i128 << 60 } else { 1 << 60 };
        let exponent = exponent.parse::<i64>().map_or(beyond, i128::from).clamp(-1 << 60, 1 << 60);
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let (negative, whole) = whole.strip_prefix('-').map_or((false, whole), |whole| (true, whole));
        let all = format!("{whole}{fraction}");
        let significant = all.trim_start_matches('0');
        let zeros = all.len() - significant.len();
        let digits = significant.trim_end_matches('0').to_owned();
        if digits.is_empty() {
            return Self { negative: false, digits, point: 0 };
        }
        let point = i128::try_from(whole.len()).unwrap() - i128::try_from(zeros).unwrap() + exponent;
        Self { negative, digits, point }
    }

    /// The whole number that it is; beyond 64 bits the nearest.
    fn whole(&self) -> Option<i64> {
        if self.digits.is_empty() {
            return Some(0);
        }
        if i128::try_from(self.digits.len()).unwrap() > self.point {
            return None;
        }
        let zeros = usize::try_from(self.point.min(40)).unwrap().saturating_sub(self.digits.len());
        let value = format!("{}{}", self.digits, "0".repeat(zeros));
        // A number of 38 digits fits; one of more is beyond 64 bits by far.
        let value = value.parse::<i128>().unwrap_or(i128::MAX);
        let signed = if self.negative { -value } else { value };
        Some(i64::try_from(signed).unwrap_or(if self.negative { i64::MIN } else { i64::MAX }))
    }

    /// It is written with so few digits that it must be read.
    fn is_short(&self, text: &str) -> bool {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        digits <= 18 && (-18..=18).contains(&self.point)
    }
}

fn date(text: &str) {
    for to_end in [false, true] {
        if let Some(full) = full_date_time(text, to_end) {
            assert!(full.starts_with(text) && date_time_millis(&full).is_some(), "{full}");
        }
    }
    let Some(millis) = date_time_millis(text) else { return };
    let local = &text[..19];
    // A leap second is shown as the one after it by every clock that knows none.
    if local.ends_with("60") {
        let before = format!("{}59{}", &text[..17], &text[19..]);
        assert_eq!(date_time_millis(&before).map(|before| before + 1000), Some(millis));
        return;
    }
    let (zone, shift) = match text.rfind(['+', '-']).filter(|at| *at > 18) {
        Some(at) => {
            let minutes =
                text[at + 1..at + 3].parse::<i64>().unwrap() * 60 + text[at + 4..].parse::<i64>().unwrap();
            (&text[at..], if text[at..].starts_with('-') { -minutes } else { minutes })
        }
        None => (&text[text.len() - 1..], 0),
    };
    let utc = format!("{}Z", text.strip_suffix(zone).unwrap());
    let in_utc = millis + shift * 60_000;
    assert_eq!(date_time_millis(&utc), Some(in_utc), "{utc}");
    let Ok(since) = u64::try_from(in_utc) else { return };
    // `Sat, 21 Nov 2026 08:30:00 GMT`
    let written = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_millis(since));
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = months[local[5..7].parse::<usize>().unwrap() - 1];
    let expected = format!("{} {month} {} {} GMT", &local[8..10], &local[..4], &local[11..]);
    assert!(written.ends_with(&expected), "{expected} is {written}");
}
