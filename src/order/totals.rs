//! From a cart to whole minor units, with one rounding.
//!
//! A line's exact amount is a decimal: a product of price, quantity, percentages and VAT. Only the order's discount
//! divides, and by the same number for every line. So all exact amounts stand over one denominator.

use super::cart::{Cart, Place, Priced, at};
use super::exact::{I256, add, mul, power, sub, sum};
use super::round::{Rounding, round, spread};
use super::{MAX_PRICE_DECIMALS, Off, OrderError, OrderFault, Prices};
use crate::json::Decimal;

/// Exact amounts are counted in 10^−24 of a minor unit: 8 decimals of a price, 6 of a quantity, 6 of what a
/// percentage leaves, and 4 of VAT on top.
const SCALE: u8 = 24;
/// Amounts as the prices are stated lack the last 4 of them.
const STATED_SCALE: u8 = 20;
/// A whole, in percent with 4 decimals, and in percent with 2.
const WHOLE_4: i128 = 1_000_000;
const WHOLE_2: i128 = 10_000;

/// An order in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Totals {
    pub amount: i32,
    /// `None` where not all that is paid for says its rate.
    pub vat_amount: Option<i32>,
    /// What the order's discount takes off, including VAT.
    pub discount: i32,
    pub lines: Vec<Total>,
    pub shipping: Option<Total>,
}

/// A line in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Total {
    pub amount: i32,
    pub vat: Option<Decimal>,
    pub vat_amount: Option<i32>,
    /// What the line's own discount takes off, including VAT.
    pub discount: i32,
}

/// The exact amounts of a line, after its own discount.
struct Exact {
    /// As the prices are stated, in 10^−20 of a minor unit.
    stated: I256,
    /// Including VAT, in 10^−24 of a minor unit.
    amount: I256,
    /// What its discount takes off, including VAT, in 10^−24 of a minor unit.
    discount: I256,
    /// Whether the order's discount lowers it.
    discountable: bool,
}

/// The part that the order's discount takes off each line: `taken / whole`.
struct Part {
    taken: I256,
    whole: I256,
}

impl Cart {
    /// Works the order out.
    pub fn totals(&self) -> Result<Totals, OrderError> {
        self.check()?;
        let exact =
            self.places().map(|(place, line)| self.exact(place, line)).collect::<Result<Vec<_>, _>>()?;
        let part = self.part(&exact)?;
        let totals = self.whole(&exact, &part).ok_or_else(|| at("lines", OrderFault::TooLarge))?;
        if totals.amount < 0 { Err(at("lines", OrderFault::BelowZero)) } else { Ok(totals) }
    }

    fn exact(&self, place: Place, line: &Priced) -> Result<Exact, OrderError> {
        let wrong = |member, fault| at(&format!("{}.{member}", place.name()), fault);
        let (stated, taken) = self.stated(line).ok_or_else(|| wrong("price", OrderFault::TooLarge))?;
        if stated < I256::ZERO && taken != I256::ZERO || taken > stated.max(I256::ZERO) {
            return Err(wrong("discount", OrderFault::DiscountTooHigh));
        }
        let exact = || {
            let on_top = match self.prices {
                Prices::IncludingVat => I256::ZERO,
                Prices::ExcludingVat => count(self.rate(line)?, 2)?,
            };
            let factor = add(WHOLE_2.into(), on_top)?;
            let most = mul(i32::MAX.into(), power(SCALE)?)?;
            let before = mul(stated, factor).filter(|amount| amount.abs() <= most)?;
            let discount = mul(taken, factor)?;
            let (stated, amount) = (sub(stated, taken)?, sub(before, discount)?);
            let discountable = line.discountable && amount > I256::ZERO;
            Some(Exact { stated, amount, discount, discountable })
        };
        exact().ok_or_else(|| wrong("price", OrderFault::TooLarge))
    }

    /// What a line costs before its discount, and what that takes off: as the prices are stated.
    fn stated(&self, line: &Priced) -> Option<(I256, I256)> {
        let price = mul(count(line.price, MAX_PRICE_DECIMALS)?, power(self.decimals)?)?;
        let pieces = mul(price, count(line.quantity, 6)?)?;
        let taken = match line.off {
            None => I256::ZERO,
            Some(Off::Percent(percent)) => mul(pieces, count(percent, 4)?)?,
            Some(Off::Amount(amount)) => self.money(amount)?,
        };
        Some((mul(pieces, WHOLE_4.into())?, taken))
    }

    /// A discount's amount, as the prices are stated.
    fn money(&self, amount: Decimal) -> Option<I256> {
        mul(count(amount, self.decimals)?, power(STATED_SCALE)?)
    }

    fn part(&self, lines: &[Exact]) -> Result<Part, OrderError> {
        let nothing = Part { taken: I256::ZERO, whole: I256::ONE };
        let too_large = || at("options.discount", OrderFault::TooLarge);
        match self.off {
            None => Ok(nothing),
            Some(Off::Percent(percent)) => {
                let taken = count(percent, 4).ok_or_else(too_large)?;
                Ok(Part { taken, whole: WHOLE_4.into() })
            }
            Some(Off::Amount(amount)) if amount.units() == 0 => Ok(nothing),
            Some(Off::Amount(amount)) => {
                let taken = self.money(amount).ok_or_else(too_large)?;
                let stated = lines.iter().filter(|line| line.discountable).map(|line| Some(line.stated));
                let whole = sum(stated).ok_or_else(too_large)?;
                if taken > whole {
                    return Err(at("options.discount.amount", OrderFault::DiscountTooHigh));
                }
                Ok(Part { taken, whole })
            }
        }
    }

    /// Rounds. `None` where something does not fit.
    fn whole(&self, exact: &[Exact], part: &Part) -> Option<Totals> {
        let left = sub(part.whole, part.taken)?;
        let denominator = mul(power(SCALE)?, part.whole)?;
        let paid = |line: &Exact| mul(line.amount, if line.discountable { left } else { part.whole });
        let amounts =
            spread(&exact.iter().map(paid).collect::<Option<Vec<_>>>()?, denominator, self.rounding)?;
        let lowered = exact.iter().filter(|line| line.discountable);
        let discount = sum(lowered.map(|line| mul(line.amount, part.taken)))?;
        let figures = self.places().zip(exact).zip(&amounts);
        let mut lines = figures
            .map(|(((_, line), exact), &amount)| self.total(line, exact, amount))
            .collect::<Option<Vec<_>>>()?;
        let vat_amounts = lines.iter().map(|line| line.vat_amount);
        let vat_amount = vat_amounts.map(|vat| vat.map(I256::from)).collect::<Option<Vec<_>>>();
        Some(Totals {
            amount: whole(sum(amounts.into_iter().map(Some))?)?,
            vat_amount: match vat_amount {
                Some(vat_amounts) => Some(whole(sum(vat_amounts.into_iter().map(Some))?)?),
                None => None,
            },
            discount: whole(round(discount, denominator, self.rounding)?)?,
            shipping: if self.shipping.is_some() { lines.pop() } else { None },
            lines,
        })
    }

    /// The figures of one line, whose amount is rounded already.
    fn total(&self, line: &Priced, exact: &Exact, amount: I256) -> Option<Total> {
        let vat = self.rate(line);
        let vat_amount = match vat {
            Some(rate) => Some(vat_of(amount, rate, self.rounding)?),
            None => None,
        };
        let discount = whole(round(exact.discount, power(SCALE)?, self.rounding)?)?;
        Some(Total { amount: whole(amount)?, vat, vat_amount, discount })
    }
}

/// The VAT that an amount includes: `amount · rate / (100 + rate)`.
fn vat_of(amount: I256, rate: Decimal, rounding: Rounding) -> Option<i32> {
    let rate = count(rate, 2)?;
    whole(round(mul(rate, amount)?, add(rate, WHOLE_2.into())?, rounding)?)
}

/// A figure as a count of 10^−`scale`. `None` where it has more decimals.
fn count(figure: Decimal, scale: u8) -> Option<I256> {
    mul(figure.units().into(), power(scale.checked_sub(figure.scale())?)?)
}

/// Minor units as the API takes them, in 32 bits.
fn whole(units: I256) -> Option<i32> {
    i32::try_from(units).ok()
}
