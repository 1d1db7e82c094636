//! Bodies that are repaired.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

mod broken;
#[path = "../vectors/mod.rs"]
#[expect(dead_code, reason = "bodies are taken from it, and no reports")]
mod cases;
mod properties;
mod vectors;
