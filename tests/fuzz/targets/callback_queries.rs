//! The query of a callback is read as the URL standard reads it, and signed as the documentation says.

use dintero_wasm::model::CallbackQuery;
use dintero_wasm::sign::{Secret, TOLERANCE_SECONDS, Target, canonical_query, sign, verify};

use super::form;

/// Takes a query.
pub fn run(bytes: &[u8]) {
    let query = String::from_utf8_lossy(bytes);
    let pairs = form::parse(&query);
    let read: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    assert_eq!(read, pairs, "two readings of {query}");
    canonical(&query, &pairs);
    members(&query);
    signed(&query);
}

fn canonical(query: &str, pairs: &[(String, String)]) {
    let canonical = canonical_query(query);
    assert_eq!(canonical, form::canonical(query), "{query}");
    assert_eq!(canonical_query(&canonical), canonical, "a canonical query stays what it is");
    assert!(canonical.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#'), "{canonical}");
    // Nothing is lost or added, and what has one name keeps its order.
    let sorted = form::parse(&canonical);
    assert_eq!(sorted.len(), pairs.len());
    for (name, _) in pairs {
        let of = |pairs: &[(String, String)]| -> Vec<String> {
            pairs.iter().filter(|(other, _)| other == name).map(|(_, value)| value.clone()).collect()
        };
        assert_eq!(of(&sorted), of(pairs), "{name}");
    }
}

/// Each member is the first value of its name; of a flag the first that it can be.
fn members(query: &str) {
    let read = CallbackQuery::parse(query);
    let pairs = form::parse(query.strip_prefix('?').unwrap_or(query));
    let values = |name: &'static str| {
        pairs.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
    };
    let texts = [
        ("transaction_id", &read.transaction_id),
        ("session_id", &read.session_id),
        ("sid", &read.sid),
        ("merchant_reference", &read.merchant_reference),
        ("time", &read.time),
        ("error", &read.error),
        ("event", &read.event),
        ("event_id", &read.event_id),
        ("method", &read.method),
        ("report_event", &read.report_event),
        ("includes", &read.includes),
    ];
    for (name, member) in texts {
        assert_eq!(member.as_deref(), values(name).next(), "{name} of {query}");
    }
    assert_eq!(read.report_error, values("report_error").find_map(|value| value.parse().ok()));
    assert_eq!(read.delay_callback, values("delay_callback").find_map(|value| value.parse().ok()));
    assert_eq!(read.session(), values("session_id").chain(values("sid")).next());
    for (name, value) in &read.other {
        let first = pairs.iter().find(|(other, _)| other == name);
        assert_eq!(value.as_str(), first.map(|(_, value)| value.as_str()), "{name} of {query}");
    }
    for (name, _) in &pairs {
        let flag = name == "report_error" || name == "delay_callback";
        let known = flag || texts.iter().any(|(text, _)| text == name);
        assert!(known || read.other.contains_key(name), "{name} of {query} is lost");
    }
    if !query.starts_with('?') {
        assert_eq!(
            CallbackQuery::parse(&format!("?{query}")),
            read,
            "a question mark in front changes nothing"
        );
    }
}

/// A proxy may write the query anew and move parameters, and the signature holds; what one parameter says is signed.
fn signed(query: &str) {
    let Some(target) = Target::parse("GET", &format!("https://shop.example/callback?{query}")) else {
        return;
    };
    let secret = [Secret::from("a secret")];
    let now = 1_582_236_537;
    let header = sign(&secret[0], "T12345678", now, &target);
    let holds = |query: String| {
        let target = Target { query, ..target.clone() };
        verify(Some(&header), &secret, "T12345678", &target, now, TOLERANCE_SECONDS).is_ok()
    };
    assert!(holds(form::canonical(&target.query)), "{query}");
    let mut pairs = form::parse(&target.query);
    if let Some(first) = pairs.first().cloned() {
        let alone = pairs.iter().filter(|(name, _)| *name == first.0).count() == 1;
        pairs.rotate_left(1);
        assert!(!alone || holds(form::write(&pairs)), "{query}, with its first parameter at its end");
        pairs[0].1.push('1');
        assert!(!holds(form::write(&pairs)), "{query}, with a letter more in a value");
    }
}
