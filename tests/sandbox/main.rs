//! The sandbox as a shop meets it.
#![cfg(feature = "sandbox")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod accounts;
mod auth;
mod authorizations;
mod callbacks;
mod captures;
mod deferred;
mod documents;
mod faults;
mod grants;
mod lists;
mod mfa;
mod page;
mod payments;
mod refunds;
mod saved_cards;
mod scopes;
mod sessions;
mod shop;
mod states;
mod strictness;
mod unattended;
mod updates;
mod voids;
