//! Why a cart is no order.

use std::fmt;

use super::Figure;

/// What is wrong with a cart, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderError {
    /// The member, as `lines[0].price`; of the whole cart it is `lines`.
    pub member: String,
    /// What is wrong with it.
    pub fault: OrderFault,
}

impl fmt::Display for OrderError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.member, self.fault)
    }
}

impl std::error::Error for OrderError {}

/// What is wrong with a member of a cart. Its text names the likely mistake and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OrderFault {
    /// A comma stands in a figure.
    Comma {
        /// The text, at most 40 characters of it.
        text: String,
    },
    /// Not digits, and behind a point more of them.
    NotDecimal {
        /// What was to be read.
        figure: Figure,
        /// The text, at most 40 characters of it.
        text: String,
    },
    /// More decimals than the figure may have.
    TooManyDecimals {
        /// What was read.
        figure: Figure,
        /// How many it has.
        written: usize,
        /// How many it may have.
        allowed: u8,
    },
    /// Below zero, and nothing of its kind can be.
    Negative(Figure),
    /// A price below zero, on a line that is no gift card.
    NegativePrice,
    /// A quantity of nothing.
    NoQuantity,
    /// A percentage between 0 and 1.
    Fraction(Figure),
    /// More than 100 percent.
    TooHighPercentage(Figure),
    /// A price without VAT, and no rate.
    VatMissing,
    /// More is taken off than there is.
    DiscountTooHigh,
    /// Gift cards pay more than the order costs.
    BelowZero,
    /// More than the API's amounts or this library's figures hold.
    TooLarge,
    /// No code of ISO 4217.
    UnknownCurrency {
        /// The code, at most 40 characters of it.
        code: String,
    },
    /// More than [`MAX_PRICE_DECIMALS`](super::MAX_PRICE_DECIMALS), or fewer than the currency has.
    PriceDecimals {
        /// The fewest: the currency's own.
        min: u8,
    },
    /// Two lines share an id, or the shipping has that of a line.
    LineIdTaken {
        /// The id, at most 40 characters of it.
        line_id: String,
    },
    /// There are no lines.
    NoLines,
}

impl fmt::Display for OrderFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Comma { text } => write!(
                formatter,
                "\"{text}\" has a comma. Write a point before the decimals and nothing between thousands: \"1199.90\""
            ),
            Self::NotDecimal { figure, text } => write!(
                formatter,
                "\"{text}\" is not {}. Write digits alone, with a point before the decimals: \"199.90\", without \
                 currency, spaces or exponent",
                figure.name()
            ),
            Self::TooManyDecimals { figure, written, allowed } => {
                write!(formatter, "{written} decimals, and {} has at most {allowed} here. ", figure.name())?;
                formatter.write_str(match figure {
                    Figure::Price => {
                        "A point that separates thousands is left out; for unit prices that are finer than the \
                         currency, set priceDecimals"
                    }
                    Figure::Discount => "It is money: write no more decimals than the currency has",
                    Figure::Vat => "The API takes no more",
                    Figure::Quantity | Figure::Percent => {
                        "It was probably computed with floating-point numbers: round it first"
                    }
                })
            }
            Self::Negative(Figure::Quantity) => formatter.write_str(
                "a quantity is below zero. What is given back is a refund of the transaction, not a line",
            ),
            Self::Negative(figure) => {
                write!(formatter, "{} is below zero. Write it without the sign", figure.name())
            }
            Self::NegativePrice => formatter.write_str(
                "a price below zero. Only a line of the type gift_card may have one; state what is taken off as \
                 a discount",
            ),
            Self::NoQuantity => formatter.write_str("the quantity is 0. Leave the line out"),
            Self::Fraction(figure) => write!(
                formatter,
                "{} between 0 and 1. Write percent: 25 means 25 %, never 0.25",
                figure.name()
            ),
            Self::TooHighPercentage(figure) => {
                write!(formatter, "{} above 100. Write percent, and what is an amount as an amount", figure.name())
            }
            Self::VatMissing => formatter.write_str(
                "a price without VAT needs the rate that comes on top. Give the line its vat, or all of them by the \
                 option vat; \"0\" where there is none",
            ),
            Self::DiscountTooHigh => formatter.write_str(
                "more is taken off than there is. A discount is for the whole line or order, in the currency's \
                 main unit, and gift cards and lines that are not discountable take no part in the order's",
            ),
            Self::BelowZero => formatter.write_str(
                "the order comes to less than nothing: its gift cards pay more than the rest costs. Lower them to \
                 what is left to pay",
            ),
            Self::TooLarge => formatter.write_str(
                "too large. An amount is at most 2147483647 minor units, and a quantity is below a billion. Prices are \
                 in the currency's main unit (\"199.90\"), not in minor units",
            ),
            Self::UnknownCurrency { code } => write!(
                formatter,
                "\"{code}\" is no currency that things are sold in. It is an ISO 4217 code in capitals: \"NOK\""
            ),
            Self::PriceDecimals { min } => write!(
                formatter,
                "a whole number from {min}, the currency's own decimals, to {}",
                super::MAX_PRICE_DECIMALS
            ),
            Self::LineIdTaken { line_id } => write!(
                formatter,
                "\"{line_id}\" is an earlier line's already. Captures and refunds name lines by it, the shipping \
                 too: give each its own, or leave all of them out"
            ),
            Self::NoLines => formatter.write_str("there are none. An order has at least one line"),
        }
    }
}
