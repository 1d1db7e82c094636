//! Dates and times as RFC 3339 writes them.

/// Milliseconds since 1970 of a date and time such as `2026-11-21T08:30:00.5+01:00`. `None` if it is not one.
///
/// ```
/// use dintero_wasm::json::date_time_millis;
///
/// assert_eq!(date_time_millis("1970-01-01T00:00:01.25Z"), Some(1250));
/// assert_eq!(date_time_millis("2026-02-30T00:00:00Z"), None);
/// ```
#[must_use]
pub fn date_time_millis(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let (date, rest) = bytes.split_at_checked(10)?;
    let days = days(date)?;
    let [b'T' | b't', time @ ..] = rest else { return None };
    let (clock, rest) = time.split_at_checked(8)?;
    let [h1, h2, b':', m1, m2, b':', s1, s2] = clock else { return None };
    let (hour, minute, second) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?, number(&[*s1, *s2])?);
    if hour > 23 || minute > 59 || second > if minute == 59 { 60 } else { 59 } {
        return None;
    }
    let (millis, zone) = match rest {
        [b'.', rest @ ..] => {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let (fraction, zone) = rest.split_at_checked(digits)?;
            let padded: Vec<u8> = fraction.iter().copied().chain(*b"00").take(3).collect();
            (if digits == 0 { None } else { number(&padded) }?, zone)
        }
        zone => (0, zone),
    };
    let shift = match zone {
        [b'Z' | b'z'] => 0,
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let shift = hours.checked_mul(60)?.checked_add(minutes)?;
            if *sign == b'-' { shift.checked_neg()? } else { shift }
        }
        _ => return None,
    };
    let minutes = days.checked_mul(24 * 60)?.checked_add(hour.checked_mul(60)?)?.checked_add(minute)?;
    let seconds = minutes.checked_sub(shift)?.checked_mul(60)?.checked_add(second)?;
    seconds.checked_mul(1000)?.checked_add(millis)
}

/// A date and time in full, of a text that may lack its zone, which is then UTC, or its time: it is then the first
/// millisecond of the day, or with `to_end` the last. `None` if it is neither.
///
/// ```
/// use dintero_wasm::json::full_date_time;
///
/// assert_eq!(full_date_time("2026-11-21", true).as_deref(), Some("2026-11-21T23:59:59.999Z"));
/// assert_eq!(full_date_time("2026-11-21T08:30:00", false).as_deref(), Some("2026-11-21T08:30:00Z"));
/// assert_eq!(full_date_time("yesterday", false), None);
/// ```
#[must_use]
pub fn full_date_time(text: &str, to_end: bool) -> Option<String> {
    let time = if to_end { "T23:59:59.999Z" } else { "T00:00:00.000Z" };
    ["", "Z", time]
        .into_iter()
        .map(|rest| format!("{text}{rest}"))
        .find(|whole| date_time_millis(whole).is_some())
}

/// Days since 1970 of `2026-11-21`. `None` if there is no such day.
fn days(date: &[u8]) -> Option<i64> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = date else { return None };
    let (year, month, day) = (number(&[*y1, *y2, *y3, *y4])?, number(&[*m1, *m2])?, number(&[*d1, *d2])?);
    let leap = year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=last).contains(&day) {
        return None;
    }
    // Years that begin in March put the leap day last, so that the months before it have fixed lengths.
    let (year, month) =
        if month > 2 { (year, month.checked_sub(3)?) } else { (year.checked_sub(1)?, month.checked_add(9)?) };
    let leaps = year.div_euclid(4).checked_sub(year.div_euclid(100))?.checked_add(year.div_euclid(400))?;
    let in_year = month.checked_mul(153)?.checked_add(2)?.div_euclid(5).checked_add(day)?;
    // 719,469 days lie between the first of March of the year 0 and 1970, counted from 1.
    year.checked_mul(365)?.checked_add(leaps)?.checked_add(in_year)?.checked_sub(719_469)
}

fn number(digits: &[u8]) -> Option<i64> {
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_read() {
        for (text, millis) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2000-02-29T12:00:00Z", 951_825_600_000),
            ("2026-11-21T00:00:00+01:00", 1_795_215_600_000),
            ("2026-11-20t23:00:00.000z", 1_795_215_600_000),
            ("1969-12-31T23:59:59.999Z", -1),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000),
            ("1970-01-01T23:59:00+23:59", 0),
            ("1969-12-31T00:01:00-23:59", 0),
        ] {
            assert_eq!(date_time_millis(text), Some(millis), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_and_time_is_refused() {
        for text in [
            "",
            "2026-11-21",
            "2026-11-21T10:00:00",
            "2026-13-01T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-11-21T24:00:00Z",
            "2026-11-21T10:60:00Z",
            "2026-11-21T10:00:00.Z",
            "2026-11-21T10:00:00+1:00",
            "2026-11-21T10:00:00+24:00",
            "2026-11-21T10:00:00-25:00",
            "2026-11-21T10:00:00+00:60",
            "2026-11-21T10:00:00-00:61",
            "2026-11-21T10:00:00Zx",
            "1900-02-29T00:00:00Z",
            "åååååååååå",
        ] {
            assert_eq!(date_time_millis(text), None, "{text}");
        }
    }
}
