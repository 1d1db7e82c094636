//! Whole numbers of 256 bits, in which exact amounts are counted: a product of two amounts with all their decimals
//! outgrows 128.

pub(super) use ethnum::I256;

pub(super) fn add(one: I256, other: I256) -> Option<I256> {
    one.checked_add(other)
}

pub(super) fn sub(one: I256, other: I256) -> Option<I256> {
    one.checked_sub(other)
}

pub(super) fn mul(one: I256, other: I256) -> Option<I256> {
    one.checked_mul(other)
}

/// The whole number below `numerator / denominator`, and what is left: at least 0, below the denominator. `None` where
/// that is not positive.
pub(super) fn divide(numerator: I256, denominator: I256) -> Option<(I256, I256)> {
    if denominator <= I256::ZERO {
        return None;
    }
    let below = numerator.checked_div_euclid(denominator)?;
    Some((below, sub(numerator, mul(below, denominator)?)?))
}

/// The sum of them all.
pub(super) fn sum(mut numbers: impl Iterator<Item = Option<I256>>) -> Option<I256> {
    numbers.try_fold(I256::ZERO, |sum, number| add(sum, number?))
}

/// A power of ten that 128 bits hold.
pub(super) fn power(exponent: u8) -> Option<I256> {
    10_i128.checked_pow(exponent.into()).map(I256::from)
}
