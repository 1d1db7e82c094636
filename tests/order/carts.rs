//! Random carts that make sense.

use dintero_wasm::model::{Currency, Decimal, ItemType};
use dintero_wasm::order::{Discount, Line, Off, Options, Prices, Rounding, Shipping, reconcile};
use proptest::prelude::*;

/// Figures of a line, before they are fitted to a currency.
#[derive(Clone, Debug)]
struct Draft {
    price: i64,
    finer: u8,
    quantity: Decimal,
    vat: Decimal,
    discount: Cut,
    discountable: Option<bool>,
}

/// A discount, as a part of what it is taken off.
#[derive(Clone, Copy, Debug)]
enum Cut {
    None,
    /// Of a thousand.
    Amount(i64),
    Percent(Decimal),
}

/// Every kind of exponent, and the currencies that the API is known to take.
const CURRENCIES: [&str; 9] = ["NOK", "SEK", "DKK", "EUR", "JPY", "ISK", "KWD", "TND", "CLF"];

fn rate() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        4 => prop::sample::select(vec![0, 600, 1000, 1200, 1500, 2500, 2550, 810]),
        1 => 100..=10_000_i64,
    ]
    .prop_map(|hundredths| Decimal::new(hundredths, 2))
}

fn cut() -> impl Strategy<Value = Cut> {
    prop_oneof![
        4 => Just(Cut::None),
        1 => (0..=1000_i64).prop_map(Cut::Amount),
        1 => prop_oneof![Just(0), 10_000..=1_000_000_i64].prop_map(|part| Cut::Percent(Decimal::new(part, 4))),
    ]
}

fn quantity() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        3 => (1..=20_i64).prop_map(Decimal::from),
        1 => (1..=9_999_i64, 3..=6_u8).prop_map(|(units, scale)| Decimal::new(units, scale)),
    ]
}

fn draft() -> impl Strategy<Value = Draft> {
    let price = prop_oneof![1 => Just(0), 8 => 0..=50_000_i64, 1 => 0..=200_000_i64];
    let discountable = prop_oneof![4 => Just(None), 1 => any::<bool>().prop_map(Some)];
    (price, 0..=4_u8, quantity(), rate(), cut(), discountable).prop_map(
        |(price, finer, quantity, vat, discount, discountable)| Draft {
            price,
            finer,
            quantity,
            vat,
            discount,
            discountable,
        },
    )
}

/// As floating-point numbers have it: close enough to see that an amount is right.
pub fn float(figure: Decimal) -> f64 {
    figure.to_string().parse().unwrap()
}

/// A discount that is not more than `most`, which is in minor units.
fn discount(cut: Cut, most: f64, decimals: u8) -> Option<Discount> {
    match cut {
        Cut::None => None,
        Cut::Percent(percent) => Some(Discount::percent(percent)),
        Cut::Amount(part) => {
            #[expect(clippy::cast_possible_truncation, reason = "rounded down on purpose")]
            let minor = (most * (part as f64 / 1000.0) - 1e-6).max(0.0).floor() as i64;
            Some(Discount::amount(Decimal::new(minor, decimals)))
        }
    }
}

/// What a line comes to as its prices are stated, in minor units: before VAT where that comes on top.
pub fn stated(price: Decimal, quantity: Decimal, discount: Option<&Discount>, decimals: u8) -> f64 {
    let before = float(price) * float(quantity) * 10_f64.powi(decimals.into());
    match discount.map(|discount| discount.off) {
        None => before,
        Some(Off::Amount(amount)) => before - float(amount) * 10_f64.powi(decimals.into()),
        Some(Off::Percent(percent)) => before * (1.0 - float(percent) / 100.0),
    }
}

fn line(at: usize, draft: &Draft, decimals: u8, price_decimals: u8) -> Line {
    let scale = (decimals + draft.finer).min(price_decimals);
    let price = Decimal::new(draft.price, scale);
    let mut line =
        Line::new(&format!("product-{at}"), "A product", price).quantity(draft.quantity).vat(draft.vat);
    line.item.line_id = Some(format!("line-{at}"));
    line.discount = discount(draft.discount, stated(price, draft.quantity, None, decimals), decimals);
    line.discountable = draft.discountable;
    line
}

/// A cart, of one line or of hundreds, with all that it can have.
pub fn cart() -> impl Strategy<Value = (Vec<Line>, Options)> {
    let lines = prop_oneof![
        8 => prop::collection::vec(draft(), 1..=8),
        1 => prop::collection::vec(draft(), 100..=400),
    ];
    let shipping = prop::option::of((0..=20_000_i64, rate(), cut()));
    let modes = (any::<bool>(), any::<bool>(), any::<bool>());
    let currency = prop::sample::select(CURRENCIES.to_vec());
    (lines, shipping, cut(), currency, modes, 0..=1000_i64).prop_map(
        |(drafts, shipping, off, currency, (including, half_up, finer), gift)| {
            let prices = if including { Prices::IncludingVat } else { Prices::ExcludingVat };
            let decimals = Currency::from_code(currency).and_then(Currency::decimals).unwrap();
            let mut options = Options::new(currency, "A-1001", prices);
            options.rounding = if half_up { Rounding::HalfUp } else { Rounding::HalfEven };
            options.price_decimals = finer.then_some(8);
            let price_decimals = options.price_decimals.unwrap_or(decimals);
            let mut lines: Vec<Line> = drafts
                .iter()
                .enumerate()
                .map(|(at, draft)| line(at, draft, decimals, price_decimals))
                .collect();
            options.shipping = shipping.map(|(price, vat, off)| {
                let price = Decimal::new(price, decimals);
                let mut shipping = Shipping::new("post", "By post", "Posten", price);
                shipping.vat = Some(vat);
                shipping.discount = discount(off, stated(price, Decimal::from(1), None, decimals), decimals);
                shipping
            });
            let of = |line: &Line| stated(line.price, line.quantity, line.discount.as_ref(), decimals);
            let discountable = lines.iter().filter(|line| line.discountable != Some(false));
            options.discount = discount(off, discountable.map(of).sum(), decimals);
            // A gift card that pays a part of it.
            if gift < 300 {
                let amount = reconcile(&lines, &options).unwrap().amount.unwrap();
                let price = Decimal::new(-(amount * gift / 300), decimals);
                lines.push(Line::new("gift", "Gift card", price).kind(ItemType::GiftCard));
            }
            (lines, options)
        },
    )
}
