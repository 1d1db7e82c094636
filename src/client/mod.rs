//! The API client: the engine, driven over a transport.
//!
//! The library opens no connection and starts no timer itself: a [`Transport`] sends, and a [`Host`] tells
//! the time. Any executor will do.

mod claims;
mod drive;
#[cfg(all(feature = "js", target_arch = "wasm32"))]
pub(crate) mod fetch;
mod list;
mod options;
mod raw;
mod reading;
mod resources;
#[cfg(feature = "sandbox")]
mod simulated;
mod tokens;
mod transport;
mod waiting;

pub use claims::{CLAIM_SECONDS, Claims};
pub use list::List;
pub use options::{CallOptions, Credentials, Options, Validation};
pub use resources::{
    Approvals, Auth, Branding, BrandingImage, PayOutcome, Payouts, ReportConfigurations, Reports, Sessions,
    Settlements, TokenOutcome, TransactionOutcome, Transactions,
};
#[cfg(feature = "sandbox")]
pub use simulated::Simulated;
pub use tokens::{InMemory, TokenStore};
pub use transport::{Host, Transport};
pub use waiting::Waited;

use std::future::{Future, pending};

#[cfg(doc)]
use crate::engine::ErrorKind;
use crate::engine::{self, Call, Claim, Error, Machine, Outcome};
use crate::model::Operation;
use crate::report::Report;
use crate::rules;
use crate::wire::{Action, Parts, Readback, Route, compose};

use claims::Unclaimed;
use options::Settings;

/// A client of one account.
///
/// A token is kept by value until shortly before it ends; calls never wait for each other.
#[derive(Debug)]
pub struct Client<T, S = InMemory> {
    settings: Settings,
    transport: T,
    tokens: S,
}

impl<T: Transport + Host> Client<T> {
    /// A client that keeps its token in memory.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] names the option that is wrong.
    pub fn new(options: Options, transport: T) -> Result<Self, Error> {
        Self::with_tokens(options, transport, InMemory::default())
    }
}

impl<T: Transport + Host, S: TokenStore> Client<T, S> {
    /// A client that keeps its token where `tokens` says: several instances may share one.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] names the option that is wrong.
    pub fn with_tokens(options: Options, transport: T, tokens: S) -> Result<Self, Error> {
        Ok(Self { settings: Settings::new(options)?, transport, tokens })
    }

    /// Tokens.
    pub const fn auth(&self) -> Auth<'_, T, S> {
        Auth(self)
    }

    /// Checkout sessions.
    pub const fn sessions(&self) -> Sessions<'_, T, S> {
        Sessions(self)
    }

    /// Transactions.
    pub const fn transactions(&self) -> Transactions<'_, T, S> {
        Transactions(self)
    }

    /// Payouts to the shop, and the reports on them.
    pub const fn settlements(&self) -> Settlements<'_, T, S> {
        Settlements(self)
    }

    /// Reports that can be fetched.
    pub const fn reports(&self) -> Reports<'_, T, S> {
        Reports(self)
    }

    /// Money of sellers.
    pub const fn payouts(&self) -> Payouts<'_, T, S> {
        Payouts(self)
    }

    /// Sellers, and whether they may be paid out.
    pub const fn approvals(&self) -> Approvals<'_, T, S> {
        Approvals(self)
    }

    /// Images of what a shop offers to pay with.
    pub const fn branding(&self) -> Branding<'_, T, S> {
        Branding(self)
    }

    /// Makes a call of an operation, its body and its answer as bytes. What is checked is what is sent.
    ///
    /// # Errors
    /// Any [`ErrorKind`] but `Signature`.
    pub async fn call(
        &self,
        operation: Operation,
        parts: Parts<'_>,
        options: CallOptions,
    ) -> Result<Outcome, Error> {
        self.call_until(operation, parts, options, pending()).await
    }

    /// As [`Client::call`], until `abort` gives a reason to stop.
    ///
    /// A dropped call stops too, but cannot say whether its request had been sent.
    ///
    /// # Errors
    /// Any [`ErrorKind`] but `Signature`.
    pub async fn call_until(
        &self,
        operation: Operation,
        parts: Parts<'_>,
        options: CallOptions,
        abort: impl Future<Output = String>,
    ) -> Result<Outcome, Error> {
        self.call_reported(operation, parts, options, abort).await.map(|(outcome, _)| outcome)
    }

    /// As [`Client::call_until`], with what the check of the body found, if it found something.
    pub(crate) async fn call_reported(
        &self,
        operation: Operation,
        parts: Parts<'_>,
        options: CallOptions,
        abort: impl Future<Output = String>,
    ) -> Result<(Outcome, Option<Report>), Error> {
        if operation == Operation::AuthToken {
            return self.ask_for_token(parts, options, abort).await;
        }
        let (call, report) = self.prepare(operation, parts)?;
        Ok((self.make(call, options, &Unclaimed, abort).await?, report))
    }

    /// As [`Client::call_until`], of a capture or a refund that is made once under the reference in its body.
    ///
    /// # Errors
    /// As [`Transactions::capture_once`].
    pub async fn call_once(
        &self,
        operation: Operation,
        parts: Parts<'_>,
        options: CallOptions,
        abort: impl Future<Output = String>,
    ) -> Result<Outcome, Error>
    where
        S: Claims,
    {
        self.call_once_reported(operation, parts, options, abort).await.map(|(outcome, _)| outcome)
    }

    /// As [`Client::call_once`], with what the check of the body found, if it found something.
    pub(crate) async fn call_once_reported(
        &self,
        operation: Operation,
        parts: Parts<'_>,
        options: CallOptions,
        abort: impl Future<Output = String>,
    ) -> Result<(Outcome, Option<Report>), Error>
    where
        S: Claims,
    {
        let transaction = parts.ids.first().copied().unwrap_or_default().to_owned();
        let (call, report) = self.prepare(operation, parts)?;
        let action = call.action.as_ref();
        let key = claims::key(
            self.settings.account.as_str(),
            action.map_or("", |action| action.event),
            &transaction,
            action.and_then(|action| action.reference.as_deref()).unwrap_or_default(),
        )?;
        let claim = Some(Claim { key, ttl_seconds: CLAIM_SECONDS });
        let call = Call { claim, recovery: claims::RECOVERY, ..call };
        Ok((self.make(call, options, &self.tokens, abort).await?, report))
    }

    /// An operation's call, its body checked, and what the check found.
    fn prepare(&self, operation: Operation, parts: Parts<'_>) -> Result<(Call, Option<Report>), Error> {
        let report = self.admit(operation, parts.filter.as_deref(), parts.body.as_deref())?;
        let strict_session_amounts = self.settings.strict_session_amounts;
        let parts = Parts { strict_session_amounts, ..parts };
        let Settings { hosts, account, system, auth, .. } = &self.settings;
        let route = Route::of(operation);
        let auth = if route.public { engine::Auth::Nothing } else { auth.clone() };
        let action = Action::of(operation, parts.body.as_deref().unwrap_or_default());
        let readback = Readback::of(hosts, account, system, operation, &parts)?;
        let request = compose(hosts, account, system, operation, parts)?;
        Ok((Call { action, readback, ..Call::new(&route, request, auth) }, report))
    }

    async fn ask_for_token(
        &self,
        parts: Parts<'_>,
        options: CallOptions,
        abort: impl Future<Output = String>,
    ) -> Result<(Outcome, Option<Report>), Error> {
        let grant = self.settings.grant(parts.body.as_deref())?;
        let report =
            self.admit(Operation::AuthToken, None, grant.as_ref().map(|grant| grant.body.as_slice()))?;
        let call = self.settings.token_call(grant, parts.headers)?;
        Ok((self.make(call, options, &Unclaimed, abort).await?, report))
    }

    async fn make(
        &self,
        call: Call,
        options: CallOptions,
        claims: &impl Claims,
        abort: impl Future<Output = String>,
    ) -> Result<Outcome, Error> {
        let call = self.settings.limit(call, options)?;
        drive::drive(Machine::new(call), &self.transport, &self.tokens, claims, abort).await
    }

    /// Holds a body against the rules of its operation, as this client does before it sends one: with its
    /// severities, and at its host's time. The report has the warnings too, with which a body is sent.
    pub fn check(&self, operation: Operation, body: &[u8]) -> Report {
        rules::validate(operation, body, &self.rules())
    }

    fn rules(&self) -> rules::Options {
        rules::Options {
            strict_session_amounts: self.settings.strict_session_amounts,
            now: i64::try_from(self.transport.now()).ok(),
            severities: self.settings.severities.clone(),
            transaction: None,
        }
    }

    /// Lets a query and a body pass or not, and says what was found.
    fn admit(
        &self,
        operation: Operation,
        query: Option<&[u8]>,
        body: Option<&[u8]>,
    ) -> Result<Option<Report>, Error> {
        if self.settings.validation == Validation::Off {
            return Ok(None);
        }
        let query = query.map(|query| rules::validate_query(operation, query, &self.rules()));
        let body = body.map(|body| self.check(operation, body));
        let reports = [("query", query), ("body", body)];
        if self.settings.validation == Validation::Error {
            for (what, report) in &reports {
                if let Some(report) = report.as_ref().filter(|report| !report.valid()) {
                    return Err(Error::invalid(operation, what, report.clone()));
                }
            }
        }
        Ok(reports.into_iter().filter_map(|(_, report)| report).find(|report| !report.issues.is_empty()))
    }
}
