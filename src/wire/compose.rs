//! Requests, built from the table of operations.

use base64ct::{Base64, Encoding as _};
use zeroize::Zeroizing;

use super::field::{self, STRICT_SESSION_AMOUNTS};
use super::{API_URL, AccountId, Headers, Host, Hosts, Method, Refusal, Request, Route, path};
use crate::model::Operation;
use crate::sign::Secret;

/// What stands before every path of the table.
const VERSION: &str = "/v1";

/// Which shop system sends, for Dintero's support: each at most
/// [`MAX_SYSTEM_CHARS`](super::MAX_SYSTEM_CHARS) characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct System {
    /// `Dintero-System-Name`.
    pub name: Option<String>,
    /// `Dintero-System-Version`.
    pub version: Option<String>,
    /// `Dintero-System-Plugin-Name`.
    pub plugin_name: Option<String>,
    /// `Dintero-System-Plugin-Version`.
    pub plugin_version: Option<String>,
}

impl System {
    fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("dintero-system-name", &self.name),
            ("dintero-system-version", &self.version),
            ("dintero-system-plugin-name", &self.plugin_name),
            ("dintero-system-plugin-version", &self.plugin_version),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.as_deref()?)))
    }

    /// Refuses what no header may carry.
    ///
    /// # Errors
    /// The header's name, and what is wrong with it.
    pub fn check(&self) -> Result<(), Refusal> {
        self.fields().try_for_each(|(name, value)| field::check_value(name, value))
    }
}

/// What a caller gives to a request, beside the operation.
#[derive(Clone, Debug, Default)]
pub struct Parts<'a> {
    /// The ids of the path, in order.
    pub ids: Vec<&'a str>,
    /// The query, in order; a list repeats its name.
    pub query: Vec<(String, String)>,
    /// Header fields beside the library's own.
    pub headers: Vec<(String, String)>,
    /// JSON text.
    pub body: Option<Vec<u8>>,
    /// Sends the toggle `strict-session-amounts` where the operation has it.
    pub strict_session_amounts: bool,
}

/// The request of an operation, without credentials.
///
/// # Errors
/// An id or a header that cannot be sent.
pub fn compose(
    hosts: &Hosts,
    system: &System,
    operation: Operation,
    parts: Parts<'_>,
) -> Result<Request, Refusal> {
    let route = Route::of(operation);
    let mut headers = json_headers(parts.body.is_some());
    if route.system {
        for (name, value) in system.fields() {
            field::check_value(name, value)?;
            headers.append(name, value);
        }
    }
    if parts.strict_session_amounts && route.toggles.contains(&STRICT_SESSION_AMOUNTS) {
        field::toggle_on(&mut headers, STRICT_SESSION_AMOUNTS);
    }
    for (name, value) in &parts.headers {
        field::add(&mut headers, Some(&route), name, value)?;
    }
    let (method, template) = operation.route();
    let method =
        Method::from_name(method).ok_or_else(|| Refusal::new(operation.name(), "it has no known method"))?;
    let path = path::fill(template, &parts.ids)?;
    let url = format!("{}{VERSION}{path}{}", hosts.base(route.host), path::query(&parts.query));
    Ok(Request { method, url, headers, body: parts.body })
}

/// A request to a path of the caller's own, `/v1/…`, without credentials.
///
/// # Errors
/// A path or a header that cannot be sent, or an id: the path holds its ids.
pub fn compose_raw(
    hosts: &Hosts,
    host: Host,
    method: Method,
    path: &str,
    parts: Parts<'_>,
) -> Result<Request, Refusal> {
    path::check_raw(path)?;
    if method == Method::Get && parts.body.is_some() {
        return Err(Refusal::new("body", "a GET carries none: pass what it asks for as `query`"));
    }
    let mut headers = json_headers(parts.body.is_some());
    for (name, value) in &parts.headers {
        field::add(&mut headers, None, name, value)?;
    }
    let url = format!("{}{path}{}", hosts.base(host), path::query(&parts.query));
    Ok(Request { method, url, headers, body: parts.body })
}

/// The request for a token by client credentials: HTTP Basic, and the account's URL as audience.
///
/// # Errors
/// An id or a secret that cannot be right.
pub fn client_credentials(
    hosts: &Hosts,
    account: &AccountId,
    client_id: &str,
    client_secret: &Secret,
) -> Result<Request, Refusal> {
    field::check_value("clientId", client_id)?;
    if client_id.trim().is_empty() || client_id.contains(':') {
        return Err(Refusal::new(
            "clientId",
            "it is empty or holds a colon: pass the client's id as Dintero shows it",
        ));
    }
    client_secret.check().map_err(|error| Refusal::new("clientSecret", error.to_string()))?;
    let pair = Zeroizing::new(format!("{client_id}:{}", client_secret.expose()));
    // An account id is plain, so the text needs no escapes.
    let body = format!(
        r#"{{"grant_type":"client_credentials","audience":"{API_URL}/v1/accounts/{}"}}"#,
        account.as_str()
    );
    let parts = Parts { ids: vec![account.as_str()], body: Some(body.into_bytes()), ..Parts::default() };
    let mut request = compose(hosts, &System::default(), Operation::AuthToken, parts)?;
    request.headers.set("authorization", format!("Basic {}", Base64::encode_string(pair.as_bytes())));
    Ok(request)
}

/// A request with a caller's header fields added.
///
/// # Errors
/// A header that cannot be sent.
pub fn with_headers(
    mut request: Request,
    operation: Operation,
    headers: Vec<(String, String)>,
) -> Result<Request, Refusal> {
    let route = Route::of(operation);
    for (name, value) in headers {
        field::add(&mut request.headers, Some(&route), &name, &value)?;
    }
    Ok(request)
}

fn json_headers(has_body: bool) -> Headers {
    let mut headers = Headers::new();
    headers.append("accept", "application/json");
    if has_body {
        headers.append("content-type", "application/json");
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_becomes_a_request() {
        let system = System { name: Some("Shop".into()), ..System::default() };
        let parts = Parts {
            query: vec![("include_session".into(), "true".into())],
            headers: vec![("x-trace".into(), "1".into())],
            body: Some(b"{}".to_vec()),
            strict_session_amounts: true,
            ..Parts::default()
        };
        let hosts = Hosts::new(Some("https://x.example/shop/"), None).expect("a base");
        let request = compose(&hosts, &system, Operation::SessionsCreate, parts).expect("a request");
        assert_eq!(request.method, Method::Post);
        assert_eq!(request.url, "https://x.example/shop/v1/sessions-profile?include_session=true");
        assert_eq!(
            request.headers.iter().collect::<Vec<_>>(),
            [
                ("accept", "application/json"),
                ("content-type", "application/json"),
                ("dintero-system-name", "Shop"),
                ("dintero-feature-toggles", "strict-session-amounts"),
                ("x-trace", "1"),
            ]
        );
    }

    #[test]
    fn headers_go_only_where_the_api_lists_them() {
        let system = System { name: Some("Shop".into()), ..System::default() };
        let parts = Parts { ids: vec!["T1.x"], strict_session_amounts: true, ..Parts::default() };
        let request = compose(&Hosts::default(), &system, Operation::SessionsGet, parts).expect("a request");
        assert_eq!(request.headers.iter().collect::<Vec<_>>(), [("accept", "application/json")]);
        assert_eq!(request.url, "https://checkout.dintero.com/v1/sessions/T1.x");
    }

    #[test]
    fn a_get_carries_no_body() {
        let parts = Parts { body: Some(b"{}".to_vec()), ..Parts::default() };
        let refusal =
            compose_raw(&Hosts::default(), Host::Api, Method::Get, "/v1/x", parts).expect_err("a body");
        assert_eq!(refusal.what, "body");
    }

    #[test]
    fn a_token_is_asked_for_with_basic_authentication() {
        let account = AccountId::parse("T12345678").expect("an id");
        let ask =
            |id: &str, secret: &str| client_credentials(&Hosts::default(), &account, id, &secret.into());
        let request = ask("id", "secret").expect("a request");
        assert_eq!(request.url, "https://checkout.dintero.com/v1/accounts/T12345678/auth/token");
        assert_eq!(request.headers.get("Authorization"), Some("Basic aWQ6c2VjcmV0"));
        let body: serde_json::Value = serde_json::from_slice(&request.body.expect("a body")).expect("JSON");
        assert_eq!(body["grant_type"], "client_credentials");
        assert_eq!(body["audience"], "https://api.dintero.com/v1/accounts/T12345678");
        for (id, secret, what) in [
            ("", "s", "clientId"),
            ("a:b", "s", "clientId"),
            ("a", "", "clientSecret"),
            ("a", "s3cret\n", "clientSecret"),
        ] {
            let refusal = ask(id, secret).expect_err(what);
            assert_eq!(refusal.what, what);
            assert!(!refusal.to_string().contains("s3cret"));
        }
    }
}
