//! `cargo xtask test`: every test.

use std::process::Command;

use anyhow::{Result, bail, ensure};

use crate::browser::chromium;
use crate::progress::step;
use crate::rust::WASM;
use crate::shell::{cargo, output, program, show};
use crate::tally::Tally;
use crate::{build, node, rust};

/// Runs every test and prints the sum as the last line.
pub fn run() -> Result<()> {
    rust::target()?;
    let mut sum = Tally::default();
    sum += tests(
        "Native tests",
        &mut cargo(["test", "--workspace", "--features", "client,sandbox", "--no-fail-fast"]),
    )?;
    node::ready()?;
    sum += tests("At the boundary of WebAssembly, in Node", &mut boundary())?;
    build::run()?;
    node::install("tests/package")?;
    sum += tests("The packed npm package, in Node and in workerd", &mut script("tests/package/"))?;
    node::install("www")?;
    sum += tests("The storefront, in Chromium", script("tests/browser/").env("CHROMIUM", chromium()?))?;
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    ensure!(sum.failed == 0, "Tests failed; what they printed stands above.");
    Ok(())
}

fn boundary() -> Command {
    cargo([
        "test",
        "--target",
        WASM,
        "--no-default-features",
        "--features",
        "js,client,sandbox",
        "--test",
        "boundary",
    ])
}

fn script(folder: &str) -> Command {
    let pattern = format!("{folder}**/*.test.mjs");
    program("node", ["--test", "--test-reporter=tap", &pattern])
}

/// Runs one runner. Failed tests are counted, and shown; a runner that counts nothing has not run.
fn tests(what: &str, command: &mut Command) -> Result<Tally> {
    let (tally, failure) = step(what, || {
        let output = output(command)?;
        let mut tally = Tally::read(&String::from_utf8_lossy(&output.stdout));
        let failed = !output.status.success();
        // Tests that do not compile, or a runner that died, count too.
        if failed && tally.failed == 0 {
            tally.failed = 1;
        }
        Ok((tally, failed.then_some(output)))
    })?;
    if let Some(output) = failure {
        show(&output);
    }
    if tally == Tally::default() {
        bail!("{what}: no test was found.");
    }
    println!("    {} passed, {} failed", tally.passed, tally.failed);
    Ok(tally)
}
