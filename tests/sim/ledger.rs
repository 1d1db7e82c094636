//! What the sandbox has done, by its own account.

use std::collections::{BTreeMap, BTreeSet};

use dintero_wasm::model::Operation;
use dintero_wasm::sandbox::{Sandbox, Strike};
use serde_json::Value;

/// Something that was carried out.
#[derive(Clone, Debug)]
pub struct Commit {
    pub operation: Operation,
    /// The transaction, where it happened to one.
    pub transaction: String,
    pub reference: String,
    pub amount: i64,
    /// Which sending of the client caused it. What the network has doubled counts as one.
    pub sending: String,
}

/// Everything that was carried out.
#[derive(Debug)]
pub struct Ledger {
    pub commits: Vec<Commit>,
    /// What is authorized of each transaction.
    pub authorized: BTreeMap<String, i64>,
}

impl Ledger {
    pub fn read(sandbox: &Sandbox) -> Self {
        let state = sandbox.state();
        let sendings = Sendings::new(sandbox.struck());
        let mut ledger = Self { commits: Vec::new(), authorized: BTreeMap::new() };
        for session in list(&state["sessions"]) {
            ledger.commits.push(Commit {
                operation: Operation::SessionsCreate,
                transaction: String::new(),
                reference: text(&session["order"]["merchant_reference"]),
                // An update may have changed it.
                amount: 0,
                sending: sendings.of(&text(&session["events"][0]["request_id"])),
            });
        }
        for transaction in list(&state["transactions"]) {
            ledger.authorized.insert(text(&transaction["id"]), whole(&transaction["amount"]));
            ledger.commits.extend(
                list(&transaction["events"]).iter().filter_map(|event| commit(transaction, event, &sendings)),
            );
        }
        for transfer in list(&state["account"]["fund_transfers"]) {
            ledger.commits.push(Commit {
                operation: Operation::PayoutsCreateFundTransfer,
                transaction: String::new(),
                reference: text(&transfer["fund_transfer_id"]),
                amount: whole(&transfer["amount"]),
                sending: "stored once".to_owned(),
            });
        }
        ledger
    }

    /// Which sendings of one call were carried out.
    pub fn sendings(&self, operation: Operation, reference: &str) -> BTreeSet<&str> {
        let of_call = |commit: &&Commit| commit.operation == operation && commit.reference == reference;
        self.commits.iter().filter(of_call).map(|commit| commit.sending.as_str()).collect()
    }

    /// How much was captured or refunded of a transaction.
    pub fn sum(&self, operation: Operation, transaction: &str) -> i64 {
        let of = |commit: &&Commit| commit.operation == operation && commit.transaction == transaction;
        self.commits.iter().filter(of).map(|commit| commit.amount).sum()
    }
}

/// Whether an event of a transaction says that something was done.
pub fn says(event: &Value, operation: Operation, reference: &str) -> bool {
    event["success"] == true
        && operation_of(event) == Some(operation)
        && (operation == Operation::TransactionsVoid || event["event_reference"] == reference)
}

fn operation_of(event: &Value) -> Option<Operation> {
    Some(match event["event"].as_str()? {
        "AUTHORIZE" => Operation::SessionsPay,
        "CAPTURE" => Operation::TransactionsCapture,
        "REFUND" => Operation::TransactionsRefund,
        "VOID" => Operation::TransactionsVoid,
        _ => return None,
    })
}

fn commit(transaction: &Value, event: &Value, sendings: &Sendings<'_>) -> Option<Commit> {
    let operation = operation_of(event).filter(|_| event["success"] == true)?;
    // What was accepted first and done later was sent when it was accepted.
    let request = event.get("correlation_request_id").unwrap_or(&event["request_id"]);
    let reference = match operation {
        Operation::SessionsPay => &transaction["merchant_reference"],
        _ => &event["event_reference"],
    };
    Some(Commit {
        operation,
        transaction: text(&transaction["id"]),
        reference: text(reference),
        amount: whole(&event["amount"]),
        sending: sendings.of(&text(request)),
    })
}

/// Which sending the API answered under which id.
struct Sendings<'a>(BTreeMap<&'a str, usize>);

impl<'a> Sendings<'a> {
    fn new(struck: &'a [Strike]) -> Self {
        let numbered = struck.iter().enumerate();
        Self(
            numbered
                .flat_map(|(at, strike)| strike.request_ids.iter().map(move |id| (id.as_str(), at)))
                .collect(),
        )
    }

    fn of(&self, request_id: &str) -> String {
        self.0.get(request_id).map_or_else(|| request_id.to_owned(), |at| format!("strike {at}"))
    }
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn whole(value: &Value) -> i64 {
    value.as_i64().unwrap_or_default()
}
