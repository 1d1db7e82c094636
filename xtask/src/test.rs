//! `cargo xtask test`: every test.

use std::process::{Command, ExitCode};

use anyhow::{Result, bail};

use crate::browser::chromium;
use crate::progress::step;
use crate::rust::WASM;
use crate::shell::{cargo, output, program, show};
use crate::tally::Tally;
use crate::{build, node, rust, sockets};

/// Runs every test. The last line is the sum.
pub fn run() -> ExitCode {
    let mut sum = Tally::default();
    if let Err(error) = run_all(&mut sum) {
        // What could not be run has failed.
        sum.failed = sum.failed.saturating_add(1);
        eprintln!("\nerror: {error:#}");
    } else if sum.failed > 0 {
        eprintln!("\nTests failed; what they printed stands above.");
    }
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn run_all(sum: &mut Tally) -> Result<()> {
    rust::target()?;
    node::ready()?;
    let native = ["test", "--workspace", "--features", "client,sandbox", "--no-fail-fast"];
    sum.add(tests("Native tests", &mut cargo(native))?);
    sum.add(tests("The boundary of WebAssembly, in Node", &mut boundary())?);
    build::run()?;
    node::install("tests/package")?;
    sum.add(tests("The packed npm package, in Node and in workerd", &mut script("tests/package"))?);
    node::install(sockets::FOLDER)?;
    sum.add(tests("Connections that break, in four runtimes", &mut script(sockets::FOLDER))?);
    node::install("www")?;
    node::install("tests/browser")?;
    sum.add(tests(
        "The packed npm package and the storefront, in Chromium",
        script("tests/browser").env("CHROMIUM", chromium()?),
    )?);
    Ok(())
}

fn boundary() -> Command {
    cargo([
        "test",
        "--target",
        WASM,
        "--no-default-features",
        "--features",
        "js,client,order,sandbox",
        "--test",
        "boundary",
        "--test",
        "order",
    ])
}

fn script(folder: &str) -> Command {
    program("node", ["--test", "--test-reporter=tap", folder])
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
