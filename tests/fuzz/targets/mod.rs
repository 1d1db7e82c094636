//! The fuzz targets: each takes any bytes, and panics where a promise of the library does not hold for them.
//!
//! libFuzzer and the tests of this repository run the same functions.

mod answers;
mod numbers;
mod reader;
mod signatures;
mod tree;
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
pub const TARGETS: [Target; 5] = [
    Target { name: "reader", run: reader::run },
    Target { name: "validate", run: validate::run },
    Target { name: "answers", run: answers::run },
    Target { name: "signatures", run: signatures::run },
    Target { name: "numbers", run: numbers::run },
];

/// Runs the target of that name.
#[allow(dead_code, clippy::allow_attributes, reason = "libFuzzer's binaries know a target by its name alone")]
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target of that name");
    (target.run)(bytes);
}
