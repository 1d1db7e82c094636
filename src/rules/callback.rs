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
        Some(address) => address.is_ok_and(|address| {
            address.is_loopback() || address.to_ipv4_mapped().is_some_and(|address| address.is_loopback())
        }),
        None => host == "localhost" || ipv4(host).is_some_and(|address| address.is_loopback()),
    }
}

/// An IPv4 address in any spelling that URLs know: `127.0.0.1`, `127.1`, `0x7f.1`, `2130706433`.
fn ipv4(host: &str) -> Option<Ipv4Addr> {
    let mut parts =
        host.split('.').rev().map(|part| match (part.strip_prefix("0x"), part.strip_prefix('0')) {
            (Some(digits), _) => u32::from_str_radix(digits, 16).ok(),
            (_, Some(digits)) if !digits.is_empty() => u32::from_str_radix(digits, 8).ok(),
            _ => part.parse().ok(),
        });
    // The last part fills all the bytes that those before it leave.
    let last = parts.next()??;
    let before: Vec<u8> = parts.rev().map(|part| u8::try_from(part?).ok()).collect::<Option<_>>()?;
    let shift = u32::try_from(before.len()).ok()?.checked_mul(8)?;
    // Behind four parts there is none.
    let room = u32::MAX.checked_shr(shift)?;
    let mut bytes = last.to_be_bytes();
    for (byte, given) in bytes.iter_mut().zip(before) {
        *byte = given;
    }
    (last <= room).then(|| Ipv4Addr::from(bytes))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_has_many_names() {
        for host in [
            "localhost",
            "localhost.",
            "127.0.0.1",
            "127.255.255.254",
            "127.1",
            "127.0.1",
            "0x7f.1",
            "0177.0.0.1",
            "2130706433",
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            ".",
            "shop.example",
            "128.0.0.1",
            "126.1",
            "127.0.0.256",
            "127.0.0.0.1",
            "127.shop.example",
            "[::2]",
            "[::ffff:128.0.0.1]",
            "2147483648",
            "4294967296",
            "0x",
            "0x80.1",
            "local",
            "1270.1",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
