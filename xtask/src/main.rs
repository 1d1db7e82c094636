//! `cargo xtask COMMAND`: the one entry to this repository.
//!
//! Every command does its own set-up. A failed step shows its output whole, then one sentence, and the
//! exit status says so.

mod bindings;
mod browser;
mod build;
mod check;
mod emit;
mod fuzz;
mod load;
mod mutants;

mod node;
mod package;
mod progress;
mod reference;
mod rust;
mod samples;
mod shell;
mod sim;
mod sockets;
mod start;
mod tally;
mod test;
mod tool;

use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  start   a purchase through the sandbox and the edge worker, then the page until Ctrl-C
            --once              the purchase alone
            --port PORT         the page's port; a free one unless given
            --real              at Dintero instead (DINTERO_ACCOUNT_ID, DINTERO_CLIENT_ID, DINTERO_CLIENT_SECRET)
            --public-url URL    with --real: the https origin under which Dintero reaches the page
                                (callbacks are verified with DINTERO_SIGNATURE_SECRET)
            --production        with --real: a production account may be used; real money moves
  test    every test: native, WebAssembly, the packed npm package in Node and workerd, the browser
  check   formatting, lints, layers, documentation, type checks
  build   the npm package, into pkg/
  fuzz    any bytes into all that reads bytes, with libFuzzer
            --seconds N         for so long each target; 60 unless given
            --target NAME       one target: reader, validate, answers, signatures or numbers
            --input FILE        one input again, with --target
  load    callbacks, each delivered three times, to two workerd processes of which one is killed
            --orders N          so many orders; 10000 unless given
            --seed N            another random order
  sockets 1,000 captures in Node, workerd, Deno and Bun over connections that break: does money move twice?
            --calls N           for so many
            --seed N            other faults; the same seed deals the same ones
            --runtime NAME      in one of them; may be repeated
            --operation void    voids in place of captures
  mutants a change at a time in json, report, check and rules: does a test fail?
            --shard K/N         part K of N, counted from 0; a run that was stopped is gone on with
  sim     thousands of lives of shops in which everything goes wrong: does money move twice?
            --seeds N           how many; 100000 unless given
            --from S            from which seed on; 0 unless given
            --seed S            one seed, in words
  reference the page of all codes, codes.md, from the crate's table
  samples FOLDER   reads the samples in pages of the API's reference as the types of the model

Each command sets up what it needs. It takes rustup, Node 20.19 or later, and npm.
";

/// Whether the arguments ask for help, before or after a command.
fn asks_for_help(arguments: &[&str]) -> bool {
    matches!(arguments, [] | ["help", ..]) || arguments.iter().any(|word| matches!(*word, "-h" | "--help"))
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if asks_for_help(&arguments) {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let outcome = match arguments.as_slice() {
        ["start", rest @ ..] => start::run(rest),
        ["test"] => return test::run(),
        ["check"] => check::run(),
        ["build"] => build::run().map(drop),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["load", rest @ ..] => load::run(rest),
        ["sockets", rest @ ..] => sockets::run(rest),
        ["mutants", rest @ ..] => mutants::run(rest),
        ["sim", rest @ ..] => sim::run(rest),
        ["reference"] => reference::run(),
        ["samples", rest @ ..] => samples::run(rest),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_is_given_wherever_it_is_asked_for() {
        for arguments in [&[][..], &["help"], &["-h"], &["start", "--help"], &["start", "--port", "80", "-h"]]
        {
            assert!(asks_for_help(arguments), "{arguments:?}");
        }
        for arguments in [&["start"][..], &["start", "--once"], &["build"], &["elp"]] {
            assert!(!asks_for_help(arguments), "{arguments:?}");
        }
    }

    #[test]
    fn help_names_every_option_of_the_storefront() {
        for name in ["once", "port", "real", "public-url", "production"] {
            assert!(HELP.contains(&format!("--{name}")), "{name}");
        }
    }
}
