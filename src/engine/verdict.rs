//! What an answer, or its absence, means for a call; in words for whoever reads them at two in the morning.

use super::retry::retry_after;
use super::{Call, Error, ErrorKind, Millis, TransportError};
use crate::wire::{Action, Answer, ApiError, Response, Safety, redact};

/// Whether a request that changes something may have been carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// It was not sent, or it changes nothing, or the API has refused it.
    Not,
    /// It was sent, and there is no answer.
    Perhaps,
}

/// The API did not carry the request out. A 408 may come from in between, and a redirect from anywhere.
pub(super) const fn is_refusal(status: u16) -> bool {
    matches!(status, 400..=499) && status != 408
}

pub(super) const fn is_success(status: u16) -> bool {
    matches!(status, 200..=299)
}

pub(super) fn deadline(call: &Call, sent: Sent) -> Error {
    let within = format!(
        "within {} ms (timeoutMs, which covers the token, all tries and their waits)",
        call.timeout_ms
    );
    match sent {
        Sent::Not => Error::new(ErrorKind::Timeout, format!("There was no answer {within}. {CALL_AGAIN}"))
            .retryable(true),
        Sent::Perhaps => unknown(call, &format!("The request was sent, and there was no answer {within}.")),
    }
}

pub(super) fn aborted(call: &Call, sent: Sent, reason: String) -> Error {
    match sent {
        Sent::Not => Error::aborted(reason),
        Sent::Perhaps => {
            unknown(call, "The call was aborted after its request had been sent.").caused_by(reason)
        }
    }
}

/// No connection, for a request that was not sent or that changes nothing.
pub(super) fn unreachable(error: TransportError, secrets: &[String]) -> Error {
    let what = match error {
        TransportError::NotSent(_) => "The request could not be sent.",
        TransportError::Lost(_) => "The connection broke before the whole answer had arrived.",
    };
    Error::new(ErrorKind::Connection, format!("{what} {CALL_AGAIN}"))
        .retryable(true)
        .caused_by(clean(error.message(), secrets))
}

pub(super) fn lost(call: &Call, error: &TransportError, secrets: &[String]) -> Error {
    unknown(call, "The request was sent, and the connection broke before the whole answer had arrived.")
        .caused_by(clean(error.message(), secrets))
}

/// The API answered, and it is not a success; the request was not carried out.
pub(super) fn refused(response: &Response, secrets: &[String], now: Millis) -> Error {
    let api = api_error(response, secrets);
    let (kind, advice) = match api.status {
        401 => (
            ErrorKind::Authentication,
            "The credentials are wrong, or belong to the other environment: a T account and a P account have credentials of their own.",
        ),
        403 if api.is_mfa_required() && api.mfa_token.is_some() => {
            (ErrorKind::Authentication, "A second factor is asked for: go on with the error's MFA token.")
        }
        403 => (
            ErrorKind::Authentication,
            "The credentials are known and may not do this: look at the client's scopes and its account.",
        ),
        429 => (ErrorKind::RateLimit, "Call again after the time that the answer names."),
        404 => (ErrorKind::Api, "The id is unknown, or belongs to another account or the other environment."),
        400..=499 => (ErrorKind::Api, "Put right what it says, then call again."),
        500..=599 => (ErrorKind::Api, CALL_AGAIN),
        _ => (ErrorKind::Api, "Look at checkoutUrl and apiUrl."),
    };
    let wait = retry_after(response, now).map(|ms| ms.div_ceil(1000));
    let retryable = matches!(api.status, 429 | 500..=599);
    let error = Error::new(kind, format!("{}. {advice}", capital(&api.to_string()))).retryable(retryable);
    Error { retry_after_seconds: wait, ..error }.answered(api)
}

/// The token's request was refused, which is about what it is made of and not about the call.
pub(super) fn token_refused(
    call: Option<&Call>,
    response: &Response,
    secrets: &[String],
    now: Millis,
) -> Error {
    let error = refused(response, secrets, now);
    let Some(api) =
        error.api.as_ref().filter(|api| matches!(api.status, 400 | 401 | 403) && !api.is_mfa_required())
    else {
        return error;
    };
    let advice = match call {
        Some(Call { safety: Safety::Unsafe, .. }) => {
            "Look at what the grant holds: it may be wrong, used up or too old. It was sent once."
        }
        _ => {
            "Look at clientId, clientSecret and accountId: they belong together, and a T account (test) and a P \
             account (production) have credentials of their own."
        }
    };
    let message = format!("No token was given. {}. {advice}", capital(&api.to_string()));
    Error { kind: ErrorKind::Authentication, message, ..error }
}

/// The API failed over a request that changes something: it may have done so before or after.
pub(super) fn doubtful(call: &Call, response: &Response, secrets: &[String]) -> Error {
    let api = api_error(response, secrets);
    let what =
        format!("{}, which does not say whether the request was carried out.", capital(&api.to_string()));
    unknown(call, &what).answered(api)
}

/// A try that came to nothing, after one whose answer was lost.
pub(super) fn tried_in_vain(call: &Call, error: Error) -> Error {
    let what =
        format!("The request was sent, and its answer lost. Sending it again failed: {}", error.message);
    let Error { api, cause, retry_after_seconds, .. } = error;
    Error { api, cause, retry_after_seconds, ..unknown(call, &what) }
}

/// A success whose body is of no use.
pub(super) fn unreadable(call: &Call, response: &Response, secrets: &[String]) -> Error {
    let api = api_error(response, secrets);
    let missing = match call.answer {
        Answer::List => "its body is not a JSON array",
        Answer::Object([]) | Answer::Any => "its body is not a JSON object",
        Answer::Object(_) | Answer::Payment => "its body lacks what it should hold",
    };
    let what =
        format!("The API answered {}, but {missing}: a proxy may have cut or replaced it.", response.status);
    if call.safety == Safety::Safe {
        return Error::new(ErrorKind::Api, format!("{what} {CALL_AGAIN}")).retryable(true).answered(api);
    }
    unknown(call, &what).answered(api)
}

/// A success whose transaction says that what was asked for failed.
pub(super) fn came_to_nothing(action: &Action, response: &Response, secrets: &[String]) -> Error {
    let message = format!(
        "The API answered {}, and the transaction's {} event says that it failed. {NOTHING_MOVED}",
        response.status, action.event
    );
    Error::new(ErrorKind::Api, message).answered(api_error(response, secrets))
}

/// What was read says that this came to nothing. Of a call that is made once, an earlier one may have been it.
pub(super) fn failed_before(call: &Call, response: &Response, secrets: &[String]) -> Error {
    let name = call.action.as_ref().map_or("", |action| action.event);
    let message =
        format!("The transaction's {name} event with this reference says that it failed. {NOTHING_MOVED}");
    Error::new(ErrorKind::Api, message).answered(api_error(response, secrets))
}

/// The key of the call is taken, and what was read does not show that it was done.
pub(super) fn claimed_by_another(call: &Call) -> Error {
    unknown(
        call,
        "Another call took this key before: it is under way, or it broke off after it may have sent the request.",
    )
}

/// One key is one amount.
pub(super) fn other_amount(call: &Call, used_for: i64) -> Error {
    let asked = call.action.as_ref().and_then(|action| action.amount).unwrap_or_default();
    let message = format!(
        "This reference was used for {used_for} minor units, and now {asked} are asked for. Nothing was sent: one \
         reference is one amount. Give another amount a reference of its own."
    );
    Error::new(ErrorKind::Config, message)
}

/// Nothing was sent, since it is not certain that nobody else does.
pub(super) fn no_claim(reason: String) -> Error {
    Error::new(
        ErrorKind::Connection,
        format!("The store of claims failed, and so nothing was sent. {CALL_AGAIN}"),
    )
    .retryable(true)
    .caused_by(reason)
}

/// It cannot be found out either.
pub(super) fn unreadable_since(error: Error, refused: &Error) -> Error {
    let message = format!("{} Reading it back failed too: {}", error.message, refused.message);
    Error { message, ..error }
}

/// An error with what was read to find out.
pub(super) fn with_reading(error: Error, read: &Response) -> Error {
    if error.kind != ErrorKind::UnknownOutcome {
        return error;
    }
    let message = format!("{} It was read back since, and does not show it yet.", error.message);
    Error { message, read: Some(read.text().into_owned().into()), ..error }
}

/// A success of the token operation without a token. The body is not repeated: half a token may be in it.
pub(super) fn token_unreadable(response: &Response) -> Error {
    let api = api_error(&Response { body: Vec::new(), ..response.clone() }, &[]);
    Error::new(
        ErrorKind::Authentication,
        format!(
            "The answer to the token request ({}) holds no token: checkoutUrl may lead elsewhere.",
            response.status
        ),
    )
    .retryable(true)
    .answered(api)
}

/// The caller's own token could not be had.
pub(super) fn no_token(reason: Option<String>) -> Error {
    let error = Error::new(
        ErrorKind::Authentication,
        "The accessToken option gave no token: it is a string, or a function that returns one.",
    );
    match reason {
        Some(reason) => error.caused_by(reason),
        None => error,
    }
}

const CALL_AGAIN: &str = "Calling again is safe.";

const NOTHING_MOVED: &str =
    "Nothing was moved: look at the event's error, put it right, then call again with a new reference.";

fn unknown(call: &Call, what: &str) -> Error {
    let message = format!("It is not known whether this was done. {what} {}", call.recovery);
    Error::new(ErrorKind::UnknownOutcome, message)
        .retryable(call.safety.is_repeatable() || call.claim.is_some())
}

fn api_error(response: &Response, secrets: &[String]) -> ApiError {
    ApiError::read(response, &secrets.iter().map(String::as_str).collect::<Vec<_>>())
}

fn clean(text: &str, secrets: &[String]) -> String {
    redact(text, &secrets.iter().map(String::as_str).collect::<Vec<_>>())
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
