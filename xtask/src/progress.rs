//! One line for each long step: what, and how long it took.

use std::io::Write as _;
use std::time::Instant;

use anyhow::Result;

/// Runs one step under its line.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    print!("  {what} … ");
    // A terminal that cannot be written to is no reason to stop.
    let _ = std::io::stdout().flush();
    let start = Instant::now();
    let outcome = work();
    match &outcome {
        Ok(_) => println!("{:.1} s", start.elapsed().as_secs_f32()),
        Err(_) => println!("failed after {:.1} s", start.elapsed().as_secs_f32()),
    }
    outcome
}
