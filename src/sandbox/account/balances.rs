//! What sellers have, and how it came to be.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::super::clock::iso;
use super::super::ids::Ids;

/// What distinguishes the kinds of entry. An entry says `null` of the others.
const PARTICULARS: [&str; 10] = [
    "inbound_payment_provider",
    "transfer_id",
    "transfer_source_payout_destination_id",
    "transfer_destination_payout_destination_id",
    "transfer_reference",
    "outbound_receiver_country",
    "outbound_receiver_bank_account_type",
    "outbound_receiver_bank_account_number",
    "outbound_receiver_bank_account_bic",
    "outbound_message",
];

/// A movement of a seller's money.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) seller: String,
    /// Unix milliseconds.
    pub(super) at: i64,
    pub(super) currency: String,
    /// In minor units; below zero where the seller gives.
    pub(super) amount: i64,
    pub(super) kind: EntryKind,
    /// Those of [`PARTICULARS`] that it has, and more.
    pub(super) members: Map<String, Value>,
}

/// How money moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntryKind {
    /// A provider settled.
    Inbound,
    /// Another seller gave it, or got it.
    Transfer,
    /// The seller was paid out.
    Outbound,
}

impl EntryKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Inbound => "inbound",
            Self::Transfer => "transfer",
            Self::Outbound => "outbound",
        }
    }
}

/// The sellers of an account, and their entries in the order of time.
#[derive(Debug, Default)]
pub(super) struct Balances {
    entries: Vec<Entry>,
    /// `payout_destination_config_id`, by seller.
    configurations: BTreeMap<String, String>,
}

impl Balances {
    pub(super) fn add(&mut self, entry: Entry, ids: &mut Ids) {
        self.configurations.entry(entry.seller.clone()).or_insert_with(|| ids.uuid());
        self.entries.push(entry);
    }

    /// A seller's entries, the latest first.
    pub(super) fn entries(&self, seller: &str) -> impl Iterator<Item = &Entry> {
        self.entries.iter().rev().filter(move |entry| entry.seller == seller)
    }

    /// What a seller has, by currency.
    pub(super) fn of(&self, seller: &str) -> BTreeMap<&str, i64> {
        let mut balances: BTreeMap<_, i64> = BTreeMap::new();
        for entry in self.entries(seller) {
            let balance = balances.entry(entry.currency.as_str()).or_default();
            *balance = balance.saturating_add(entry.amount);
        }
        balances
    }

    /// What every answer about a seller's money begins with.
    pub(super) fn head(&self, account_id: &str, seller: &str, currency: &str, amount: i64) -> Value {
        json!({
            "account_id": account_id,
            "payout_destination_config_id": self.configurations.get(seller),
            "payout_destination_id": seller,
            "currency": currency,
            "amount": amount,
        })
    }

    /// An entry as the API answers it.
    pub(super) fn document(&self, account_id: &str, entry: &Entry) -> Value {
        let mut document = self.head(account_id, &entry.seller, &entry.currency, entry.amount);
        if let Value::Object(members) = &mut document {
            members.insert("ledger_entry_id".to_owned(), json!(entry.id));
            members.insert("created_at".to_owned(), json!(iso(entry.at)));
            members.insert("type".to_owned(), json!(entry.kind.name()));
            members.extend(PARTICULARS.map(|name| (name.to_owned(), Value::Null)));
            members.extend(entry.members.clone());
        }
        document
    }
}
