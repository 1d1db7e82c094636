//! `cargo xtask COMMAND`: the one entry to this repository.
//!
//! Every command does its own set-up. A failed step shows its output whole, then one sentence, and the
//! exit status says so.

mod bindings;
mod browser;
mod build;
mod check;
mod emit;
mod node;
mod package;
mod progress;
mod rust;
mod shell;
mod start;
mod tally;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  start   a purchase through the sandbox and the edge worker, then the page until Ctrl-C
            --once    the purchase alone
            --real    at Dintero instead (DINTERO_ACCOUNT_ID, DINTERO_CLIENT_ID, DINTERO_CLIENT_SECRET)
  test    every test: native, WebAssembly, the packed npm package in Node and workerd, the browser
  check   formatting, lints, layers, documentation, type checks
  build   the npm package, into pkg/

Each command sets up what it needs. It takes rustup, Node 20.19 or later, and npm.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["start", rest @ ..] => start::run(rest),
        ["test"] => return test::run(),
        ["check"] => check::run(),
        ["build"] => build::run().map(drop),
        [] | ["help" | "-h" | "--help"] => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        other => {
            Err(anyhow::anyhow!("There is no command `{}`; `cargo xtask` lists them all.", other.join(" ")))
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
