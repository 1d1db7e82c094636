//! `cargo xtask start`: the storefront, its edge worker and the sandbox.

use std::process::Command;

#[cfg(not(unix))]
use anyhow::bail;
use anyhow::{Context as _, Result};

use crate::shell::program;
use crate::{build, node};

/// Builds the package and hands over to the storefront's own script, which gets the arguments.
pub fn run(arguments: &[&str]) -> Result<()> {
    build::run()?;
    node::install("www")?;
    println!();
    hand_over(program("node", ["www/start.mjs"]).args(arguments))
}

/// Becomes that program: Ctrl-C and the exit status are its own.
#[cfg(unix)]
fn hand_over(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    let error = command.exec();
    Err(error).context("node cannot be started")
}

#[cfg(not(unix))]
fn hand_over(command: &mut Command) -> Result<()> {
    let status = command.status().context("node cannot be started")?;
    if !status.success() {
        bail!("The storefront stopped with {status}; what it says about it stands above.");
    }
    Ok(())
}
