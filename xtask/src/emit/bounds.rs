//! What bounds a value, in JSON Schema.

use dintero_wasm::schema::{Format, Kind, Limits};
use serde_json::Value;

/// What bounds a value, by the keywords of JSON Schema.
pub fn bounds(kind: Kind, limits: &Limits) -> serde_json::Map<String, Value> {
    let (fewest, most) = if matches!(kind, Kind::Map(_)) {
        ("minProperties", "maxProperties")
    } else {
        ("minItems", "maxItems")
    };
    let (format, pattern) = limits.format.map_or((None, None), spelled);
    let found = [
        ("minimum", limits.min.map(Value::from)),
        ("maximum", limits.max.map(Value::from)),
        ("minLength", limits.min_len.map(Value::from)),
        ("maxLength", limits.max_len.map(Value::from)),
        (fewest, limits.min_items.map(Value::from)),
        (most, limits.max_items.map(Value::from)),
        ("format", format.map(Value::from)),
        ("pattern", pattern.map(Value::from)),
    ];
    let found: serde_json::Map<String, Value> =
        found.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    if limits.older && !found.is_empty() {
        return serde_json::Map::from_iter([("x-older-limits".to_owned(), Value::Object(found))]);
    }
    found
}

/// The `format` and the `pattern` that say what a format does.
fn spelled(format: Format) -> (Option<&'static str>, Option<&'static str>) {
    match format {
        Format::Uri | Format::DateTime | Format::Date | Format::Email | Format::Uuid => {
            (Some(format.name()), None)
        }
        // A date will do, and a zone may be missing: no format of JSON Schema says that.
        Format::IsoDate => (None, Some(r"^\d{4}-\d{2}-\d{2}")),
        // The format `time` asks for seconds and an offset; the API also writes `08:00`.
        Format::Time => (None, Some(r"^([01]\d|2[0-3]):[0-5]\d")),
        Format::WebUri => (Some("uri"), None),
        Format::Currency => (None, Some("^[A-Z]{3}$")),
        Format::Country => (None, Some("^[A-Z]{2}$")),
        Format::CountryAny => (None, Some("^[A-Z]{2,3}$")),
        Format::Category => (None, Some(r"^\d{4}$")),
        Format::Phone => (None, Some(r"^\+?\d{5,15}$")),
        Format::PhoneSpaced => (None, Some(r"^\+?\d( *\d){4,14}$")),
        Format::DecimalText | Format::MonthYear | Format::SixDigits => (None, Some(format.name())),
    }
}
