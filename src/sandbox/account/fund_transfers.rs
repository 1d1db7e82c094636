//! Money that is moved from one seller to another.
//!
//! The API accepts a transfer and does it later. Here it is done a minute later, and shows in the balances and entries
//! of both sellers from then on. Whether the API refuses a transfer of more than the seller has is not documented, and
//! balances change in between: the sandbox accepts it, and does it as soon as the seller has that much. Until then,
//! nothing shows it but [`Sandbox::state`].

use serde_json::{Value, json};

use super::super::answer::Refusal;
use super::super::api::Call;
use super::super::clock::iso;
use super::super::json::{amount, object, set, text};
use super::super::{Sandbox, body};
use super::balances::{Entry, EntryKind};
use crate::model::Operation;

/// How long a transfer takes: a minute.
const DELAY_MS: i64 = 60_000;

/// A transfer as it is stored.
#[derive(Debug)]
pub(super) struct FundTransfer {
    /// As it was asked for.
    body: Value,
    /// Unix milliseconds.
    created_at: i64,
    pub(super) done: bool,
}

impl FundTransfer {
    fn text(&self, name: &str) -> &str {
        self.body.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    const fn due_at(&self) -> i64 {
        self.created_at.saturating_add(DELAY_MS)
    }
}

impl Sandbox {
    /// `POST /v2/accounts/{aid}/payout/fund-transfers`. The same transfer again is answered as the first time, and
    /// moves nothing; another with its id is refused.
    pub(super) fn create_fund_transfer(&mut self, call: &Call<'_>) -> Result<Value, Refusal> {
        let mut body = body::read(Operation::PayoutsCreateFundTransfer, call)?;
        // So that 100 and 100.0 are the same.
        let whole = amount(&body, "/amount");
        set(&mut body, &["amount"], json!(whole));
        let (source, destination) =
            (text(&body, "/source_payout_destination_id"), text(&body, "/destination_payout_destination_id"));
        if source == destination {
            return Err(Refusal::bad("A fund transfer needs two sellers: its source is its destination"));
        }
        let id = body.get("fund_transfer_id");
        let known = self.account.fund_transfers.iter().find(|known| known.body.get("fund_transfer_id") == id);
        let document = match known {
            Some(known) if known.body == body => self.fund_transfer(known),
            Some(_) => {
                return Err(Refusal::bad(
                    "There is another fund transfer with this fund_transfer_id: a new one needs an id of its own",
                ));
            }
            None => {
                let transfer = FundTransfer { body, created_at: self.clock.now(), done: false };
                let document = self.fund_transfer(&transfer);
                self.account.fund_transfers.push(transfer);
                document
            }
        };
        Ok(json!({ "fund_transfer": document }))
    }

    /// A transfer as the API answers it.
    pub(super) fn fund_transfer(&self, transfer: &FundTransfer) -> Value {
        let mut document = transfer.body.clone();
        set(&mut document, &["account_id"], json!(self.options.account_id));
        set(&mut document, &["created_at"], json!(iso(transfer.created_at)));
        set(&mut document, &["created_by"], json!(self.options.client_id));
        document
    }

    /// Does the transfers that are due, in the order in which they were asked for, as far as the money is there.
    pub(in crate::sandbox) fn transfer_funds(&mut self) {
        let now = self.clock.now();
        for transfer in &mut self.account.fund_transfers {
            if transfer.done || transfer.due_at() > now {
                continue;
            }
            let currency = transfer.text("currency").to_owned();
            let amount = amount(&transfer.body, "/amount");
            let source = transfer.text("source_payout_destination_id").to_owned();
            let balances = &mut self.account.balances;
            if balances.of(&source).get(currency.as_str()).is_none_or(|has| *has < amount) {
                continue;
            }
            // One that had to wait for its money was done when that came.
            let came = balances.entries(&source).find(|entry| entry.currency == currency);
            let at = transfer.due_at().max(came.map_or(now, |entry| entry.at));
            let destination = transfer.text("destination_payout_destination_id").to_owned();
            let members = object([
                ("transfer_id", transfer.body.get("fund_transfer_id").cloned()),
                ("transfer_source_payout_destination_id", Some(json!(source))),
                ("transfer_destination_payout_destination_id", Some(json!(destination))),
                ("transfer_reference", transfer.body.get("reference").cloned()),
            ]);
            for (seller, amount) in [(source, amount.saturating_neg()), (destination, amount)] {
                let entry = Entry {
                    id: self.ids.uuid(),
                    seller,
                    at,
                    currency: currency.clone(),
                    amount,
                    kind: EntryKind::Transfer,
                    members: members.clone(),
                };
                balances.add(entry, &mut self.ids);
            }
            transfer.done = true;
        }
    }
}
