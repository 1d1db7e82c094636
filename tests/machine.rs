//! Every sequence of events that a call can meet, to a depth: what the engine never does.
//!
//! A word is what happens to a request, or to the call. What has to happen in between (a timer that goes off, a store
//! that answers) happens by itself. Sequences that lead to the same state are followed once, and counted as many.
#![expect(clippy::expect_used, clippy::arithmetic_side_effects, reason = "a test may panic")]

#[path = "machine/kinds.rs"]
mod kinds;
#[path = "machine/play.rs"]
mod play;
#[path = "machine/stage.rs"]
mod stage;

use std::collections::HashMap;

use dintero_wasm::engine::Event;
use dintero_wasm::wire::Response;

use kinds::{Kind, TIMEOUT_MS, kinds};
use stage::{START, Stage};

/// How many words a sequence has.
const DEPTH: usize = 6;
const HOUR_MS: i64 = 3_600_000;

const WORDS: [&str; 16] = [
    "200",
    "202",
    "400",
    "401",
    "403",
    "404",
    "409",
    "429",
    "500",
    "503",
    "refused",
    "lost",
    "timeout",
    "abort",
    "malformed",
    "clock jump",
];

/// Follows every sequence, and counts them: how many there are, and how many states they lead through.
fn explore(kind: Kind, has_token: bool, jump: i64) -> (u64, usize, HashMap<String, u64>) {
    let mut states = 0;
    let mut sequences = 0;
    let mut ends = HashMap::new();
    let mut level = vec![(Stage::new(kind, has_token), 1_u64)];
    for depth in 1..=DEPTH {
        let mut next: HashMap<String, (Stage, u64)> = HashMap::new();
        for (stage, count) in &level {
            for word in WORDS {
                let played = if stage.ended.is_some() { vec![stage.clone()] } else { stage.play(word, jump) };
                for outcome in played {
                    let mut key = String::new();
                    outcome.key(&mut key);
                    next.entry(key).or_insert_with(|| (outcome, 0)).1 += count;
                }
            }
        }
        states += next.len();
        level = next.into_values().collect();
        if depth == DEPTH {
            sequences = level.iter().map(|(_, count)| count).sum();
        }
    }
    for (mut stage, count) in level {
        // What is over stays over; what is not ends with the deadline.
        if stage.ended.is_none() {
            let now = stage.now.max(START + TIMEOUT_MS);
            stage.now = now;
            stage.feed(Event::Deadline { now });
        }
        for event in [
            Event::Timer { now: stage.now },
            Event::Stored { now: stage.now },
            Event::Deadline { now: stage.now },
            Event::Abort { now: stage.now, reason: String::new() },
            Event::Response { now: stage.now, response: Response::default() },
        ] {
            assert!(stage.machine.step(event).is_empty(), "no effect after the end");
        }
        *ends.entry(format!("{:?}", stage.ended.expect("an end"))).or_default() += count;
    }
    (sequences, states, ends)
}

#[test]
fn no_sequence_breaks_a_promise() {
    let mut total = 0;
    for kind in kinds() {
        let mut sum = (0, 0);
        let mut all = HashMap::new();
        for (has_token, jump) in [(true, HOUR_MS), (true, -HOUR_MS), (false, HOUR_MS)] {
            let (sequences, states, ends) = explore(kind, has_token, jump);
            sum = (sum.0 + sequences, sum.1 + states);
            for (end, count) in ends {
                *all.entry(end).or_insert(0_u64) += count;
            }
        }
        let mut all: Vec<_> = all.into_iter().collect();
        all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let all = all.iter().map(|(end, count)| format!("{end} {:.1} %", share(*count, sum.0)));
        println!(
            "{:28} {:>12} sequences, {:>6} states: {}",
            kind.name,
            sum.0,
            sum.1,
            all.collect::<Vec<_>>().join(", ")
        );
        assert!(sum.1 > 1_000, "{} leads through {} states", kind.name, sum.1);
        total += sum.0;
    }
    println!("{total} sequences of {} events", DEPTH);
}

#[expect(clippy::cast_precision_loss, reason = "a share, to be read")]
fn share(part: u64, whole: u64) -> f64 {
    part as f64 * 100.0 / whole as f64
}
