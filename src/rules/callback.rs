//! The URLs that the API calls, and the flags in their queries.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::read::path;
use crate::check::Findings;
use crate::json::{Place, View};
use crate::report::Code;

/// The longest that a callback may be delayed, in seconds (docs.dintero.com, "Session callback").
pub const MAX_DELAY_SECONDS: u32 = 60;

/// The flags that take one of a few values.
const FLAGS: [(&str, &[&str]); 4] = [
    ("method", &["GET", "POST"]),
    ("report_event", &["CAPTURE", "REFUND", "VOID"]),
    ("sid_parameter_name", &["sid", "session_id"]),
    ("report_error", &["true", "false"]),
];

/// `callback_url_not_https`, `callback_url_loopback`, `callback_flag_invalid` and `callback_delay_too_long`.
pub fn urls<'a>(body: View<'a>, findings: &mut Findings<'a>) {
    for names in [["url", "callback_url"].as_slice(), &["express", "discount_codes", "callback_url"]] {
        let Some(view) = path(body, names) else { continue };
        let Some(text) = view.text() else { continue };
        let text = text.to_str();
        reach(view, &text, findings);
        // The flags are those of the session callback; the other has none.
        if names.len() == 2 {
            flags(view, &text, findings);
        }
    }
}

/// Whether the API can deliver to the URL.
fn reach<'a>(view: View<'a>, url: &str, findings: &mut Findings<'a>) {
    let (scheme, rest) = url.split_once(':').unwrap_or(("", url));
    if !scheme.eq_ignore_ascii_case("https") {
        findings.add(Code::CallbackUrlNotHttps, Place::At(view));
    }
    let host = host(rest);
    if is_loopback(&host) {
        findings.add(Code::CallbackUrlLoopback, Place::At(view)).param("host", host);
    }
}

/// The host of what stands behind the scheme: in lower case, without user and port.
fn host(rest: &str) -> String {
    let rest = rest.trim_start_matches(['/', '\\']);
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match host.find(']') {
        Some(end) => host.get(..=end).unwrap_or(host),
        None => host.split(':').next().unwrap_or_default(),
    };
    host.to_ascii_lowercase()
}

fn is_loopback(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let v6 = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).map(str::parse::<Ipv6Addr>);
    match v6 {
        Some(address) => address.is_ok_and(|address| address.is_loopback()),
        None => host == "localhost" || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback()),
    }
}

/// The flags of the session callback's query. They stay in the URL that is called.
fn flags<'a>(view: View<'a>, url: &str, findings: &mut Findings<'a>) {
    let before_fragment = url.split('#').next().unwrap_or_default();
    let Some((_, query)) = before_fragment.split_once('?') else { return };
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let actual: String = value.chars().take(100).collect();
        if name == "delay_callback" {
            delay(view, &actual, findings);
            continue;
        }
        let Some((flag, allowed)) = FLAGS.into_iter().find(|(flag, _)| *flag == name) else { continue };
        if !allowed.contains(&actual.as_str()) {
            let finding = findings.add(Code::CallbackFlagInvalid, Place::At(view));
            finding.param("flag", flag).param("actual", actual).param("allowed", allowed);
        }
    }
}

fn delay<'a>(view: View<'a>, actual: &str, findings: &mut Findings<'a>) {
    let whole = !actual.is_empty() && actual.bytes().all(|byte| byte.is_ascii_digit());
    if !whole {
        let finding = findings.add(Code::CallbackFlagInvalid, Place::At(view));
        let allowed: &[&str] = &["0…60"];
        finding.param("flag", "delay_callback").param("actual", actual).param("allowed", allowed);
        return;
    }
    // So many digits that no number holds them are too long as well.
    let seconds = actual.parse::<u32>().unwrap_or(u32::MAX);
    if seconds > MAX_DELAY_SECONDS {
        let finding = findings.add(Code::CallbackDelayTooLong, Place::At(view));
        finding.param("max", MAX_DELAY_SECONDS).param("actual", seconds);
    }
}
