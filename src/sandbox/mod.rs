//! The API as a state machine: a request in, a response out, and nothing else.
//!
//! No network, no clock, no randomness: time moves when it is [told to](Sandbox::tick), ids come from a
//! seed, and callbacks wait in [`Sandbox::due`] until the host sends them. The same options and the same
//! calls give the same bytes.
//!
//! What the API's documentation leaves open is decided here, each time in favour of the answer that a
//! client must be able to live with, and said where it is decided.
//!
//! # Strictness
//!
//! Bodies are held against [`crate::rules`], which are stricter than the API where a mistake would cost money.
//! Where no documentation says that the API refuses a body, the sandbox takes it:
//!
//! | finding | why it passes |
//! |---|---|
//! | `duplicate_key` | nothing is said of it; the last value counts, as JSON readers have it |
//! | `shipping_option_not_offered`, on create | demanded of updates only |
//! | `shipments_single` | what is said of single shipments can be read in two ways |
//! | `shipment_line_unknown` | that the order holds the line follows from the sense alone |
//! | `metadata_key_reserved` | the names are reserved; whether such a key is refused or overwritten is not said |
//! | `callback_flag_invalid` | the values are listed, not what becomes of others: they have no effect |
//! | `callback_delay_too_long` | 60 seconds are the limit, shops in production send more: the delay is 60 |
//! | `expires_in_past` | no limits are published: the session has expired as soon as it is made |
//!
//! Documented as demands, and refused: `order_amount_mismatch` (of a new session only with the toggle),
//! `partial_amount_too_high`, `vat_too_precise`, `line_id_duplicate`, `provider_items_required`, `shipments_empty`,
//! `shipments_conflict`, `shipment_items_missing`, `splits_forbid_auto_capture`, `fee_split_destination_unknown`,
//! `express_with_in_app`, `terminal_store_required`, `metadata_key_prefix_required`, and all that the schema says.
//! Three are refused for want of a meaning that could be played: bodies that are too large or too deep to be
//! read, and a capture of nothing or less.
//!
//! ```
//! # #[cfg(not(target_arch = "wasm32"))] {
//! use dintero_wasm::sandbox::{Options, Sandbox};
//! use dintero_wasm::wire::{Headers, Method, Request};
//!
//! let mut sandbox = Sandbox::new(Options::default()).unwrap();
//! let response = sandbox.handle(&Request {
//!     method: Method::Post,
//!     url: "https://checkout.dintero.com/v1/sessions-profile".to_owned(),
//!     headers: Headers::from_iter([("x-api-key", "sandbox-key")]),
//!     body: Some(br#"{
//!         "profile_id": "default",
//!         "url": { "return_url": "https://shop.example/done" },
//!         "order": { "amount": 29990, "currency": "NOK", "merchant_reference": "A1" }
//!     }"#.to_vec()),
//! });
//! assert_eq!(response.status, 200);
//! # }
//! ```
#![deny(clippy::float_arithmetic)]

mod account;
mod answer;
mod api;
mod auth;
mod body;
mod callback;
mod callbacks;
mod capture;
mod cards;
mod clock;
mod hosted;
mod ids;
mod json;
mod options;
mod page;
mod pay;
mod payment;
mod products;
mod query;
mod route;
mod session;
mod session_update;
mod sessions;
mod state;
mod transaction;
mod transactions;

pub use answer::Refusal;
pub use callbacks::Delivery;
pub use options::{InvalidOption, Options, UrlParts};
pub use payment::{Outcome, Paid, Payment};

use std::collections::BTreeMap;

use callback::Callback;
use clock::Clock;
use ids::Ids;
use session::Session;
use transaction::Transaction;

/// One account at Dintero, played offline.
#[derive(Debug)]
pub struct Sandbox {
    options: Options,
    clock: Clock,
    ids: Ids,
    /// The call that is being answered; what it causes carries its id.
    request_id: String,
    /// Access tokens, and when each expires (unix milliseconds).
    tokens: BTreeMap<String, i64>,
    sessions: BTreeMap<String, Session>,
    transactions: BTreeMap<String, Transaction>,
    callbacks: Vec<Callback>,
}

/// When, and in which call, something happened.
#[derive(Clone, Debug)]
struct Stamp {
    /// The event's own id.
    id: String,
    request_id: String,
    /// Unix milliseconds.
    at: i64,
}

impl Sandbox {
    /// An empty account.
    ///
    /// # Errors
    /// An option that cannot be, by its name.
    pub fn new(options: Options) -> Result<Self, InvalidOption> {
        options.check()?;
        Ok(Self {
            clock: Clock::new(options.now_ms),
            ids: Ids::new(options.seed),
            options,
            request_id: String::new(),
            tokens: BTreeMap::new(),
            sessions: BTreeMap::new(),
            transactions: BTreeMap::new(),
            callbacks: Vec::new(),
        })
    }

    /// Follows the host's clock (unix milliseconds). Time in the sandbox never runs back.
    pub fn tick(&mut self, now_ms: i64) {
        self.clock.tick(now_ms);
        self.resolve_due();
    }

    /// Moves time ahead, of the host's clock too if that is followed.
    pub fn advance(&mut self, seconds: u32) {
        self.clock.advance(seconds);
        self.resolve_due();
    }

    /// The time in the sandbox, in unix milliseconds.
    #[must_use]
    pub const fn now_ms(&self) -> i64 {
        self.clock.now()
    }

    fn stamp(&mut self) -> Stamp {
        Stamp { id: self.ids.uuid(), request_id: self.request_id.clone(), at: self.clock.now() }
    }

    fn session(&self, id: &str) -> Result<&Session, Refusal> {
        self.sessions.get(id).ok_or_else(|| Refusal::not_found("Session"))
    }

    fn session_mut(&mut self, id: &str) -> Result<&mut Session, Refusal> {
        self.sessions.get_mut(id).ok_or_else(|| Refusal::not_found("Session"))
    }

    fn transaction(&self, id: &str) -> Result<&Transaction, Refusal> {
        self.transactions.get(id).ok_or_else(|| Refusal::not_found("Transaction"))
    }

    fn transaction_mut(&mut self, id: &str) -> Result<&mut Transaction, Refusal> {
        self.transactions.get_mut(id).ok_or_else(|| Refusal::not_found("Transaction"))
    }
}
