//! `cargo xtask load`: callbacks under load, in workerd.

use std::ops::RangeInclusive;

use anyhow::{Context as _, Result, bail, ensure};

use crate::shell::program;
use crate::{build, node};

const SCRIPT: &str = "tests/load/main.mjs";

/// Fewer are over before a process has been killed, and for more the ports of the machine do not last.
const ORDERS: RangeInclusive<u32> = 100..=100_000;

/// What the caller wants.
#[derive(Debug, PartialEq)]
struct Wanted {
    orders: u32,
    seed: u32,
}

/// Builds the package and delivers callbacks to it. The figures are printed as they come.
pub fn run(arguments: &[&str]) -> Result<()> {
    let Wanted { orders, seed } = wanted(arguments)?;
    build::run()?;
    node::install("tests/package")?;
    println!();
    let mut script = program("node", [SCRIPT.to_owned(), orders.to_string(), seed.to_string()]);
    let status = script.status().context("node cannot be started")?;
    ensure!(
        status.success(),
        "A callback was lost, or done twice; again: cargo xtask load --orders {orders} --seed {seed}"
    );
    Ok(())
}

fn wanted(mut arguments: &[&str]) -> Result<Wanted> {
    let mut wanted = Wanted { orders: 10_000, seed: 1 };
    while let [name, value, rest @ ..] = arguments {
        let number =
            value.parse().with_context(|| format!("{name} takes a whole number, and {value:?} is none"))?;
        match *name {
            "--orders" if ORDERS.contains(&number) => wanted.orders = number,
            "--orders" => bail!("--orders is {} to {}.", ORDERS.start(), ORDERS.end()),
            "--seed" => wanted.seed = number,
            other => bail!("`load` has no option {other}; `cargo xtask` lists them all."),
        }
        arguments = rest;
    }
    ensure!(arguments.is_empty(), "`load` got {} without a value.", arguments.join(" "));
    Ok(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read() {
        assert_eq!(wanted(&[]).unwrap(), Wanted { orders: 10_000, seed: 1 });
        assert_eq!(wanted(&["--seed", "7", "--orders", "500"]).unwrap(), Wanted { orders: 500, seed: 7 });
        for wrong in [
            &["--orders"][..],
            &["--orders", "99"],
            &["--orders", "-1"],
            &["--seed", "one"],
            &["--order", "500"],
        ] {
            assert!(wanted(wrong).is_err(), "{wrong:?}");
        }
    }
}
