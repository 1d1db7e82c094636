//! How a call fails.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::model::{Confidential, Operation};
use crate::report::{Code, Report, Severity};
use crate::wire::{ApiError, Refusal};

/// How many issues a message names; the report has them all.
const ISSUES_IN_MESSAGE: usize = 3;

/// Why a call failed, in the kinds that call for different handling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The body breaks a rule of the API, and was not sent. Calling again is of no use: change the body.
    Validation,
    /// The API refused. Calling again is of no use until what it says is put right; after an answer of
    /// 500 or more to a request that changes nothing it may be.
    Api,
    /// The API does not know the caller, or does not let it do this. Calling again is of no use: look at
    /// the credentials and what they may do.
    Authentication,
    /// Too many requests; this one was not carried out. Call again after `retry_after_seconds`.
    RateLimit,
    /// There was no connection. Calling again is safe: nothing was sent, or it changes nothing.
    Connection,
    /// The deadline passed. Calling again is safe: nothing was sent, or it changes nothing.
    Timeout,
    /// The caller gave up. Calling again is safe: nothing was sent, or it changes nothing.
    Aborted,
    /// The signature of a callback does not hold. Never act on that callback.
    Signature,
    /// The request was sent and its answer lost: it was carried out, or it was not. Never call again
    /// before finding out which; the message says how.
    UnknownOutcome,
    /// An option or an argument is wrong, and nothing was sent. Calling again is of no use: change it.
    Config,
    /// A fault of this library. Calling again may help; please report it.
    Internal,
}

impl ErrorKind {
    /// The public name, `unknown_outcome`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Validation => "validation",
            Self::Api => "api",
            Self::Authentication => "authentication",
            Self::RateLimit => "rate_limit",
            Self::Connection => "connection",
            Self::Timeout => "timeout",
            Self::Aborted => "aborted",
            Self::Signature => "signature",
            Self::UnknownOutcome => "unknown_outcome",
            Self::Config => "config",
            Self::Internal => "internal",
        }
    }
}

impl Serialize for ErrorKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A call that failed. No secret is in it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Error {
    /// The kind.
    pub kind: ErrorKind,
    /// What happened, the likely mistake, the way out.
    pub message: String,
    /// The same call may succeed later, and making it again does no harm.
    pub retryable: bool,
    /// What the API answered, if it did.
    pub api: Option<Box<ApiError>>,
    /// Which rule an option breaks, for some of [`ErrorKind::Config`].
    pub code: Option<Code>,
    /// What is wrong with the body, for [`ErrorKind::Validation`].
    pub report: Option<Box<Report>>,
    /// How long the API asks to be left alone, in seconds.
    pub retry_after_seconds: Option<u64>,
    /// What went wrong below: the transport's words, or the reason of an abort.
    pub cause: Option<String>,
    /// What was read last to find out whether it was done, for [`ErrorKind::UnknownOutcome`]: the transaction, the
    /// session or the configuration, as the API answered it.
    pub read: Option<Confidential>,
}

impl Error {
    /// An error of a kind, with the words for it.
    #[must_use]
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            retryable: false,
            api: None,
            code: None,
            report: None,
            retry_after_seconds: None,
            cause: None,
            read: None,
        }
    }

    /// A body, or a query, that breaks the rules of its operation, and was not sent. `what` names which.
    #[must_use]
    pub fn invalid(operation: Operation, what: &str, report: Report) -> Self {
        let errors = report.issues.iter().filter(|issue| issue.severity == Severity::Error);
        let named: Vec<_> = errors
            .take(ISSUES_IN_MESSAGE)
            .map(|issue| format!("{} at {:?}", issue.code.name(), issue.pointer))
            .collect();
        let message = format!(
            "{} was not sent: its {} has {} error{}. {}{} The report says what each is and how to mend it; \
             the options `validation` and `rules` let it pass all the same.",
            operation.name(),
            what,
            report.errors,
            if report.errors == 1 { "" } else { "s" },
            named.join(", "),
            if report.errors > named.len() { ", and more." } else { "." },
        );
        Self { report: Some(Box::new(report)), ..Self::new(ErrorKind::Validation, message) }
    }

    /// A call that was given up before it had an effect, and why.
    #[must_use]
    pub(crate) fn aborted(reason: impl Into<String>) -> Self {
        Self::new(ErrorKind::Aborted, "The call was aborted before it had an effect.")
            .retryable(true)
            .caused_by(reason)
    }

    pub(super) fn retryable(self, retryable: bool) -> Self {
        Self { retryable, ..self }
    }

    pub(super) fn caused_by(self, cause: impl Into<String>) -> Self {
        Self { cause: Some(cause.into()), ..self }
    }

    pub(super) fn answered(self, api: ApiError) -> Self {
        Self { api: Some(Box::new(api)), ..self }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        match &self.cause {
            Some(cause) => write!(formatter, " (cause: {cause})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self { code: refusal.code, ..Self::new(ErrorKind::Config, refusal.to_string()) }
    }
}
