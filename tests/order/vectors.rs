//! The shared vectors, natively and in WebAssembly. The package's tests run the same file.

use dintero_wasm::model::{Currency, Decimal, DiscountLine, OrderItem};
use dintero_wasm::order::{
    Discount, Figure, Line, Off, Options, OrderError, Prices, Rounding, Shipping, reconcile,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const ORDERS: &str = include_str!("../vectors/orders.json");

/// Reads a cart as a program would that has it as texts.
struct Cart {
    price_decimals: u8,
    decimals: u8,
}

impl Cart {
    fn figure(&self, figure: Figure, member: &str, value: &Value) -> Result<Option<Decimal>, OrderError> {
        let text = match value {
            Value::Null => return Ok(None),
            Value::String(text) => text.clone(),
            number => number.to_string(),
        };
        let decimals = match figure {
            Figure::Price => self.price_decimals,
            Figure::Discount => self.decimals,
            Figure::Vat => 2,
            Figure::Percent => 4,
            Figure::Quantity => 6,
        };
        let error = |fault| OrderError { member: member.to_owned(), fault };
        figure.read(&text, decimals).map(Some).map_err(error)
    }

    fn discount(&self, member: &str, value: &Value) -> Result<Option<Discount>, OrderError> {
        let amount = self.figure(Figure::Discount, &format!("{member}.amount"), &value["amount"])?;
        let percent = self.figure(Figure::Percent, &format!("{member}.percent"), &value["percent"])?;
        let off = amount.map(Off::Amount).or(percent.map(Off::Percent));
        Ok(off.map(|off| Discount { off, line: others::<DiscountLine>(&value["line"]) }))
    }

    fn line(&self, at: usize, value: &Value) -> Result<Line, OrderError> {
        let member = |name: &str| format!("lines[{at}].{name}");
        let text = |name: &str| value[name].as_str().unwrap();
        let price = self.figure(Figure::Price, &member("price"), &value["price"])?.unwrap();
        let mut line = Line::new(text("id"), text("description"), price);
        let named = line.item;
        line.item = others::<OrderItem>(&value["item"]);
        (line.item.id, line.item.description) = (named.id, named.description);
        line.item.line_id = value["lineId"].as_str().map(str::to_owned);
        line.item.r#type = serde_json::from_value(value["type"].clone()).unwrap();
        line.vat = self.figure(Figure::Vat, &member("vat"), &value["vat"])?;
        line.discount = self.discount(&member("discount"), &value["discount"])?;
        line.discountable = value["discountable"].as_bool();
        if let Some(quantity) = self.figure(Figure::Quantity, &member("quantity"), &value["quantity"])? {
            line.quantity = quantity;
        }
        Ok(line)
    }

    fn shipping(&self, value: &Value) -> Result<Option<Shipping>, OrderError> {
        if value.is_null() {
            return Ok(None);
        }
        let text = |name: &str| value[name].as_str().unwrap();
        let member = |name: &str| format!("options.shipping.{name}");
        let price = self.figure(Figure::Price, &member("price"), &value["price"])?.unwrap();
        let mut shipping = Shipping::new(text("id"), text("title"), text("operator"), price);
        shipping.option.line_id = value["lineId"].as_str().map(str::to_owned);
        shipping.vat = self.figure(Figure::Vat, &member("vat"), &value["vat"])?;
        shipping.discount = self.discount(&member("discount"), &value["discount"])?;
        Ok(Some(shipping))
    }
}

fn others<T: DeserializeOwned + Default>(value: &Value) -> T {
    if value.is_null() { T::default() } else { serde_json::from_value(value.clone()).unwrap() }
}

/// What comes of a case: the order, or the error's text.
fn run(case: &Value) -> Result<Value, OrderError> {
    let given = &case["options"];
    let text = |name: &str| given[name].as_str().unwrap();
    let prices = match text("prices") {
        "includingVat" => Prices::IncludingVat,
        "excludingVat" => Prices::ExcludingVat,
        other => unreachable!("{other}"),
    };
    let mut options = Options::new(text("currency"), text("merchantReference"), prices);
    options.rounding = match given["rounding"].as_str() {
        Some("half-up") => Rounding::HalfUp,
        _ => Rounding::HalfEven,
    };
    options.order = others(&given["order"]);
    options.price_decimals = given["priceDecimals"].as_u64().map(|decimals| decimals.try_into().unwrap());
    let decimals = Currency::from_code(&options.currency).and_then(Currency::decimals).unwrap_or(2);
    let cart = Cart { decimals, price_decimals: options.price_decimals.unwrap_or(decimals) };
    options.vat = cart.figure(Figure::Vat, "options.vat", &given["vat"])?;
    options.discount = cart.discount("options.discount", &given["discount"])?;
    let lines = case["lines"].as_array().unwrap().iter().enumerate();
    let lines = lines.map(|(at, line)| cart.line(at, line)).collect::<Result<Vec<_>, _>>()?;
    options.shipping = cart.shipping(&given["shipping"])?;
    Ok(serde_json::to_value(reconcile(&lines, &options)?).unwrap())
}

#[test]
fn carts_have_exactly_their_orders() {
    let file: Value = serde_json::from_str(ORDERS).unwrap();
    let cases = file["cases"].as_array().unwrap();
    assert!(!cases.is_empty());
    for case in cases {
        match run(case) {
            Ok(order) => assert_eq!(order, case["order"], "{}: {order}", case["name"]),
            Err(error) => {
                assert_eq!(error.to_string() + ".", case["error"].as_str().unwrap_or(""), "{}", case["name"]);
            }
        }
    }
}
