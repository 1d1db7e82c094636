//! `cargo xtask sim`: thousands of lives of shops, in which everything goes wrong that can.

use std::process::Stdio;

use anyhow::{Context as _, Result, bail, ensure};

use crate::shell::{cargo, line};

/// How many seeds are tried where nothing is said.
const SEEDS: u64 = 100_000;

/// What the caller wants.
#[derive(Debug, PartialEq)]
enum Wanted {
    /// So many seeds, from one on.
    Many { seeds: u64, from: u64 },
    /// One seed, in words.
    One(u64),
}

/// Tries many seeds, or tells one.
pub fn run(arguments: &[&str]) -> Result<()> {
    let wanted = wanted(arguments)?;
    let test = ["test", "--profile", "sim", "--features", "client,sandbox", "--test", "sim"];
    let mut command = cargo(test);
    command.args(["--config", "profile.sim.inherits=\"release\"", "--config", "profile.sim.lto=false"]);
    // Optimized, and still with the checks of a debug build.
    command.args([
        "--config",
        "profile.sim.codegen-units=16",
        "--config",
        "profile.sim.debug-assertions=true",
    ]);
    command.args(["--", "--nocapture", "--exact", "money_moves_once_whatever_fails"]);
    match wanted {
        Wanted::Many { seeds, from } => {
            command.env("SIM_SEEDS", seeds.to_string()).env("SIM_FROM", from.to_string());
        }
        Wanted::One(seed) => {
            command.env("SIM_SEED", seed.to_string());
        }
    }
    // It tells how far it has come.
    let status = command.stdout(Stdio::inherit()).stderr(Stdio::inherit()).status();
    let status = status.with_context(|| format!("`{}` cannot be started", line(&command)))?;
    ensure!(status.success(), "The law is broken; which seed does it stands above.");
    Ok(())
}

fn wanted(mut arguments: &[&str]) -> Result<Wanted> {
    let (mut seeds, mut from, mut one) = (SEEDS, 0, None);
    let range = arguments.iter().any(|word| matches!(*word, "--seeds" | "--from"));
    while let [name, value, rest @ ..] = arguments {
        let number = value.parse().with_context(|| format!("{value:?} is no number"))?;
        match *name {
            "--seeds" => seeds = number,
            "--from" => from = number,
            "--seed" => one = Some(number),
            other => bail!("`sim` has no option {other}; `cargo xtask` lists them all."),
        }
        arguments = rest;
    }
    ensure!(arguments.is_empty(), "`sim` got {} without a value.", arguments.join(" "));
    ensure!(one.is_none() || !range, "--seed tells one seed: it goes with no other option.");
    Ok(one.map_or(Wanted::Many { seeds, from }, Wanted::One))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read() {
        assert_eq!(wanted(&[]).unwrap(), Wanted::Many { seeds: SEEDS, from: 0 });
        assert_eq!(wanted(&["--from", "7", "--seeds", "5"]).unwrap(), Wanted::Many { seeds: 5, from: 7 });
        assert_eq!(wanted(&["--seed", "4711"]).unwrap(), Wanted::One(4711));
        for wrong in [&["--seed"][..], &["--seed", "x"], &["--until", "5"], &["--seed", "1", "--seeds", "5"]]
        {
            assert!(wanted(wrong).is_err(), "{wrong:?}");
        }
    }
}
