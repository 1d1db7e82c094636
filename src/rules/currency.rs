//! The currency of a body's amounts.

use super::read::path;
use crate::json::View;
use crate::model::Currency;

/// Where a body states it: an order, a session that is paid, a transfer. A capture and its like state none: theirs is
/// the transaction's.
const PLACES: [&[&str]; 3] = [&["order", "currency"], &["session", "order", "currency"], &["currency"]];

/// The currency that a body states.
pub fn stated(body: View<'_>) -> Option<Currency> {
    let currency = PLACES.iter().find_map(|names| path(body, names)?.text())?;
    Currency::from_code(&currency.to_str())
}
