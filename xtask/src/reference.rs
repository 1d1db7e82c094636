//! `cargo xtask reference`: the page of all codes.

use std::fs;

use anyhow::{Context as _, Result};

use crate::emit;
use crate::shell::root;

/// Writes `codes.md`.
pub fn run() -> Result<()> {
    let page = root().join("codes.md");
    fs::write(&page, emit::reference()).with_context(|| format!("{} cannot be written", page.display()))
}
