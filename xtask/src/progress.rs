//! One line for each long step: what, and how long it took.

use std::io::Write as _;
use std::time::Instant;

use anyhow::Result;

/// What a step gives, and whether it was there already.
pub struct Made<T> {
    pub value: T,
    pub up_to_date: bool,
}

/// Runs one step under its line.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    step_unless_made(what, || Ok(Made { value: work()?, up_to_date: false }))
}

/// Runs one step under its line, which says so where there was nothing to do.
pub fn step_unless_made<T>(what: &str, work: impl FnOnce() -> Result<Made<T>>) -> Result<T> {
    print!("  {what} … ");
    // A terminal that cannot be written to is no reason to stop.
    let _ = std::io::stdout().flush();
    let start = Instant::now();
    let outcome = work();
    match &outcome {
        Ok(made) if made.up_to_date => println!("up to date"),
        Ok(_) => println!("{:.1} s", start.elapsed().as_secs_f32()),
        Err(_) => println!("failed after {:.1} s", start.elapsed().as_secs_f32()),
    }
    outcome.map(|made| made.value)
}
