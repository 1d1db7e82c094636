//! Exact decimal numbers.

use std::fmt;
use std::num::{IntErrorKind, ParseIntError};

/// An exact decimal number, `units` · 10^−`scale`: a quantity, a VAT rate, a price.
///
/// Never a binary fraction: 0.1 is 0.1.
///
/// ```
/// use dintero_wasm::model::Decimal;
///
/// let quantity: Decimal = "2.50".parse().unwrap();
/// assert_eq!((quantity.units(), quantity.scale()), (25, 1));
/// assert_eq!(quantity.to_string(), "2.5");
/// assert_eq!("1E2".parse::<Decimal>().unwrap(), Decimal::from(100));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    units: i64,
    scale: u8,
}

impl Decimal {
    /// `units` · 10^−`scale`.
    #[must_use]
    pub const fn new(units: i64, scale: u8) -> Self {
        let (mut units, mut scale) = (units, scale);
        while scale > 0 && units % 10 == 0 {
            units /= 10;
            scale = scale.saturating_sub(1);
        }
        Self { units, scale }
    }

    /// The digits, without trailing zeros behind the point.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.units
    }

    /// How many of the digits stand behind the point.
    #[must_use]
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// Reads a number as JSON writes it. `None` where it has more digits than 64 bits hold.
    #[must_use]
    pub fn parse(text: &[u8]) -> Option<Self> {
        let (negative, text) = match text {
            [b'-', rest @ ..] => (true, rest),
            _ => (false, text),
        };
        let text = without_trailing_zeros(text);
        let (mut units, mut scale, mut digits, mut behind) = (0_i64, 0_i32, 0_u32, false);
        let mut at = text.iter();
        let mut exponent = 0_i32;
        while let Some(&byte) = at.next() {
            match byte {
                b'0'..=b'9' => {
                    let digit = i64::from(byte.checked_sub(b'0')?);
                    let next = units.checked_mul(10).and_then(|units| units.checked_add(digit));
                    units = next?;
                    digits = digits.saturating_add(1);
                    scale = scale.checked_add(i32::from(behind))?;
                }
                b'.' if !behind => behind = true,
                b'e' | b'E' => {
                    exponent = match std::str::from_utf8(at.as_slice()).ok()?.parse() {
                        Ok(exponent) => exponent,
                        // Nothing is nothing, however far its point is moved.
                        Err(error) if units == 0 && is_overflow(&error) => 0,
                        Err(_) => return None,
                    };
                    break;
                }
                _ => return None,
            }
        }
        if digits == 0 {
            return None;
        }
        if units == 0 {
            return Some(Self::default());
        }
        scale = scale.checked_sub(exponent)?;
        while scale < 0 {
            units = units.checked_mul(10)?;
            scale = scale.checked_add(1)?;
        }
        while scale > 0 && units.checked_rem(10) == Some(0) {
            units = units.checked_div(10)?;
            scale = scale.checked_sub(1)?;
        }
        let units = if negative { units.checked_neg()? } else { units };
        Some(Self { units, scale: u8::try_from(scale).ok()? })
    }
}

fn is_overflow(error: &ParseIntError) -> bool {
    matches!(error.kind(), IntErrorKind::PosOverflow | IntErrorKind::NegOverflow)
}

/// `25.500` as `25.5`: zeros at the end of a fraction say nothing, however many they are.
fn without_trailing_zeros(text: &[u8]) -> &[u8] {
    let plain = text.contains(&b'.') && !text.iter().any(|byte| matches!(byte, b'e' | b'E'));
    let zeros = text.iter().rev().take_while(|&&byte| byte == b'0').count();
    // One digit has to stay behind the point.
    let kept = text.len().saturating_sub(zeros);
    let kept =
        if text.get(..kept).is_some_and(|text| text.ends_with(b".")) { kept.saturating_add(1) } else { kept };
    if plain { text.get(..kept).unwrap_or(text) } else { text }
}

/// A number in any spelling, if it is whole. One beyond 64 bits is the nearest that fits.
pub(super) fn whole(text: &[u8]) -> Option<i64> {
    if let Some(decimal) = Decimal::parse(text) {
        return (decimal.scale == 0).then_some(decimal.units);
    }
    // Too many digits for `Decimal`: look where the first and the last digit stand that are not 0.
    let (mantissa, exponent) = match text.iter().position(|byte| matches!(byte, b'e' | b'E')) {
        Some(at) => (text.get(..at)?, text.get(at.saturating_add(1)..)?),
        None => (text, b"0".as_slice()),
    };
    let negative = mantissa.first() == Some(&b'-');
    let digits: Vec<u8> = mantissa.iter().copied().filter(u8::is_ascii_digit).collect();
    let before_point =
        mantissa.split(|&byte| byte == b'.').next()?.iter().filter(|byte| byte.is_ascii_digit()).count();
    let Some(last) = digits.iter().rposition(|&digit| digit != b'0') else { return Some(0) };
    let first = digits.iter().position(|&digit| digit != b'0')?;
    let exponent = std::str::from_utf8(exponent).ok()?.trim_start_matches('+');
    let exponent: i64 = match exponent.parse() {
        Ok(exponent) => exponent,
        Err(_) if exponent.starts_with('-') => i64::MIN / 2,
        Err(_) => i64::MAX / 2,
    };
    // How many digits stand before the point once the exponent has moved it.
    let point = i64::try_from(before_point).ok()?.saturating_add(exponent);
    if i64::try_from(last).ok()? >= point {
        return None;
    }
    let beyond = if negative { i64::MIN } else { i64::MAX };
    let length = point.saturating_sub(i64::try_from(first).ok()?);
    if length > 19 {
        return Some(beyond);
    }
    let zeros = std::iter::repeat(b'0');
    let shown = digits.into_iter().skip(first).chain(zeros).take(usize::try_from(length).ok()?);
    let sign = negative.then_some(b'-');
    let spelled: Vec<u8> = sign.into_iter().chain(shown).collect();
    Some(std::str::from_utf8(&spelled).ok()?.parse().unwrap_or(beyond))
}

impl From<i64> for Decimal {
    fn from(units: i64) -> Self {
        Self { units, scale: 0 }
    }
}

impl From<i32> for Decimal {
    fn from(units: i32) -> Self {
        Self { units: units.into(), scale: 0 }
    }
}

/// The text is not a decimal number of at most 18 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotDecimal;

impl fmt::Display for NotDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number of at most 18 digits, such as 199.90")
    }
}

impl std::error::Error for NotDecimal {}

impl std::str::FromStr for Decimal {
    type Err = NotDecimal;

    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        Self::parse(text.as_bytes()).ok_or(NotDecimal)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.units.unsigned_abs().to_string();
        let scale = usize::from(self.scale);
        let sign = if self.units < 0 { "-" } else { "" };
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let padded = format!("{digits:0>width$}", width = scale.saturating_add(1));
        let (whole, fraction) = padded.split_at(padded.len().saturating_sub(scale));
        write!(f, "{sign}{whole}.{fraction}")
    }
}

impl serde::Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.scale == 0 {
            return serializer.serialize_i64(self.units);
        }
        let number = self.to_string().parse::<f64>().map_err(serde::ser::Error::custom)?;
        serializer.serialize_f64(number)
    }
}

impl<'de> serde::Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        let text = number.to_string();
        // `1e-7` and the like come back in another spelling, so only what is written back unchanged is taken.
        Self::parse(text.as_bytes()).ok_or_else(|| serde::de::Error::custom(NotDecimal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_exactly() {
        for (text, units, scale) in [
            ("0", 0, 0),
            ("-0", 0, 0),
            ("0e-99999999999", 0, 0),
            ("-0.0E+99999999999", 0, 0),
            ("1.0", 1, 0),
            ("1E2", 100, 0),
            ("1e-2", 1, 2),
            ("25.50", 255, 1),
            ("-12.345", -12_345, 3),
            ("9223372036854775807", i64::MAX, 0),
        ] {
            assert_eq!(Decimal::parse(text.as_bytes()), Some(Decimal { units, scale }), "{text}");
        }
        for text in [
            "",
            "-",
            ".",
            "e1",
            "1..2",
            "1e",
            "0e",
            "0ex",
            "1e99999999999",
            "9223372036854775808",
            "1e400",
            "0x1",
        ] {
            assert_eq!(Decimal::parse(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn whole_numbers_are_decimals() {
        assert_eq!(Decimal::from(-7_i64), Decimal::new(-7, 0));
        assert_eq!(Decimal::from(i32::MIN), Decimal::new(-(1 << 31), 0));
    }

    #[test]
    fn who_wrote_no_number_reads_how_one_looks() {
        let error = "1,50".parse::<Decimal>().unwrap_err();
        assert!(error.to_string().ends_with("such as 199.90"), "{error}");
    }

    #[test]
    fn a_number_is_written_as_it_reads() {
        for text in ["0", "0.05", "-0.5", "12.345", "100"] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_string(), text);
        }
    }
}
