//! Queries: read from calls, and added to the shop's URLs.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use crate::model::Operation;
use crate::schema::Kind;

/// The one list that comes joined with commas; every other repeats its name.
const JOINED: &str = "payout_correlation_id";

/// All values of a parameter, in order; `search` may begin with its question mark.
pub(super) fn values<'a>(search: &'a str, name: &str) -> Vec<Cow<'a, str>> {
    let search = search.strip_prefix('?').unwrap_or(search);
    let pairs = form_urlencoded::parse(search.as_bytes());
    pairs.filter(|(key, _)| key == name).map(|(_, value)| value).collect()
}

/// The last value of a parameter.
pub(super) fn value<'a>(search: &'a str, name: &str) -> Option<Cow<'a, str>> {
    values(search, name).pop()
}

/// Whether a parameter is `true`.
pub(super) fn flag(search: &str, name: &str) -> bool {
    value(search, name).is_some_and(|value| value == "true")
}

/// A query as a JSON object, by the table of its operation: what is a list there is one here, what is a number is
/// one if it can be read as one.
pub(super) fn document(operation: Operation, search: &str) -> Value {
    let mut members = Map::new();
    let Some(Kind::Object(table)) = operation.query() else { return Value::Object(members) };
    for field in table.fields {
        let read = |text: &str| match field.kind {
            Kind::Integer | Kind::Number | Kind::Bool => {
                serde_json::from_str(text).unwrap_or_else(|_| json!(text))
            }
            _ => json!(text),
        };
        let values = values(search, field.name);
        let value = match (field.kind, values.last()) {
            (_, None) => continue,
            (Kind::List(_), _) if field.name == JOINED => {
                values.iter().flat_map(|value| value.split(',')).map(|text| json!(text)).collect()
            }
            (Kind::List(_), _) => values.iter().map(|text| json!(text)).collect(),
            (_, Some(last)) => read(last),
        };
        members.insert(field.name.to_owned(), value);
    }
    Value::Object(members)
}

/// Adds parameters to a URL of any scheme, and keeps what it has: the shop's own query, byte for byte, and
/// its fragment.
pub(super) fn extend(url: &str, parameters: &[(&str, Option<&str>)]) -> String {
    let (url, fragment) = url.find('#').and_then(|at| url.split_at_checked(at)).unwrap_or((url, ""));
    let present = parameters.iter().filter_map(|(name, value)| Some((name, (*value)?)));
    let added = form_urlencoded::Serializer::new(String::new()).extend_pairs(present).finish();
    let joint = match url.rsplit_once('?') {
        _ if added.is_empty() => "",
        None => "?",
        Some((_, "")) => "",
        Some(_) => "&",
    };
    format!("{url}{joint}{added}{fragment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_added_to_any_url() {
        for (url, expected) in [
            ("https://a.example", "https://a.example?m=a+b"),
            ("https://a.example/x?", "https://a.example/x?m=a+b"),
            ("https://a.example/x?q=%7e#top", "https://a.example/x?q=%7e&m=a+b#top"),
            ("shop://done", "shop://done?m=a+b"),
        ] {
            assert_eq!(extend(url, &[("m", Some("a b")), ("error", None)]), expected);
        }
        assert_eq!(extend("https://a.example", &[]), "https://a.example");
    }
}
