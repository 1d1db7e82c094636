//! A request goes to the configured host and to the operation's path, whatever the ids, bases, queries and headers are.

use dintero_wasm::model::Operation;
use dintero_wasm::sign::Secret;
use dintero_wasm::wire::{
    AccountId, Headers, Host, Hosts, MAX_SYSTEM_CHARS, Method, Parts, Refusal, Request, Route, System,
    check_header, client_credentials, compose, compose_raw,
};
use url::Url;

use super::form;

/// What stands between the parts of an input. It may stand in a part of the last one.
const SEPARATOR: char = '\u{1e}';

/// Takes a byte that says which operation is asked for, then two ids, a base, a path, the name and the value of a
/// parameter and of a header.
pub fn run(bytes: &[u8]) {
    let [operation, rest @ ..] = bytes else { return };
    let text = String::from_utf8_lossy(rest);
    let mut parts = text.splitn(8, SEPARATOR);
    let [one, other, address, path, name, value, field, content] =
        std::array::from_fn(|_| parts.next().unwrap_or_default());
    let operation = Operation::ALL[usize::from(*operation) % Operation::ALL.len()];
    ids(operation, [one, other]);
    base(address, path, (name, value));
    raw(path, (name, value));
    header(field, content);
}

fn account() -> AccountId {
    AccountId::parse("T12345678").expect("an id")
}

fn composed(hosts: &Hosts, operation: Operation, ids: &[&str]) -> Result<Request, Refusal> {
    let parts = Parts { ids: ids.to_vec(), ..Parts::default() };
    compose(hosts, &account(), &System::default(), operation, parts)
}

/// Each id is one segment of the path, and is read back as it was.
fn ids(operation: Operation, given: [&str; 2]) {
    let template: Vec<&str> = operation.route().1.split('/').skip(1).collect();
    let is_own = |segment: &&&str| segment.starts_with('{') && !matches!(**segment, "{oid}" | "{aid}");
    let count = template.iter().filter(is_own).count();
    let ids: Vec<&str> = given.iter().cycle().take(count).copied().collect();
    let is_none = |id: &&str| id.trim().is_empty() || id.bytes().all(|byte| byte == b'.');
    match composed(&Hosts::default(), operation, &ids) {
        Err(refusal) => assert!(ids.iter().any(is_none), "{refusal}, for {ids:?}"),
        Ok(request) => {
            assert!(!ids.iter().any(is_none), "{ids:?} are no ids");
            let url = Url::parse(&request.url).expect("a URL");
            let host = match Route::of(operation).host {
                Host::Checkout => "checkout.dintero.com",
                Host::Api | Host::Token => "api.dintero.com",
            };
            assert_eq!(url.origin().ascii_serialization(), format!("https://{host}"), "{url}");
            assert_eq!((url.username(), url.password(), url.query(), url.fragment()), ("", None, None, None));
            let mut ids = ids.into_iter();
            let version = (template[0] != "v2").then_some("v1");
            let expected: Vec<&str> = version
                .into_iter()
                .chain(template.iter().map(|segment| match *segment {
                    "{oid}" | "{aid}" => "T12345678",
                    own if is_own(&&own) => ids.next().expect("an id"),
                    plain => plain,
                }))
                .collect();
            assert_eq!(segments(&url), expected, "{url}");
        }
    }
}

/// The path as a server reads it.
fn segments(url: &Url) -> Vec<String> {
    url.path_segments().expect("a path").map(form::decode).collect()
}

/// A base that is taken is where everything goes, the token's request too; one that could be misread is refused.
fn base(address: &str, path: &str, pair: (&str, &str)) {
    let letters: String = address.chars().filter(char::is_ascii_alphabetic).take(20).collect();
    assert!(Hosts::new(Some(&format!("https://{letters}x.example")), None).is_ok(), "a plain one");
    let Ok(hosts) = Hosts::new(Some(address), None) else { return };
    let Ok(meant) = Url::parse(address) else {
        // A label in Punycode that stands for nothing. Then there is no URL, and nothing is sent.
        assert!(address.to_ascii_lowercase().contains("xn--"), "{address} is taken, and is no URL");
        return;
    };
    assert!(
        meant.scheme() == "https" || meant.scheme() == "http" && is_near(&meant),
        "{meant} is not protected"
    );
    assert_eq!((meant.username(), meant.password(), meant.query(), meant.fragment()), ("", None, None, None));
    assert!(hosts.base(Host::Api).is_err(), "what is meant for the other host goes nowhere");
    let token = client_credentials(&hosts, &account(), "id", &Secret::from("a secret")).expect("a request");
    let session = composed(&hosts, Operation::SessionsGet, &["../s"]).expect("a request");
    for (request, end) in [(&token, "/v1/accounts/T12345678/auth/token"), (&session, "/v1/sessions/..%2Fs")] {
        let url = Url::parse(&request.url).expect("a URL");
        assert_eq!(url.origin(), meant.origin(), "{url} is not at {meant}");
        assert_eq!((url.username(), url.password(), url.query(), url.fragment()), ("", None, None, None));
        assert!(url.path().ends_with(end), "{url} ends in {end}");
    }
    if let Ok(request) = sent(&hosts, path, pair) {
        assert_eq!(Url::parse(&request.url).expect("a URL").origin(), meant.origin(), "{}", request.url);
    }
    assert!(!format!("{token:?}").contains("aWQ6YSBzZWNyZXQ="), "the secret is shown");
}

/// This machine, or a name without a dot.
fn is_near(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => !name.contains('.') || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn sent(hosts: &Hosts, path: &str, (name, value): (&str, &str)) -> Result<Request, Refusal> {
    let query = vec![(name.to_owned(), value.to_owned())];
    compose_raw(hosts, Host::Checkout, Method::Get, path, Parts { query, ..Parts::default() })
}

/// A path of the caller's own is the path that is asked for, and no more than the path; a query is read back as it was.
fn raw(path: &str, (name, value): (&str, &str)) {
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'?' | b'#' | b'\\'));
    let climbs = path.split('/').any(|segment| {
        let segment = segment.to_ascii_lowercase().replace("%2e", ".");
        segment == "." || segment == ".."
    });
    let fits = path.starts_with('/') && !path.starts_with("//") && plain && !climbs;
    let request = sent(&Hosts::default(), path, (name, value));
    assert_eq!(request.is_ok(), fits, "{path:?}");
    let Ok(request) = request else { return };
    let url = Url::parse(&request.url).expect("a URL");
    assert_eq!(url.origin().ascii_serialization(), "https://checkout.dintero.com", "{url}");
    assert_eq!((url.username(), url.password(), url.fragment()), ("", None, None));
    let expected: Vec<String> = path.split('/').skip(1).map(form::decode).collect();
    assert_eq!(segments(&url), expected, "{url}");
    let pairs: Vec<_> = url.query_pairs().into_owned().collect();
    assert_eq!(pairs, [(name.to_owned(), value.to_owned())], "{url}");
}

/// A header is sent as it is, or is refused in words that do not repeat its value.
fn header(name: &str, value: &str) {
    const OWN: [&str; 6] = ["authorization", "x-api-key", "host", "content-length", "content-type", "cookie"];
    // It has a rule of its own: what the operation has no toggle for is refused.
    const TOGGLES: &str = "dintero-feature-toggles";
    const WORD: &str = "s3cret-w0rd";
    let lower = name.to_ascii_lowercase();
    let value = format!("{value}{WORD}");
    let printable = value.bytes().all(|byte| byte == b'\t' || (b' '..=b'~').contains(&byte));
    let short = !lower.starts_with("dintero-system-") || value.len() <= MAX_SYSTEM_CHARS;
    let checked = check_header(name, &value);
    assert_eq!(checked.is_ok(), printable && short, "{name}: {value:?}");
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let named = !name.is_empty() && name.bytes().all(token) && !OWN.contains(&lower.as_str());
    let headers = vec![(name.to_owned(), value.clone())];
    let parts = Parts { headers, ids: vec!["T12345678.s"], ..Parts::default() };
    let request = compose(&Hosts::default(), &account(), &System::default(), Operation::SessionsGet, parts);
    if lower != TOGGLES {
        assert_eq!(request.is_ok(), named && printable && short, "{name:?}: {value:?}");
        for refusal in [request.as_ref().err(), checked.as_ref().err()].into_iter().flatten() {
            assert!(!refusal.to_string().contains(WORD), "the value is repeated: {refusal}");
        }
    }
    let Ok(request) = request else { return };
    let own: Headers = [("accept", "application/json"), (name, &value)].into_iter().collect();
    let replaced = lower == "accept";
    assert!(lower == TOGGLES || replaced || request.headers == own, "{:?}", request.headers);
    for (name, value) in request.headers.iter() {
        let sendable = value.bytes().all(|byte| byte == b'\t' || (b' '..=b'~').contains(&byte));
        assert!(!name.is_empty() && name.bytes().all(token) && sendable, "{name:?}: {value:?}");
    }
}
