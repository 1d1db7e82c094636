//! What holds whatever fails.

use std::collections::BTreeMap;

use dintero_wasm::engine::ErrorKind;
use dintero_wasm::model::Operation;

use crate::journal::{End, Entry};
use crate::ledger::Ledger;
use crate::weather::Weather;

/// What of it is broken.
pub fn breaches(weather: Weather, journal: &[Entry], ledger: &Ledger) -> Vec<String> {
    let mut breaches: Vec<String> = journal.iter().flat_map(|entry| of_call(weather, entry)).collect();
    let mut calls: BTreeMap<(&str, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in journal.iter().filter(|entry| !entry.reference.is_empty()) {
        calls.entry((entry.operation.name(), &entry.reference)).or_default().push(entry);
    }
    breaches.extend(calls.values().flat_map(|calls| of_reference(calls, ledger)));
    for commit in ledger.commits.iter().filter(|commit| !commit.reference.is_empty()) {
        let wanted = calls.get(&(commit.operation.name(), commit.reference.as_str()));
        // The shopper pays without a call, and what `sessions.pay` charges has a session.
        let by_shopper = matches!(commit.operation, Operation::SessionsPay | Operation::SessionsCreate);
        let fits = wanted.map_or(by_shopper, |calls| calls.iter().any(|call| call.amount == commit.amount));
        if !fits {
            breaches.push(format!("nobody asked for {commit:?}"));
        }
    }
    breaches.extend(ledger.authorized.keys().flat_map(|id| of_transaction(id, journal, ledger)));
    breaches
}

fn of_call(weather: Weather, entry: &Entry) -> Vec<String> {
    let mut breaches = Vec::new();
    if entry.took_ms > entry.timeout_ms {
        breaches.push(format!("it took longer than {} ms: {entry}", entry.timeout_ms));
    }
    if entry.contradicted {
        breaches.push(format!("the sandbox had not done it when the client said so: {entry}"));
    }
    // Who comes after another call only reads, and readings fail in any weather but a calm one.
    let only_reads =
        weather == Weather::Readable && entry.once && entry.words.contains("Another call took this key");
    if weather != Weather::Storm && entry.end == End::Unknown && !only_reads {
        breaches.push(format!("the answer was readable: {entry}"));
    }
    let faulty = [ErrorKind::Internal, ErrorKind::Config, ErrorKind::Validation, ErrorKind::Signature];
    if matches!(entry.end, End::Not(kind) if faulty.contains(&kind)) {
        breaches.push(format!("no call of the shop is wrong in itself: {entry}"));
    }
    if entry.end == End::Unknown && entry.retryable && !is_repeatable(entry.operation) && !entry.once {
        breaches.push(format!("it may have been done, and calling again is said to be harmless: {entry}"));
    }
    if SECRETS.iter().any(|secret| entry.words.contains(secret)) {
        breaches.push(format!("a secret is told: {entry}"));
    }
    breaches
}

const SECRETS: [&str; 4] = ["sandbox-secret", "sandbox-key", "Bearer", "Basic"];

/// Twice is the same as once.
fn is_repeatable(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::SessionsUpdate
            | Operation::SessionsCancel
            | Operation::TransactionsUpdate
            | Operation::TransactionsVoid
            | Operation::PayoutsCreateFundTransfer
    )
}

/// The calls of one reference: a call and, where its caller repeated it as it was, the same again.
fn of_reference(calls: &[&Entry], ledger: &Ledger) -> Vec<String> {
    let Some(first) = calls.first() else { return Vec::new() };
    let done = ledger.sendings(first.operation, &first.reference);
    let possible = calls.iter().filter(|call| !matches!(call.end, End::Not(_))).count();
    // However often it was asked for.
    let possible = if first.once { possible.min(1) } else { possible };
    let mut breaches = Vec::new();
    if done.len() > possible {
        breaches.push(format!("carried out {} times, where {possible} are possible: {first}", done.len()));
    }
    if done.is_empty() && calls.iter().any(|call| call.end == End::Done) {
        breaches.push(format!("said to be done, and not carried out: {first}"));
    }
    breaches
}

fn of_transaction(id: &str, journal: &[Entry], ledger: &Ledger) -> Vec<String> {
    let sum = |operation| ledger.sum(operation, id);
    let (captured, refunded) = (sum(Operation::TransactionsCapture), sum(Operation::TransactionsRefund));
    let mut breaches = Vec::new();
    if captured > ledger.authorized[id] || refunded > captured {
        breaches.push(format!(
            "{id}: {} authorized, {captured} captured, {refunded} refunded",
            ledger.authorized[id]
        ));
    }
    let voids = ledger
        .commits
        .iter()
        .filter(|commit| commit.operation == Operation::TransactionsVoid && commit.transaction == id);
    // A session that is cancelled voids its transaction.
    let possible = journal.iter().any(|entry| {
        let voids = matches!(entry.operation, Operation::TransactionsVoid | Operation::SessionsCancel);
        voids && !matches!(entry.end, End::Not(_))
    });
    let voids = voids.count();
    if voids > 1 || (voids == 1 && !possible) {
        breaches.push(format!("{id} was voided {voids} times"));
    }
    breaches
}
