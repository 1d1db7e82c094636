//! Paths and queries.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{AccountId, Refusal};

/// All but what RFC 3986 calls unreserved.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Fills the `{…}` segments of a template: the account's own, and each other from the next of `parameters`.
///
/// A parameter stays within its segment whatever it holds: all but unreserved characters are encoded, and
/// what a URL parser would take for a step upwards is refused.
pub(super) fn fill(template: &str, account: &AccountId, parameters: &[&str]) -> Result<String, Refusal> {
    let mut parameters = parameters.iter();
    let mut path = String::new();
    for segment in template.split('/').skip(1) {
        path.push('/');
        let Some(name) = segment.strip_prefix('{').and_then(|name| name.strip_suffix('}')) else {
            path.push_str(segment);
            continue;
        };
        let value = match name {
            "oid" => account.as_str(),
            "aid" if account.is_partner() => {
                return Err(Refusal::new(
                    "accountId",
                    "a partner has none of these: eight digits are needed",
                ));
            }
            "aid" => account.as_str(),
            _ => parameters.next().copied().unwrap_or_default(),
        };
        check(name, value)?;
        path.extend(utf8_percent_encode(value, SEGMENT));
    }
    match parameters.next() {
        None => Ok(path),
        Some(_) => Err(Refusal::new("id", "this operation takes no id")),
    }
}

fn check(name: &str, value: &str) -> Result<(), Refusal> {
    if value.trim().is_empty() {
        return Err(Refusal::new(name, "it is empty: pass the id that the API gave"));
    }
    if value.bytes().all(|byte| byte == b'.') {
        return Err(Refusal::new(name, "dots alone are no id: pass the id that the API gave"));
    }
    Ok(())
}

/// Writes a query, with its question mark where there is one. A name that stands twice is repeated.
pub(super) fn query(pairs: &[(String, String)]) -> String {
    if pairs.is_empty() {
        return String::new();
    }
    form_urlencoded::Serializer::for_suffix(String::from("?"), 1).extend_pairs(pairs).finish()
}

/// A path that a caller wrote: it begins with a slash, and no part of it leads upwards or to another host.
pub(super) fn check_raw(path: &str) -> Result<(), Refusal> {
    let refuse = |why: &str| Err(Refusal::new("path", why));
    if !path.starts_with('/') || path.starts_with("//") {
        return refuse("a path begins with one slash, as /v1/transactions");
    }
    if path.bytes().any(|byte| !byte.is_ascii_graphic() || matches!(byte, b'?' | b'#' | b'\\')) {
        return refuse("percent-encode what is not plain in a path, and pass the query as `query`");
    }
    let dots = |segment: &str| {
        let plain = segment.to_ascii_lowercase().replace("%2e", ".");
        plain == "." || plain == ".."
    };
    if path.split('/').any(dots) {
        return refuse("a path has no . or .. segments");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> AccountId {
        AccountId::parse("T12345678").expect("an id")
    }

    #[test]
    fn a_parameter_cannot_leave_its_segment() {
        for (id, expected) in [
            ("T1.465U8CUz_-~", "T1.465U8CUz_-~"),
            ("../x", "..%2Fx"),
            ("a/b", "a%2Fb"),
            ("%2f", "%252f"),
            ("%2e%2e", "%252e%252e"),
            ("a b", "a%20b"),
            ("a?b#c\\d", "a%3Fb%23c%5Cd"),
            ("ø\r\n", "%C3%B8%0D%0A"),
        ] {
            let path = fill("/v1/transactions/{id}/capture", &account(), &[id]).expect(id);
            assert_eq!(path, format!("/v1/transactions/{expected}/capture"));
        }
    }

    #[test]
    fn what_is_no_id_is_refused_by_its_name() {
        for id in ["", " ", "\n", ".", "..", "..."] {
            assert_eq!(fill("/sessions/{session_id}", &account(), &[id]).expect_err(id).what, "session_id");
        }
        assert!(fill("/sessions/{session_id}", &account(), &[]).is_err());
        assert!(fill("/sessions-profile", &account(), &["x"]).is_err());
    }

    #[test]
    fn a_query_repeats_a_name() {
        let pairs = [("id", "A"), ("id", "B&=å")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(query(&pairs), "?id=A&id=B%26%3D%C3%A5");
        assert_eq!(query(&[]), "");
    }

    #[test]
    fn a_raw_path_stays_below_its_base() {
        for path in ["/v1/x", "/v1/a%2Fb/..c"] {
            assert!(check_raw(path).is_ok(), "{path}");
        }
        for path in
            ["", "v1", "//evil", "/a/../b", "/a/%2E%2e/b", "/a/.", "/a?b", "/a#b", "/a\\b", "/a b", "/ø"]
        {
            assert_eq!(check_raw(path).expect_err(path).what, "path");
        }
    }
}
