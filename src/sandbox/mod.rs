//! The API as a state machine: a request in, a response out, and nothing else.
//!
//! No network, no clock, no randomness: time moves when it is [told to](Sandbox::tick), ids come from a
//! seed, and callbacks wait in [`Sandbox::due`] until the host sends them. The same options and the same
//! calls give the same bytes.
//!
//! What the API's documentation leaves open is decided here, each time in favour of the answer that a
//! client must be able to live with, and said where it is decided.
//!
//! # Faults
//!
//! [`Sandbox::handle`] answers every call, as the API itself does. [`Sandbox::exchange`] answers as a network does on
//! which [`Faults`] are planned: answers are lost after the call was carried out, come late, twice or in pieces.
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
//! # What the sandbox decides
//!
//! | what is left open | here |
//! |---|---|
//! | the status once the rest of a part capture is void, or after a smaller `final_capture` | CAPTURED |
//! | a void once something was refunded and something can still be captured | refused |
//! | whether several captures may take lines that none of them names | yes: any line can be refunded then, up to its amount |
//! | the event of an authorization that is extended or of another amount | another AUTHORIZE, with the `reference` as its `event_reference` |
//! | a capture of a pre-authorization that is not final, of which only the last is said to be impossible | refused with 400: once a part is captured, no update could make it final |
//! | an update of an authorization that the status forbids | 409; of a product that has none, 400 |
//! | what `event-request-id` is | the `request_id` of the `INITIATE_…` event |
//! | a second capture while one is accepted | taken by what is captured so far; it fails in the end if nothing is left |
//! | a callback for what was accepted and failed | it is sent, as for what was done |
//! | the transaction of a session that saves a card | AUTHORIZED with the amount 0; there is nothing to capture |
//! | `success` of a payment without the shopper that is on hold | `true`: only `status` says that it is not paid |
//! | the status of what needs the shopper | 400, with `actions`, and no transaction |
//! | a payment without the shopper that the processor does not answer | 500, and a transaction that is UNKNOWN |
//! | the order of a list | the newest first |
//! | `starting_after` with an id that there is not | 400 |
//! | an unknown filter | it has no effect |
//! | whether a refresh token is good once | no: it stays good |
//! | how long a second factor may take | five minutes from the password, and five from each code |
//!
//! # Settlements and payouts
//!
//! What is settled is documented, and not when, nor for which fee. Here:
//!
//! | when | what |
//! |---|---|
//! | a capture or a refund | its transaction is `NOT_SETTLED` |
//! | 06:00 UTC, [`Sandbox::settle`], or a test report | settlements: one for each provider, currency and seller, less a fee of 1.5 % of what was captured, half a minor unit rounded up. Each has a CSV and a PDF file, and a report for each report configuration that asks for it |
//! | with a settlement | a seller's money comes into their balance. The settlement is `postponed` until the seller is approved |
//! | a minute after a fund transfer | it moves what the seller has; where that is too little, it waits for the rest |
//! | 06:00 UTC | what approved sellers have is paid out, before new settlements are made: daily, on Mondays or on the first of a month, as their approval says |
//!
//! An approval is `AUTOMATIC_REVIEW` for a minute, `WAITING_FOR_SIGNATURE` for an hour, and then `ACTIVE`, unless its
//! description asks for another end, which it can on a test account. A seller has one approval that is not declined.
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
mod action;
mod answer;
mod api;
mod auth;
mod authorization;
mod body;
mod callback;
mod callbacks;
mod capture;
mod cards;
mod changes;
mod clock;
mod deferred;
mod faults;
mod grants;
mod hold;
mod hosted;
mod ids;
mod json;
mod ledger;
mod listing;
mod mfa;
mod options;
mod page;
mod pay;
mod payment;
mod payment_tokens;
mod products;
mod query;
mod random;
mod refund;
mod route;
mod saved_cards;
mod scopes;
mod session;
mod session_update;
mod sessions;
mod state;
mod status;
mod time;
mod transaction;
mod transactions;
mod unattended;
mod void;

pub use action::Action;
pub use answer::Refusal;
pub use callbacks::Delivery;
pub use deferred::Deferral;
pub use faults::{Exchange, Fault, Faults, Rule, Shown, Strike};
pub use options::{InvalidOption, Options, UrlParts, User};
pub use payment::{Outcome, Paid, Payment};

use std::collections::BTreeMap;

use account::Account;
use auth::{Access, Holder};
use callback::Callback;
use clock::Clock;
use deferred::Pending;
use faults::Strikes;
use ids::Ids;
use mfa::SecondFactor;
use saved_cards::SavedCard;
use session::Session;
use time::Stamp;
use transaction::Transaction;

/// One account at Dintero, played offline.
#[derive(Debug)]
pub struct Sandbox {
    options: Options,
    clock: Clock,
    ids: Ids,
    /// The call that is being answered; what it causes carries its id.
    request_id: String,
    tokens: BTreeMap<String, Access>,
    /// For whom each refresh token stands.
    refresh_tokens: BTreeMap<String, Holder>,
    second_factors: Vec<SecondFactor>,
    sessions: BTreeMap<String, Session>,
    transactions: BTreeMap<String, Transaction>,
    saved_cards: Vec<SavedCard>,
    callbacks: Vec<Callback>,
    account: Account,
    /// What is answered with 202.
    deferral: Option<Deferral>,
    pending: Vec<Pending>,
    /// What goes wrong on the way.
    strikes: Strikes,
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
            account: Account::default(),
            ids: Ids::new(options.seed),
            strikes: Strikes::new(options.faults.clone()),
            options,
            request_id: String::new(),
            tokens: BTreeMap::new(),
            refresh_tokens: BTreeMap::new(),
            second_factors: Vec::new(),
            sessions: BTreeMap::new(),
            transactions: BTreeMap::new(),
            saved_cards: Vec::new(),
            callbacks: Vec::new(),
            deferral: None,
            pending: Vec::new(),
        })
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
