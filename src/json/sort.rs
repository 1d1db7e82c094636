//! One sort for all that is sorted.

use std::cmp::Ordering;

/// The numbers below `count`, in the order of what they stand for; equal ones in their own order.
///
/// Not generic on purpose: each kind of value that is sorted by itself adds kilobytes to the WebAssembly module.
pub(crate) fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    numbers.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
    numbers
}
