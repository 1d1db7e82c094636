//! What a shop does over days, in Rust alone: the typed client over the sandbox.
#![cfg(all(feature = "client", feature = "sandbox"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod account;
mod bodies;
mod lists;
mod methods;
mod purchase;
mod saved_cards;
mod shop;
mod sign_in;
mod waiting;
