//! What an order is worked out from.

use std::cmp::Ordering;

use super::{Figure, MAX_PRICE_DECIMALS, OrderError, OrderFault, Rounding};
use crate::json::{Decimal, sorted};
use crate::model::Currency;

/// What the prices of a cart, and the discounts that are amounts, are stated as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prices {
    /// As a shopper reads them.
    IncludingVat,
    /// As between businesses: VAT comes on top.
    ExcludingVat,
}

/// How much is taken off a line, the shipping, or the whole order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Off {
    /// Money, in the currency's main unit, off the whole of it and not off each piece; including VAT or not, as
    /// the prices are.
    Amount(Decimal),
    /// A percentage: 10 means 10 %.
    Percent(Decimal),
}

/// What costs something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Priced {
    pub line_id: String,
    pub price: Decimal,
    pub quantity: Decimal,
    pub vat: Option<Decimal>,
    pub off: Option<Off>,
    /// A gift card that is used has a price below zero, and none has VAT unless it says so.
    pub gift_card: bool,
    /// Whether the order's discount lowers it.
    pub discountable: bool,
}

/// A cart whose figures make sense each by itself.
#[derive(Clone, Debug)]
pub(crate) struct Cart {
    pub prices: Prices,
    pub rounding: Rounding,
    pub decimals: u8,
    pub price_decimals: u8,
    pub vat: Option<Decimal>,
    pub off: Option<Off>,
    pub lines: Vec<Priced>,
    pub shipping: Option<Priced>,
}

impl Cart {
    /// A cart without lines. `price_decimals` are the currency's unless they are set.
    pub fn new(
        currency: &str,
        price_decimals: Option<u8>,
        prices: Prices,
        rounding: Rounding,
    ) -> Result<Self, OrderError> {
        let Some(decimals) = Currency::from_code(currency).and_then(Currency::decimals) else {
            return Err(at("options.currency", OrderFault::UnknownCurrency { code: excerpt(currency) }));
        };
        let price_decimals = price_decimals.unwrap_or(decimals);
        if !(decimals..=MAX_PRICE_DECIMALS).contains(&price_decimals) {
            return Err(at("options.priceDecimals", OrderFault::PriceDecimals { min: decimals }));
        }
        let (vat, off, lines, shipping) = (None, None, Vec::new(), None);
        Ok(Self { prices, rounding, decimals, price_decimals, vat, off, lines, shipping })
    }

    /// How many decimals a figure may have in this currency.
    pub const fn decimals(&self, figure: Figure) -> u8 {
        match figure {
            Figure::Price => self.price_decimals,
            Figure::Discount => self.decimals,
            _ => figure.decimals(),
        }
    }

    /// The rate of VAT that counts for a line.
    pub fn rate(&self, line: &Priced) -> Option<Decimal> {
        line.vat.or(if line.gift_card { Some(Decimal::default()) } else { self.vat })
    }

    /// Checks each figure by itself, and the ids against each other.
    pub fn check(&self) -> Result<(), OrderError> {
        let figure = |name: &str, figure, value| {
            self.figure(figure, value).map_err(|fault| at(&format!("options.{name}"), fault))
        };
        if let Some(vat) = self.vat {
            figure("vat", Figure::Vat, vat)?;
        }
        if let Some(off) = self.off {
            let (kind, value, name) = parts(off);
            figure(&format!("discount.{name}"), kind, value)?;
        }
        if self.lines.is_empty() {
            return Err(at("lines", OrderFault::NoLines));
        }
        for (place, line) in self.places() {
            self.check_one(line).map_err(|(name, fault)| at(&format!("{}.{name}", place.name()), fault))?;
        }
        self.check_ids()
    }

    /// The lines, then the shipping.
    pub fn places(&self) -> impl Iterator<Item = (Place, &Priced)> {
        let lines = self.lines.iter().enumerate().map(|(at, line)| (Place::Line(at), line));
        lines.chain(self.shipping.iter().map(|line| (Place::Shipping, line)))
    }

    fn check_one(&self, line: &Priced) -> Result<(), (String, OrderFault)> {
        let check =
            |name: &str, figure, value| self.figure(figure, value).map_err(|fault| (name.to_owned(), fault));
        if line.price.units() < 0 && !line.gift_card {
            return Err(("price".to_owned(), OrderFault::NegativePrice));
        }
        check("price", Figure::Price, line.price)?;
        check("quantity", Figure::Quantity, line.quantity)?;
        match self.rate(line) {
            Some(vat) => check("vat", Figure::Vat, vat)?,
            None if self.prices == Prices::ExcludingVat => {
                return Err(("vat".to_owned(), OrderFault::VatMissing));
            }
            None => {}
        }
        let Some(off) = line.off else { return Ok(()) };
        let (figure, value, name) = parts(off);
        check(&format!("discount.{name}"), figure, value)
    }

    fn figure(&self, figure: Figure, value: Decimal) -> Result<(), OrderFault> {
        figure.fits(value, self.decimals(figure))?;
        let percentage = matches!(figure, Figure::Vat | Figure::Percent);
        match (figure, value.units().cmp(&0)) {
            (Figure::Price, _) => return Ok(()),
            (_, Ordering::Less) => return Err(OrderFault::Negative(figure)),
            (Figure::Quantity, Ordering::Equal) => return Err(OrderFault::NoQuantity),
            _ => {}
        }
        let whole = 10_i64.checked_pow(value.scale().into()).and_then(|one| value.units().checked_div(one));
        match whole.ok_or(OrderFault::TooLarge)? {
            0 if percentage && value.units() > 0 => Err(OrderFault::Fraction(figure)),
            100.. if percentage && value != Decimal::from(100) => Err(OrderFault::TooHighPercentage(figure)),
            // What is larger, a JavaScript number does not hold with its decimals.
            1_000_000_000.. if figure == Figure::Quantity => Err(OrderFault::TooLarge),
            _ => Ok(()),
        }
    }

    fn check_ids(&self) -> Result<(), OrderError> {
        let lines: Vec<_> = self.places().collect();
        let id = |at: usize| lines.get(at).map(|(_, line)| line.line_id.as_str());
        let order = sorted(lines.len(), &|a, b| id(a).cmp(&id(b)));
        let taken = order.windows(2).filter_map(|pair| match *pair {
            [first, second] if id(first) == id(second) => lines.get(second),
            _ => None,
        });
        // The first in the cart, not in the alphabet.
        match taken.min_by_key(|(place, _)| *place) {
            None => Ok(()),
            Some((place, line)) => {
                let member = format!("{}.lineId", place.name());
                Err(at(&member, OrderFault::LineIdTaken { line_id: excerpt(&line.line_id) }))
            }
        }
    }
}

/// Where something stands that costs something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Line(usize),
    Shipping,
}

impl Place {
    /// As an error names it.
    pub fn name(self) -> String {
        match self {
            Self::Line(at) => format!("lines[{at}]"),
            Self::Shipping => "options.shipping".to_owned(),
        }
    }
}

/// An error at a member.
pub(crate) fn at(member: &str, fault: OrderFault) -> OrderError {
    OrderError { member: member.to_owned(), fault }
}

/// A discount as a figure, and what its member is called.
const fn parts(off: Off) -> (Figure, Decimal, &'static str) {
    match off {
        Off::Amount(value) => (Figure::Discount, value, "amount"),
        Off::Percent(value) => (Figure::Percent, value, "percent"),
    }
}

fn excerpt(text: &str) -> String {
    text.chars().take(40).collect()
}
