//! Lists, a page at a time: where the items of a page stand, and what asks for the next one.

use super::answer;
use crate::json::{Kind, View};
use crate::model::Operation;

/// How many items a page of transactions has unless the query says otherwise.
/// Source: `docs.dintero.com/api-reference`, the parameter `limit`.
const DEFAULT_LIMIT: usize = 10;

/// How an operation lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The member that holds a page's items. `None`: the page is the array itself.
    pub items: Option<&'static str>,
    style: Style,
}

/// What asks for the next page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// The id of the last item. No page says that it is the last one: one with too few items is.
    LastId,
    /// The id and the date of the answer's `last_evaluated_key`, together.
    IdAndDate,
    /// The answer's `starting_after`.
    Cursor,
    /// The answer's `next_page_token`.
    PageToken,
    /// There is one page.
    Whole,
}

impl Listing {
    /// How an operation lists. `None`: it does not.
    #[must_use]
    pub const fn of(operation: Operation) -> Option<Self> {
        Some(match operation {
            Operation::TransactionsList => Self { items: None, style: Style::LastId },
            Operation::SettlementsList => Self { items: Some("items"), style: Style::IdAndDate },
            Operation::ReportConfigurationsList => Self { items: Some("items"), style: Style::Cursor },
            Operation::ReportsList => Self { items: Some("reports"), style: Style::Cursor },
            Operation::PayoutsTransfers => Self { items: Some("entries"), style: Style::PageToken },
            Operation::ApprovalsList => Self { items: Some("payout_destinations"), style: Style::Whole },
            _ => return None,
        })
    }

    /// The parameters that the next page is asked for with, in place of those of the same names. `None`: there is no
    /// next page.
    ///
    /// A page without items ends every list, and so does one that would be asked for with what this one was.
    #[must_use]
    pub fn next(self, query: &[(String, String)], body: &[u8]) -> Option<Vec<(String, String)>> {
        let next = answer::read_whole(body, |root| self.after(query, root))?;
        let repeats = next.iter().all(|parameter| query.contains(parameter));
        (!repeats).then_some(next)
    }

    fn after(self, query: &[(String, String)], root: View<'_>) -> Option<Vec<(String, String)>> {
        let items = match self.items {
            Some(name) => root.get(name)?,
            None => root,
        };
        if items.kind() != Kind::Array {
            return None;
        }
        let (count, last) =
            items.children().fold((0_usize, None), |(n, _), item| (n.saturating_add(1), Some(item)));
        let last = last?;
        let pair = |name: &str, from: View<'_>, path: &[&str]| {
            let value = answer::at(from, path).and_then(plain).filter(|value| !value.is_empty())?;
            Some((name.to_owned(), value))
        };
        match self.style {
            Style::LastId => {
                let limit =
                    value(query, "limit").and_then(|limit| limit.parse().ok()).unwrap_or(DEFAULT_LIMIT);
                (count >= limit).then(|| Some(vec![pair("starting_after", last, &["id"])?]))?
            }
            Style::IdAndDate => {
                // The date by which the list is in order, or the only one that there is.
                let by_items = query.iter().any(|(name, _)| name.starts_with("item_created_at."));
                let dates =
                    if by_items { ["created_at", "settled_at"] } else { ["settled_at", "created_at"] };
                let date = |date: &str| pair("starting_after_date", root, &["last_evaluated_key", date]);
                Some(vec![
                    pair("starting_after_id", root, &["last_evaluated_key", "id"])?,
                    dates.into_iter().find_map(date)?,
                ])
            }
            Style::Cursor => Some(vec![pair("starting_after", root, &["starting_after"])?]),
            Style::PageToken => Some(vec![pair("page", root, &["next_page_token"])?]),
            Style::Whole => None,
        }
    }
}

/// A text or a number, as a query has it.
fn plain(value: View<'_>) -> Option<String> {
    match value.kind() {
        Kind::Text => value.text().map(|text| text.to_str().into_owned()),
        Kind::Number => Some(value.source().to_owned()),
        _ => None,
    }
}

fn value<'q>(query: &'q [(String, String)], name: &str) -> Option<&'q str> {
    query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn each_list_is_gone_on_with_in_its_own_way() {
        let key = r#"{"items":[{}],"last_evaluated_key":{"id":"s1","settled_at":"2026-01-02","created_at":"2026-01-01"}}"#;
        for (operation, query, body, expected) in [
            (
                Operation::TransactionsList,
                &[("limit", "2")][..],
                r#"[{"id":"a"},{"id":"b"}]"#,
                &[("starting_after", "b")][..],
            ),
            (Operation::TransactionsList, &[("limit", "3")], r#"[{"id":"a"},{"id":"b"}]"#, &[]),
            (Operation::TransactionsList, &[], r#"[{"id":"a"},{"id":"b"}]"#, &[]),
            (Operation::TransactionsList, &[("limit", "1")], "[]", &[]),
            (Operation::TransactionsList, &[("limit", "1")], r#"[{"id":null}]"#, &[]),
            (Operation::TransactionsList, &[("limit", "1"), ("starting_after", "a")], r#"[{"id":"a"}]"#, &[]),
            (
                Operation::SettlementsList,
                &[],
                key,
                &[("starting_after_id", "s1"), ("starting_after_date", "2026-01-02")],
            ),
            (
                Operation::SettlementsList,
                &[("item_created_at.gte", "x")],
                key,
                &[("starting_after_id", "s1"), ("starting_after_date", "2026-01-01")],
            ),
            (Operation::SettlementsList, &[], r#"{"items":[{}],"last_evaluated_key":{"id":"s1"}}"#, &[]),
            (
                Operation::SettlementsList,
                &[],
                r#"{"items":[{}],"last_evaluated_key":{"id":"s1","created_at":"d"}}"#,
                &[("starting_after_id", "s1"), ("starting_after_date", "d")],
            ),
            (Operation::SettlementsList, &[], r#"{"items":[{}]}"#, &[]),
            (
                Operation::ReportsList,
                &[],
                r#"{"reports":[{}],"starting_after":5}"#,
                &[("starting_after", "5")],
            ),
            (
                Operation::SettlementsList,
                &[],
                r#"{"items":[],"last_evaluated_key":{"id":"s","settled_at":"d"}}"#,
                &[],
            ),
            (
                Operation::ReportsList,
                &[],
                r#"{"reports":[{}],"starting_after":"c"}"#,
                &[("starting_after", "c")],
            ),
            (Operation::ReportConfigurationsList, &[], r#"{"items":[{}],"starting_after":""}"#, &[]),
            (
                Operation::PayoutsTransfers,
                &[("page", "p1")],
                r#"{"entries":[{}],"next_page_token":"p2"}"#,
                &[("page", "p2")],
            ),
            (
                Operation::PayoutsTransfers,
                &[("page", "p1")],
                r#"{"entries":[{}],"next_page_token":"p1"}"#,
                &[],
            ),
            (Operation::ApprovalsList, &[], r#"{"payout_destinations":[{}],"starting_after":"x"}"#, &[]),
            (Operation::ReportsList, &[], r#"{"reports":"none"}"#, &[]),
        ] {
            let listing = Listing::of(operation).expect("a list");
            let next = listing.next(&pairs(query), body.as_bytes());
            assert_eq!(next.unwrap_or_default(), pairs(expected), "{body}");
        }
        assert_eq!(Listing::of(Operation::PayoutsBalances), None);
    }
}
