//! Thousands of short lives of shops, each with faults of its own: does money ever move twice?
//!
//! A seed draws the faults, the calls, when they overlap, and when a caller gives up. Whatever the client believes,
//! the sandbox's own ledger is what counts. `cargo xtask sim` runs more seeds, or one of them in words.
#![cfg(all(feature = "client", feature = "sandbox", not(target_arch = "wasm32")))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod journal;
mod laws;
mod ledger;
mod life;
mod network;
mod shop;
mod tally;
mod weather;

use std::env;
use std::panic::catch_unwind;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use life::live;
use tally::Tally;

/// How many seeds a test run tries.
const SEEDS: u64 = 10_000;

/// How many failures are told before it gives up.
const ENOUGH: usize = 5;

#[test]
fn money_moves_once_whatever_fails() {
    if let Some(seed) = number("SIM_SEED") {
        let life = live(seed);
        println!("{life}");
        assert!(life.breaches.is_empty(), "seed {seed} breaks the law, as said above");
        return;
    }
    let first = number("SIM_FROM").unwrap_or(0);
    let last = first.saturating_add(number("SIM_SEEDS").unwrap_or(SEEDS));
    let (next, tally, failures) = (AtomicU64::new(first), Mutex::<Tally>::default(), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                let mut told = Instant::now();
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= last || failures.lock().unwrap().len() >= ENOUGH {
                        return;
                    }
                    match catch_unwind(|| live(seed)) {
                        Ok(life) if life.breaches.is_empty() => tally.lock().unwrap().add(&life),
                        Ok(life) => failures.lock().unwrap().push((seed, life.breaches.join("; "))),
                        Err(_) => {
                            failures.lock().unwrap().push((seed, "it panicked, as said above".to_owned()))
                        }
                    }
                    if told.elapsed() > Duration::from_secs(10) {
                        told = Instant::now();
                        eprintln!("  … {} seeds", seed - first);
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().unwrap();
    failures.sort_unstable();
    println!("{}", tally.into_inner().unwrap());
    let told =
        failures.iter().map(|(seed, why)| format!("{why}\n    again: cargo xtask sim --seed {seed}\n"));
    assert!(failures.is_empty(), "The law is broken:\n{}", told.collect::<String>());
}

#[test]
fn a_seed_gives_the_same_life_each_time() {
    for seed in 0..50 {
        assert_eq!(live(seed).to_string(), live(seed).to_string(), "seed {seed}");
    }
}

fn number(name: &str) -> Option<u64> {
    let text = env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} is a whole number; this is {text:?}")))
}
