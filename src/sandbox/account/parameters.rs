//! Values of a query.

use serde_json::Value;

use super::super::answer::Refusal;
use super::super::json::{amount, text};
use crate::json::{date_time_millis, full_date_time};

/// How many items a page has: the `limit`, whose bounds the operation's table holds.
pub(super) fn limit(query: &Value, default: usize) -> usize {
    usize::try_from(amount(query, "/limit")).ok().filter(|limit| *limit > 0).unwrap_or(default)
}

/// A bound of time, in unix milliseconds. A date alone is the first millisecond of its day, or as an upper bound the
/// last.
pub(super) fn time(query: &Value, name: &str) -> Result<Option<i64>, Refusal> {
    let Some(given) = text(query, &format!("/{name}")) else { return Ok(None) };
    let time = full_date_time(given, name.ends_with(".lte")).and_then(|full| date_time_millis(&full));
    let refusal = || Refusal::bad(format!("{name} is not a date, nor a date and time: {given}"));
    time.ok_or_else(refusal).map(Some)
}

/// The texts of a parameter that may be given more than once.
pub(super) fn texts<'a>(query: &'a Value, name: &str) -> Vec<&'a str> {
    let values = query.get(name).and_then(Value::as_array);
    values.into_iter().flatten().filter_map(Value::as_str).collect()
}
