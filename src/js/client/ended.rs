//! How a call ended, as JavaScript is told.

use serde::Serialize;

use crate::engine::{Error, Outcome};
use crate::model::Operation;
use crate::report::{Report, write_json};
use crate::wire::{ApiError, Completion, Listing, Payment, request_id};

/// How a call ended: exactly one of the two is there.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ended {
    answer: Option<Answer>,
    error: Option<Failure>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    request_id: Option<String>,
    text: String,
    accepted: bool,
    /// The answer to the call itself was lost, or it had been made before: this was read since.
    found: bool,
    /// What the check of the body found, if it found something.
    report: Option<String>,
    event_request_id: Option<String>,
    /// Of a list: where the items stand, and what goes on with it.
    page: Option<Page>,
    /// Of a payment by a saved card.
    payment: Option<PaymentEnd>,
    /// What was waited for came to nothing.
    failed: bool,
    /// The event, counted from 0, with which it ended.
    event: Option<usize>,
}

#[derive(Serialize)]
struct Page {
    items: Option<&'static str>,
    /// Pairs that replace those of the same names. None: this is the last page.
    next: Option<Vec<(String, String)>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PaymentEnd {
    outcome: &'static str,
    retry: &'static str,
    retry_after: Option<String>,
    /// The event, counted from 0, that says why it was refused.
    error_event: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Failure {
    kind: &'static str,
    message: String,
    retryable: bool,
    cause: Option<String>,
    retry_after_seconds: Option<u64>,
    report: Option<String>,
    status: Option<u16>,
    code: Option<String>,
    errors: Option<String>,
    mfa_token: Option<String>,
    request_id: Option<String>,
    body: Option<String>,
    /// What was read last to find out whether it was done.
    read: Option<String>,
}

impl Ended {
    /// An operation's end. `asked` is its query.
    pub fn of(
        operation: Operation,
        asked: &[(String, String)],
        outcome: Outcome,
        report: Option<&Report>,
    ) -> Self {
        let body = &outcome.response().body;
        let page = Listing::of(operation)
            .map(|listing| Page { items: listing.items, next: listing.next(asked, body) });
        let payment = (operation == Operation::SessionsPay).then(|| Payment::read(body)).flatten();
        let payment = payment.map(|payment| PaymentEnd {
            outcome: payment.outcome.as_str(),
            retry: payment.retry.as_str(),
            retry_after: payment.retry_after,
            error_event: payment.error_event,
        });
        Self::answered(Answer { page, payment, report: report.map(to_json), ..answer(outcome) })
    }

    /// The end of a request that the library has no method for.
    pub fn raw(outcome: Outcome) -> Self {
        Self::answered(answer(outcome))
    }

    /// The end of a wait.
    pub fn waited(outcome: Outcome, completion: &Completion) -> Self {
        let (failed, event) = match completion {
            Completion::Failed(event) => (true, *event),
            Completion::Done(event) => (false, *event),
            Completion::Pending(_) => (false, None),
        };
        Self::answered(Answer { failed, event, ..answer(outcome) })
    }

    fn answered(answer: Answer) -> Self {
        Self { answer: Some(answer), error: None }
    }
}

fn answer(outcome: Outcome) -> Answer {
    let found = matches!(outcome, Outcome::Found(_));
    let (response, accepted, event_request_id) = match outcome {
        Outcome::Done(response) | Outcome::Found(response) => (response, false, None),
        Outcome::Accepted { event_request_id, response } => (response, true, event_request_id),
    };
    Answer {
        found,
        status: response.status,
        headers: response.headers.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        request_id: request_id(&response),
        text: response.text().into_owned(),
        accepted,
        report: None,
        event_request_id,
        page: None,
        payment: None,
        failed: false,
        event: None,
    }
}

impl From<Error> for Ended {
    fn from(error: Error) -> Self {
        let report = error.report.as_deref().map(to_json);
        let api = error.api.map(|api| *api);
        let field = |read: fn(&ApiError) -> Option<String>| api.as_ref().and_then(read);
        Ended {
            answer: None,
            error: Some(Failure {
                kind: error.kind.as_str(),
                message: error.message,
                retryable: error.retryable,
                cause: error.cause,
                retry_after_seconds: error.retry_after_seconds,
                report,
                status: api.as_ref().map(|api| api.status),
                code: error.code.map(|code| code.name().to_owned()).or_else(|| field(|api| api.code.clone())),
                errors: field(|api| api.errors.clone()),
                mfa_token: field(|api| api.mfa_token.as_ref().map(|token| token.expose().to_owned())),
                request_id: field(|api| api.request_id.clone()),
                body: field(|api| Some(api.body.clone())),
                read: error.read.map(|read| read.expose().to_owned()),
            }),
        }
    }
}

fn to_json(report: &Report) -> String {
    let mut json = String::new();
    write_json(report, &mut json);
    json
}
