//! The operations, with the types of the model.

use serde::Serialize;
use serde_json::Value;

use super::reading::answer;
use super::{CallOptions, Client, Host, TokenStore, Transport};
use crate::engine::{Error, ErrorKind, Outcome};
use crate::model::{
    AccessToken, Operation, Session, SessionCreate, SessionCreateQuery, SessionCreated, SessionGetQuery,
    SessionUpdate, SessionUpdateQuery, Transaction, TransactionCapture, TransactionGetQuery,
};
use crate::wire::Parts;

/// Tokens.
#[derive(Debug)]
pub struct Auth<'a, T, S>(pub(super) &'a Client<T, S>);

/// Checkout sessions.
#[derive(Debug)]
pub struct Sessions<'a, T, S>(pub(super) &'a Client<T, S>);

/// Transactions.
#[derive(Debug)]
pub struct Transactions<'a, T, S>(pub(super) &'a Client<T, S>);

/// How a capture ended well.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one is made per call, and moved once")]
pub enum Captured {
    /// The API answered with the transaction. Look at its status: a capture may fail even so.
    Done(Transaction),
    /// The API took the capture and has not done it yet. A later event of the transaction has this id as
    /// its `correlation_request_id`.
    Accepted {
        /// The header `event-request-id`.
        event_request_id: Option<String>,
    },
}

impl<T: Transport + Host, S: TokenStore> Auth<'_, T, S> {
    /// A new token by client credentials. The other calls see to their tokens themselves.
    ///
    /// # Errors
    /// As [`Client::call`]. Safe to call again.
    pub async fn token(self, options: CallOptions) -> Result<AccessToken, Error> {
        let outcome = self.0.call(Operation::AuthToken, Parts::default(), options).await?;
        Ok(answer(&outcome))
    }
}

impl<T: Transport + Host, S: TokenStore> Sessions<'_, T, S> {
    /// Creates a session with the settings of a profile.
    ///
    /// # Errors
    /// As [`Client::call`]. After [`ErrorKind::UnknownOutcome`] create a new one, and show only that.
    pub async fn create(
        self,
        body: &SessionCreate,
        query: &SessionCreateQuery,
        options: CallOptions,
    ) -> Result<SessionCreated, Error> {
        let parts = Parts { query: pairs(query)?, body: Some(json(body)?), ..Parts::default() };
        Ok(answer(&self.0.call(Operation::SessionsCreate, parts, options).await?))
    }

    /// A session as it stands.
    ///
    /// # Errors
    /// As [`Client::call`]. Safe to call again.
    pub async fn get(
        self,
        id: &str,
        query: &SessionGetQuery,
        options: CallOptions,
    ) -> Result<Session, Error> {
        let parts = Parts { ids: vec![id], query: pairs(query)?, ..Parts::default() };
        Ok(answer(&self.0.call(Operation::SessionsGet, parts, options).await?))
    }

    /// Gives a session another order. It must be locked, unless the query says otherwise.
    ///
    /// # Errors
    /// As [`Client::call`]. Twice is the same as once.
    pub async fn update(
        self,
        id: &str,
        body: &SessionUpdate,
        query: &SessionUpdateQuery,
        options: CallOptions,
    ) -> Result<Session, Error> {
        let parts =
            Parts { ids: vec![id], query: pairs(query)?, body: Some(json(body)?), ..Parts::default() };
        Ok(answer(&self.0.call(Operation::SessionsUpdate, parts, options).await?))
    }

    /// Cancels a session, and voids its transaction where nothing has been captured.
    ///
    /// # Errors
    /// As [`Client::call`]. Twice is the same as once.
    pub async fn cancel(self, id: &str, options: CallOptions) -> Result<Session, Error> {
        let parts = Parts { ids: vec![id], ..Parts::default() };
        Ok(answer(&self.0.call(Operation::SessionsCancel, parts, options).await?))
    }
}

impl<T: Transport + Host, S: TokenStore> Transactions<'_, T, S> {
    /// A transaction as it stands.
    ///
    /// # Errors
    /// As [`Client::call`]. Safe to call again.
    pub async fn get(
        self,
        id: &str,
        query: &TransactionGetQuery,
        options: CallOptions,
    ) -> Result<Transaction, Error> {
        let parts = Parts { ids: vec![id], query: pairs(query)?, ..Parts::default() };
        Ok(answer(&self.0.call(Operation::TransactionsGet, parts, options).await?))
    }

    /// Takes the money that was authorized, or part of it; the amount is in minor units.
    ///
    /// The body needs a `capture_reference` of its own: after a lost answer, it alone tells whether the
    /// capture was done.
    ///
    /// # Errors
    /// As [`Client::call`]; [`ErrorKind::Config`] without a reference. After [`ErrorKind::UnknownOutcome`]
    /// read the transaction, and do not capture again on a guess.
    pub async fn capture(
        self,
        id: &str,
        body: &TransactionCapture,
        options: CallOptions,
    ) -> Result<Captured, Error> {
        if body.capture_reference.as_deref().is_none_or(str::is_empty) {
            return Err(Error::new(
                ErrorKind::Config,
                "capture_reference is missing: without one, nobody can tell after a lost answer whether the \
                 capture was done. Give each capture a reference of its own.",
            ));
        }
        let parts = Parts { ids: vec![id], body: Some(json(body)?), ..Parts::default() };
        Ok(match self.0.call(Operation::TransactionsCapture, parts, options).await? {
            Outcome::Accepted { event_request_id, .. } => Captured::Accepted { event_request_id },
            done @ Outcome::Done(_) => Captured::Done(answer(&done)),
        })
    }
}

fn json(body: &impl Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(body)
        .map_err(|error| Error::new(ErrorKind::Config, format!("The body has no JSON form: {error}")))
}

/// A query's members: a list repeats its name.
fn pairs(query: &impl Serialize) -> Result<Vec<(String, String)>, Error> {
    let no_form = |error| Error::new(ErrorKind::Config, format!("The query has no JSON form: {error}"));
    let Value::Object(members) = serde_json::to_value(query).map_err(no_form)? else { return Ok(Vec::new()) };
    let mut pairs = Vec::new();
    for (name, value) in members {
        match value {
            Value::Null => {}
            Value::Array(items) => pairs.extend(items.iter().map(|item| (name.clone(), plain(item)))),
            value => pairs.push((name, plain(&value))),
        }
    }
    Ok(pairs)
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
