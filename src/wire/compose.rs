//! Requests, built from the table of operations.

use std::fmt;

use super::field::{self, STRICT_SESSION_AMOUNTS, STRICT_SUCCESS_MERCHANT_REFERENCE};
use super::filter::{filters, pairs};
use super::{AccountId, Answer, Headers, Host, Hosts, Method, Refusal, Request, Route, path};
use crate::model::Operation;

/// What stands before every path of the table that does not name its version.
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

/// What a caller gives to a request, beside the operation. `Debug` says of the body only how long it is, and of header
/// fields only their names: secrets may be in them.
#[derive(Clone, Default)]
pub struct Parts<'a> {
    /// The ids of the path, in order, without the account's.
    pub ids: Vec<&'a str>,
    /// The query, in order; a list repeats its name.
    pub query: Vec<(String, String)>,
    /// More of the query, as a JSON object: what a typed query is written as.
    pub filter: Option<Vec<u8>>,
    /// Header fields beside the library's own.
    pub headers: Vec<(String, String)>,
    /// JSON text.
    pub body: Option<Vec<u8>>,
    /// Sends the toggle `strict-session-amounts` where the operation has it.
    pub strict_session_amounts: bool,
}

impl fmt::Debug for Parts<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Parts")
            .field("ids", &self.ids)
            .field("query", &self.query)
            .field("filter_bytes", &self.filter.as_ref().map(Vec::len))
            .field("headers", &self.headers.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("body_bytes", &self.body.as_ref().map(Vec::len))
            .field("strict_session_amounts", &self.strict_session_amounts)
            .finish()
    }
}

impl Parts<'_> {
    /// The whole query.
    ///
    /// # Errors
    /// The filter holds something that no query can.
    pub fn pairs(&self) -> Result<Vec<(String, String)>, Refusal> {
        let more = self.filter.as_deref().map(pairs).transpose()?;
        Ok(self.query.iter().cloned().chain(more.into_iter().flatten()).collect())
    }
}

/// The request of an operation, without credentials.
///
/// # Errors
/// An id, a filter or a header that cannot be sent, and an account that the operation does not exist for.
pub fn compose(
    hosts: &Hosts,
    account: &AccountId,
    system: &System,
    operation: Operation,
    parts: Parts<'_>,
) -> Result<Request, Refusal> {
    let route = Route::of(operation);
    let mut headers = headers_for(route.answer, parts.body.is_some());
    if route.system {
        for (name, value) in system.fields() {
            field::check_value(name, value)?;
            headers.append(name, value);
        }
    }
    if parts.strict_session_amounts && route.toggles.contains(&STRICT_SESSION_AMOUNTS) {
        field::toggle_on(&mut headers, STRICT_SESSION_AMOUNTS);
    }
    if operation == Operation::SessionsPay && !names_toggle(&parts.headers) {
        // The only guard that the API has against paying twice.
        field::toggle_on(&mut headers, STRICT_SUCCESS_MERCHANT_REFERENCE);
    }
    for (name, value) in &parts.headers {
        field::add(&mut headers, Some(&route), name, value)?;
    }
    let (method, template) = operation.route();
    let method =
        Method::from_name(method).ok_or_else(|| Refusal::new(operation.name(), "it has no known method"))?;
    let path = path::fill(template, account, &parts.ids)?;
    let version = if path.starts_with("/v2/") { "" } else { VERSION };
    let query = path::query(&filters(operation, parts.pairs()?)?);
    let url = format!("{}{version}{path}{query}", hosts.base(route.host)?);
    Ok(Request { method, url, headers, body: parts.body })
}

fn names_toggle(headers: &[(String, String)]) -> bool {
    let names = |value: &str| value.split(',').any(|toggle| !toggle.trim().is_empty());
    headers.iter().any(|(name, value)| name.eq_ignore_ascii_case(field::TOGGLES) && names(value))
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
    let mut headers = headers_for(Answer::Object(&[]), parts.body.is_some());
    for (name, value) in &parts.headers {
        field::add(&mut headers, None, name, value)?;
    }
    let url = format!("{}{path}{}", hosts.base(host)?, path::query(&parts.pairs()?));
    Ok(Request { method, url, headers, body: parts.body })
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

fn headers_for(answer: Answer, has_body: bool) -> Headers {
    let mut headers = Headers::new();
    let accept =
        if answer == Answer::Any { "application/json, image/svg+xml, */*" } else { "application/json" };
    headers.append("accept", accept);
    if has_body {
        headers.append("content-type", "application/json");
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> AccountId {
        AccountId::parse("T12345678").expect("an id")
    }

    #[test]
    fn every_operation_goes_to_its_host() {
        for (operation, ids, url) in [
            (Operation::TransactionsList, &[][..], "https://checkout.dintero.com/v1/transactions"),
            (Operation::SettlementsList, &[], "https://api.dintero.com/v1/accounts/T12345678/settlements"),
            (
                Operation::SettlementsAttachment,
                &["../s", "a/b"],
                "https://api.dintero.com/v1/accounts/T12345678/settlements/..%2Fs/attachments/a%2Fb",
            ),
            (
                Operation::PayoutsBalances,
                &["seller 1"],
                "https://api.dintero.com/v2/accounts/T12345678/payout/payout-destinations/seller%201/balances",
            ),
        ] {
            let parts = Parts { ids: ids.to_vec(), ..Parts::default() };
            let request = compose(&Hosts::default(), &account(), &System::default(), operation, parts);
            assert_eq!(request.expect("a request").url, url);
        }
    }

    #[test]
    fn a_partner_has_no_settlements() {
        let partner = AccountId::parse("P123").expect("an id");
        let parts = Parts::default();
        let refusal =
            compose(&Hosts::default(), &partner, &System::default(), Operation::SettlementsList, parts)
                .expect_err("an account is needed");
        assert_eq!(refusal.what, "accountId");
    }

    #[test]
    fn a_payment_by_token_is_guarded_against_a_second() {
        let toggles = |headers: Vec<(String, String)>| {
            let parts = Parts { headers, body: Some(b"{}".to_vec()), ..Parts::default() };
            let system = System::default();
            let request = compose(&Hosts::default(), &account(), &system, Operation::SessionsPay, parts);
            request.expect("a request").headers.get("dintero-feature-toggles").map(str::to_owned)
        };
        assert_eq!(toggles(Vec::new()).as_deref(), Some("strict-success-merchant-reference"));
        let own = vec![("Dintero-Feature-Toggles".to_owned(), "strict-merchant-reference".to_owned())];
        assert_eq!(toggles(own).as_deref(), Some("strict-merchant-reference"));
        let none = vec![("Dintero-Feature-Toggles".to_owned(), " , ".to_owned())];
        assert_eq!(toggles(none).as_deref(), Some("strict-success-merchant-reference"));
    }

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
        let request =
            compose(&hosts, &account(), &system, Operation::SessionsCreate, parts).expect("a request");
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
        let request = compose(&Hosts::default(), &account(), &system, Operation::SessionsGet, parts)
            .expect("a request");
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
}
