//! Programs of the Rust world that a command needs, installed where they are missing.

use std::path::PathBuf;

use anyhow::Result;

use crate::progress::step;
use crate::shell::{cargo, root, run};

/// The folder of what is built.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A tool in exactly that version. It stands among what is built, and leaves the user's own tools alone.
pub fn tool(name: &str, version: &str) -> Result<PathBuf> {
    let folder = target().join("tools").join(format!("{name}-{version}"));
    let file = folder.join("bin").join(name);
    if !file.is_file() {
        step(&format!("Installing {name} {version}"), || {
            let install = ["install", name, "--version", version, "--locked", "--quiet", "--root"];
            run(cargo(install).arg(&folder)).map(drop)
        })?;
    }
    Ok(file)
}
