//! From prices to an order that adds up.
//!
//! A shop knows prices as decimals, quantities, rates of VAT and discounts. The API takes whole minor units, each line
//! after its discounts and including VAT, and an order that is exactly their sum. [`reconcile`] makes the second from
//! the first, with exact arithmetic and one rounding:
//!
//! 1. A line's exact amount is price · quantity, less its discount, plus VAT where the prices are without it.
//! 2. The order's discount is spread over the lines in proportion to their exact amounts. It leaves the shipping
//!    alone, gift cards, and lines that are not discountable.
//! 3. The order's amount is the exact sum, rounded once. The lines and the shipping are rounded so that they add up to
//!    it, by largest remainder: all down, and the units that are missing go to those that lost most, the first of
//!    equals first. So the order is at most half a minor unit from the exact sum, however many lines it has, and no
//!    line is a whole unit from its own. A line that is whole stays as it is.
//! 4. A line's VAT follows from its rounded amount: amount · rate / (100 + rate), rounded. The order's VAT is the sum.
//!
//! Discounts are listed in `discount_lines` too, for display: they change no amount there (docs.dintero.com, "Discount
//! metadata").
#![deny(clippy::float_arithmetic)]

mod build;
mod cart;
mod error;
mod exact;
mod figure;
mod line;
#[cfg(all(feature = "js", target_arch = "wasm32"))]
mod read;
mod round;
mod totals;
#[cfg(all(feature = "js", target_arch = "wasm32"))]
mod write;

pub use build::reconcile;
#[cfg(all(feature = "js", target_arch = "wasm32"))]
pub(crate) use cart::{Cart, Priced};
pub use cart::{Off, Prices};
pub use error::{OrderError, OrderFault};
pub use figure::{Figure, MAX_PRICE_DECIMALS};
pub use line::{Discount, Line, Options, Shipping};
pub use round::Rounding;
