//! Transactions.

use std::future::pending;

use super::{CallOptions, Client, Host, TokenStore, Transport, answer, ask, at, with_body, with_query};
use crate::client::{Claims, List};
use crate::engine::{Error, ErrorKind, Outcome};
use crate::model::{
    Operation, Transaction, TransactionActionQuery, TransactionAuthorizationUpdate, TransactionCapture,
    TransactionGetQuery, TransactionListQuery, TransactionRefund, TransactionUpdate,
};
use crate::wire::Parts;

/// Transactions.
#[derive(Debug)]
pub struct Transactions<'a, T, S>(pub(in crate::client) &'a Client<T, S>);

/// How a capture, a refund or a void ended well.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one is made per call, and moved once")]
pub enum TransactionOutcome {
    /// Done, as far as the transaction says: an event of it that failed is an error of [`ErrorKind::Api`].
    Done(Transaction),
    /// The API took it and has not done it yet. A later event of the transaction has this id as its
    /// `correlation_request_id`: wait for it with [`Transactions::wait_for`].
    Accepted {
        /// The header `event-request-id`.
        event_request_id: Option<String>,
    },
}

impl<'a, T: Transport + Host, S: TokenStore> Transactions<'a, T, S> {
    /// Transactions, a page at a time. Nothing is fetched before the first item or page is asked for.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] where the query has no JSON form.
    pub fn list(
        self,
        query: &TransactionListQuery,
        options: CallOptions,
    ) -> Result<List<'a, T, S, Transaction>, Error> {
        List::new(self.0, Operation::TransactionsList, &[], query, options)
    }

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
        ask(self.0, Operation::TransactionsGet, with_query(at(&[id]), query)?, options).await
    }

    /// Gives a transaction another `merchant_reference_2`. Nothing else of it can be changed.
    ///
    /// # Errors
    /// As [`Client::call`]. Twice is the same as once.
    pub async fn update(
        self,
        id: &str,
        body: &TransactionUpdate,
        options: CallOptions,
    ) -> Result<Transaction, Error> {
        ask(self.0, Operation::TransactionsUpdate, with_body(at(&[id]), body)?, options).await
    }

    /// Takes the money that was authorized, or part of it; the amount is in minor units.
    ///
    /// The body needs a `capture_reference` of its own: after a lost answer, it alone tells whether the
    /// capture was done. With one that was used before for the same amount, what is found may be the earlier one.
    ///
    /// # Errors
    /// As [`Client::call`]; [`ErrorKind::Config`] without a reference. After [`ErrorKind::UnknownOutcome`]
    /// read the transaction, and do not capture again on a guess.
    pub async fn capture(
        self,
        id: &str,
        body: &TransactionCapture,
        query: &TransactionActionQuery,
        options: CallOptions,
    ) -> Result<TransactionOutcome, Error> {
        referenced("capture_reference", body.capture_reference.as_deref())?;
        let parts = with_body(with_query(at(&[id]), query)?, body)?;
        self.act(Operation::TransactionsCapture, parts, options).await
    }

    /// As [`Transactions::capture`], and once: the `capture_reference` is the key, and every call with the same one has
    /// one effect, however often and by however many it is made. A later call is told what the first one came to.
    ///
    /// The transaction is read before anything is sent, and one key is one amount. The promise reaches as far as the
    /// store of [`Claims`] does; one in memory serves one process.
    ///
    /// # Errors
    /// As [`Transactions::capture`]. [`ErrorKind::UnknownOutcome`] also where another call with this key broke off
    /// after it may have sent the request: call again later with the same key, which never captures twice.
    pub async fn capture_once(
        self,
        id: &str,
        body: &TransactionCapture,
        query: &TransactionActionQuery,
        options: CallOptions,
    ) -> Result<TransactionOutcome, Error>
    where
        S: Claims,
    {
        let parts = with_body(with_query(at(&[id]), query)?, body)?;
        self.act_once(Operation::TransactionsCapture, parts, options).await
    }

    /// Gives captured money back, or part of it; the amount is in minor units.
    ///
    /// The body needs a `refund_reference` of its own: after a lost answer, it alone tells whether the refund was
    /// done.
    ///
    /// # Errors
    /// As [`Client::call`]; [`ErrorKind::Config`] without a reference. After [`ErrorKind::UnknownOutcome`]
    /// read the transaction, and do not refund again on a guess.
    pub async fn refund(
        self,
        id: &str,
        body: &TransactionRefund,
        query: &TransactionActionQuery,
        options: CallOptions,
    ) -> Result<TransactionOutcome, Error> {
        referenced("refund_reference", body.refund_reference.as_deref())?;
        let parts = with_body(with_query(at(&[id]), query)?, body)?;
        self.act(Operation::TransactionsRefund, parts, options).await
    }

    /// As [`Transactions::refund`], and once: the `refund_reference` is the key. See [`Transactions::capture_once`].
    ///
    /// # Errors
    /// As [`Transactions::capture_once`].
    pub async fn refund_once(
        self,
        id: &str,
        body: &TransactionRefund,
        query: &TransactionActionQuery,
        options: CallOptions,
    ) -> Result<TransactionOutcome, Error>
    where
        S: Claims,
    {
        let parts = with_body(with_query(at(&[id]), query)?, body)?;
        self.act_once(Operation::TransactionsRefund, parts, options).await
    }

    /// Gives up what is authorized and not captured.
    ///
    /// # Errors
    /// As [`Client::call`]. Twice is the same as once.
    pub async fn void(
        self,
        id: &str,
        query: &TransactionActionQuery,
        options: CallOptions,
    ) -> Result<TransactionOutcome, Error> {
        self.act(Operation::TransactionsVoid, with_query(at(&[id]), query)?, options).await
    }

    /// Extends an authorization, or changes its amount; what is possible depends on the payment product.
    ///
    /// # Errors
    /// As [`Client::call`]. After [`ErrorKind::UnknownOutcome`] read the transaction.
    pub async fn update_authorization(
        self,
        id: &str,
        body: &TransactionAuthorizationUpdate,
        options: CallOptions,
    ) -> Result<Transaction, Error> {
        let parts = with_body(at(&[id]), body)?;
        ask(self.0, Operation::TransactionsUpdateAuthorization, parts, options).await
    }

    async fn act(
        self,
        operation: Operation,
        parts: Parts<'_>,
        options: CallOptions,
    ) -> Result<TransactionOutcome, Error> {
        Ok(ended(&self.0.call(operation, parts, options).await?))
    }

    async fn act_once(
        self,
        operation: Operation,
        parts: Parts<'_>,
        options: CallOptions,
    ) -> Result<TransactionOutcome, Error>
    where
        S: Claims,
    {
        Ok(ended(&self.0.call_once(operation, parts, options, pending()).await?))
    }
}

fn ended(outcome: &Outcome) -> TransactionOutcome {
    match outcome {
        Outcome::Accepted { event_request_id, .. } => {
            TransactionOutcome::Accepted { event_request_id: event_request_id.clone() }
        }
        Outcome::Done(_) | Outcome::Found(_) => TransactionOutcome::Done(answer(outcome)),
    }
}

fn referenced(name: &str, reference: Option<&str>) -> Result<(), Error> {
    if reference.is_some_and(|reference| !reference.is_empty()) {
        return Ok(());
    }
    let why = "without one, nobody can tell after a lost answer whether it was done. Give each a reference of its own.";
    Err(Error::new(ErrorKind::Config, format!("{name} is missing: {why}")))
}
