//! What holds of the order of any cart.

use dintero_wasm::model::{Currency, Decimal, ItemType, Open, Operation, SessionOrder};
use dintero_wasm::order::{Line, Off, Options, Prices, reconcile};
use dintero_wasm::report::Code;
use dintero_wasm::rules::{self, validate};
use proptest::prelude::*;
use serde_json::json;

use crate::carts::{cart, float, stated};

/// The exact amounts of the lines and then of the shipping, in minor units, by floating-point numbers: another way to
/// the same figures, right to a thousandth.
fn exact(lines: &[Line], options: &Options) -> Vec<f64> {
    let decimals = Currency::from_code(&options.currency).and_then(Currency::decimals).unwrap();
    let on_top = |vat: Option<Decimal>| match options.prices {
        Prices::IncludingVat => 1.0,
        Prices::ExcludingVat => 1.0 + vat.map_or(0.0, float) / 100.0,
    };
    let of = |line: &Line| stated(line.price, line.quantity, line.discount.as_ref(), decimals);
    let gift_card = |line: &Line| line.item.r#type == Some(Open::Known(ItemType::GiftCard));
    let lowered = |line: &Line| line.discountable.unwrap_or(!gift_card(line));
    let whole: f64 = lines.iter().filter(|line| lowered(line)).map(of).sum();
    let minor = 10_f64.powi(decimals.into());
    let left = match options.discount.as_ref().map(|discount| discount.off) {
        Some(Off::Percent(percent)) => 1.0 - float(percent) / 100.0,
        Some(Off::Amount(amount)) if whole > 0.0 => 1.0 - float(amount) * minor / whole,
        _ => 1.0,
    };
    let mut exact: Vec<f64> = lines
        .iter()
        .map(|line| of(line) * on_top(line.vat) * if lowered(line) { left } else { 1.0 })
        .collect();
    if let Some(shipping) = &options.shipping {
        let price = stated(shipping.price, Decimal::from(1), shipping.discount.as_ref(), decimals);
        exact.push(price * on_top(shipping.vat));
    }
    exact
}

/// Amounts, VAT amounts and rates, of the lines and then of the shipping.
fn figures(order: &SessionOrder) -> Vec<(i64, i64, Decimal)> {
    let lines = order.items.iter().flatten().map(|item| (item.amount, item.vat_amount, item.vat));
    let shipping = order.shipping_option.iter().map(|option| (option.amount, option.vat_amount, option.vat));
    lines.chain(shipping).map(|(amount, vat, rate)| (amount.unwrap(), vat.unwrap(), rate.unwrap())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_order_passes_every_rule((lines, options) in cart()) {
        let order = reconcile(&lines, &options).unwrap();
        let body = json!({
            "profile_id": "default",
            "url": { "return_url": "https://shop.example/thanks" },
            "order": serde_json::to_value(&order).unwrap(),
        });
        let report = validate(Operation::SessionsCreate, body.to_string().as_bytes(), &rules::Options::default());
        let others: Vec<_> =
            report.issues.iter().filter(|issue| issue.code != Code::CurrencyUnusual).collect();
        prop_assert!(others.is_empty(), "{others:?} in {body}");
    }

    #[test]
    fn an_order_is_the_sum_of_its_lines_and_the_exact_sum_rounded((lines, options) in cart()) {
        let order = reconcile(&lines, &options).unwrap();
        let figures = figures(&order);
        prop_assert_eq!(order.amount.unwrap(), figures.iter().map(|(amount, ..)| amount).sum::<i64>());
        prop_assert_eq!(order.vat_amount.unwrap(), figures.iter().map(|(_, vat, _)| vat).sum::<i64>());
        let exact = exact(&lines, &options);
        prop_assert_eq!(exact.len(), figures.len());
        let off = (order.amount.unwrap() as f64 - exact.iter().sum::<f64>()).abs();
        prop_assert!(off <= 0.501, "{off} units from the exact sum");
        for ((amount, ..), exact) in figures.iter().zip(exact) {
            prop_assert!((*amount as f64 - exact).abs() < 1.001, "{} for {}", amount, exact);
        }
    }

    #[test]
    fn vat_is_the_nearest_to_what_the_amount_includes((lines, options) in cart()) {
        for (amount, vat, rate) in figures(&reconcile(&lines, &options).unwrap()) {
            let part = i128::from(rate.units()) * 10_i128.pow(u32::from(2 - rate.scale()));
            let whole = 10_000 + part;
            let off = (i128::from(vat) * whole - i128::from(amount) * part).abs();
            prop_assert!(2 * off <= whole, "{vat} of {amount} at {rate} %");
        }
    }

    #[test]
    fn the_order_of_the_lines_moves_no_line_by_more_than_a_unit((lines, options) in cart()) {
        let order = reconcile(&lines, &options).unwrap();
        prop_assert_eq!(&order, &reconcile(&lines, &options).unwrap());
        let numbered: Vec<Line> = lines
            .iter()
            .enumerate()
            .map(|(at, line)| {
                let mut line = line.clone();
                line.item.line_id = Some(format!("line-{at}"));
                line
            })
            .rev()
            .collect();
        let turned = reconcile(&numbered, &options).unwrap();
        prop_assert_eq!(order.amount, turned.amount);
        let (items, turned) = (order.items.unwrap(), turned.items.unwrap());
        for (one, other) in items.iter().zip(turned.iter().rev()) {
            prop_assert!((one.amount.unwrap() - other.amount.unwrap()).abs() <= 1);
        }
    }
}
