//! Rounding, and the spreading of what rounding leaves over.

use std::cmp::Ordering;

use super::exact::{I256, add, divide, sub, sum};
use crate::json::sorted;

/// Which way an amount goes that lies exactly between two minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rounding {
    /// To the even one: 0.5 is 0, 1.5 is 2, 2.5 is 2. Over many orders nothing adds up to either side.
    #[default]
    HalfEven,
    /// Away from zero: 0.5 is 1, 2.5 is 3, −0.5 is −1. What most tax authorities and tills do.
    HalfUp,
}

/// `numerator / denominator`, rounded. `None` where the denominator is not positive.
pub(super) fn round(numerator: I256, denominator: I256, rounding: Rounding) -> Option<I256> {
    let (below, rest) = divide(numerator, denominator)?;
    let up = match add(rest, rest)?.cmp(&denominator) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => match rounding {
            Rounding::HalfEven => below & I256::ONE == I256::ONE,
            Rounding::HalfUp => numerator > I256::ZERO,
        },
    };
    if up { add(below, I256::ONE) } else { Some(below) }
}

/// Rounds amounts over one denominator so that they add up to their rounded sum, by largest remainder: each is
/// rounded down, and the units that are missing go to those that lost most, the first of equals first.
///
/// So each is less than one unit from its exact amount, and one that is whole stays as it is.
pub(super) fn spread(numerators: &[I256], denominator: I256, rounding: Rounding) -> Option<Vec<I256>> {
    let exact = sum(numerators.iter().copied().map(Some))?;
    let mut missing = round(exact, denominator, rounding)?;
    let mut amounts = Vec::with_capacity(numerators.len());
    let mut rests = Vec::with_capacity(numerators.len());
    for &numerator in numerators {
        let (below, rest) = divide(numerator, denominator)?;
        missing = sub(missing, below)?;
        amounts.push(below);
        rests.push(rest);
    }
    let count = usize::try_from(missing).ok()?;
    for at in sorted(rests.len(), &|a, b| rests.get(b).cmp(&rests.get(a))).into_iter().take(count) {
        let amount = amounts.get_mut(at)?;
        *amount = add(*amount, I256::ONE)?;
    }
    Some(amounts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(numerator: i32, denominator: i32) -> [i64; 2] {
        [Rounding::HalfEven, Rounding::HalfUp]
            .map(|mode| round(numerator.into(), denominator.into(), mode).unwrap().as_i64())
    }

    #[test]
    fn halves_go_their_way_and_the_rest_to_the_nearest() {
        for (numerator, both) in
            [(5, [0, 1]), (15, [2, 2]), (25, [2, 3]), (-5, [0, -1]), (-15, [-2, -2]), (-25, [-2, -3])]
        {
            assert_eq!(rounded(numerator, 10), both, "{numerator}");
        }
        for (numerator, nearest) in [(0, 0), (4, 0), (6, 1), (-4, 0), (-6, -1), (10, 1), (14, 1), (-16, -2)] {
            assert_eq!(rounded(numerator, 10), [nearest; 2], "{numerator}");
        }
        assert_eq!(round(I256::ONE, I256::ZERO, Rounding::HalfUp), None);
    }

    fn parts(numerators: &[i32], denominator: i32) -> Vec<i64> {
        let numerators: Vec<I256> = numerators.iter().map(|&one| one.into()).collect();
        let amounts = spread(&numerators, denominator.into(), Rounding::HalfEven).unwrap();
        amounts.into_iter().map(I256::as_i64).collect()
    }

    #[test]
    fn what_is_left_goes_to_the_largest_remainders() {
        assert_eq!(parts(&[33, 33, 34], 100), [0, 0, 1]);
        assert_eq!(parts(&[5, 5, 5, 5], 10), [1, 1, 0, 0]);
        assert_eq!(parts(&[19, 10, 13, 18], 10), [2, 1, 1, 2]);
        assert_eq!(parts(&[-15, 20, 5], 10), [-1, 2, 0]);
        assert_eq!(parts(&[3, 0, 3, 0], 10), [1, 0, 0, 0]);
        assert_eq!(parts(&[], 10), [0_i64; 0]);
    }
}
