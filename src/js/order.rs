//! `reconcileOrder` at the boundary: texts in, figures out. An error is thrown as its text.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::model::Decimal;
use crate::order::{Cart, Figure, OrderError, Priced, Prices, Rounding};

/// An order that is being put together.
#[wasm_bindgen(js_name = Order)]
pub struct OrderHandle(Cart);

#[wasm_bindgen(js_class = Order)]
impl OrderHandle {
    /// An order without lines.
    #[wasm_bindgen(constructor)]
    pub fn new(
        currency: &str,
        price_decimals: Option<u8>,
        including_vat: bool,
        half_up: bool,
    ) -> Result<OrderHandle, String> {
        let prices = if including_vat { Prices::IncludingVat } else { Prices::ExcludingVat };
        let rounding = if half_up { Rounding::HalfUp } else { Rounding::HalfEven };
        Cart::new(currency, price_decimals, prices, rounding).map(Self).map_err(text)
    }

    /// The rate of VAT where none is stated, and what is taken off the order.
    pub fn terms(
        &mut self,
        vat: Option<String>,
        amount: Option<String>,
        percent: Option<String>,
    ) -> Result<(), String> {
        let read = |vat: &str| self.0.read("options.vat", Figure::Vat, vat);
        self.0.vat = vat.as_deref().map(read).transpose().map_err(text)?;
        let off = self.0.read_off("options.discount", amount.as_deref(), percent.as_deref());
        self.0.off = off.map_err(text)?;
        Ok(())
    }

    /// Adds a line.
    #[expect(clippy::too_many_arguments, reason = "plain values cross more cheaply than an object")]
    pub fn line(
        &mut self,
        line_id: String,
        price: &str,
        quantity: &str,
        vat: Option<String>,
        amount: Option<String>,
        percent: Option<String>,
        gift_card: bool,
        discountable: bool,
    ) -> Result<(), String> {
        let member = format!("lines[{}]", self.0.lines.len());
        let line = self.priced(&member, line_id, price, vat, amount, percent).map_err(text)?;
        let quantity =
            self.0.read(&format!("{member}.quantity"), Figure::Quantity, quantity).map_err(text)?;
        self.0.lines.push(Priced { quantity, gift_card, discountable, ..line });
        Ok(())
    }

    /// Sets the shipping.
    pub fn shipping(
        &mut self,
        line_id: String,
        price: &str,
        vat: Option<String>,
        amount: Option<String>,
        percent: Option<String>,
    ) -> Result<(), String> {
        let line = self.priced("options.shipping", line_id, price, vat, amount, percent).map_err(text)?;
        self.0.shipping = Some(line);
        Ok(())
    }

    /// Works the order out: its figures as JSON.
    pub fn totals(&self) -> Result<String, String> {
        self.0.totals().map(|totals| totals.to_json()).map_err(text)
    }

    fn priced(
        &self,
        member: &str,
        line_id: String,
        price: &str,
        vat: Option<String>,
        amount: Option<String>,
        percent: Option<String>,
    ) -> Result<Priced, OrderError> {
        let read = |name: &str, figure, text: &str| self.0.read(&format!("{member}.{name}"), figure, text);
        Ok(Priced {
            line_id,
            price: read("price", Figure::Price, price)?,
            quantity: Decimal::from(1),
            vat: vat.as_deref().map(|vat| read("vat", Figure::Vat, vat)).transpose()?,
            off: self.0.read_off(&format!("{member}.discount"), amount.as_deref(), percent.as_deref())?,
            gift_card: false,
            discountable: false,
        })
    }
}

fn text(error: OrderError) -> String {
    error.to_string()
}
