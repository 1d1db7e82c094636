//! `transactions.updateAuthorization`: an authorization that lasts longer, or is of another amount.

use serde_json::{Map, Value, json};

use super::answer::Refusal;
use super::api::Call;
use super::json::{list, object, whole};
use super::status::Status;
use super::transaction::Transaction;
use super::{Sandbox, body, json as read};
use crate::model::Operation;

/// What an update asks for.
struct Update {
    /// In minor units.
    amount: Option<i64>,
    items: Option<Vec<Value>>,
    /// The amount cannot be changed afterwards.
    is_final: bool,
    reason: Option<String>,
    reference: Option<String>,
}

impl Update {
    fn read(body: &Value) -> Result<Self, Refusal> {
        let text =
            |pointer: &str| read::text(body, pointer).map(str::to_owned).filter(|text| !text.is_empty());
        let amount = match body.get("amount") {
            None | Some(Value::Null) => None,
            Some(amount) => {
                let amount = whole(amount).filter(|amount| *amount >= 1);
                Some(
                    amount
                        .ok_or_else(|| Refusal::bad("The amount must be a whole number, and at least 1"))?,
                )
            }
        };
        Ok(Self {
            amount,
            items: body.get("items").and_then(Value::as_array).cloned(),
            is_final: body.get("final_authorization") == Some(&Value::Bool(true)),
            reason: text("/reason"),
            reference: text("/reference"),
        })
    }

    /// What the event says beside the amount. The reason is shown nowhere: no member of an event is known to hold it.
    fn members(&self) -> Map<String, Value> {
        object([("event_reference", self.reference.as_ref().map(|reference| json!(reference)))])
    }

    /// The items of a changed amount: a transaction that has lines wants them, and their sum must be the amount.
    fn check_items(&self, transaction: &Transaction, amount: i64) -> Result<(), Refusal> {
        match &self.items {
            None if transaction.lines().is_empty() => Ok(()),
            None => Err(Refusal::bad("The transaction has items: the items of the new amount are required")),
            Some(items) => {
                let sum =
                    items.iter().map(|item| read::amount(item, "/amount")).try_fold(0, i64::checked_add);
                if sum == Some(amount) {
                    return Ok(());
                }
                Err(Refusal::bad(format!("The sum of the items must be the amount {amount}")))
            }
        }
    }
}

impl Sandbox {
    /// `POST /transactions/{id}/authorization`. What it does depends on the payment product.
    pub(super) fn update_authorization(&mut self, id: &str, call: &Call<'_>) -> Result<Value, Refusal> {
        let product = self.transaction(id)?.product;
        let body = body::read(Operation::TransactionsUpdateAuthorization, call)?;
        let update = Update::read(&body)?;
        let stamp = self.stamp();
        if product.authorized_by_shop {
            self.transaction(id)?.check_same(&body)?;
            self.end_hold(id, true, update.members())?;
            return Ok(self.transaction(id)?.document());
        }
        let transaction = self.transaction_mut(id)?;
        let (amount, is_final) = match product.provider() {
            "klarna" => (transaction.klarna_amount(&update)?, false),
            "dintero_psp" => (transaction.pre_authorized_amount(&update)?, update.is_final),
            _ => {
                return Err(Refusal::bad(format!("The authorization of {} cannot be updated", product.name)));
            }
        };
        // Items belong to an amount: without one they mean nothing.
        let lines = update.items.as_deref().filter(|_| update.amount.is_some());
        transaction.reauthorize(amount, lines, &stamp, update.members())?;
        transaction.pre_authorization &= !is_final;
        Ok(transaction.document())
    }
}

impl Transaction {
    /// Klarna: another amount, or, without one, the same for longer.
    fn klarna_amount(&self, update: &Update) -> Result<i64, Refusal> {
        if !matches!(
            self.status,
            Status::Authorized | Status::PartiallyCaptured | Status::PartiallyCapturedRefunded
        ) {
            return Err(self.conflict("while something can still be captured"));
        }
        let Some(amount) = update.amount else {
            for (name, value) in [("reason", &update.reason), ("reference", &update.reference)] {
                if value.is_none() {
                    return Err(Refusal::bad(format!("To extend an authorization, {name} is required")));
                }
            }
            return Ok(self.amount);
        };
        update.check_items(self, amount)?;
        Ok(amount)
    }

    /// A pre-authorization grows, unless this is the last word on it.
    fn pre_authorized_amount(&self, update: &Update) -> Result<i64, Refusal> {
        if self.status != Status::Authorized || !self.pre_authorization {
            return Err(self.conflict("as a pre-authorization that is not final"));
        }
        let amount = update.amount.ok_or_else(|| Refusal::bad("The amount is required"))?;
        if !update.is_final && amount <= self.amount {
            return Err(Refusal::bad(format!(
                "The amount must be more than {}, unless final_authorization is true",
                self.amount
            )));
        }
        update.check_items(self, amount)?;
        Ok(amount)
    }

    /// What the shop authorizes by itself must be on hold, and what it says of it must be so.
    fn check_same(&self, body: &Value) -> Result<(), Refusal> {
        if self.status != Status::OnHold {
            return Err(self.conflict("while it is on hold"));
        }
        let key = |item: &Value| {
            (read::text(item, "/line_id").unwrap_or_default().to_owned(), read::amount(item, "/amount"))
        };
        let same_amount = body.get("amount").is_none_or(|amount| whole(amount) == Some(self.amount));
        let lines = |items: &[Value]| {
            let mut lines: Vec<_> = items.iter().map(key).collect();
            lines.sort();
            lines
        };
        let same_items = body.get("items").is_none_or(|_| lines(list(body, "/items")) == lines(self.lines()));
        match same_amount && same_items {
            true => Ok(()),
            false => Err(Refusal::bad("The amount and the items must be those of the order")),
        }
    }

    fn conflict(&self, when: &str) -> Refusal {
        Refusal::conflict(format!(
            "The authorization can be updated only {when}: the transaction is {}",
            self.status.name()
        ))
    }
}
