//! Sellers' money: `payouts.balances`, `payouts.transfers`, and being paid out.
//!
//! What a settlement brings a seller goes into the seller's balance, below zero too. What an approved seller has is
//! paid out whole at 06:00 UTC, before that day's settlements are made: each day, each Monday or each first of the
//! month, as the approval's `payout_interval_type` says, and each day where it says nothing. So money stays in the
//! balance for a day at least, in which it can be moved to another seller. Nothing below one minor unit is paid out.

use serde_json::{Value, json};

use super::super::answer::Refusal;
use super::super::api::Call;
use super::super::clock::iso;
use super::super::json::{object, text};
use super::super::{Sandbox, body};
use super::balances::{Entry, EntryKind};
use super::settlement::Settlement;
use super::{paging, parameters};
use crate::model::Operation;

const PAGE: usize = 10;

const DAY_MS: i64 = 86_400_000;

impl Sandbox {
    /// `GET /v2/accounts/{aid}/payout/payout-destinations/{payout_destination_id}/balances`. A seller to whom nothing
    /// has happened has none.
    pub(super) fn seller_balances(&self, seller: &str) -> Value {
        let (balances, account_id) = (&self.account.balances, &self.options.account_id);
        let by_currency = balances.of(seller).into_iter();
        let list: Vec<_> = by_currency
            .map(|(currency, amount)| balances.head(account_id, seller, currency, amount))
            .collect();
        json!({ "payout_destination_balances": list })
    }

    /// `GET /v2/accounts/{aid}/payout/payout-destinations/{payout_destination_id}/transfers`: the latest first.
    pub(super) fn seller_transfers(&self, seller: &str, call: &Call<'_>) -> Result<Value, Refusal> {
        let query = body::read_query(Operation::PayoutsTransfers, call)?;
        let (page, currency) = (text(&query, "/page"), text(&query, "/currency"));
        let all = self.account.balances.entries(seller);
        let wanted = all.filter(|entry| currency.is_none_or(|currency| entry.currency == currency));
        let limit = parameters::limit(&query, PAGE);
        let (entries, more) = paging::after(wanted, page, limit, |entry| &entry.id)?;
        let last = entries.last().filter(|_| more).map(|last| json!(last.id));
        let document = |entry: &&Entry| self.account.balances.document(&self.options.account_id, entry);
        let entries: Vec<_> = entries.iter().map(document).collect();
        Ok(Value::Object(object([("entries", Some(json!(entries))), ("next_page_token", last)])))
    }

    /// Puts what a settlement brings into its seller's balance.
    pub(super) fn credit(&mut self, settlement: &Settlement) {
        let Some(seller) = &settlement.payout_destination_id else { return };
        let entry = Entry {
            id: self.ids.uuid(),
            seller: seller.clone(),
            at: settlement.at,
            currency: settlement.currency.clone(),
            amount: settlement.money().amount(),
            kind: EntryKind::Inbound,
            members: object([
                ("inbound_payment_provider", Some(json!(settlement.provider))),
                ("payment_match_report_data", Some(settlement.payment_match())),
            ]),
        };
        self.account.balances.add(entry, &mut self.ids);
    }

    /// Pays out what approved sellers have, if this is their day.
    pub(super) fn pay_out(&mut self) {
        let at = self.clock.now();
        let mut entries = Vec::new();
        for approval in &self.account.approvals {
            let is_active = approval.active_since().is_some_and(|since| since <= at);
            if !is_active || !is_payday(approval.text("/payout_interval_type"), at) {
                continue;
            }
            let seller = approval.seller();
            let bank =
                |name: &str| approval.text(&format!("/bank_accounts/0/{name}")).map(|text| json!(text));
            for (currency, amount) in self.account.balances.of(seller) {
                if amount < 1 {
                    continue;
                }
                entries.push(Entry {
                    id: self.ids.uuid(),
                    seller: seller.to_owned(),
                    at,
                    currency: currency.to_owned(),
                    amount: amount.saturating_neg(),
                    kind: EntryKind::Outbound,
                    members: object([
                        ("outbound_receiver_country", bank("bank_account_country_code")),
                        ("outbound_receiver_bank_account_type", bank("bank_account_number_type")),
                        ("outbound_receiver_bank_account_number", bank("bank_account_number")),
                        ("outbound_receiver_bank_account_bic", bank("bank_identification_code")),
                        ("outbound_message", approval.text("/payout_reference").map(|text| json!(text))),
                    ]),
                });
            }
        }
        for entry in entries {
            self.account.balances.add(entry, &mut self.ids);
        }
    }
}

fn is_payday(interval: Option<&str>, at: i64) -> bool {
    match interval {
        // 1970 began on a Thursday.
        Some("weekly") => at.div_euclid(DAY_MS).saturating_add(3).rem_euclid(7) == 0,
        Some("monthly") => iso(at).get(8..10) == Some("01"),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paydays_are_mondays_and_firsts() {
        // 2026-11-29 is a Sunday, and 2026-12-01 a Tuesday.
        let sunday = 1_795_932_000_000;
        assert_eq!(iso(sunday), "2026-11-29T06:00:00.000Z");
        for (days, weekly, monthly) in
            [(0, false, false), (1, true, false), (2, false, true), (8, true, false)]
        {
            let at = sunday + days * DAY_MS;
            assert_eq!(is_payday(Some("weekly"), at), weekly, "{days}");
            assert_eq!(is_payday(Some("monthly"), at), monthly, "{days}");
            assert!(is_payday(Some("daily"), at) && is_payday(None, at));
        }
    }
}
