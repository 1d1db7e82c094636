//! What a client says of its calls.

use std::fmt;

use dintero_wasm::engine::{Error, ErrorKind, Outcome};
use dintero_wasm::model::Operation;
use serde_json::Value;

/// How a call ended, as far as its caller knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Done,
    /// 202.
    Accepted,
    /// It was not carried out, for certain.
    Not(ErrorKind),
    Unknown,
}

impl End {
    pub fn of(operation: Operation, result: &Result<Outcome, Error>) -> Self {
        match result {
            Ok(Outcome::Accepted { .. }) => Self::Accepted,
            // An answer does not mean that the card was charged.
            Ok(Outcome::Done(response)) if operation == Operation::SessionsPay => {
                let answer: Value = serde_json::from_slice(&response.body).unwrap();
                if answer["success"] == true { Self::Done } else { Self::Not(ErrorKind::Api) }
            }
            Ok(Outcome::Done(_) | Outcome::Found(_)) => Self::Done,
            Err(Error { kind: ErrorKind::UnknownOutcome, .. }) => Self::Unknown,
            Err(error) => Self::Not(error.kind),
        }
    }
}

/// One call.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Who called.
    pub shop: String,
    pub operation: Operation,
    /// The session or the transaction that it is about, or nothing.
    pub subject: String,
    /// The reference by which the sandbox's ledger knows it, where there is one.
    pub reference: String,
    /// In minor units; 0 where there is none.
    pub amount: i64,
    /// It is made once under its reference.
    pub once: bool,
    /// Counted from the beginning of the life.
    pub started_ms: i64,
    pub took_ms: i64,
    pub timeout_ms: i64,
    pub end: End,
    /// It says that it is done, and the sandbox does not agree.
    pub contradicted: bool,
    /// The error says that calling again does no harm.
    pub retryable: bool,
    /// What the error says.
    pub words: String,
}

impl fmt::Display for Entry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:>8} +{:<6} {} {} {} {}: {:?}",
            self.started_ms,
            self.took_ms,
            self.operation.name(),
            self.subject.rsplit('.').next().unwrap_or_default(),
            self.reference,
            self.amount,
            self.end
        )?;
        if self.words.is_empty() { Ok(()) } else { write!(formatter, " {}", self.words) }
    }
}
