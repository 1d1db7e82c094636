//! `cargo xtask check`: all that can be said without running the library.

use anyhow::Result;

use crate::build::MODULES;
use crate::progress::step;
use crate::rust::WASM;
use crate::shell::{self, cargo, program};
use crate::{build, node, rust};

/// Runs every check; the first that fails ends it.
pub fn run() -> Result<()> {
    rust::target()?;
    rust::component("rustfmt")?;
    rust::component("clippy")?;
    step("Formatting", || shell::run(&mut cargo(["fmt", "--all", "--check"])))?;
    step("Layers", || shell::run(&mut cargo(["test", "--quiet", "--test", "layering"])))?;
    let lints = ["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
    step("Lints", || shell::run(&mut cargo(lints)))?;
    for (name, features) in MODULES {
        let lints = [
            "clippy",
            "--target",
            WASM,
            "--no-default-features",
            "--features",
            features,
            "--",
            "-D",
            "warnings",
        ];
        step(&format!("Lints of the module {name}"), || shell::run(&mut cargo(lints)))?;
    }
    let docs = ["doc", "--workspace", "--no-deps", "--features", "client,sandbox"];
    step("Documentation", || shell::run(cargo(docs).env("RUSTDOCFLAGS", "-D warnings")))?;
    build::run()?;
    node::install("tests/package")?;
    step("Types and packaging", || shell::run(&mut program("node", ["tests/package/check.mjs"])))?;
    Ok(())
}
