//! The lines of a transaction, and what its events did to each.

use super::known::list;
use super::ledger::{Moved, amount, less, plus};
use crate::json::{Text, View, sorted};

/// The lines of a transaction.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    /// By their `line_id`s, sorted.
    lines: Vec<Line>,
    /// How many lines the transaction has, with those that have no `line_id`.
    count: usize,
    /// Each of them has a `line_id`: a line without may be any that is named.
    pub is_complete: bool,
    /// Every capture says which lines it took.
    captures_name_lines: bool,
    /// An event was corrected, and the correction says nothing of lines.
    is_corrected: bool,
}

#[derive(Clone, Debug)]
struct Line {
    line_id: String,
    amount: Option<i128>,
    captured: Option<i128>,
    refunded: Option<i128>,
}

/// What is left of a line, in minor units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Left {
    pub amount: i128,
    /// The line takes money off, as a gift card does: what is left of it lies below 0.
    pub is_negative: bool,
}

impl Left {
    /// The amount is more than is left.
    pub const fn is_exceeded_by(self, amount: i128) -> bool {
        if self.is_negative { amount < self.amount } else { amount > self.amount }
    }
}

impl Lines {
    /// Counts what events did to the lines.
    pub fn count<'a>(items: impl Iterator<Item = View<'a>>, events: impl Iterator<Item = View<'a>>) -> Self {
        let (mut count, mut named) = (0_usize, Vec::new());
        for item in items {
            count = count.saturating_add(1);
            if let Some(line_id) = item.get("line_id").and_then(View::text) {
                named.push((line_id.to_str().into_owned(), amount(item)));
            }
        }
        let is_complete = named.len() == count;
        let lines = by_id(&mut named);
        let mut lines = Self { lines, count, is_complete, captures_name_lines: true, is_corrected: false };
        events.for_each(|event| lines.enter(event));
        lines
    }

    fn enter(&mut self, event: View<'_>) {
        self.is_corrected |= event.get("correction").is_some_and(|view| view.children().next().is_some());
        let Some(moved @ (Moved::Captured | Moved::Refunded)) = Moved::by(event) else { return };
        let mut names_lines = false;
        for item in list(event, "items").into_iter().flat_map(View::children) {
            let line = item.get("line_id").and_then(View::text).and_then(|id| self.find(id));
            let Some(line) = line.and_then(|at| self.lines.get_mut(at)) else {
                names_lines = false;
                break;
            };
            let sum = if moved == Moved::Captured { &mut line.captured } else { &mut line.refunded };
            *sum = plus(*sum, amount(item));
            names_lines = true;
        }
        self.captures_name_lines &= names_lines || moved == Moved::Refunded;
    }

    /// The number of a line, for [`Lines::to_capture`] and [`Lines::to_refund`].
    pub fn find(&self, line_id: Text<'_>) -> Option<usize> {
        let line_id = line_id.to_str();
        self.lines.binary_search_by(|line| line.line_id.as_str().cmp(&line_id)).ok()
    }

    /// The transaction has none.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// What is left to capture of each line. Nothing where that cannot be told.
    pub fn to_capture(&self) -> Vec<Option<Left>> {
        self.left(|line| less(line.amount, line.captured))
    }

    /// What is left to refund of each line. A capture that does not say which lines it took may have taken all of each.
    pub fn to_refund(&self) -> Vec<Option<Left>> {
        let captured = |line: &Line| if self.captures_name_lines { line.captured } else { line.amount };
        self.left(|line| less(captured(line), line.refunded))
    }

    fn left(&self, of: impl Fn(&Line) -> Option<i128>) -> Vec<Option<Left>> {
        let left = |line: &Line| {
            let is_negative = line.amount? < 0;
            Some(Left { amount: of(line).filter(|_| !self.is_corrected)?, is_negative })
        };
        self.lines.iter().map(left).collect()
    }
}

/// A line for each id, sorted. Lines of one id count as one.
fn by_id(named: &mut [(String, Option<i128>)]) -> Vec<Line> {
    let id = |at: usize| named.get(at).map(|(id, _)| id);
    let mut lines = Vec::<Line>::new();
    for at in sorted(named.len(), &|a, b| id(a).cmp(&id(b))) {
        let Some((line_id, amount)) = named.get_mut(at) else { continue };
        match lines.last_mut().filter(|line| line.line_id == *line_id) {
            Some(line) => line.amount = plus(line.amount, *amount),
            None => {
                let line_id = std::mem::take(line_id);
                lines.push(Line { line_id, amount: *amount, captured: Some(0), refunded: Some(0) });
            }
        }
    }
    lines
}
