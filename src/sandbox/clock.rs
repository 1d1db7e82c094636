//! The sandbox's own time.

/// Time as the sandbox sees it: the host's clock, what the caller moved it ahead, and how far it has jumped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    /// Unix milliseconds.
    host_ms: i64,
    ahead_ms: i64,
    jumped_ms: i64,
}

impl Clock {
    pub(super) const fn new(now_ms: i64) -> Self {
        Self { host_ms: now_ms, ahead_ms: 0, jumped_ms: 0 }
    }

    /// Unix milliseconds.
    pub(super) const fn now(self) -> i64 {
        self.steady().saturating_add(self.jumped_ms)
    }

    /// What it would say if it had never jumped.
    pub(super) const fn steady(self) -> i64 {
        self.host_ms.saturating_add(self.ahead_ms)
    }

    /// Follows the host's clock, which may jump back; time here does not.
    pub(super) fn tick(&mut self, now_ms: i64) {
        self.host_ms = self.host_ms.max(now_ms);
    }

    /// The same clock at another time.
    pub(super) const fn at(self, now_ms: i64) -> Self {
        let ahead_ms = now_ms.saturating_sub(self.host_ms).saturating_sub(self.jumped_ms);
        Self { ahead_ms, ..self }
    }

    pub(super) const fn pass(&mut self, milliseconds: i64) {
        self.ahead_ms = self.ahead_ms.saturating_add(milliseconds);
    }

    /// Is wrong by so much more from now on: a clock that is set right, or set wrong.
    pub(super) const fn jump(&mut self, milliseconds: i64) {
        self.jumped_ms = self.jumped_ms.saturating_add(milliseconds);
    }
}

const DAY_MS: i64 = 86_400_000;

/// `2026-11-21T08:30:00.000Z`.
pub(super) fn iso(unix_ms: i64) -> String {
    let (year, month, day) = civil(unix_ms.div_euclid(DAY_MS));
    let ms = unix_ms.rem_euclid(DAY_MS);
    let (seconds, ms) = (ms / 1000, ms % 1000);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z")
}

/// The month and the year of a time, for the expiry of a card.
pub(super) fn month(unix_ms: i64) -> (i64, i64) {
    let (year, month, _) = civil(unix_ms.div_euclid(DAY_MS));
    (year, month)
}

/// Days since 1970-01-01 as a date; years are counted from March, so that the leap day comes last.
#[expect(clippy::arithmetic_side_effects, reason = "a day count of i64 milliseconds is far from the bounds")]
const fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::date_time_millis as parse;

    #[test]
    fn times_are_written_and_read() {
        for (ms, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_795_221_000_123, "2026-11-21T00:30:00.123Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        ] {
            assert_eq!(iso(ms), text);
            assert_eq!(parse(text), Some(ms), "{text}");
        }
        assert_eq!(parse("2026-11-21T01:30:00+01:00"), parse("2026-11-21T00:30:00Z"));
        assert_eq!(parse("2026-11-21T00:30:00.1234567Z"), Some(1_795_221_000_123));
        assert_eq!(parse("tomorrow"), None);
        assert_eq!(parse("2026-11-21T00:30:00"), None);
    }

    #[test]
    fn a_clock_that_jumps_goes_on_from_there() {
        let mut clock = Clock::new(5000);
        clock.jump(-7000);
        clock.pass(100);
        clock.tick(6000);
        assert_eq!((clock.now(), clock.steady()), (-900, 6100));
        assert_eq!(clock.at(3).now(), 3);
    }

    #[test]
    fn time_never_runs_back() {
        let mut clock = Clock::new(5000);
        clock.pass(10_000);
        clock.tick(1000);
        assert_eq!(clock.now(), 15_000);
        clock.tick(6000);
        assert_eq!(clock.now(), 16_000);
    }
}
