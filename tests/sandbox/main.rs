//! The sandbox as a shop meets it.
#![cfg(feature = "sandbox")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod auth;
mod callbacks;
mod captures;
mod documents;
mod page;
mod payments;
mod sessions;
mod shop;
mod strictness;
mod updates;
