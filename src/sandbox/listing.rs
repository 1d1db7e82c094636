//! `transactions.list`: which transactions, and which page of them.
//!
//! The newest comes first. A page ends at `limit`, and the next begins after the last id of this one; an empty page,
//! or one that is not full, is the last.

use serde_json::{Value, json};

use super::answer::Refusal;
use super::api::Call;
use super::json::{list, text, whole};
use super::transaction::Transaction;
use super::transactions::only_successes;
use super::{Sandbox, body};
use crate::json::{date_time_millis, full_date_time};
use crate::model::Operation;

const DEFAULT_LIMIT: usize = 10;

/// The filters that are lists, and where a transaction holds what must be among them.
const ONE_OF: &[(&str, &[&str])] = &[
    ("id", &["/id"]),
    ("status", &["/status"]),
    ("payment_product", &["/payment_product"]),
    ("payment_product_type", &["/payment_product_type"]),
    ("card_brand", &["/card/brand"]),
    ("session_id", &["/session_id"]),
    ("store_id", &["/store/id"]),
    ("terminal_id", &["/store/terminal_id"]),
    ("channel", &["/channel"]),
    ("payout_correlation_id", &["/metadata/payout_correlation_id"]),
    ("currency", &["/currency"]),
    ("token_id", &["/card/payment_token_id", "/card/recurrence_token_id"]),
    ("merchant_reference", &["/merchant_reference"]),
    ("merchant_reference_2", &["/merchant_reference_2"]),
    ("payment_operation", &["/payment_operation"]),
    ("customer_id", &["/customer/customer_id"]),
];

/// What `search` is held against, beside the shopper's name.
const SEARCHED: &[&str] = &[
    "/id",
    "/session_id",
    "/merchant_reference",
    "/merchant_reference_2",
    "/card/payment_token_id",
    "/card/recurrence_token_id",
    "/customer/phone_number",
    "/customer/email",
    "/shipping_address/phone_number",
    "/shipping_address/email",
    "/billing_address/phone_number",
    "/billing_address/email",
];

impl Sandbox {
    /// `GET /transactions`.
    pub(super) fn list_transactions(&self, call: &Call<'_>) -> Result<Value, Refusal> {
        let query = body::read_query(Operation::TransactionsList, call)?;
        let after = match text(&query, "/starting_after") {
            Some(id) => {
                let last = self.transactions.get(id);
                let last = last
                    .ok_or_else(|| Refusal::bad(format!("starting_after: there is no transaction {id}")))?;
                Some(last.number)
            }
            None => None,
        };
        let limit = query.get("limit").and_then(whole).and_then(|limit| usize::try_from(limit).ok());
        let mut transactions: Vec<&Transaction> = self.transactions.values().collect();
        transactions.sort_by_key(|transaction| std::cmp::Reverse(transaction.number));
        let mut page: Vec<Value> = transactions
            .into_iter()
            .filter(|transaction| after.is_none_or(|after| transaction.number < after))
            .map(Transaction::document)
            .filter(|document| matches(document, &query))
            .take(limit.unwrap_or(DEFAULT_LIMIT))
            .collect();
        if list(&query, "/includes").contains(&json!("events.success.true")) {
            page.iter_mut().for_each(only_successes);
        }
        Ok(Value::Array(page))
    }
}

/// Whether a transaction passes all filters of a query.
fn matches(document: &Value, query: &Value) -> bool {
    let among = |(name, pointers): &(&str, &[&str])| match query.get(*name) {
        None => true,
        Some(Value::Array(wanted)) => {
            pointers.iter().any(|at| document.pointer(at).is_some_and(|it| wanted.contains(it)))
        }
        Some(wanted) => pointers.iter().any(|at| document.pointer(at) == Some(wanted)),
    };
    ONE_OF.iter().all(among)
        && matches_amount(document, query)
        && ["created_at", "captured_at", "refunded_at"].iter().all(|name| matches_time(document, query, name))
        && text(query, "/payout_destination_id").is_none_or(|id| pays_out_to(document, id))
        && text(query, "/search").is_none_or(|wanted| is_found(document, wanted))
}

fn matches_amount(document: &Value, query: &Value) -> bool {
    let amount = document.get("amount").and_then(whole).unwrap_or_default();
    let bound = |name: &str| query.get(name).and_then(whole);
    bound("amount").is_none_or(|exact| amount == exact)
        && bound("amount.gte").is_none_or(|least| amount >= least)
        && bound("amount.lte").is_none_or(|most| amount <= most)
}

/// A date without a time begins its day, or with `.lte` ends it.
fn matches_time(document: &Value, query: &Value, name: &str) -> bool {
    let bound = |suffix: &str, to_end: bool| {
        let text = query.get(format!("{name}{suffix}"))?.as_str()?;
        date_time_millis(&full_date_time(text, to_end)?)
    };
    let (from, to) = (bound(".gte", false), bound(".lte", true));
    if from.is_none() && to.is_none() {
        return true;
    }
    let within = |at: i64| from.is_none_or(|from| at >= from) && to.is_none_or(|to| at <= to);
    match name {
        "captured_at" => times_of(document, "CAPTURE").any(within),
        "refunded_at" => times_of(document, "REFUND").any(within),
        _ => text(document, "/created_at").and_then(date_time_millis).is_some_and(within),
    }
}

/// When a transaction had an event that succeeded.
fn times_of<'a>(document: &'a Value, event: &'a str) -> impl Iterator<Item = i64> + 'a {
    let events = list(document, "/events").iter();
    let done = events.filter(move |one| {
        one.get("event") == Some(&json!(event)) && one.get("success") == Some(&json!(true))
    });
    done.filter_map(|event| date_time_millis(text(event, "/created_at")?))
}

fn pays_out_to(document: &Value, id: &str) -> bool {
    let splits =
        |item: &Value| list(item, "/splits").iter().any(|split| is(split, "/payout_destination_id", id));
    is(document, "/payout_destination_id", id) || list(document, "/items").iter().any(splits)
}

fn is_found(document: &Value, wanted: &str) -> bool {
    let named = |address: &str| {
        let part = |name: &str| text(document, &format!("{address}/{name}")).unwrap_or_default();
        format!("{} {}", part("first_name"), part("last_name")) == wanted
    };
    SEARCHED.iter().any(|pointer| is(document, pointer, wanted))
        || ["/shipping_address", "/billing_address"].into_iter().any(named)
}

fn is(document: &Value, pointer: &str, wanted: &str) -> bool {
    text(document, pointer) == Some(wanted)
}
