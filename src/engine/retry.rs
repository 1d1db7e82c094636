//! When to send again.

use std::time::UNIX_EPOCH;

use super::Millis;
use crate::wire::Response;

/// The first wait is drawn from 0 to this, and each later one from twice as much.
pub const MIN_BACKOFF_MS: u64 = 500;

/// No wait is drawn from more than this.
pub const MAX_BACKOFF_MS: u64 = 8_000;

/// No answer is believed that asks for more: a year.
const MAX_RETRY_AFTER_MS: u64 = 365 * 24 * 60 * 60 * 1000;

/// Statuses after which a safe request is worth another try.
pub(super) const fn is_transient(status: u16) -> bool {
    matches!(status, 429 | 500 | 502 | 503 | 504)
}

/// Waits, drawn with full jitter: clients that failed together do not come back together.
#[derive(Clone, Debug)]
pub(super) struct Backoff {
    state: u64,
    bound: u64,
}

impl Backoff {
    pub(super) const fn new(seed: u64) -> Self {
        Self { state: seed, bound: MIN_BACKOFF_MS }
    }

    /// The next wait, in milliseconds.
    pub(super) fn next(&mut self) -> u64 {
        let wait = self.random().checked_rem(self.bound.saturating_add(1)).unwrap_or(0);
        self.bound = self.bound.saturating_mul(2).min(MAX_BACKOFF_MS);
        wait
    }

    /// `SplitMix64`: spreads any seed evenly, which is all that is asked of it.
    const fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

/// How long the answer asks to be left alone, in milliseconds: `Retry-After`, in seconds or as a date.
pub(super) fn retry_after(response: &Response, now: Millis) -> Option<u64> {
    let value = response.headers.get("retry-after")?.trim();
    let asked = seconds_as_millis(value).or_else(|| {
        let at = httpdate::parse_http_date(value).ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(u64::try_from(at.as_millis()).ok()?.saturating_sub(now))
    });
    asked.map(|ms| ms.min(MAX_RETRY_AFTER_MS))
}

/// Whole seconds, or seconds with decimals: the API's contract says `number`. Decimals round up.
fn seconds_as_millis(value: &str) -> Option<u64> {
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let is_number =
        !whole.is_empty() && whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit());
    let rest = u64::from(decimals.bytes().any(|digit| digit != b'0'));
    is_number.then(|| whole.parse().unwrap_or(u64::MAX).saturating_add(rest).saturating_mul(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_stay_within_their_bounds() {
        for seed in 0..500 {
            let mut backoff = Backoff::new(seed);
            for bound in [500, 1000, 2000, 4000, 8000, 8000, 8000] {
                assert!(backoff.next() <= bound);
            }
        }
        let first: std::collections::BTreeSet<_> =
            (0..500).map(|seed| Backoff::new(seed).next() / 50).collect();
        assert!(first.len() >= 10, "the first waits are spread: {first:?}");
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = 784_111_777_000; // Sun, 06 Nov 1994 08:49:37 GMT
        for (value, expected) in [
            ("0", Some(0)),
            ("3", Some(3000)),
            ("1.5", Some(2000)),
            ("2.0", Some(2000)),
            ("Sun, 06 Nov 1994 08:49:47 GMT", Some(10_000)),
            ("Sun, 06 Nov 1994 08:49:00 GMT", Some(0)),
            ("99999999999999999999999", Some(MAX_RETRY_AFTER_MS)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(MAX_RETRY_AFTER_MS)),
            ("-1", None),
            ("", None),
            (".", None),
            ("soon", None),
        ] {
            let headers = [("Retry-After", value)].into_iter().collect();
            let response = Response { status: 429, headers, body: Vec::new() };
            assert_eq!(retry_after(&response, now), expected, "{value}");
        }
        assert_eq!(retry_after(&Response::default(), now), None);
    }
}
