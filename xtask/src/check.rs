//! `cargo xtask check`: all that can be said without running the library.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::build::MODULES;
use crate::progress::step;
use crate::rust::WASM;
use crate::shell::{self, cargo, program};
use crate::{build, node, rust};

/// Runs every check, also behind one that fails.
pub fn run() -> Result<()> {
    rust::target()?;
    rust::component("rustfmt")?;
    rust::component("clippy")?;
    let mut failed = Vec::new();
    let mut check = |what: &str, command: &mut Command| {
        if let Err(error) = step(what, || shell::run(command)) {
            eprintln!("\nerror: {error:#}\n");
            failed.push(what.to_owned());
        }
    };
    check("Formatting", &mut cargo(["fmt", "--all", "--check"]));
    check("Layers", &mut cargo(["test", "--quiet", "--test", "layering"]));
    check("Lints", &mut clippy(&["--workspace", "--all-targets", "--all-features"]));
    let smallest = ["clippy", "--quiet", "--tests", "--no-default-features", "--features", "client,sandbox"];
    check("Lints without the default features", cargo(smallest).args(["--", "-D", "warnings"]));
    for (name, features) in MODULES {
        let module = ["--lib", "--target", WASM, "--no-default-features", "--features", features];
        check(&format!("Lints of the module {name}"), &mut clippy(&module));
    }
    check(
        "Lints of the boundary's tests",
        &mut clippy(&["--target", WASM, "--features", "js,sandbox", "--test", "boundary"]),
    );
    let docs = ["doc", "--workspace", "--no-deps", "--features", "client,sandbox"];
    check("Documentation", cargo(docs).env("RUSTDOCFLAGS", "-D warnings"));
    build::run()?;
    node::install("tests/package")?;
    check("Types, exports and files of the npm package", &mut program("node", ["tests/package/check.mjs"]));
    ensure!(failed.is_empty(), "Failed: {}. What they printed stands above.", failed.join("; "));
    Ok(())
}

fn clippy(what: &[&str]) -> Command {
    let mut command = cargo(["clippy", "--quiet"]);
    command.args(what).args(["--", "-D", "warnings"]);
    command
}
