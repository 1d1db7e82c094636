//! `cargo xtask start`: the storefront, its edge worker and the sandbox.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::shell::program;
use crate::{build, node};

const SCRIPT: &str = "www/start.mjs";

/// Builds the package and hands over to the storefront's own script, which gets the arguments.
///
/// The script is asked first whether it can start with them: a build takes a minute, and a typing error is not
/// worth one.
pub fn run(arguments: &[&str]) -> Result<()> {
    node::install("www")?;
    let check = program("node", [SCRIPT, "--check"]).args(arguments).status();
    if !check.context("node cannot be started")?.success() {
        bail!("Nothing was built or started; what stands in the way is said above.");
    }
    build::run()?;
    println!();
    hand_over(program("node", [SCRIPT]).args(arguments))
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
