//! Taking the money of a transaction.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Stamp;
use super::answer::Refusal;
use super::cards::Behaviour;
use super::json::{self, object};
use super::transaction::{Status, Transaction};

/// What a capture asks for.
#[derive(Clone, Debug)]
pub(super) struct Capture {
    /// In minor units.
    amount: i64,
    items: Vec<Value>,
    reference: Option<Value>,
    metadata: Option<Value>,
    /// Nothing more will be captured. Only `dintero_psp` knows it; elsewhere it means nothing.
    is_final: bool,
}

impl Capture {
    pub(super) fn read(body: &Value) -> Self {
        Self {
            amount: json::amount(body, "/amount"),
            items: json::list(body, "/items").to_vec(),
            reference: body.get("capture_reference").cloned(),
            metadata: body.get("metadata").cloned(),
            is_final: body.get("final_capture") == Some(&Value::Bool(true)),
        }
    }

    /// All that is authorized, as an automatic capture takes it.
    pub(super) fn of_all(transaction: &Transaction) -> Self {
        let items = transaction.remaining_lines.iter();
        let items = items.map(|(line_id, amount)| json!({ "line_id": line_id, "amount": amount })).collect();
        Self { amount: transaction.amount, items, reference: None, metadata: None, is_final: false }
    }
}

impl Transaction {
    /// Captures, or says why not. Nothing changes when it is refused.
    ///
    /// The time-out card answers 503 and leaves an event that did not succeed: the processor was asked and
    /// no money has moved.
    pub(super) fn capture(
        &mut self,
        capture: &Capture,
        stamp: &Stamp,
        by: Option<&str>,
    ) -> Result<(), Refusal> {
        if !matches!(self.status, Status::Authorized | Status::PartiallyCaptured) {
            return Err(Refusal::bad(format!(
                "A transaction that is {} cannot be captured",
                self.status.name()
            )));
        }
        if capture.amount < 1 {
            return Err(Refusal::bad("The amount must be at least 1"));
        }
        let left = self.remaining.checked_sub(capture.amount).filter(|left| *left >= 0).ok_or_else(|| {
            Refusal::bad(format!(
                "The amount {} is more than the {} that remain",
                capture.amount, self.remaining
            ))
        })?;
        let left_lines = self.lines_after(capture)?;
        let mut more = object([
            ("amount", Some(json!(capture.amount))),
            ("items", Some(json!(capture.items)).filter(|_| !capture.items.is_empty())),
            ("event_reference", capture.reference.clone().or_else(|| self.event_reference())),
            ("metadata", capture.metadata.clone()),
            ("created_by", by.map(|by| json!(by))),
        ]);
        if self.behaviour == Some(Behaviour::TimesOutAtCapture) {
            let message = "The payment processor did not answer";
            more.insert("error".to_owned(), json!({ "message": message, "type": ["ERROR"] }));
            self.record("CAPTURE", stamp, false, more);
            return Err(Refusal::new(503, message));
        }
        let closes = left == 0 || capture.is_final && self.product.provider() == "dintero_psp";
        self.status = if closes { Status::Captured } else { Status::PartiallyCaptured };
        self.remaining = if closes { 0 } else { left };
        self.remaining_lines = left_lines;
        self.record("CAPTURE", stamp, true, more);
        Ok(())
    }

    /// What remains of each line after a capture.
    fn lines_after(&self, capture: &Capture) -> Result<BTreeMap<String, i64>, Refusal> {
        let mut lines = self.remaining_lines.clone();
        if self.product.captured_by_line {
            let complete = |item: &Value| item.get("quantity").is_some();
            if capture.items.is_empty() || !capture.items.iter().all(complete) {
                return Err(Refusal::bad(format!(
                    "{} is captured by line: items with line_id, quantity and amount are required",
                    self.product.name
                )));
            }
        }
        for item in &capture.items {
            let line_id = json::text(item, "/line_id").unwrap_or_default();
            let amount = json::amount(item, "/amount");
            let line = lines
                .get_mut(line_id)
                .ok_or_else(|| Refusal::bad(format!("The transaction has no line {line_id}")))?;
            // A gift card's line is negative, and what remains of it shrinks towards zero as well.
            let left = line
                .checked_sub(amount)
                .filter(|left| left.unsigned_abs() <= line.unsigned_abs() && !changes_sign(*left, *line));
            *line = left.ok_or_else(|| {
                Refusal::bad(format!(
                    "The amount {amount} is more than the {line} that remain of line {line_id}"
                ))
            })?;
        }
        Ok(lines)
    }
}

const fn changes_sign(one: i64, other: i64) -> bool {
    one < 0 && other > 0 || one > 0 && other < 0
}
