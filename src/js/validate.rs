//! `validate` at the boundary: numbers in, a number out. The body is written straight into this module's memory.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::check::Severities;
use crate::json::Reader;
use crate::model::Operation;
use crate::report::{Code, Severity, write_json, write_refusal};
use crate::rules::{KnownTransaction, Options, validate_with};

/// Scratch memory, used again by every call.
#[derive(Default)]
struct Scratch {
    input: Vec<u8>,
    output: String,
    reader: Reader,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// This module's memory, which the body is written into and the report read from. (`memory` itself is taken: the
/// module exports it under that name, to its glue.)
#[wasm_bindgen]
pub fn linear_memory() -> wasm_bindgen::JsValue {
    wasm_bindgen::memory()
}

/// Makes room for `length` bytes, and says where.
#[wasm_bindgen]
pub fn input(length: usize) -> *mut u8 {
    SCRATCH.with_borrow_mut(|scratch| {
        if scratch.input.len() < length {
            scratch.input.resize(length, 0);
        }
        scratch.input.as_mut_ptr()
    })
}

/// Where the report of the last [`check`] stands.
#[wasm_bindgen]
pub fn output() -> *const u8 {
    SCRATCH.with_borrow(|scratch| scratch.output.as_ptr())
}

/// Checks what stands in [`input`]: a body of `body` bytes, one byte for each code, its severity, and the transaction
/// that the body is about, in `transaction` bytes; 0 where none is known.
///
/// `now` is in milliseconds, NaN where it is not given. The answer is 0 for a body without any issue, and else the
/// length of the report; of `{"refused": …}` where the transaction cannot be read.
#[wasm_bindgen]
pub fn check(
    operation: usize,
    body: usize,
    transaction: usize,
    strict_session_amounts: bool,
    now: f64,
) -> usize {
    SCRATCH.with_borrow_mut(|scratch| {
        let Scratch { input, output, reader } = scratch;
        output.clear();
        let Some(&operation) = Operation::ALL.get(operation) else { return 0 };
        let Some((body, rest)) = input.split_at_checked(body) else { return 0 };
        let Some((severities, rest)) = rest.split_at_checked(Code::ALL.len()) else { return 0 };
        let Some(transaction) = rest.get(..transaction) else { return 0 };
        let mut options = Options {
            strict_session_amounts,
            now: milliseconds(now),
            severities: given(severities),
            transaction: None,
        };
        match (!transaction.is_empty()).then(|| KnownTransaction::read(transaction)).transpose() {
            Ok(known) => options.transaction = known,
            Err(error) => write_refusal(&error.to_string(), output),
        }
        if output.is_empty() {
            let report = validate_with(reader, operation, body, &options);
            if report.total > 0 || !report.changed.is_empty() {
                write_json(&report, output);
            }
        }
        output.len()
    })
}

/// The severities that the caller gives the codes: one byte for each code, in their order.
pub(super) fn given(bytes: &[u8]) -> Severities {
    let mut severities = Severities::default();
    for (&code, &severity) in Code::ALL.iter().zip(bytes) {
        match severity {
            1 => severities.set(code, None),
            2 => severities.set(code, Some(Severity::Warning)),
            3 => severities.set(code, Some(Severity::Error)),
            _ => {}
        }
    }
    severities
}

/// A time as JavaScript has it.
fn milliseconds(now: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "a Date reaches no further than 8.64e15")]
    now.is_finite().then_some(now as i64)
}
