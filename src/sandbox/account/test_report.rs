//! `settlements.generateTestReport`: a test account has its money settled when it asks.
//!
//! The report is a settlement like those of [every day](super::settling), of the transactions that are asked for: what
//! of theirs is in no settlement yet. It has the same attachments, reports and effects on balances.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::answer::{Refusal, ok};
use super::super::api::Call;
use super::super::clock::iso;
use super::super::json::{amount, text};
use super::super::{Sandbox, body};
use super::shares::Share;
use crate::model::Operation;
use crate::wire::Response;

/// What is reported when the call names no period: the last seven days.
const PERIOD_MS: i64 = 604_800_000;

/// The transactions that a test report is about.
enum Chosen {
    /// These, whenever their money moved.
    Named(BTreeSet<String>),
    /// Those whose money moved from one day to another, both included (`2026-11-21`); only so many, the latest.
    Period { from: String, to: String, most: Option<usize> },
}

impl Sandbox {
    /// `POST /accounts/{aid}/settlements/reports/generate-test-report`: 201 when it made a settlement, 200 when there
    /// was nothing to report. No body is an empty one. An id that is no transaction's adds nothing.
    pub(super) fn generate_test_report(&mut self, call: &Call<'_>) -> Result<Response, Refusal> {
        if !self.is_test_account() {
            return Err(Refusal::new(
                403,
                "Test reports are made for test accounts only: their ids begin with T",
            ));
        }
        let asked = match call.body {
            [] => json!({}),
            _ => body::read(Operation::SettlementsGenerateTestReport, call)?,
        };
        let chosen = self.chosen(&asked)?;
        let transactions = self.reported(&chosen);
        let wanted = |share: &Share| transactions.contains(&share.transaction_id) && chosen.wants(share);
        let made = self.settle_shares(&wanted);
        Ok(match made.len() {
            0 => ok(&json!({ "message": "There is nothing to report" })),
            count => {
                let message = format!("{count} made, of {} transactions", transactions.len());
                Response { status: 201, ..ok(&json!({ "message": format!("Settlements: {message}") })) }
            }
        })
    }

    fn chosen(&self, body: &Value) -> Result<Chosen, Refusal> {
        let most = body.get("number_of_transactions").map(|_| amount(body, "/number_of_transactions"));
        let range = body.get("date_range");
        if let Some(ids) = body.get("transaction_ids").and_then(Value::as_array) {
            if most.is_some() || range.is_some() {
                return Err(Refusal::bad(
                    "transaction_ids cannot go with number_of_transactions or date_range: take one of them",
                ));
            }
            return Ok(Chosen::Named(ids.iter().filter_map(Value::as_str).map(str::to_owned).collect()));
        }
        let now = self.clock.now();
        let (from, to) = match range {
            Some(range) => (
                text(range, "/start_date").unwrap_or_default().to_owned(),
                text(range, "/end_date").unwrap_or_default().to_owned(),
            ),
            None => (date(&iso(now.saturating_sub(PERIOD_MS))), date(&iso(now))),
        };
        if from >= to {
            return Err(Refusal::bad("start_date must come before end_date"));
        }
        Ok(Chosen::Period { from, to, most: most.and_then(|most| usize::try_from(most).ok()) })
    }

    /// The transactions that have something to report.
    fn reported(&self, chosen: &Chosen) -> BTreeSet<String> {
        let shares = self.transactions.values().flat_map(|transaction| transaction.unsettled_shares());
        let mut latest: Vec<_> = shares.filter(|share| chosen.wants(share)).collect();
        latest.sort_by(|one, other| other.created_at.cmp(&one.created_at));
        let most = match chosen {
            Chosen::Period { most: Some(most), .. } => *most,
            _ => usize::MAX,
        };
        let mut reported = BTreeSet::new();
        for share in latest {
            if reported.len() < most {
                reported.insert(share.transaction_id);
            }
        }
        reported
    }
}

impl Chosen {
    fn wants(&self, share: &Share) -> bool {
        match self {
            Self::Named(ids) => ids.contains(&share.transaction_id),
            Self::Period { from, to, .. } => {
                let day = date(&share.created_at);
                *from <= day && day <= *to
            }
        }
    }
}

/// The day of a time.
fn date(time: &str) -> String {
    time.chars().take_while(|character| *character != 'T').collect()
}
