//! The fuzz targets: each takes any bytes, and panics where a promise of the library does not hold for them.
//!
//! libFuzzer and the tests of this repository run the same functions.

mod answers;
mod callback_queries;
mod error_bodies;
mod form;
mod numbers;
mod reader;
mod retry_after;
mod signature_headers;
mod signatures;
mod tree;
mod urls;
mod validate;

/// A fuzz target.
#[derive(Clone, Copy)]
pub struct Target {
    /// What `cargo xtask fuzz --target` calls it.
    pub name: &'static str,
    /// Panics where a promise does not hold for the bytes.
    pub run: fn(&[u8]),
}

/// Every fuzz target. `Cargo.toml` beside this folder has a binary for each.
pub const TARGETS: [Target; 10] = [
    Target { name: "reader", run: reader::run },
    Target { name: "validate", run: validate::run },
    Target { name: "answers", run: answers::run },
    Target { name: "signatures", run: signatures::run },
    Target { name: "numbers", run: numbers::run },
    Target { name: "signature_headers", run: signature_headers::run },
    Target { name: "callback_queries", run: callback_queries::run },
    Target { name: "error_bodies", run: error_bodies::run },
    Target { name: "retry_after", run: retry_after::run },
    Target { name: "urls", run: urls::run },
];

/// Runs the target of that name.
#[allow(dead_code, clippy::allow_attributes, reason = "libFuzzer's binaries know a target by its name alone")]
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target of that name");
    (target.run)(bytes);
}
