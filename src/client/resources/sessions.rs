//! Checkout sessions.

use super::{CallOptions, Client, Host, TokenStore, Transport, answer, ask, at, with_body, with_query};
use crate::engine::{Error, ErrorKind};
use crate::model::{
    Operation, PaymentTokenSessionCreate, Session, SessionCreate, SessionCreateQuery, SessionCreated,
    SessionGetQuery, SessionPay, SessionPayResult, SessionUpdate, SessionUpdateQuery,
};
use crate::wire::{Payment, PaymentOutcome, Retry};

/// Checkout sessions.
#[derive(Debug)]
pub struct Sessions<'a, T, S>(pub(in crate::client) &'a Client<T, S>);

/// How a payment by a saved card ended. That the API answered does not mean that it was paid.
#[derive(Clone, Debug, PartialEq)]
pub enum PayOutcome {
    /// The money is reserved, or taken.
    Paid(SessionPayResult),
    /// It is not decided, or the answer does not say so plainly. Deliver nothing, and read the transaction, or wait
    /// with [`Transactions::wait_for`](super::Transactions::wait_for).
    OnHold(SessionPayResult),
    /// The bank refused; the last event with an `error` says why.
    Refused {
        /// The transaction that failed.
        result: SessionPayResult,
        /// Whether to try again. Trying more often than the bank allows costs fines.
        retry: Retry,
        /// Not before this time, RFC 3339.
        retry_after: Option<String>,
    },
    /// Refused, without a transaction that says so: the shopper has to do something first.
    ActionsRequired(SessionPayResult),
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
        let parts = with_body(with_query(at(&[]), query)?, body)?;
        ask(self.0, Operation::SessionsCreate, parts, options).await
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
        ask(self.0, Operation::SessionsGet, with_query(at(&[id]), query)?, options).await
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
        let parts = with_body(with_query(at(&[id]), query)?, body)?;
        ask(self.0, Operation::SessionsUpdate, parts, options).await
    }

    /// Cancels a session, and voids its transaction where nothing has been captured.
    ///
    /// # Errors
    /// As [`Client::call`]. Twice is the same as once.
    pub async fn cancel(self, id: &str, options: CallOptions) -> Result<Session, Error> {
        ask(self.0, Operation::SessionsCancel, at(&[id]), options).await
    }

    /// Creates a session in which the shopper saves a card and pays nothing. Its token is read with the transaction.
    ///
    /// # Errors
    /// As [`Client::call`]. After [`ErrorKind::UnknownOutcome`] create a new one, and show only that.
    pub async fn create_payment_token(
        self,
        body: &PaymentTokenSessionCreate,
        query: &SessionCreateQuery,
        options: CallOptions,
    ) -> Result<SessionCreated, Error> {
        let parts = with_body(with_query(at(&[]), query)?, body)?;
        ask(self.0, Operation::SessionsCreatePaymentToken, parts, options).await
    }

    /// Takes a payment by a saved card, without the shopper. It is never sent twice, and the API is asked to refuse
    /// a second payment with the same `merchant_reference` (the toggle `strict-success-merchant-reference`).
    ///
    /// # Errors
    /// As [`Client::call`]. After [`ErrorKind::UnknownOutcome`] the card may have been charged.
    pub async fn pay(self, body: &SessionPay, options: CallOptions) -> Result<PayOutcome, Error> {
        let outcome = self.0.call(Operation::SessionsPay, with_body(at(&[]), body)?, options).await?;
        let result = answer(&outcome);
        let payment = Payment::read(&outcome.response().body).ok_or_else(|| {
            Error::new(ErrorKind::Internal, "A payment's answer was taken, and cannot be read.")
        })?;
        Ok(match payment.outcome {
            PaymentOutcome::Paid => PayOutcome::Paid(result),
            PaymentOutcome::OnHold => PayOutcome::OnHold(result),
            PaymentOutcome::ActionsRequired => PayOutcome::ActionsRequired(result),
            PaymentOutcome::Refused => {
                PayOutcome::Refused { result, retry: payment.retry, retry_after: payment.retry_after }
            }
        })
    }
}
