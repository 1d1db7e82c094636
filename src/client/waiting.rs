//! Waits until what a transaction was asked for is done.

use std::future::{Future, pending, poll_fn};
use std::pin::pin;
use std::task::Poll;

use super::reading::answer;
use super::{CallOptions, Client, Host, TokenStore, Transactions, Transport};
use crate::engine::{DEFAULT_TIMEOUT_MS, Error, ErrorKind, Outcome};
use crate::model::{Operation, Transaction};
use crate::wire::{Completion, Parts, Refusal};

/// The first pause between two looks, and the longest; each is twice the one before.
const FIRST_PAUSE_MS: u64 = 500;
const LONGEST_PAUSE_MS: u64 = 8_000;

/// How what was waited for ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Waited {
    /// It is done.
    Done(Transaction),
    /// It came to nothing: the transaction's events say why.
    Failed(Transaction),
}

impl<T: Transport + Host, S: TokenStore> Transactions<'_, T, S> {
    /// Waits until an operation that was accepted under an `event-request-id` is done, or, without one, until nothing
    /// of the transaction is under way: no payment on hold, no operation begun and not ended.
    ///
    /// It looks at once, then after half a second, and then after pauses that double up to eight seconds. The timeout
    /// covers all of it.
    ///
    /// # Errors
    /// [`ErrorKind::Timeout`] when it is not done in time: waiting changes nothing, so wait again. Else as
    /// [`Client::call`].
    pub async fn wait_for(
        self,
        id: &str,
        event_request_id: Option<&str>,
        options: CallOptions,
    ) -> Result<Waited, Error> {
        let (outcome, completion) = self.0.wait_until(id, event_request_id, options, &[], pending()).await?;
        let transaction = answer(&outcome);
        Ok(match completion {
            Completion::Failed(_) => Waited::Failed(transaction),
            Completion::Done(_) | Completion::Pending(_) => Waited::Done(transaction),
        })
    }
}

impl<T: Transport + Host, S: TokenStore> Client<T, S> {
    /// As [`Transactions::wait_for`], with the answer as it came, until `abort` gives a reason to stop.
    pub(crate) async fn wait_until(
        &self,
        id: &str,
        event_request_id: Option<&str>,
        options: CallOptions,
        headers: &[(String, String)],
        abort: impl Future<Output = String>,
    ) -> Result<(Outcome, Completion), Error> {
        if event_request_id.is_some_and(str::is_empty) {
            return Err(
                Refusal::new("event_request_id", "it is empty: nothing tells when that is done").into()
            );
        }
        let mut abort = pin!(abort);
        let timeout_ms = options.timeout_ms.or(self.settings.limits.timeout_ms).unwrap_or(DEFAULT_TIMEOUT_MS);
        let deadline = self.transport.now().saturating_add(timeout_ms);
        let mut pause = FIRST_PAUSE_MS;
        loop {
            let left = deadline.saturating_sub(self.transport.now()).max(1);
            let parts = Parts { ids: vec![id], headers: headers.to_vec(), ..Parts::default() };
            let look = CallOptions { timeout_ms: Some(left.min(timeout_ms)), ..options };
            let look = self.call_until(
                Operation::TransactionsGet,
                parts,
                look,
                poll_fn(|context| abort.as_mut().poll(context)),
            );
            let seen = match look.await {
                Ok(outcome) => match Completion::read(&outcome.response().body, event_request_id) {
                    Completion::Pending(status) => {
                        status.map_or_else(String::new, |s| format!(" It is {s}."))
                    }
                    completion => return Ok((outcome, completion)),
                },
                // What passes is waited out.
                Err(error) if error.retryable && error.kind != ErrorKind::Aborted => format!(" {error}"),
                Err(error) => return Err(error),
            };
            let until = self.transport.now().saturating_add(pause);
            if until >= deadline {
                return Err(overdue(timeout_ms, &seen));
            }
            let mut sleep = pin!(self.transport.sleep(pause));
            let reason = poll_fn(|context| match abort.as_mut().poll(context) {
                Poll::Ready(reason) => Poll::Ready(Some(reason)),
                Poll::Pending => sleep.as_mut().poll(context).map(|()| None),
            });
            if let Some(reason) = reason.await {
                return Err(Error::aborted(reason));
            }
            pause = pause.saturating_mul(2).min(LONGEST_PAUSE_MS);
        }
    }
}

fn overdue(timeout_ms: u64, seen: &str) -> Error {
    let message = format!(
        "The transaction was not done within {timeout_ms} ms (timeoutMs).{seen} Waiting changes nothing: wait again, \
         or go on when the callback comes."
    );
    Error { retryable: true, ..Error::new(ErrorKind::Timeout, message) }
}
