//! What goes wrong between a shop and the API, on request: lost answers, proxies, clocks, rate limits.
//!
//! A plan says which faults strike which calls, how probably and how often. What it leaves to chance is drawn from a
//! seed of its own, so that the same plan and the same calls give the same faults, whatever else happens.
//!
//! [`Sandbox::exchange`] answers as a network with these faults does, [`Sandbox::handle`] as the API alone. Each fault
//! that struck is listed by [`Sandbox::struck`], and the events of a transaction say what was carried out.
//!
//! ```
//! # #[cfg(not(target_arch = "wasm32"))] {
//! use dintero_wasm::model::Operation;
//! use dintero_wasm::sandbox::{Fault, Faults, Options, Rule, Sandbox};
//!
//! // The first capture is done and its answer lost; one read in ten is asked to come back later.
//! let plan = vec![
//!     Rule {
//!         operations: vec![Operation::TransactionsCapture],
//!         times: Some(1),
//!         ..Rule::new(Fault::AnswerLost { delay_ms: 0 })
//!     },
//!     Rule {
//!         operations: vec![Operation::TransactionsGet],
//!         per_million: 100_000,
//!         ..Rule::new(Fault::RateLimit { retry_after_seconds: Some(2), as_date: false })
//!     },
//! ];
//! let faults = Faults { seed: 4711, plan };
//! let sandbox = Sandbox::new(Options { faults, ..Options::default() }).unwrap();
//! assert!(sandbox.struck().is_empty());
//! # }
//! ```

mod draw;
mod exchange;
mod fault;
mod late;
mod plan;
mod spoil;

pub use draw::Strike;
pub(super) use draw::Strikes;
pub use exchange::{Exchange, Shown};
pub use fault::Fault;
pub use plan::{Faults, Rule};
