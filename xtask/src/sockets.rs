//! `cargo xtask sockets`: the package over connections that break, in four runtimes.

use anyhow::{Context as _, Result, bail};

use crate::shell::program;
use crate::{build, node};

/// Where the server, the runtimes and their lock file stand.
pub const FOLDER: &str = "tests/sockets";

/// Builds the package and hands over to the run's own script, which gets the arguments and prints the tables.
pub fn run(arguments: &[&str]) -> Result<()> {
    node::install(FOLDER)?;
    build::run()?;
    let script = format!("{FOLDER}/all.mjs");
    let status = program("node", [&script]).args(arguments).status().context("node cannot be started")?;
    if !status.success() {
        bail!("What was promised did not hold, or could not be tried; it is said above.");
    }
    Ok(())
}
