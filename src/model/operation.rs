//! The operations of the API, by the names that the library gives them.

use super::{
    AccessToken, AuthToken, Session, SessionCreate, SessionCreateQuery, SessionCreated, SessionGetQuery,
    SessionUpdate, SessionUpdateQuery, Transaction, TransactionCapture, TransactionCaptureQuery,
    TransactionGetQuery,
};
use crate::schema::{Kind, Model};

/// An operation: something that a caller can ask of the API.
///
/// What it sends and what it answers stand here; how it travels is in [`crate::wire`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Operation {
    /// `auth.token`: an access token.
    AuthToken,
    /// `sessions.create`: a checkout session, with the settings of a profile.
    SessionsCreate,
    /// `sessions.get`: a session as it stands.
    SessionsGet,
    /// `sessions.update`: another order, or other shipping options, for a session.
    SessionsUpdate,
    /// `sessions.cancel`: no one can pay the session any more.
    SessionsCancel,
    /// `transactions.get`: a transaction as it stands.
    TransactionsGet,
    /// `transactions.capture`: takes the money that was authorized, or part of it.
    TransactionsCapture,
}

impl Operation {
    /// Every operation.
    pub const ALL: &'static [Self] = &[
        Self::AuthToken,
        Self::SessionsCreate,
        Self::SessionsGet,
        Self::SessionsUpdate,
        Self::SessionsCancel,
        Self::TransactionsGet,
        Self::TransactionsCapture,
    ];

    /// The public name, `sessions.create`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AuthToken => "auth.token",
            Self::SessionsCreate => "sessions.create",
            Self::SessionsGet => "sessions.get",
            Self::SessionsUpdate => "sessions.update",
            Self::SessionsCancel => "sessions.cancel",
            Self::TransactionsGet => "transactions.get",
            Self::TransactionsCapture => "transactions.capture",
        }
    }

    /// The operation of a public name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|operation| operation.name() == name)
    }

    /// The HTTP method and the template of the path, `/sessions/{session_id}`.
    #[must_use]
    pub const fn route(self) -> (&'static str, &'static str) {
        match self {
            Self::AuthToken => ("POST", "/accounts/{oid}/auth/token"),
            Self::SessionsCreate => ("POST", "/sessions-profile"),
            Self::SessionsGet => ("GET", "/sessions/{session_id}"),
            Self::SessionsUpdate => ("PUT", "/sessions/{session_id}"),
            Self::SessionsCancel => ("POST", "/sessions/{session_id}/cancel"),
            Self::TransactionsGet => ("GET", "/transactions/{id}"),
            Self::TransactionsCapture => ("POST", "/transactions/{id}/capture"),
        }
    }

    /// What the body must look like. `None`: it sends none.
    #[must_use]
    pub const fn body(self) -> Option<Kind> {
        match self {
            Self::AuthToken => Some(AuthToken::KIND),
            Self::SessionsCreate => Some(SessionCreate::KIND),
            Self::SessionsUpdate => Some(SessionUpdate::KIND),
            Self::TransactionsCapture => Some(TransactionCapture::KIND),
            Self::SessionsGet | Self::SessionsCancel | Self::TransactionsGet => None,
        }
    }

    /// The query's parameters. `None`: it has none.
    #[must_use]
    pub const fn query(self) -> Option<Kind> {
        match self {
            Self::SessionsCreate => Some(SessionCreateQuery::KIND),
            Self::SessionsGet => Some(SessionGetQuery::KIND),
            Self::SessionsUpdate => Some(SessionUpdateQuery::KIND),
            Self::TransactionsGet => Some(TransactionGetQuery::KIND),
            Self::TransactionsCapture => Some(TransactionCaptureQuery::KIND),
            Self::AuthToken | Self::SessionsCancel => None,
        }
    }

    /// What a successful answer looks like.
    #[must_use]
    pub const fn response(self) -> Kind {
        match self {
            Self::AuthToken => AccessToken::KIND,
            Self::SessionsCreate => SessionCreated::KIND,
            Self::SessionsGet | Self::SessionsUpdate | Self::SessionsCancel => Session::KIND,
            Self::TransactionsGet | Self::TransactionsCapture => Transaction::KIND,
        }
    }
}
