//! Queries: read from calls, and added to the shop's URLs.

use std::borrow::Cow;

/// All values of a parameter, in order; `search` may begin with its question mark.
pub(super) fn values<'a>(search: &'a str, name: &str) -> Vec<Cow<'a, str>> {
    let search = search.strip_prefix('?').unwrap_or(search);
    let pairs = form_urlencoded::parse(search.as_bytes());
    pairs.filter(|(key, _)| key == name).map(|(_, value)| value).collect()
}

/// The last value of a parameter.
pub(super) fn value<'a>(search: &'a str, name: &str) -> Option<Cow<'a, str>> {
    values(search, name).pop()
}

/// Whether a parameter is `true`.
pub(super) fn flag(search: &str, name: &str) -> bool {
    value(search, name).is_some_and(|value| value == "true")
}

/// Adds parameters to a URL of any scheme, and keeps what it has: the shop's own query, byte for byte, and
/// its fragment.
pub(super) fn extend(url: &str, parameters: &[(&str, Option<&str>)]) -> String {
    let (url, fragment) = url.find('#').and_then(|at| url.split_at_checked(at)).unwrap_or((url, ""));
    let present = parameters.iter().filter_map(|(name, value)| Some((name, (*value)?)));
    let added = form_urlencoded::Serializer::new(String::new()).extend_pairs(present).finish();
    let joint = match url.rsplit_once('?') {
        _ if added.is_empty() => "",
        None => "?",
        Some((_, "")) => "",
        Some(_) => "&",
    };
    format!("{url}{joint}{added}{fragment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_added_to_any_url() {
        for (url, expected) in [
            ("https://a.example", "https://a.example?m=a+b"),
            ("https://a.example/x?", "https://a.example/x?m=a+b"),
            ("https://a.example/x?q=%7e#top", "https://a.example/x?q=%7e&m=a+b#top"),
            ("shop://done", "shop://done?m=a+b"),
        ] {
            assert_eq!(extend(url, &[("m", Some("a b")), ("error", None)]), expected);
        }
        assert_eq!(extend("https://a.example", &[]), "https://a.example");
    }
}
