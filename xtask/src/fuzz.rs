//! `cargo xtask fuzz`: the targets of `tests/fuzz/` under libFuzzer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail, ensure};

use crate::progress::step;
use crate::shell::{output, program, root, run as run_program, show};
use crate::tool::{target, tool};

#[path = "../../tests/fuzz/seeds.rs"]
#[expect(
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "the tests share it, and a test may panic"
)]
mod seeds;

/// Every target, as `tests/fuzz/Cargo.toml` names them.
const TARGETS: [&str; 10] = [
    "reader",
    "validate",
    "answers",
    "signatures",
    "numbers",
    "signature_headers",
    "callback_queries",
    "error_bodies",
    "retry_after",
    "urls",
];

/// An input that takes longer has found something: no text takes more than linear time.
const TIMEOUT: &str = "-timeout=10";

/// What the caller wants.
#[derive(Debug, PartialEq)]
struct Wanted<'a> {
    seconds: u32,
    targets: Vec<&'a str>,
    input: Option<&'a str>,
}

/// Runs every target for some time, or one input again.
pub fn run(arguments: &[&str]) -> Result<()> {
    let wanted = wanted(arguments)?;
    let binaries = build()?;
    if let Some(input) = wanted.input {
        let name = wanted.targets.first().context("a target")?;
        run_program(program(binaries.join(name), [input]).env("RUST_BACKTRACE", "1"))?;
        println!("  {name} holds for {input}");
        return Ok(());
    }
    let mut failed = Vec::new();
    for name in wanted.targets {
        if !fuzz(name, &binaries, wanted.seconds)? {
            failed.push(name);
        }
    }
    ensure!(failed.is_empty(), "Something was found by {}; each input stands above.", failed.join(", "));
    Ok(())
}

fn wanted<'a>(mut arguments: &[&'a str]) -> Result<Wanted<'a>> {
    let mut wanted = Wanted { seconds: 60, targets: TARGETS.to_vec(), input: None };
    while let [name, value, rest @ ..] = arguments {
        match *name {
            "--seconds" => {
                wanted.seconds =
                    value.parse().with_context(|| format!("{value:?} is no number of seconds"))?;
            }
            "--target" if TARGETS.contains(value) => wanted.targets = vec![value],
            "--target" => bail!("There is no target {value:?}; there are {}.", TARGETS.join(", ")),
            "--input" => wanted.input = Some(value),
            other => bail!("`fuzz` has no option {other}; `cargo xtask` lists them all."),
        }
        arguments = rest;
    }
    ensure!(arguments.is_empty(), "`fuzz` got {} without a value.", arguments.join(" "));
    ensure!(
        wanted.input.is_none() || wanted.targets.len() == 1,
        "--input needs --target: whose input is it?"
    );
    Ok(wanted)
}

/// Compiles the targets, and gives the folder where they stand.
///
/// There is no sanitizer, since there is no unsafe code: so the toolchain need not be a nightly one.
fn build() -> Result<PathBuf> {
    let compiler = std::env::var("CXX").unwrap_or_else(|_| "c++".to_owned());
    output(&mut program(&compiler, ["--version"])).with_context(|| {
        format!(
            "libFuzzer is C++, and there is no compiler {compiler}: install one (Debian: apt-get install g++), or \
             name one in CXX. The tests run the same targets without it"
        )
    })?;
    let fuzz = tool("cargo-fuzz", "0.13.2")?;
    let folder = target().join("fuzz");
    step("Compiling the fuzz targets", || {
        let build = ["build", "--fuzz-dir", "tests/fuzz", "--sanitizer", "none", "--target-dir"];
        run_program(program(fuzz, build).arg(&folder))
    })?;
    let host = run_program(&mut program("rustc", ["-vV"]))?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    Ok(folder.join(host).join("release"))
}

/// Runs one target, says what it did, and whether it found nothing.
fn fuzz(name: &str, binaries: &Path, seconds: u32) -> Result<bool> {
    let [corpus, found] = ["corpus", "found"].map(|folder| target().join("fuzz").join(folder).join(name));
    let words = prepare(name, &corpus, &found)?;
    let mut command = program(binaries.join(name), [TIMEOUT, "-print_final_stats=1"]);
    command.arg(format!("-max_total_time={seconds}")).arg(format!("-dict={}", words.display()));
    command.arg(format!("-artifact_prefix={}/", found.display())).arg(&corpus);
    let start = SystemTime::now();
    let done = step(&format!("Fuzzing {name} for {seconds} s"), || output(&mut command))?;
    let said = String::from_utf8_lossy(&done.stderr);
    let kept = fs::read_dir(&corpus)?.count();
    println!(
        "    {} inputs, {} a second, {} features; {kept} inputs that reach different code are kept in {}",
        figure(&said, "number_of_executed_units"),
        figure(&said, "average_exec_per_sec"),
        features(&said),
        corpus.display()
    );
    if done.status.success() {
        return Ok(true);
    }
    // Not its progress, which is most of what it says.
    let about = said.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
    show(&Output { stderr: about.into_bytes(), ..done });
    let new =
        |file: &PathBuf| fs::metadata(file).and_then(|file| file.modified()).is_ok_and(|at| at >= start);
    for file in fs::read_dir(&found)?.filter_map(|entry| Some(entry.ok()?.path())).filter(new) {
        println!("\n  {name} does not hold for\n    b\"{}\"", fs::read(&file)?.escape_ascii());
        println!("  Again: cargo xtask fuzz --target {name} --input {}", file.display());
    }
    Ok(false)
}

/// Writes what a target begins with, and gives the file with its words.
fn prepare(name: &str, corpus: &Path, found: &Path) -> Result<PathBuf> {
    fs::create_dir_all(corpus)?;
    fs::create_dir_all(found)?;
    let tests = root().join("tests");
    for (at, seed) in seeds::seeds(name, &tests).into_iter().enumerate() {
        fs::write(corpus.join(format!("seed-{at}")), seed)?;
    }
    let quoted = |word: Vec<u8>| {
        let bytes = word.into_iter().map(|byte| format!("\\x{byte:02x}"));
        format!("\"{}\"\n", bytes.collect::<String>())
    };
    let words = corpus.with_extension("dict");
    fs::write(&words, seeds::words(&tests).into_iter().map(quoted).collect::<String>())?;
    Ok(words)
}

/// One of the figures that libFuzzer prints at its end.
fn figure<'a>(said: &'a str, name: &str) -> &'a str {
    let line = said.lines().find_map(|line| line.strip_prefix("stat::")?.strip_prefix(name));
    line.map_or("?", |line| line.trim_start_matches(':').trim())
}

/// How much of the code was reached, and how often: libFuzzer's own count, in the last line that has it.
fn features(said: &str) -> &str {
    let last = said.lines().rev().find_map(|line| line.split_once(" ft: "));
    last.and_then(|(_, behind)| behind.split_whitespace().next()).unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read() {
        let all = TARGETS.to_vec();
        assert_eq!(wanted(&[]).unwrap(), Wanted { seconds: 60, targets: all, input: None });
        let given = wanted(&["--target", "reader", "--seconds", "5"]).unwrap();
        assert_eq!(given, Wanted { seconds: 5, targets: vec!["reader"], input: None });
        for wrong in [&["--target", "writer"][..], &["--seconds"], &["--input", "x"], &["--seconds", "ten"]] {
            assert!(wanted(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn every_binary_is_a_target() {
        let manifest = fs::read_to_string(root().join("tests/fuzz/Cargo.toml")).unwrap();
        let (_, binaries) = manifest.split_once("[[bin]]").unwrap();
        let names: Vec<&str> =
            binaries.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
        assert_eq!(names, TARGETS);
        let list = fs::read_to_string(root().join("tests/fuzz/targets/mod.rs")).unwrap();
        assert!(TARGETS.iter().all(|name| list.contains(&format!("{name}::run"))));
    }

    #[test]
    fn the_figures_of_a_run_are_read() {
        let said = "Done 5 runs\nstat::number_of_executed_units: 1234\nstat::average_exec_per_sec:     56\n";
        assert_eq!(figure(said, "number_of_executed_units"), "1234");
        assert_eq!(figure(said, "average_exec_per_sec"), "56");
        let said =
            "#2\tNEW    cov: 9 ft: 10 corp: 1/1b\n#8\tDONE   cov: 12 ft: 345 corp: 2/9b\nDone 8 runs\n";
        assert_eq!((features(said), features("")), ("345", "?"));
    }
}
