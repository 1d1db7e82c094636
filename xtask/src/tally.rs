//! What the test runners counted.

/// Tests that passed, and those that failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many passed.
    pub passed: usize,
    /// How many failed.
    pub failed: usize,
}

impl Tally {
    /// Adds up the summaries in what a runner printed: `test result: ok. 3 passed; 0 failed; …` of cargo
    /// and wasm-bindgen-test, `# pass 3` and `# fail 0` of Node (`ℹ pass 3` on a terminal).
    pub fn read(output: &str) -> Self {
        let mut tally = Self::default();
        for line in output.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                ["test", "result:", ..] => {
                    tally.passed = tally.passed.saturating_add(before(&words, "passed;"));
                    tally.failed = tally.failed.saturating_add(before(&words, "failed;"));
                }
                ["#" | "ℹ", "pass", count] => tally.passed = tally.passed.saturating_add(number(count)),
                ["#" | "ℹ", "fail" | "cancelled", count] => {
                    tally.failed = tally.failed.saturating_add(number(count))
                }
                _ => {}
            }
        }
        tally
    }

    /// Adds what another runner counted.
    pub fn add(&mut self, other: Self) {
        self.passed = self.passed.saturating_add(other.passed);
        self.failed = self.failed.saturating_add(other.failed);
    }
}

fn before(words: &[&str], word: &str) -> usize {
    words
        .windows(2)
        .find(|pair| pair.last() == Some(&word))
        .and_then(|pair| pair.first())
        .map_or(0, |count| number(count))
}

fn number(text: &str) -> usize {
    text.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summaries_of_every_runner_are_added_up() {
        let output = "\
running 2 tests
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: FAILED. 3 passed; 1 failed; 1 ignored; 0 filtered out; finished in 0.1s
# tests 7
# pass 4
# fail 2
# cancelled 1
ℹ pass 10
";
        assert_eq!(Tally::read(output), Tally { passed: 19, failed: 4 });
        assert_eq!(Tally::read("all 12 passed"), Tally::default());
    }
}
