//! Answers that are not what they should be.

use std::time::{Duration, UNIX_EPOCH};

use super::super::answer::Refusal;
use crate::wire::Response;

const PAGE: &str = "<!doctype html><title>Please wait</title><p>We are checking your connection.</p>";

/// 429. `date_from` (unix milliseconds): the pause is written as a date, counted from there.
pub(super) fn too_many(retry_after_seconds: Option<u32>, date_from: Option<i64>) -> Response {
    let mut response = Refusal::new(429, "Too many requests").response();
    if let Some(seconds) = retry_after_seconds {
        let value = date_from.map_or_else(|| seconds.to_string(), |now| date(now, seconds));
        response.headers.set("retry-after", value);
    }
    response
}

/// The first whole second that is so much later: a date has no parts of one.
fn date(now_ms: i64, seconds: u32) -> String {
    let until = now_ms.saturating_add(i64::from(seconds).saturating_mul(1000)).saturating_add(999);
    // A date of HTTP is one of the years 1970 to 9999.
    let until = u64::try_from(until).unwrap_or_default().min(253_402_300_799_000);
    let at = UNIX_EPOCH.checked_add(Duration::from_secs(until / 1000)).unwrap_or(UNIX_EPOCH);
    httpdate::fmt_http_date(at)
}

/// A page in place of the body.
pub(super) fn html(mut response: Response) -> Response {
    response.headers.set("content-type", "text/html; charset=utf-8");
    Response { body: PAGE.into(), ..response }
}

/// Half of the body.
pub(super) fn truncated(mut response: Response) -> Response {
    response.body.truncate(response.body.len() / 2);
    response
}

/// The body under another name.
pub(super) fn plain(mut response: Response) -> Response {
    response.headers.set("content-type", "text/plain; charset=utf-8");
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_a_number_or_a_date() {
        let header = |seconds, from| too_many(seconds, from).headers.get("retry-after").map(str::to_owned);
        assert_eq!(header(Some(7), None).as_deref(), Some("7"));
        assert_eq!(header(None, Some(0)), None);
        assert_eq!(header(Some(7), Some(500)).as_deref(), Some("Thu, 01 Jan 1970 00:00:08 GMT"));
        assert_eq!(header(Some(7), Some(i64::MIN)).as_deref(), Some("Thu, 01 Jan 1970 00:00:00 GMT"));
        assert_eq!(header(Some(7), Some(i64::MAX)).as_deref(), Some("Fri, 31 Dec 9999 23:59:59 GMT"));
    }
}
