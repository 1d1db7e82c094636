//! What a sandbox is set up with.

use std::fmt;

use super::faults::Faults;
use crate::sign::Secret;

/// A URL in the parts of the WHATWG standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlParts {
    /// `https://example.com:8443`; `null` where the scheme has no origin.
    pub origin: String,
    /// The scheme, with its colon: `https:`.
    pub protocol: String,
    /// The host in lower case, without a port.
    pub hostname: String,
    /// The path.
    pub pathname: String,
    /// The query with its question mark, or empty.
    pub search: String,
}

impl UrlParts {
    /// Reads a URL with the `url` crate. `None`: it is not absolute, or not a URL.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn parse(url: &str) -> Option<Self> {
        let url = url::Url::parse(url).ok()?;
        Some(Self {
            origin: url.origin().ascii_serialization(),
            protocol: format!("{}:", url.scheme()),
            hostname: url.host_str().unwrap_or_default().to_owned(),
            pathname: url.path().to_owned(),
            search: url
                .query()
                .filter(|query| !query.is_empty())
                .map(|query| format!("?{query}"))
                .unwrap_or_default(),
        })
    }
}

/// Someone who can sign in.
#[derive(Clone, Debug)]
pub struct User {
    /// By what the user is known: a mail address, as a rule.
    pub username: String,
    /// For the grant `password`.
    pub password: Secret,
    /// For the grant `authorization_code`, once.
    pub verification_code: Option<Secret>,
    /// A password alone is answered with `mfa_required`.
    pub mfa: bool,
}

/// How a sandbox is set up. Every default is fixed, so that two sandboxes with the same options and the
/// same calls answer the same bytes.
#[derive(Clone, Debug)]
pub struct Options {
    /// What ids are made from.
    pub seed: u64,
    /// The one account there is, `T12345678` unless set.
    pub account_id: String,
    /// The client of the token call, `sandbox-client` unless set.
    pub client_id: String,
    /// The client's secret, `sandbox-secret` unless set.
    pub client_secret: Secret,
    /// What an `x-api-key` header must hold, `sandbox-key` unless set.
    pub api_key: Secret,
    /// What the client may do; everything unless set. Operations name what they demand, `write:checkout`. What an
    /// API key may do is not limited by it.
    pub scopes: Option<Vec<String>>,
    /// The users who can sign in; none unless set.
    pub users: Vec<User>,
    /// How long an access token lasts, in seconds; four hours unless set, as the API's guides say.
    pub token_seconds: u32,
    /// Signs the callbacks; without one they carry no signature, as with an account that never made one.
    pub signature_secret: Option<Secret>,
    /// The time to start at, in unix milliseconds.
    pub now_ms: i64,
    /// What goes wrong on the way to the API and back; nothing unless set.
    pub faults: Faults,
    /// The host's URL parser.
    pub parse_url: fn(&str) -> Option<UrlParts>,
}

impl Options {
    /// The defaults, on the host's URL parser.
    #[must_use]
    pub fn new(parse_url: fn(&str) -> Option<UrlParts>) -> Self {
        Self {
            seed: 0,
            account_id: "T12345678".to_owned(),
            client_id: "sandbox-client".to_owned(),
            client_secret: Secret::from("sandbox-secret"),
            api_key: Secret::from("sandbox-key"),
            scopes: None,
            users: Vec::new(),
            token_seconds: 14_400,
            signature_secret: None,
            now_ms: 0,
            faults: Faults::default(),
            parse_url,
        }
    }

    pub(super) fn check(&self) -> Result<(), InvalidOption> {
        let account = self.account_id.strip_prefix(['T', 'P']).unwrap_or_default();
        if account.len() != 8 || !account.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(InvalidOption {
                option: "account_id",
                reason: "is T or P and eight digits, as T12345678",
            });
        }
        if self.client_id.is_empty() || self.client_id.contains(':') {
            return Err(InvalidOption {
                option: "client_id",
                reason: "is text without a colon, and not empty",
            });
        }
        if self.token_seconds == 0 {
            return Err(InvalidOption { option: "token_seconds", reason: "is a second or more" });
        }
        for (number, user) in self.users.iter().enumerate() {
            if user.username.is_empty()
                || self.users.iter().take(number).any(|other| other.username == user.username)
            {
                return Err(InvalidOption {
                    option: "users",
                    reason: "holds a user without a name, or two of one name",
                });
            }
        }
        for (option, secret) in [
            ("client_secret", Some(&self.client_secret)),
            ("api_key", Some(&self.api_key)),
            ("signature_secret", self.signature_secret.as_ref()),
        ] {
            if secret.is_some_and(|secret| secret.check().is_err()) {
                return Err(InvalidOption { option, reason: "is empty, or has white space around it" });
            }
        }
        self.faults.check()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Default for Options {
    fn default() -> Self {
        Self::new(UrlParts::parse)
    }
}

/// An option that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidOption {
    /// The option's name.
    pub option: &'static str,
    pub(super) reason: &'static str,
}

impl fmt::Display for InvalidOption {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "The option {} {}.", self.option, self.reason)
    }
}

impl std::error::Error for InvalidOption {}
