//! Requests that the library has no method for.

use std::future::{Future, pending};

use super::claims::Unclaimed;
use super::{CallOptions, Client, Host, TokenStore, Transport};
#[cfg(doc)]
use crate::engine::ErrorKind;
use crate::engine::{self, Call, Error, Outcome};
use crate::wire::{Answer, Host as ApiHost, Method, Parts, Safety, compose_raw};

impl<T: Transport + Host, S: TokenStore> Client<T, S> {
    /// Sends a request that the library has no method for, with its token, its deadline and its errors.
    ///
    /// A GET is retried; anything else is sent once, and a lost answer is [`ErrorKind::UnknownOutcome`].
    ///
    /// # Errors
    /// Any [`ErrorKind`] but `Validation` and `Signature`.
    pub async fn request(
        &self,
        host: ApiHost,
        method: Method,
        path: &str,
        parts: Parts<'_>,
        options: CallOptions,
    ) -> Result<Outcome, Error> {
        self.request_until(host, method, path, parts, options, pending()).await
    }

    /// As [`Client::request`], until `abort` gives a reason to stop.
    ///
    /// # Errors
    /// Any [`ErrorKind`] but `Validation` and `Signature`.
    pub async fn request_until(
        &self,
        host: ApiHost,
        method: Method,
        path: &str,
        parts: Parts<'_>,
        options: CallOptions,
        abort: impl Future<Output = String>,
    ) -> Result<Outcome, Error> {
        let call = Call {
            request: compose_raw(&self.settings.hosts, host, method, path, parts)?,
            auth: self.settings.auth.clone(),
            safety: match method {
                Method::Get => Safety::Safe,
                Method::Put | Method::Delete => Safety::Idempotent,
                Method::Post => Safety::Unsafe,
            },
            deferrable: true,
            answer: Answer::Any,
            action: None,
            readback: None,
            claim: None,
            gives_token: false,
            recovery: "Find out before sending it again, by reading what it changes.",
            timeout_ms: engine::DEFAULT_TIMEOUT_MS,
            max_retries: engine::DEFAULT_MAX_RETRIES,
        };
        self.make(call, options, &Unclaimed, abort).await
    }
}
