//! How a client is set up.

use crate::check::Severities;
use crate::engine::{self, Call, Error, ErrorKind, MAX_RETRIES, MAX_TIMEOUT_MS};
use crate::model::Operation;
use crate::sign::Secret;
use crate::wire::{
    AccountId, Grant, Hosts, Parts, Refusal, Route, Safety, System, check_header, client_credentials,
    compose, with_headers,
};

/// What proves to the API who calls.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// A client's id and secret: tokens are fetched with them, and kept as long as they last.
    Client {
        /// The client's id.
        id: String,
        /// The client's secret. Never in a page.
        secret: Secret,
    },
    /// A token that the [`TokenStore`](super::TokenStore) gives; it is not fetched again.
    AccessToken,
    /// A key, sent as `x-api-key`.
    ApiKey(Secret),
    /// None, as in a page whose own backend is the `checkout_url` and adds its own.
    Nothing,
}

/// What becomes of a body that breaks a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Validation {
    /// It is not sent.
    #[default]
    Error,
    /// It is sent, and the API decides; [`Client::check`](super::Client::check) says what is wrong. Some of the rules
    /// are inferred, and a shop must not stop selling because of one.
    Warn,
    /// It is sent, and not even looked at.
    Off,
}

/// How a client is set up. All but the account and the credentials may be left out.
#[derive(Clone, Debug)]
pub struct Options {
    /// `T12345678` (test) or `P12345678` (production).
    pub account_id: String,
    /// What proves to the API who calls.
    pub credentials: Credentials,
    /// Another address than `https://checkout.dintero.com`: a simulator's, or a proxy's.
    pub checkout_url: Option<String>,
    /// Another address than `https://api.dintero.com`. With one of the two addresses alone, operations of the other
    /// host are refused: what is meant for a simulator goes nowhere else.
    pub api_url: Option<String>,
    /// What each call is limited to, unless it says otherwise.
    pub limits: CallOptions,
    /// Sends the toggle `strict-session-amounts`: the API then refuses an order that does not add up.
    pub strict_session_amounts: bool,
    /// What becomes of a body that breaks a rule.
    pub validation: Validation,
    /// Rules that are turned up, down or off.
    pub severities: Severities,
    /// Which shop system calls.
    pub system: System,
}

impl Options {
    /// The usual options.
    #[must_use]
    pub fn new(account_id: impl Into<String>, credentials: Credentials) -> Self {
        Self {
            account_id: account_id.into(),
            credentials,
            checkout_url: None,
            api_url: None,
            limits: CallOptions::default(),
            strict_session_amounts: true,
            validation: Validation::default(),
            severities: Severities::default(),
            system: System::default(),
        }
    }
}

/// What one call is limited to.
#[derive(Clone, Copy, Debug, Default)]
pub struct CallOptions {
    /// How long it may take, in milliseconds: tokens, tries, waits and bodies together.
    /// [`DEFAULT_TIMEOUT_MS`](crate::engine::DEFAULT_TIMEOUT_MS) where nothing is said.
    pub timeout_ms: Option<u64>,
    /// How often it may be sent again, where that is harmless.
    /// [`DEFAULT_MAX_RETRIES`](crate::engine::DEFAULT_MAX_RETRIES) where nothing is said.
    pub max_retries: Option<u32>,
}

impl CallOptions {
    fn check(self) -> Result<Self, Refusal> {
        if self.timeout_ms.is_some_and(|ms| ms == 0 || ms > MAX_TIMEOUT_MS) {
            return Err(Refusal::new(
                "timeoutMs",
                format!("a whole number from 1 to {MAX_TIMEOUT_MS} is needed"),
            ));
        }
        if self.max_retries.is_some_and(|retries| retries > MAX_RETRIES) {
            return Err(Refusal::new(
                "maxRetries",
                format!("a whole number from 0 to {MAX_RETRIES} is needed"),
            ));
        }
        Ok(self)
    }
}

/// Options that have been looked at.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) account: AccountId,
    pub(super) hosts: Hosts,
    pub(super) auth: engine::Auth,
    pub(super) limits: CallOptions,
    pub(super) strict_session_amounts: bool,
    pub(super) validation: Validation,
    pub(super) severities: Severities,
    pub(super) system: System,
}

impl Settings {
    pub(super) fn new(options: Options) -> Result<Self, Error> {
        let account = AccountId::parse(&options.account_id)?;
        let hosts = Hosts::new(options.checkout_url.as_deref(), options.api_url.as_deref())?;
        options.system.check()?;
        let auth = match options.credentials {
            Credentials::Client { id, secret } => {
                engine::Auth::Client(Box::new(client_credentials(&hosts, &account, &id, &secret)?))
            }
            Credentials::AccessToken => engine::Auth::Given,
            Credentials::Nothing if options.checkout_url.is_none() => {
                return Err(Refusal::new(
                    "checkoutUrl",
                    "without credentials, the address of your own backend is needed, which adds its own",
                )
                .into());
            }
            Credentials::Nothing => engine::Auth::Nothing,
            Credentials::ApiKey(key) => {
                key.check().map_err(|error| Refusal::new("apiKey", error.to_string()))?;
                check_header("apiKey", key.expose())?;
                engine::Auth::ApiKey(key)
            }
        };
        Ok(Self {
            account,
            hosts,
            auth,
            limits: options.limits.check()?,
            strict_session_amounts: options.strict_session_amounts,
            validation: options.validation,
            severities: options.severities,
            system: options.system,
        })
    }

    /// What a token is asked for with. `None`: the client's own id and secret alone.
    pub(super) fn grant(&self, body: Option<&[u8]>) -> Result<Option<Grant>, Error> {
        let why = "it is an object with a grant_type, as { grant_type: \"client_credentials\" }";
        let read = |body| Grant::read(body, &self.account).ok_or_else(|| Refusal::new("grant", why));
        Ok(body.map(read).transpose()?)
    }

    /// A call for a token, for a caller who wants the token itself.
    ///
    /// The client's id and secret prove its own grant. Any other grant is sent with the client's token, and once:
    /// what it holds may be used up.
    pub(super) fn token_call(
        &self,
        grant: Option<Grant>,
        headers: Vec<(String, String)>,
    ) -> Result<Call, Error> {
        let route = Route::of(Operation::AuthToken);
        match (&self.auth, grant) {
            (engine::Auth::Client(request), grant) if grant.as_ref().is_none_or(|grant| grant.by_client) => {
                let mut request = with_headers((**request).clone(), Operation::AuthToken, headers)?;
                request.body = grant.map(|grant| grant.body).or(request.body);
                Ok(Call::new(&route, request, engine::Auth::Nothing))
            }
            (engine::Auth::ApiKey(_), _) | (_, None) => Err(Error::new(
                ErrorKind::Config,
                "auth.token asks for a token with client credentials: give the client clientId and clientSecret. \
                 Other grants need those too, or an accessToken.",
            )),
            (auth, Some(Grant { body, .. })) => {
                let parts = Parts { headers, body: Some(body), ..Parts::default() };
                let request = compose(&self.hosts, &self.account, &self.system, Operation::AuthToken, parts)?;
                let recovery = "What the grant holds may be used up: begin the sign-in again.";
                Ok(Call { safety: Safety::Unsafe, recovery, ..Call::new(&route, request, auth.clone()) })
            }
        }
    }

    /// A call, with the limits of the client or its own.
    pub(super) fn limit(&self, call: Call, own: CallOptions) -> Result<Call, Error> {
        let own = own.check()?;
        Ok(Call {
            timeout_ms: own.timeout_ms.or(self.limits.timeout_ms).unwrap_or(call.timeout_ms),
            max_retries: own.max_retries.or(self.limits.max_retries).unwrap_or(call.max_retries),
            ..call
        })
    }
}
