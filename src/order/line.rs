//! What a Rust program makes an order from.

use super::{Off, Prices, Rounding};
use crate::model::{Decimal, DiscountLine, ItemType, OrderItem, OrderShippingOption, SessionOrder};

/// What is taken off a line, the shipping, or the whole order.
#[derive(Clone, Debug, PartialEq)]
pub struct Discount {
    /// How much.
    pub off: Off,
    /// What is shown of it in `discount_lines`. Its amount and percentage are written over.
    pub line: DiscountLine,
}

impl Discount {
    /// Money, in the currency's main unit.
    #[must_use]
    pub fn amount(amount: impl Into<Decimal>) -> Self {
        Self { off: Off::Amount(amount.into()), line: DiscountLine::default() }
    }

    /// A percentage: 10 means 10 %.
    #[must_use]
    pub fn percent(percent: impl Into<Decimal>) -> Self {
        Self { off: Off::Percent(percent.into()), line: DiscountLine::default() }
    }
}

/// A line of a cart.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What one unit costs, in the currency's main unit: `199.90` for 199.90 NOK. Below zero only for a gift card that
    /// is used.
    pub price: Decimal,
    /// How many, more than 0; it may be a fraction, with at most 6 decimals.
    pub quantity: Decimal,
    /// The rate of VAT, in percent, with at most two decimals. Without one, [`Options::vat`] counts, and 0 for a gift
    /// card.
    pub vat: Option<Decimal>,
    /// What is taken off the whole line.
    pub discount: Option<Discount>,
    /// Whether the order's discount lowers it. Unless it is set: yes, except for a gift card.
    pub discountable: Option<bool>,
    /// Everything else. Without a `line_id` it is the line's number, from `1`. Its quantity, amounts, rate and discount
    /// lines are written over.
    pub item: OrderItem,
}

impl Line {
    /// One of a product, without VAT or discount.
    #[must_use]
    pub fn new(id: &str, description: &str, price: Decimal) -> Self {
        let (id, description) = (Some(id.to_owned()), Some(description.to_owned()));
        let item = OrderItem { id, description, ..OrderItem::default() };
        let quantity = Decimal::from(1);
        Self { price, quantity, vat: None, discount: None, discountable: None, item }
    }

    /// How many.
    #[must_use]
    pub fn quantity(self, quantity: impl Into<Decimal>) -> Self {
        Self { quantity: quantity.into(), ..self }
    }

    /// The rate of VAT, in percent.
    #[must_use]
    pub fn vat(self, percent: impl Into<Decimal>) -> Self {
        Self { vat: Some(percent.into()), ..self }
    }

    /// What is taken off the whole line.
    #[must_use]
    pub fn discount(self, discount: Discount) -> Self {
        Self { discount: Some(discount), ..self }
    }

    /// What kind of line it is.
    #[must_use]
    pub fn kind(mut self, kind: ItemType) -> Self {
        self.item.r#type = Some(kind.into());
        self
    }
}

/// How an order is delivered, and for how much.
#[derive(Clone, Debug, PartialEq)]
pub struct Shipping {
    /// What it costs, in the currency's main unit; `0` where it is free.
    pub price: Decimal,
    /// The rate of VAT, in percent. Without one, [`Options::vat`] counts.
    pub vat: Option<Decimal>,
    /// What is taken off.
    pub discount: Option<Discount>,
    /// Everything else. Without a `line_id` it is `shipping`. Its amounts and rate are written over.
    pub option: OrderShippingOption,
}

impl Shipping {
    /// A way of delivery, what the shopper reads, and who delivers.
    #[must_use]
    pub fn new(id: &str, title: &str, operator: &str, price: Decimal) -> Self {
        let [id, title, operator] = [id, title, operator].map(|text| Some(text.to_owned()));
        let option = OrderShippingOption { id, title, operator, ..OrderShippingOption::default() };
        Self { price, vat: None, discount: None, option }
    }
}

/// What an order is, beside its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// ISO 4217, in capitals.
    pub currency: String,
    /// The shop's own name for the order.
    pub merchant_reference: String,
    /// Whether prices, and discounts that are amounts, include VAT.
    pub prices: Prices,
    /// Which way half a minor unit goes.
    pub rounding: Rounding,
    /// The rate of VAT of lines and shipping that state none, in percent.
    pub vat: Option<Decimal>,
    /// What is taken off the order: spread over its lines in proportion to their amounts.
    pub discount: Option<Discount>,
    /// How it is delivered.
    pub shipping: Option<Shipping>,
    /// How many decimals a unit price may have, from the currency's own to
    /// [`MAX_PRICE_DECIMALS`](super::MAX_PRICE_DECIMALS). The currency's own unless it is set.
    pub price_decimals: Option<u8>,
    /// Everything else, such as the addresses. Its lines, shipping, amounts and discount lines are written over.
    pub order: SessionOrder,
}

impl Options {
    /// An order without discount or shipping, rounded half to even.
    #[must_use]
    pub fn new(currency: &str, merchant_reference: &str, prices: Prices) -> Self {
        Self {
            currency: currency.to_owned(),
            merchant_reference: merchant_reference.to_owned(),
            prices,
            rounding: Rounding::default(),
            vat: None,
            discount: None,
            shipping: None,
            price_decimals: None,
            order: SessionOrder::default(),
        }
    }
}
