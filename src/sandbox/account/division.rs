//! Whose a capture or a refund is.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::json::{amount, list, text};

/// An event's amount by receiver, `None` being the shop; none of the parts is zero.
///
/// A line with splits goes to their sellers, in proportion where only a part of it is captured or refunded. What no
/// split names goes to the order's `payout_destination_id`, or its store's, and else to the shop.
pub(super) fn divide(event: &Value, document: &Value) -> Vec<(Option<String>, i64)> {
    let whole = amount(event, "/amount");
    let mut parts: BTreeMap<Option<String>, i64> = BTreeMap::new();
    let mut rest = whole;
    for (seller, part) in split(event, document) {
        let sum = parts.entry(Some(seller)).or_default();
        *sum = sum.saturating_add(part);
        rest = rest.saturating_sub(part);
    }
    let owner = ["/payout_destination_id", "/store/payout_destination_id"];
    let owner = owner.into_iter().find_map(|pointer| text(document, pointer)).map(str::to_owned);
    let sum = parts.entry(owner).or_default();
    *sum = sum.saturating_add(rest);
    parts.into_iter().filter(|(_, part)| *part != 0).collect()
}

/// What the splits of an event's lines, or of all lines where it names none, give to sellers.
fn split(event: &Value, document: &Value) -> Vec<(String, i64)> {
    let lines = list(document, "/items");
    let items = list(event, "/items");
    let mut parts = Vec::new();
    if items.is_empty() {
        let (part, whole) = (amount(event, "/amount"), amount(document, "/amount"));
        lines.iter().for_each(|line| add(&mut parts, line, part, whole));
    }
    for item in items {
        if item.get("splits").is_some() {
            add(&mut parts, item, 1, 1);
        } else if let Some(line) = lines.iter().find(|line| line.get("line_id") == item.get("line_id")) {
            add(&mut parts, line, amount(item, "/amount"), amount(line, "/amount"));
        }
    }
    parts
}

/// The splits of a line, each times `part / whole`.
fn add(parts: &mut Vec<(String, i64)>, line: &Value, part: i64, whole: i64) {
    for split in list(line, "/splits") {
        let seller = text(split, "/payout_destination_id").unwrap_or_default().to_owned();
        parts.push((seller, portion(amount(split, "/amount"), part, whole)));
    }
}

/// `amount × part / whole`, rounded down: what is lost by that goes to the order's own receiver.
fn portion(amount: i64, part: i64, whole: i64) -> i64 {
    let product = i128::from(amount).saturating_mul(i128::from(part));
    product.checked_div(i128::from(whole)).and_then(|share| i64::try_from(share).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_amount_is_divided_to_the_last_unit() {
        let splits = json!([
            { "payout_destination_id": "a", "amount": 60 },
            { "payout_destination_id": "b", "amount": 30 },
        ]);
        let document = json!({ "amount": 150, "items": [
            { "line_id": "1", "amount": 100, "splits": splits },
            { "line_id": "2", "amount": 50 },
        ] });
        let own = json!([{ "payout_destination_id": "c", "amount": 7 }]);
        for (event, expected) in [
            (json!({ "amount": 150 }), vec![(None, 60), (Some("a"), 60), (Some("b"), 30)]),
            (json!({ "amount": 50 }), vec![(None, 20), (Some("a"), 20), (Some("b"), 10)]),
            (json!({ "amount": 1 }), vec![(None, 1)]),
            (
                json!({ "amount": 33, "items": [{ "line_id": "1", "amount": 33 }] }),
                vec![(None, 5), (Some("a"), 19), (Some("b"), 9)],
            ),
            (json!({ "amount": 50, "items": [{ "line_id": "2", "amount": 50 }] }), vec![(None, 50)]),
            (
                json!({ "amount": 7, "items": [{ "line_id": "2", "amount": 7, "splits": own }] }),
                vec![(Some("c"), 7)],
            ),
            (json!({ "amount": 5, "items": [{ "line_id": "9", "amount": 5 }] }), vec![(None, 5)]),
        ] {
            let expected: Vec<_> =
                expected.into_iter().map(|(seller, part)| (seller.map(str::to_owned), part)).collect();
            assert_eq!(divide(&event, &document), expected, "{event}");
        }
    }

    #[test]
    fn what_no_split_names_goes_to_the_order_s_seller() {
        let event = json!({ "amount": 10 });
        for (document, seller) in [
            (
                json!({ "payout_destination_id": "order", "store": { "payout_destination_id": "store" } }),
                "order",
            ),
            (json!({ "store": { "payout_destination_id": "store" } }), "store"),
        ] {
            assert_eq!(divide(&event, &document), [(Some(seller.to_owned()), 10)]);
        }
    }
}
