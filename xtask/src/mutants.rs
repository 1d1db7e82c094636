//! `cargo xtask mutants`: what of the reader, the check, the rules and the report no test would miss.
//!
//! cargo-mutants changes one thing at a time in a copy of the repository, and runs the tests on it.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

use crate::shell::{program, run as run_program};
use crate::tool::{target, tool};

/// What is changed.
const CHANGED: [&str; 4] = ["src/json/**", "src/check/**", "src/rules/**", "src/report/**"];

/// The features that these folders need, for what is built anew for each mutant takes the most time.
const FEATURES: [&str; 3] = ["--no-default-features", "--features", "validate"];

/// The tests that know what these folders promise. The others take longer than they catch.
const TESTS: [&str; 5] = ["reports", "answers", "fixes", "messages", "explanations"];

/// Part `k` of `n`, counted from 0: every `n`-th file.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Shard {
    k: usize,
    n: usize,
}

/// Goes on where the last run stopped: what a test caught, or what does not compile, is not tried again.
pub fn run(arguments: &[&str]) -> Result<()> {
    let shard = match arguments {
        [] => Shard { k: 0, n: 1 },
        ["--shard", part] => shard(part).with_context(|| format!("{part:?} is no part, such as 0/4"))?,
        other => bail!("`mutants` takes --shard K/N alone, and got {}.", other.join(" ")),
    };
    let mutants = tool("cargo-mutants", "27.1.0")?;
    let all = list(&mutants)?;
    let files: BTreeSet<&str> = all.iter().filter_map(|mutant| mutant.split(':').next()).collect();
    ensure!(shard.n <= files.len(), "There are {} files, and so at the most as many parts.", files.len());
    let results = target().join("mutants");
    let folder = results.join(format!("{}-of-{}", shard.k, shard.n));
    fs::create_dir_all(&folder)?;
    let mut command = program(&mutants, ["mutants", "--iterate", "--no-shuffle", "--colors", "never"]);
    command.args(files.into_iter().skip(shard.k).step_by(shard.n).flat_map(|file| ["--file", file]));
    command.arg("--output").arg(&folder).args(FEATURES).arg("--cargo-arg=--lib");
    // Of every call of cargo: what is not run is not built either.
    command.args(TESTS.map(|test| format!("--cargo-arg=--test={test}")));
    command.env("CARGO_TARGET_DIR", folder.join("build"));
    try_all(&mut command)?;
    let summary = Summary::read(&results, &all)?;
    let file = results.join("summary.txt");
    fs::write(&file, format!("{summary}\n"))?;
    println!("\n{summary}\n\nKept in {}; remove {} to begin again.", file.display(), results.display());
    Ok(())
}

fn shard(part: &str) -> Option<Shard> {
    let (k, n) = part.split_once('/')?;
    let shard = Shard { k: k.parse().ok()?, n: n.parse().ok()? };
    (shard.k < shard.n).then_some(shard)
}

/// Every mutant, by its place and what is done to it.
fn list(mutants: &Path) -> Result<BTreeSet<String>> {
    let files = CHANGED.into_iter().flat_map(|files| ["--file", files]);
    let list = run_program(program(mutants, ["mutants", "--list", "--colors", "never"]).args(files))?;
    Ok(list.lines().map(str::to_owned).collect())
}

/// It shows what it does, for it takes hours.
fn try_all(command: &mut Command) -> Result<()> {
    let status = command.status().context("cargo-mutants cannot be started")?;
    // 2 and 3: mutants that no test caught, or that ran too long. They are counted.
    let tried = matches!(status.code(), Some(0 | 2 | 3));
    ensure!(tried, "cargo-mutants stopped with {status}; what it says about it stands above.");
    Ok(())
}

/// What became of the mutants, of those there are now.
#[derive(Debug, Default)]
struct Summary {
    caught: BTreeSet<String>,
    unviable: BTreeSet<String>,
    missed: BTreeSet<String>,
    untried: usize,
}

impl Summary {
    /// Reads what every part left in its folder.
    fn read(results: &Path, all: &BTreeSet<String>) -> Result<Self> {
        let mut summary = Self::default();
        for part in fs::read_dir(results)?.filter_map(|entry| Some(entry.ok()?.path().join("mutants.out"))) {
            // What was caught before may not have compiled either; the part does not say, and it does not count.
            summary.caught.extend(lines(&part, &["caught", "timeout", "previously_caught"], all));
            summary.unviable.extend(lines(&part, &["unviable"], all));
            summary.missed.extend(lines(&part, &["missed"], all));
        }
        summary.settle(all);
        Ok(summary)
    }

    /// One fate for each: what any part caught is caught.
    fn settle(&mut self, all: &BTreeSet<String>) {
        self.caught.retain(|mutant| !self.unviable.contains(mutant));
        self.missed.retain(|mutant| !self.caught.contains(mutant));
        let tried = [&self.caught, &self.unviable, &self.missed].map(BTreeSet::len).into_iter().sum();
        self.untried = all.len().saturating_sub(tried);
    }

    /// Of those that compile, in tenths of a percent.
    fn share(&self) -> usize {
        let viable = self.caught.len().saturating_add(self.missed.len());
        self.caught.len().saturating_mul(1000).checked_div(viable).unwrap_or(0)
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [caught, missed, unviable] = [&self.caught, &self.missed, &self.unviable].map(BTreeSet::len);
        let (percent, tenth) = (self.share() / 10, self.share() % 10);
        write!(
            formatter,
            "{caught} caught, {missed} missed, {unviable} unviable, {} not tried: {percent}.{tenth} % of the viable",
            self.untried
        )?;
        self.missed.iter().try_for_each(|mutant| write!(formatter, "\n  missed {mutant}"))
    }
}

fn lines(part: &Path, names: &[&str], all: &BTreeSet<String>) -> Vec<String> {
    let files: Vec<PathBuf> = names.iter().map(|name| part.join(format!("{name}.txt"))).collect();
    let texts = files.iter().filter_map(|file| fs::read_to_string(file).ok());
    let mutants: Vec<String> =
        texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    mutants.into_iter().filter(|mutant| all.contains(mutant)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read() {
        assert_eq!(shard("1/4"), Some(Shard { k: 1, n: 4 }));
        for wrong in ["4/4", "1", "1/", "-1/4", "a/b", "0/0"] {
            assert_eq!(shard(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn each_mutant_has_one_fate() {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        let all = set(&["a", "b", "c", "d", "e", "f"]);
        let mut summary = Summary {
            caught: set(&["a", "b", "c"]),
            unviable: set(&["c"]),
            missed: set(&["b", "d"]),
            untried: 0,
        };
        summary.settle(&all);
        let shown = "2 caught, 1 missed, 1 unviable, 2 not tried: 66.6 % of the viable\n  missed d";
        assert_eq!(summary.to_string(), shown);
    }
}
