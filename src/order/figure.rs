//! The figures that an order is made from, and how they are read.

use super::OrderFault;
use crate::json::Decimal;

/// The most decimals that [`Options::price_decimals`](super::Options::price_decimals) can allow a unit price.
pub const MAX_PRICE_DECIMALS: u8 = 8;

/// A figure of a cart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// What one unit costs, in the currency's main unit.
    Price,
    /// How many units.
    Quantity,
    /// A rate of VAT, in percent.
    Vat,
    /// What is taken off, in the currency's main unit.
    Discount,
    /// What is taken off, in percent.
    Percent,
}

impl Figure {
    /// How many decimals it may have, where the currency does not say.
    pub(super) const fn decimals(self) -> u8 {
        match self {
            Self::Price | Self::Discount | Self::Vat => 2,
            Self::Percent => 4,
            Self::Quantity => 6,
        }
    }

    /// What it is called in an error.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Price => "a price",
            Self::Quantity => "a quantity",
            Self::Vat => "a rate of VAT",
            Self::Discount => "a discount",
            Self::Percent => "a percentage",
        }
    }

    /// Reads the figure as a person writes it: digits, and behind a point at most `decimals` more. Written zeros
    /// count: `1.000` is more likely a thousand than a price in NOK.
    ///
    /// ```
    /// use dintero_wasm::order::Figure;
    ///
    /// assert_eq!(Figure::Price.read("199.90", 2).unwrap().to_string(), "199.9");
    /// assert!(Figure::Price.read("199,90", 2).unwrap_err().to_string().contains("comma"));
    /// assert!(Figure::Price.read("1.000", 2).unwrap_err().to_string().contains("thousands"));
    /// ```
    ///
    /// # Errors
    /// Anything else, by the mistake that it probably is.
    pub fn read(self, text: &str, decimals: u8) -> Result<Decimal, OrderFault> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (unsigned, None),
        };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !fraction.is_none_or(digits) {
            let text = text.chars().take(40).collect();
            return Err(if unsigned.contains(',') {
                OrderFault::Comma { text }
            } else {
                OrderFault::NotDecimal { figure: self, text }
            });
        }
        let written = fraction.map_or(0, str::len);
        if written > usize::from(decimals) {
            return Err(OrderFault::TooManyDecimals { figure: self, written, allowed: decimals });
        }
        Decimal::parse(text.as_bytes()).ok_or(OrderFault::TooLarge)
    }

    /// Whether a figure that came as a number is within what [`read`](Self::read) takes.
    pub(super) fn fits(self, figure: Decimal, decimals: u8) -> Result<Decimal, OrderFault> {
        if figure.scale() > decimals {
            let written = figure.scale().into();
            return Err(OrderFault::TooManyDecimals { figure: self, written, allowed: decimals });
        }
        Ok(figure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_as_it_is_written() {
        for (text, figure) in [
            ("199.90", Decimal::new(1999, 1)),
            ("0", Decimal::from(0)),
            ("007.5", Decimal::new(75, 1)),
            ("-100.00", Decimal::from(-100)),
            ("2147483648", Decimal::from(2_147_483_648_i64)),
        ] {
            assert_eq!(Figure::Price.read(text, 2), Ok(figure), "{text}");
        }
        assert_eq!(Figure::Quantity.read("0.000001", 6), Ok(Decimal::new(1, 6)));
    }

    #[test]
    fn a_mistake_is_told_by_its_kind() {
        let read = |text| Figure::Price.read(text, 2).unwrap_err();
        for text in ["199,90", "1.000,00", "1,000.00", "-1,5", ","] {
            assert!(matches!(read(text), OrderFault::Comma { .. }), "{text}");
        }
        for text in [
            "", "-", ".5", "5.", "+5", "1e2", "NaN", "Infinity", "NOK 5", " 5", "5 ", "1 000", "0x5", "--5",
            "1.2.3", "٣",
        ] {
            assert!(matches!(read(text), OrderFault::NotDecimal { .. }), "{text}");
        }
        for (text, count) in [("1.000", 3), ("0.125", 3), ("1.99900000000000000000000", 23)] {
            assert!(
                matches!(read(text), OrderFault::TooManyDecimals { written, .. } if written == count),
                "{text}"
            );
        }
        assert_eq!(read("9223372036854775808"), OrderFault::TooLarge);
    }
}
