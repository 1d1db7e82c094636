//! What of a transaction's money was taken and given back, in all and by line.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::answer::Refusal;
use super::json::{amount, text};
use super::status::Status;

/// A transaction's money, in minor units.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger {
    /// What can still be captured.
    pub(super) capturable: i64,
    captured: i64,
    refunded: i64,
    lines: BTreeMap<String, Line>,
    /// A capture did not say which lines it took: any line may have been among them.
    unnamed: bool,
}

/// The money of one line. That of a gift card is negative.
#[derive(Clone, Copy, Debug, Default)]
struct Line {
    amount: i64,
    captured: i64,
    refunded: i64,
}

impl Ledger {
    /// All is authorized, and nothing has moved.
    pub(super) fn new(amount: i64, lines: &[Value]) -> Self {
        Self { capturable: amount, lines: lines.iter().filter_map(line).collect(), ..Self::default() }
    }

    /// What can still be refunded.
    pub(super) const fn refundable(&self) -> i64 {
        self.captured.saturating_sub(self.refunded)
    }

    /// What remains of each line, as a capture of all names it.
    pub(super) fn open_lines(&self) -> Vec<Value> {
        let open =
            self.lines.iter().map(|(line_id, line)| (line_id, line.amount.saturating_sub(line.captured)));
        open.filter(|(_, left)| *left != 0)
            .map(|(line_id, left)| json!({ "line_id": line_id, "amount": left }))
            .collect()
    }

    /// The ledger after a capture.
    pub(super) fn capture(&self, taken: i64, items: &[Value]) -> Result<Self, Refusal> {
        let mut after = self.clone();
        after.capturable = less(self.capturable, taken)?;
        after.captured = self.captured.saturating_add(taken);
        after.unnamed |= items.is_empty();
        after.each_line(items, |line, amount| {
            let left = line.amount.saturating_sub(line.captured);
            line.captured = line.captured.saturating_add(amount);
            left
        })?;
        Ok(after)
    }

    /// The ledger after a refund.
    pub(super) fn refund(&self, given: i64, items: &[Value]) -> Result<Self, Refusal> {
        less(self.refundable(), given)?;
        let mut after = self.clone();
        after.refunded = self.refunded.saturating_add(given);
        let unnamed = self.unnamed;
        after.each_line(items, |line, amount| {
            let left = if unnamed { line.amount } else { line.captured }.saturating_sub(line.refunded);
            line.refunded = line.refunded.saturating_add(amount);
            left
        })?;
        Ok(after)
    }

    /// The ledger once nothing more can be captured.
    pub(super) fn release(&self) -> Self {
        Self { capturable: 0, ..self.clone() }
    }

    /// The ledger of another amount, and of other lines if they are given. What is captured stays captured.
    pub(super) fn reauthorize(&self, amount: i64, lines: Option<&[Value]>) -> Result<Self, Refusal> {
        let mut after = self.clone();
        after.capturable = amount.checked_sub(self.captured).filter(|left| *left >= 0).ok_or_else(|| {
            Refusal::bad(format!("The amount {amount} is less than the {} that are captured", self.captured))
        })?;
        if let Some(lines) = lines {
            after.lines = lines.iter().filter_map(line).collect();
            for (line_id, before) in &self.lines {
                let after = after.lines.entry(line_id.clone()).or_default();
                (after.captured, after.refunded) = (before.captured, before.refunded);
                if left_of(after.amount, before.captured).is_none() {
                    return Err(Refusal::bad(format!(
                        "The line {line_id} is less than the {} of it that are captured",
                        before.captured
                    )));
                }
            }
        }
        Ok(after)
    }

    /// The status that follows. What is void after a part was captured is as if it had never been asked for.
    pub(super) const fn status(&self) -> Status {
        match (self.capturable > 0, self.captured > 0, self.refunded > 0) {
            (true, false, _) => Status::Authorized,
            (false, false, _) => Status::AuthorizationVoided,
            (true, true, false) => Status::PartiallyCaptured,
            (true, true, true) => Status::PartiallyCapturedRefunded,
            (false, true, false) => Status::Captured,
            (false, true, true) if self.refundable() > 0 => Status::PartiallyRefunded,
            (false, true, true) => Status::Refunded,
        }
    }

    /// Moves money of lines; `take` answers what was left of a line.
    fn each_line(&mut self, items: &[Value], take: impl Fn(&mut Line, i64) -> i64) -> Result<(), Refusal> {
        for item in items {
            let line_id = text(item, "/line_id").unwrap_or_default();
            let line = self.lines.get_mut(line_id);
            let line = line.ok_or_else(|| Refusal::bad(format!("The transaction has no line {line_id}")))?;
            let taken = amount(item, "/amount");
            let left = take(line, taken);
            left_of(left, taken).ok_or_else(|| {
                Refusal::bad(format!(
                    "The amount {taken} is more than the {left} that remain of line {line_id}"
                ))
            })?;
        }
        Ok(())
    }
}

fn line(item: &Value) -> Option<(String, Line)> {
    Some((text(item, "/line_id")?.to_owned(), Line { amount: amount(item, "/amount"), ..Line::default() }))
}

/// What is left after an amount of at least 1, if it is not too much.
fn less(left: i64, taken: i64) -> Result<i64, Refusal> {
    if taken < 1 {
        return Err(Refusal::bad("The amount must be at least 1"));
    }
    left_of(left, taken)
        .ok_or_else(|| Refusal::bad(format!("The amount {taken} is more than the {left} that remain")))
}

/// What is left: nearer to zero, on the same side of it.
fn left_of(left: i64, taken: i64) -> Option<i64> {
    let after = left.checked_sub(taken)?;
    let changes_sign = left.signum().saturating_mul(after.signum()) < 0;
    (!changes_sign && after.unsigned_abs() <= left.unsigned_abs()).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_comes_nearer_to_zero() {
        for (left, taken, after) in [
            (100, 1, Some(99)),
            (100, 100, Some(0)),
            (100, 101, None),
            (100, -1, None),
            (-100, -100, Some(0)),
            (-100, -101, None),
            (-100, 1, None),
            (0, 0, Some(0)),
            (0, 1, None),
            (i64::MIN, 1, None),
        ] {
            assert_eq!(left_of(left, taken), after, "{left} - {taken}");
        }
    }

    #[test]
    fn a_line_that_no_capture_named_can_be_refunded_whole() {
        let lines = [json!({ "line_id": "1", "amount": 60 }), json!({ "line_id": "2", "amount": 40 })];
        let whole = [json!({ "line_id": "2", "amount": 40 })];
        let ledger = Ledger::new(100, &lines);
        let named = ledger.capture(50, &[json!({ "line_id": "1", "amount": 50 })]).expect("a capture");
        assert!(named.refund(40, &whole).is_err());
        let unnamed = ledger.capture(50, &[]).expect("a capture");
        assert!(unnamed.refund(40, &whole).expect("a refund").refund(10, &whole).is_err());
    }

    #[test]
    fn another_amount_keeps_what_is_captured() {
        let ledger = Ledger::new(100, &[json!({ "line_id": "1", "amount": 100 })]);
        let part = ledger.capture(40, &[json!({ "line_id": "1", "amount": 40 })]).expect("a capture");
        for (amount, line, possible) in [(40, 40, true), (39, 40, false), (40, 39, false), (500, 500, true)] {
            let lines = [json!({ "line_id": "1", "amount": line })];
            assert_eq!(part.reauthorize(amount, Some(&lines)).is_ok(), possible, "{amount} {line}");
        }
        assert!(part.reauthorize(100, Some(&[])).is_err(), "a line of which a part is captured cannot go");
        assert_eq!(part.reauthorize(90, None).expect("another amount").capturable, 50);
    }
}
