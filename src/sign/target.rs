//! What is signed of a request: where it goes.

/// Where a signed request goes, in the parts of a WHATWG URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The method, in upper case.
    pub method: String,
    /// The host in lower case, in Punycode, without a port (`URL.hostname`).
    pub host: String,
    /// The path as it stands, percent signs kept, `/` where the URL has none (`URL.pathname`).
    pub path: String,
    /// The query as it stands, without its question mark.
    pub query: String,
}

impl Target {
    /// From a host's own URL parser: `search` is `URL.search`, empty or with its question mark.
    #[must_use]
    pub fn from_parts(method: &str, hostname: &str, pathname: &str, search: &str) -> Self {
        Self {
            method: method.to_ascii_uppercase(),
            host: hostname.to_owned(),
            path: pathname.to_owned(),
            query: search.strip_prefix('?').unwrap_or(search).to_owned(),
        }
    }

    /// Reads a URL. `None`: it is not an absolute `http` or `https` URL.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn parse(method: &str, url: &str) -> Option<Self> {
        let url = url::Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        Some(Self {
            method: method.to_ascii_uppercase(),
            host: url.host_str()?.to_owned(),
            path: url.path().to_owned(),
            query: url.query().unwrap_or_default().to_owned(),
        })
    }
}

/// A query as it is signed: parsed, sorted by name, and written again, as `URLSearchParams` does all three.
///
/// The sort is stable and compares UTF-16 code units; values are not compared, so a repeated name keeps
/// its order. Only ASCII letters, digits and `*-._` stay bare, and a space becomes `+`.
///
/// ```
/// # use dintero_wasm::sign::canonical_query;
/// assert_eq!(canonical_query("b=~&a=1%202&bare"), "a=1+2&b=%7E&bare=");
/// ```
#[must_use]
pub fn canonical_query(query: &str) -> String {
    let mut pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    pairs.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_a_query_as_url_search_params_does() {
        for (query, expected) in [
            ("", ""),
            ("&&", ""),
            ("x=%zz", "x=%25zz"),
            ("bare", "bare="),
            ("=value", "=value"),
            ("a=b=c", "a=b%3Dc"),
            ("a=%2f%2B+%20", "a=%2F%2B++"),
            ("b=2&_=0&B=1", "B=1&_=0&b=2"),
            ("report_event=REFUND&report_event=CAPTURE", "report_event=REFUND&report_event=CAPTURE"),
            // A pair of surrogates sorts before U+FF61, though its code point is the higher.
            ("%EF%BD%A1=1&%F0%9F%98%80=2", "%F0%9F%98%80=2&%EF%BD%A1=1"),
            ("x=%FF", "x=%EF%BF%BD"),
        ] {
            assert_eq!(canonical_query(query), expected, "{query}");
        }
    }

    #[test]
    fn reads_a_url_into_its_parts() {
        let target = Target::parse("get", "https://ÆØÅ.Example:8443?x=1#y").expect("a URL");
        assert_eq!(target, Target::from_parts("GET", "xn--5cab8c.example", "/", "?x=1"));
        assert_eq!(Target::parse("GET", "http://[::1]:80/").expect("a URL").host, "[::1]");
        assert_eq!(Target::parse("GET", "/callback"), None);
        assert_eq!(Target::parse("GET", "mailto:a@b"), None);
    }
}
