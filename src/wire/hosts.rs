//! The two hosts of the API.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::Refusal;

/// Where sessions and transactions live. Source: `docs.dintero.com/api-reference`.
pub const CHECKOUT_URL: &str = "https://checkout.dintero.com";

/// Where accounts live: settlements, reports, approvals. Source: `docs.dintero.com/api-reference`.
pub const API_URL: &str = "https://api.dintero.com";

/// One of the hosts of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// Sessions, transactions, branding.
    Checkout,
    /// Accounts: settlements, reports, payouts, approvals.
    Api,
    /// Tokens, which both hosts give: the accounts' host, unless only the other one has another address.
    Token,
}

/// Where each host is reached. A token is sent nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts {
    /// `None`: only the other host has been given an address, and what is meant for it must not go to Dintero's own.
    checkout: Option<String>,
    api: Option<String>,
}

impl Default for Hosts {
    fn default() -> Self {
        Self { checkout: Some(CHECKOUT_URL.to_owned()), api: Some(API_URL.to_owned()) }
    }
}

impl Hosts {
    /// Takes other addresses than Dintero's own: a simulator's, or a proxy's. With one of them alone, the operations
    /// of the other host are refused.
    ///
    /// A base may have a path, and may end in a slash. `http` is taken for this machine, and for a name
    /// without a dot, as containers have; elsewhere credentials would travel unprotected.
    ///
    /// # Errors
    /// `checkoutUrl` or `apiUrl` is not such an address.
    pub fn new(checkout: Option<&str>, api: Option<&str>) -> Result<Self, Refusal> {
        if checkout.is_none() && api.is_none() {
            return Ok(Self::default());
        }
        Ok(Self {
            checkout: checkout.map(|url| base("checkoutUrl", url)).transpose()?,
            api: api.map(|url| base("apiUrl", url)).transpose()?,
        })
    }

    /// The base of a host, without a slash at its end.
    ///
    /// # Errors
    /// Only the other host has been given an address.
    pub fn base(&self, host: Host) -> Result<&str, Refusal> {
        let (url, option, other) = match host {
            Host::Checkout => (&self.checkout, "checkoutUrl", "apiUrl"),
            Host::Api => (&self.api, "apiUrl", "checkoutUrl"),
            Host::Token => {
                (if self.api.is_some() { &self.api } else { &self.checkout }, "apiUrl", "checkoutUrl")
            }
        };
        url.as_deref().ok_or_else(|| {
            let why = format!(
                "this operation needs it where {other} is given: it lives on the other host, and \
                 nothing meant for {other} is sent to Dintero's own"
            );
            Refusal::new(option, why)
        })
    }
}

fn base(option: &str, url: &str) -> Result<String, Refusal> {
    let refuse = |why: &str| Err(Refusal::new(option, why));
    let (secure, rest) = match (url.strip_prefix("https://"), url.strip_prefix("http://")) {
        (Some(rest), _) => (true, rest),
        (None, Some(rest)) => (false, rest),
        _ => return refuse("a whole URL is needed, with https:// before the host"),
    };
    if rest.bytes().any(|byte| !byte.is_ascii_graphic() || matches!(byte, b'?' | b'#' | b'\\')) {
        return refuse("a base URL has no query, no fragment, no space and no character outside ASCII");
    }
    let authority = rest.split('/').next().unwrap_or_default();
    if authority.contains('@') {
        return refuse("credentials do not belong in a URL: use clientId and clientSecret");
    }
    let (host, port) = split(authority);
    if host.is_empty() {
        return refuse("the URL names no host");
    }
    if !is_host(host) {
        return refuse("the host is a plain name or an address in its usual form, without escapes");
    }
    // What Rust takes for a number may have a plus in front.
    if port.is_some_and(|port| port.starts_with('+') || port.parse::<u16>().is_err()) {
        return refuse("the port is a number up to 65535");
    }
    if !secure && !is_near(host) {
        return refuse(
            "http would send the credentials unprotected: use https (http is for this machine only)",
        );
    }
    Ok(url.trim_end_matches('/').to_owned())
}

/// The host and the port of an authority.
fn split(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    }
}

/// A host that means to every parser what it says. URL parsers unescape others, and take `134744072` and
/// `0x8.2056` for an address.
fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<Ipv6Addr>().is_ok();
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    let is_number =
        last.starts_with("0x") || last.starts_with("0X") || last.bytes().all(|byte| byte.is_ascii_digit());
    host.bytes().all(plain) && (!is_number || host.parse::<Ipv4Addr>().is_ok())
}

fn is_near(host: &str) -> bool {
    let loopback_v4 = host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback());
    loopback_v4
        || host == "[::1]"
        || host.ends_with(".localhost")
        || !(host.contains('.') || host.starts_with('['))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_a_base_with_a_path_and_a_slash() {
        for (url, expected) in [
            ("https://x.example/", "https://x.example"),
            ("https://x.example:8443/a/b//", "https://x.example:8443/a/b"),
            ("http://127.0.0.1:4010", "http://127.0.0.1:4010"),
            ("http://localhost", "http://localhost"),
            ("http://[::1]:1/", "http://[::1]:1"),
            ("http://sandbox:80", "http://sandbox:80"),
        ] {
            let hosts = Hosts::new(Some(url), None).expect(url);
            assert_eq!(hosts.base(Host::Checkout).expect(url), expected);
            assert_eq!(hosts.base(Host::Api).expect_err(url).what, "apiUrl");
        }
    }

    #[test]
    fn a_token_is_asked_for_where_the_calls_go() {
        let other = Some("https://sandbox.example");
        for (checkout, api, expected) in [
            (None, None, API_URL),
            (other, None, "https://sandbox.example"),
            (None, other, "https://sandbox.example"),
            (Some("https://x.example"), other, "https://sandbox.example"),
        ] {
            let hosts = Hosts::new(checkout, api).expect("two bases");
            assert_eq!(hosts.base(Host::Token).expect("a host"), expected, "{checkout:?} {api:?}");
        }
    }

    #[test]
    fn refuses_what_is_no_base() {
        for url in [
            "",
            "checkout.dintero.com",
            "ftp://x",
            "https://",
            "https:///x",
            "https://x/?a=1",
            "https://x/#a",
            "https://u:p@x",
            "https://x y",
            "https://x\\y",
            "http://checkout.dintero.com",
            "http://[2001:db8::1]",
            "http://127.0.0.1.evil.example",
            "http://134744072",
            "http://0x8080808",
            "http://010.8.8.8",
            "http://evil%2eexample",
            "https://%zz",
            "https://x:99999",
            "https://x:abc",
            "https://x:+80",
            "https://[::1",
        ] {
            let refusal = Hosts::new(None, Some(url)).expect_err(url);
            assert_eq!(refusal.what, "apiUrl", "{url}");
        }
    }
}
