//! `settlements.list` and `settlements.attachment`.

use std::cmp::Reverse;

use serde_json::{Value, json};

use super::super::answer::Refusal;
use super::super::api::Call;
use super::super::clock::iso;
use super::super::json::{object, text};
use super::super::{Sandbox, body};
use super::settlement::Settlement;
use super::{paging, parameters};
use crate::json::date_time_millis;
use crate::model::Operation;

const PAGE: usize = 10;

impl Sandbox {
    /// `GET /accounts/{aid}/settlements`: the latest first.
    ///
    /// `search` finds what contains it, in any case: the settlement's id, its provider and what that knows it by, its
    /// seller, and the ids and references of its transactions.
    pub(super) fn list_settlements(&self, call: &Call<'_>) -> Result<Value, Refusal> {
        let query = body::read_query(Operation::SettlementsList, call)?;
        let filter = Filter::read(&query)?;
        let after = cursor(&query)?;
        let mut found: Vec<_> =
            self.account.settlements.iter().filter(|settlement| filter.wants(settlement)).collect();
        found.sort_by_key(|settlement| place(settlement.at, &settlement.id));
        let rest = found.into_iter().filter(|settlement| {
            after.is_none_or(|(at, id)| place(settlement.at, &settlement.id) > place(at, id))
        });
        let (page, more) = paging::page(rest, parameters::limit(&query, PAGE));
        let items: Vec<_> =
            page.iter().map(|settlement| settlement.document(self.paid_at(settlement))).collect();
        // In the sandbox both are the same time.
        let time = if filter.by_item { "created_at" } else { "settled_at" };
        let key = |last: &&Settlement| json!({ "id": last.id, "account_id": self.options.account_id, time: iso(last.at) });
        let key = page.last().filter(|_| more).map(key);
        Ok(Value::Object(object([("items", Some(json!(items))), ("last_evaluated_key", key)])))
    }

    /// `GET /accounts/{aid}/settlements/{settlementid}/attachments/{attachmentid}`: what the file holds.
    pub(super) fn settlement_attachment(&self, settlement: &str, id: &str) -> Result<Value, Refusal> {
        let settlement = self.settlement(settlement)?;
        let attachment = settlement.attachments.iter().find(|attachment| attachment.id == id);
        let attachment = attachment.ok_or_else(|| Refusal::not_found("Attachment"))?;
        Ok(json!(settlement.file(attachment.file_type)))
    }

    pub(super) fn settlement(&self, id: &str) -> Result<&Settlement, Refusal> {
        let found = self.account.settlements.iter().find(|settlement| settlement.id == id);
        found.ok_or_else(|| Refusal::not_found("Settlement"))
    }

    /// Since when the receiver of a settlement can be paid: a seller only when approved.
    pub(super) fn paid_at(&self, settlement: &Settlement) -> Option<i64> {
        match &settlement.payout_destination_id {
            Some(seller) => self.active_since(seller).filter(|at| *at <= self.clock.now()),
            None => Some(settlement.at),
        }
    }
}

/// Where a settlement stands in the list.
const fn place(at: i64, id: &str) -> (Reverse<i64>, &str) {
    (Reverse(at), id)
}

/// What the page before ended with.
fn cursor(query: &Value) -> Result<Option<(i64, &str)>, Refusal> {
    match (text(query, "/starting_after_id"), text(query, "/starting_after_date")) {
        (None, None) => Ok(None),
        (Some(id), Some(date)) => {
            let at = date_time_millis(date)
                .ok_or_else(|| Refusal::bad(format!("starting_after_date is not a date and time: {date}")))?;
            Ok(Some((at, id)))
        }
        _ => Err(Refusal::bad(
            "starting_after_id and starting_after_date go together: take both from last_evaluated_key",
        )),
    }
}

/// Which settlements are wanted.
struct Filter<'a> {
    /// Of the time of settlement or, with `by_item`, of the time at which the item was made.
    from: Option<i64>,
    to: Option<i64>,
    by_item: bool,
    providers: Vec<&'a str>,
    seller: Option<&'a str>,
    /// In lower case.
    search: Option<String>,
}

impl<'a> Filter<'a> {
    fn read(query: &'a Value) -> Result<Self, Refusal> {
        let bound = |end: &str| {
            let (settled, made) = (format!("created_at.{end}"), format!("item_created_at.{end}"));
            match (parameters::time(query, &settled)?, parameters::time(query, &made)?) {
                (Some(_), Some(_)) => {
                    Err(Refusal::bad(format!("{settled} and {made} cannot go together: take one of them")))
                }
                (settled, made) => Ok((settled.or(made), made.is_some())),
            }
        };
        let ((from, made_from), (to, made_to)) = (bound("gte")?, bound("lte")?);
        Ok(Self {
            from,
            to,
            by_item: made_from || made_to,
            providers: parameters::texts(query, "payment_provider"),
            seller: text(query, "/payout_destination_id"),
            search: text(query, "/search").map(str::to_lowercase),
        })
    }

    fn wants(&self, settlement: &Settlement) -> bool {
        let seller = settlement.payout_destination_id.as_deref();
        self.from.is_none_or(|from| settlement.at >= from)
            && self.to.is_none_or(|to| settlement.at <= to)
            && (self.providers.is_empty() || self.providers.contains(&settlement.provider))
            && (self.seller.is_none() || self.seller == seller)
            && self.search.as_deref().is_none_or(|search| holds(settlement, search))
    }
}

fn holds(settlement: &Settlement, search: &str) -> bool {
    let own = [
        settlement.id.as_str(),
        settlement.provider,
        &settlement.provider_reference,
        settlement.payout_destination_id.as_deref().unwrap_or_default(),
    ];
    let shares = settlement.shares.iter();
    let of_shares = shares.flat_map(|share| [share.transaction_id.as_str(), &share.merchant_reference]);
    own.into_iter().chain(of_shares).any(|text| text.to_lowercase().contains(search))
}
