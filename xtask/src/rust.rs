//! What rustup has to provide.

use anyhow::{Context as _, Result};

use crate::progress::step;
use crate::shell::{output, program, run};

/// The target of the npm package.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the WebAssembly target where it is missing.
///
/// A `rust-toolchain.toml` would not do: with `RUSTUP_AUTO_INSTALL=0` it installs nothing.
pub fn target() -> Result<()> {
    add("target", WASM)
}

/// Adds a component, such as `clippy`, where it is missing.
pub fn component(name: &str) -> Result<()> {
    add("component", name)
}

fn add(what: &str, name: &str) -> Result<()> {
    let installed = output(&mut program("rustup", [what, "list", "--installed"]))
        .context("rustup is needed: it is installed as https://rustup.rs says")?;
    let installed = String::from_utf8_lossy(&installed.stdout).into_owned();
    // A component is listed with its host: `clippy-x86_64-unknown-linux-gnu`.
    if installed.lines().any(|line| line.starts_with(name)) {
        return Ok(());
    }
    step(&format!("Adding the Rust {what} {name}"), || {
        run(&mut program("rustup", [what, "add", name])).map(drop)
    })
}
