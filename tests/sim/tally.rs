//! What many lives come to.

use std::collections::BTreeMap;
use std::fmt;

use crate::journal::End;
use crate::life::Life;
use crate::weather::Weather;

/// Calls by how they ended.
#[derive(Clone, Copy, Debug, Default)]
struct Ends {
    done: u64,
    accepted: u64,
    not: u64,
    unknown: u64,
}

impl Ends {
    fn add(&mut self, end: End) {
        let count = match end {
            End::Done => &mut self.done,
            End::Accepted => &mut self.accepted,
            End::Not(_) => &mut self.not,
            End::Unknown => &mut self.unknown,
        };
        *count += 1;
    }

    fn all(self) -> u64 {
        self.done + self.accepted + self.not + self.unknown
    }
}

impl fmt::Display for Ends {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { done, accepted, not, unknown } = self;
        let share = (*unknown as f64) * 100.0 / (self.all().max(1) as f64);
        write!(formatter, "{done:>9} {accepted:>9} {not:>9} {unknown:>9} {share:>7.2} %")
    }
}

/// All calls of all lives.
#[derive(Debug, Default)]
pub struct Tally {
    lives: u64,
    by_weather: BTreeMap<Weather, Ends>,
    /// In a storm.
    by_operation: BTreeMap<&'static str, Ends>,
    struck: BTreeMap<String, u64>,
    commits: u64,
}

impl Tally {
    pub fn add(&mut self, life: &Life) {
        self.lives += 1;
        self.commits += life.ledger.commits.len() as u64;
        for entry in &life.journal {
            self.by_weather.entry(life.weather).or_default().add(entry.end);
            if life.weather == Weather::Storm {
                self.by_operation.entry(entry.operation.name()).or_default().add(entry.end);
            }
        }
        for strike in &life.struck {
            let fault = serde_json::to_value(strike.fault).unwrap();
            *self.struck.entry(fault["fault"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let calls: u64 = self.by_weather.values().map(|ends| ends.all()).sum();
        let struck: u64 = self.struck.values().sum();
        writeln!(
            formatter,
            "{} seeds: {calls} calls, {struck} faults, {} things carried out",
            self.lives, self.commits
        )?;
        let head =
            ["done", "accepted", "not", "unknown", "unknown"].map(|word| format!("{word:>9}")).join(" ");
        writeln!(formatter, "{:<32} {head}", "Calls")?;
        for (weather, ends) in &self.by_weather {
            writeln!(formatter, "  {:<30} {ends}", format!("{weather:?}"))?;
        }
        writeln!(formatter, "Of those in a storm")?;
        for (operation, ends) in &self.by_operation {
            writeln!(formatter, "  {operation:<30} {ends}")?;
        }
        let struck: Vec<_> = self.struck.iter().map(|(fault, times)| format!("{fault} {times}")).collect();
        write!(formatter, "Faults: {}", struck.join(", "))
    }
}
