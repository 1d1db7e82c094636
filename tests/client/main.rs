//! The client over a scripted transport, on a clock that moves only when all else stands still.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod answers;
mod calls;
mod grants;
mod limits;
mod lists;
mod once;
mod payments;
mod reconcile;
mod script;
mod tokens;
mod transfers;
mod validation;
mod waiting;
