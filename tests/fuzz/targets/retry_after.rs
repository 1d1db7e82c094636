//! `Retry-After` is waited for as it says, within the deadline, and whatever it says.

use std::time::{Duration, UNIX_EPOCH};

use dintero_wasm::engine::{Auth, Call, Effect, ErrorKind, Event, MAX_TIMEOUT_MS, MIN_BACKOFF_MS, Machine};
use dintero_wasm::model::Operation;
use dintero_wasm::wire::{AccountId, Hosts, Parts, Response, Route, System, compose};

/// Clocks: at the beginning of time, when the example of RFC 9110 was made, and of these days.
const CLOCKS: [u64; 4] = [0, 784_111_777_000, 1_795_215_600_123, 4_102_444_800_000];

/// The longest that is believed: a year.
const MOST_MS: u128 = 365 * 24 * 60 * 60 * 1000;

/// The last second that has a date with a year of four digits.
const LAST_SECOND: u64 = 253_402_300_799;

/// Takes a byte that says what time it is, one that says how long the call may take, and the header's value. Its first
/// eight bytes are taken for a date, too.
pub fn run(bytes: &[u8]) {
    let [clock, limit, value @ ..] = bytes else { return };
    let now = CLOCKS[usize::from(*clock) % CLOCKS.len()];
    let timeout_ms = (1 << (u64::from(*limit) % 20)).min(MAX_TIMEOUT_MS);
    let text = String::from_utf8_lossy(value);
    is_kept_to(&text, asked(&text, now), now, timeout_ms);
    if let Some(seconds) = value.first_chunk() {
        let seconds = u64::from_le_bytes(*seconds) % LAST_SECOND;
        let date = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds));
        is_kept_to(&date, Some((u128::from(seconds) * 1000).saturating_sub(now.into())), now, timeout_ms);
    }
}

/// What a value asks for, in milliseconds: seconds, of which a part counts as a whole one, or a date.
fn asked(value: &str, now: u64) -> Option<u128> {
    let value = value.trim();
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !whole.is_empty() && digits(whole) && digits(part) {
        // A number of more digits is beyond a year by far.
        let seconds = whole.trim_start_matches('0');
        let seconds = if seconds.len() > 30 { MOST_MS } else { seconds.parse().unwrap_or(0) };
        return Some((seconds + u128::from(!part.trim_matches('0').is_empty())) * 1000);
    }
    let at = httpdate::parse_http_date(value).ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(at.as_millis().saturating_sub(now.into()))
}

fn is_kept_to(value: &str, asked: Option<u128>, now: u64, timeout_ms: u64) {
    let asked = asked.map(|ms| u64::try_from(ms.min(MOST_MS)).unwrap());
    for status in [429, 503] {
        let deadline = now + timeout_ms;
        match answered(status, value, now, timeout_ms, 1) {
            Effect::Wait { until } => {
                let wait = until - now;
                assert!(until < deadline, "{wait} ms for {value:?}, and {timeout_ms} are left");
                assert!(wait >= asked.unwrap_or(0), "{wait} ms for {value:?}, which asks for {asked:?}");
                assert!(wait <= asked.unwrap_or(0).max(MIN_BACKOFF_MS), "{wait} ms for {value:?}");
            }
            effect => {
                is_told(effect, status, asked, value);
                let most = asked.unwrap_or(0).max(MIN_BACKOFF_MS);
                assert!(now + most >= deadline, "{value:?} is given up, and leaves room for another try");
            }
        }
        is_told(answered(status, value, now, timeout_ms, 0), status, asked, value);
    }
}

/// The caller hears how long to wait, in whole seconds.
fn is_told(effect: Effect, status: u16, asked: Option<u64>, value: &str) {
    let Effect::Finish(outcome) = effect else { panic!("neither a wait nor an end: {effect:?}") };
    let error = outcome.expect_err("a refusal");
    let kind = if status == 429 { ErrorKind::RateLimit } else { ErrorKind::Api };
    assert_eq!((error.kind, error.retryable), (kind, true));
    assert_eq!(error.retry_after_seconds, asked.map(|ms| ms.div_ceil(1000)), "{value:?}");
}

/// What follows when a read is answered with that header.
fn answered(status: u16, value: &str, now: u64, timeout_ms: u64, max_retries: u32) -> Effect {
    let account = AccountId::parse("T12345678").expect("an id");
    let parts = Parts { ids: vec!["T12345678.s"], ..Parts::default() };
    let operation = Operation::SessionsGet;
    let request =
        compose(&Hosts::default(), &account, &System::default(), operation, parts).expect("a request");
    let call = Call { timeout_ms, max_retries, ..Call::new(&Route::of(operation), request, Auth::Nothing) };
    let mut machine = Machine::new(call);
    let begun = machine.step(Event::Start { now, seed: 7 });
    assert!(matches!(begun.last(), Some(Effect::Send { .. })), "{begun:?}");
    let headers = [("Retry-After", value)].into_iter().collect();
    let response = Response { status, headers, body: Vec::new() };
    machine.step(Event::Response { now, response }).pop().expect("an effect")
}
