//! The filters of a query, as the API wants them.

use super::{Refusal, answer};
use crate::json::{Kind, View, full_date_time};
use crate::model::Operation;
use crate::schema::{Format, Kind as Shape};

/// A list that is sent as one value, with commas; every other repeats its name. Source: `docs.dintero.com`, the list
/// of transactions.
const JOINED: &str = "payout_correlation_id";

/// The pairs of a query that is written as a JSON object: a list repeats its name, what is null is left out.
///
/// # Errors
/// It is no JSON object, or holds something that no query can.
pub fn pairs(query: &[u8]) -> Result<Vec<(String, String)>, Refusal> {
    let read = |root: View<'_>| (root.kind() == Kind::Object).then(|| members(root));
    answer::read(query, read).unwrap_or_else(|| Err(Refusal::new("query", "it is not a JSON object")))
}

fn members(root: View<'_>) -> Result<Vec<(String, String)>, Refusal> {
    let mut pairs = Vec::new();
    for member in root.children() {
        let name = member.key().to_str().into_owned();
        let values: Vec<_> =
            if member.kind() == Kind::Array { member.children().collect() } else { vec![member] };
        if values.is_empty() {
            let why = "an empty list would filter nothing: leave it out, or do not ask at all";
            return Err(Refusal::new(name, why));
        }
        for value in values.into_iter().filter(|value| value.kind() != Kind::Null) {
            let text = plain(value)
                .ok_or_else(|| Refusal::new(&*name, "a query holds texts, numbers and lists of them"))?;
            pairs.push((name.clone(), text));
        }
    }
    Ok(pairs)
}

fn plain(value: View<'_>) -> Option<String> {
    match value.kind() {
        Kind::Object | Kind::Array => None,
        Kind::Text => value.text().map(|text| text.to_str().into_owned()),
        _ => Some(value.source().to_owned()),
    }
}

/// A query as it is sent: dates in full, since the API reads a date alone in a way of its own, and the one list that
/// is not repeated joined.
pub(super) fn filters(
    operation: Operation,
    query: Vec<(String, String)>,
) -> Result<Vec<(String, String)>, Refusal> {
    let Some(Shape::Object(table)) = operation.query() else { return Ok(query) };
    let is_date = |name: &str| {
        table.fields.iter().any(|field| field.name == name && field.limits.format == Some(Format::IsoDate))
    };
    let mut sent: Vec<(String, String)> = Vec::new();
    for (name, value) in query {
        let value = if is_date(&name) {
            full_date_time(&value, name.ends_with(".lte")).ok_or_else(|| {
                Refusal::new(&*name, "a date is needed, as 2026-11-21 or 2026-11-21T08:30:00Z")
            })?
        } else {
            value
        };
        match sent.iter_mut().find(|(before, _)| name == JOINED && before == JOINED) {
            Some((_, values)) => {
                values.push(',');
                values.push_str(&value);
            }
            None => sent.push((name, value)),
        }
    }
    Ok(sent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_written_as_pairs() {
        let query = br#"{ "id": ["A", "B\u00e5"], "limit": 10, "search": null, "flag": true }"#;
        let expected = [("id", "A"), ("id", "B\u{e5}"), ("limit", "10"), ("flag", "true")];
        assert_eq!(pairs(query).expect("pairs"), expected.map(|(n, v)| (n.to_owned(), v.to_owned())));
        for query in ["[]", "", "{\"a\":{}}", "{\"a\":[[]]}", "{\"a\":[]}"] {
            assert!(pairs(query.as_bytes()).is_err(), "{query}");
        }
    }

    #[test]
    fn one_list_is_joined_and_the_others_are_repeated() {
        let query = [
            ("payout_correlation_id", "A"),
            ("currency", "NOK"),
            ("payout_correlation_id", "B"),
            ("currency", "SEK"),
        ];
        let sent =
            filters(Operation::TransactionsList, query.map(|(n, v)| (n.to_owned(), v.to_owned())).to_vec());
        let expected = [("payout_correlation_id", "A,B"), ("currency", "NOK"), ("currency", "SEK")];
        assert_eq!(sent.expect("filters"), expected.map(|(n, v)| (n.to_owned(), v.to_owned())));
    }

    #[test]
    fn dates_are_sent_in_full() {
        for (name, value, expected) in [
            ("created_at.gte", "2026-11-21", Some("2026-11-21T00:00:00.000Z")),
            ("created_at.lte", "2026-11-21", Some("2026-11-21T23:59:59.999Z")),
            ("captured_at.lte", "2026-11-21T08:30:00", Some("2026-11-21T08:30:00Z")),
            ("refunded_at.gte", "2026-11-21T08:30:00+01:00", Some("2026-11-21T08:30:00+01:00")),
            ("created_at.gte", "yesterday", None),
        ] {
            let sent = filters(Operation::TransactionsList, vec![(name.to_owned(), value.to_owned())]);
            assert_eq!(
                sent.ok().and_then(|sent| sent.into_iter().next()).map(|(_, v)| v).as_deref(),
                expected,
                "{value}"
            );
        }
    }
}
