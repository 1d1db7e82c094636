//! Carts that become orders.
#![expect(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "a test may panic")]

#[cfg(not(target_arch = "wasm32"))]
mod carts;
#[cfg(not(target_arch = "wasm32"))]
mod properties;
mod vectors;
