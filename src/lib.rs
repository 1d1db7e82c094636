//! The Dintero Payments API for browsers, edge runtimes and Rust.
#![cfg_attr(all(feature = "client", feature = "sandbox", not(target_arch = "wasm32")), doc = include_str!("../README.md"))]
#![cfg_attr(not(feature = "js"), forbid(unsafe_code))]
#![deny(missing_docs)]
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, reason = "a test may panic"))]

pub mod check;
#[cfg(feature = "client")]
pub mod client;
pub mod engine;
#[cfg(all(feature = "js", target_arch = "wasm32"))]
#[doc(hidden)]
pub mod js;
pub mod json;
pub mod model;
#[cfg(feature = "order")]
pub mod order;
pub mod report;
pub mod rules;
#[cfg(feature = "sandbox")]
pub mod sandbox;
pub mod schema;
pub mod sign;
pub mod wire;
