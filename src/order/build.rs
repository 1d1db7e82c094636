//! An order of the API, out of figures that add up.

use super::cart::{Cart, Priced};
use super::totals::Total;
use super::{Discount, Line, Off, Options, OrderError, Shipping};
use crate::model::{Decimal, DiscountLine, ItemType, Open, OrderItem, OrderShippingOption, SessionOrder};

/// The order of a cart: one that every rule of [`rules::validate`](crate::rules::validate) takes.
///
/// ```
/// use dintero_wasm::model::Decimal;
/// use dintero_wasm::order::{Discount, Line, Options, Prices, reconcile};
///
/// let lines = [
///     Line::new("chair", "Chair", "199.90".parse()?).quantity(2).vat(25),
///     Line::new("cloth", "Cloth, by the metre", "49.95".parse()?).quantity("2.5".parse::<Decimal>()?).vat(25),
/// ];
/// let mut options = Options::new("NOK", "A-1001", Prices::IncludingVat);
/// options.discount = Some(Discount::amount(50));
/// let order = reconcile(&lines, &options)?;
/// assert_eq!((order.amount, order.vat_amount), (Some(47_468), Some(9_494)));
/// assert_eq!(order.items.unwrap().iter().map(|line| line.amount.unwrap()).collect::<Vec<_>>(), [36_170, 11_298]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// A figure that makes no sense, by the member that it stands in.
pub fn reconcile(lines: &[Line], options: &Options) -> Result<SessionOrder, OrderError> {
    let mut cart = Cart::new(&options.currency, options.price_decimals, options.prices, options.rounding)?;
    (cart.vat, cart.off) = (options.vat, off(options.discount.as_ref()));
    cart.lines = (1_usize..).zip(lines).map(|(number, line)| priced(number, line)).collect();
    cart.shipping = options.shipping.as_ref().map(priced_shipping);
    let totals = cart.totals()?;
    let figures = cart.lines.iter().zip(&totals.lines);
    let shipping = options.shipping.as_ref().zip(cart.shipping.as_ref()).zip(totals.shipping.as_ref());
    Ok(SessionOrder {
        amount: Some(totals.amount.into()),
        vat_amount: totals.vat_amount.map(Into::into),
        currency: Some(options.currency.clone()),
        merchant_reference: Some(options.merchant_reference.clone()),
        items: Some(
            lines.iter().zip(figures).map(|(line, (priced, total))| item(line, priced, total)).collect(),
        ),
        shipping_option: shipping.map(|((shipping, priced), total)| option(shipping, priced, total)),
        discount_lines: discount_lines(totals.discount, options.discount.as_ref()),
        ..options.order.clone()
    })
}

fn priced(number: usize, line: &Line) -> Priced {
    let gift_card = line.item.r#type == Some(Open::Known(ItemType::GiftCard));
    Priced {
        line_id: line.item.line_id.clone().unwrap_or_else(|| number.to_string()),
        price: line.price,
        quantity: line.quantity,
        vat: line.vat,
        off: off(line.discount.as_ref()),
        gift_card,
        discountable: line.discountable.unwrap_or(!gift_card),
    }
}

fn priced_shipping(shipping: &Shipping) -> Priced {
    Priced {
        line_id: shipping.option.line_id.clone().unwrap_or_else(|| "shipping".to_owned()),
        price: shipping.price,
        quantity: Decimal::from(1),
        vat: shipping.vat,
        off: off(shipping.discount.as_ref()),
        gift_card: false,
        discountable: false,
    }
}

fn item(line: &Line, priced: &Priced, total: &Total) -> OrderItem {
    OrderItem {
        line_id: Some(priced.line_id.clone()),
        quantity: Some(line.quantity),
        amount: Some(total.amount.into()),
        vat: total.vat,
        vat_amount: total.vat_amount.map(Into::into),
        discount_lines: discount_lines(total.discount, line.discount.as_ref()),
        ..line.item.clone()
    }
}

fn option(shipping: &Shipping, priced: &Priced, total: &Total) -> OrderShippingOption {
    OrderShippingOption {
        line_id: Some(priced.line_id.clone()),
        amount: Some(total.amount.into()),
        vat: total.vat,
        vat_amount: total.vat_amount.map(Into::into),
        ..shipping.option.clone()
    }
}

fn off(discount: Option<&Discount>) -> Option<Off> {
    discount.map(|discount| discount.off)
}

/// What was taken off, for display. Nothing where that is nothing.
fn discount_lines(amount: i32, discount: Option<&Discount>) -> Option<Vec<DiscountLine>> {
    let discount = discount?;
    let percentage = match discount.off {
        Off::Percent(percent) => Some(percent),
        Off::Amount(_) => None,
    };
    let line = DiscountLine { amount: Some(amount.into()), percentage, ..discount.line.clone() };
    (amount != 0).then(|| vec![line])
}
