//! The fuzz targets for a few seconds, without a fuzzer: `cargo xtask fuzz` runs them with one.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod mutator;
mod seeds;
mod targets;

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, Instant};

use mutator::Mutator;
use targets::{TARGETS, Target};

/// How long all targets run, together.
const SECONDS: u64 = 20;

#[test]
fn no_target_finds_anything() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let each = Duration::from_secs(SECONDS) / u32::try_from(TARGETS.len()).unwrap();
    for target in TARGETS {
        let mut mutator = Mutator::new(seeds::seeds(target.name, &tests), seeds::words(&tests));
        let start = Instant::now();
        let mut count = mutator.seeds().inspect(|seed| holds(target, seed)).count();
        assert!(count > 20, "{}: {count} seeds", target.name);
        while start.elapsed() < each {
            holds(target, &mutator.next());
            count += 1;
        }
        println!("{}: {count} inputs", target.name);
    }
}

/// Runs a target. What it finds is kept, and shown in one line.
fn holds(target: Target, input: &[u8]) {
    if catch_unwind(|| (target.run)(input)).is_err() {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{}", target.name));
        fs::write(&file, input).unwrap();
        panic!(
            "{} does not hold, as said above, for\n  b\"{}\"\nIt is kept: cargo xtask fuzz --target {0} --input {}",
            target.name,
            input.escape_ascii(),
            file.display()
        );
    }
}
