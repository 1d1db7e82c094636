//! Answers, and the API's way to say no.

use std::fmt;

use serde_json::{Map, Value, json};

use crate::wire::{Headers, Response};

/// Why a call was refused, as the API says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The status code.
    pub status: u16,
    /// What was wrong, for people.
    pub message: String,
    /// What was wrong, for programs.
    pub code: Option<&'static str>,
    /// One object per mistake in the body.
    pub errors: Vec<Value>,
    /// What stands beside `error` in the answer.
    pub members: Vec<(&'static str, Value)>,
}

impl Refusal {
    pub(super) fn new(status: u16, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), code: None, errors: Vec::new(), members: Vec::new() }
    }

    /// The request cannot be carried out as it stands.
    pub(super) fn bad(message: impl Into<String>) -> Self {
        Self::new(400, message)
    }

    /// The session or transaction is in a state that does not allow it; only the hosted page and the update of an
    /// authorization answer 409.
    pub(super) fn conflict(message: impl Into<String>) -> Self {
        Self::new(409, message)
    }

    pub(super) fn not_found(what: &str) -> Self {
        Self { code: Some("NOT FOUND"), ..Self::new(404, format!("{what} not found")) }
    }

    /// With a member beside `error`.
    pub(super) fn with(mut self, member: &'static str, value: Value) -> Self {
        self.members.push((member, value));
        self
    }

    pub(super) fn response(&self) -> Response {
        let mut error = Map::new();
        error.insert("message".to_owned(), json!(self.message));
        if let Some(code) = self.code {
            error.insert("code".to_owned(), json!(code));
        }
        if !self.errors.is_empty() {
            error.insert("errors".to_owned(), json!(self.errors));
        }
        let mut body = Map::from_iter([("error".to_owned(), Value::Object(error))]);
        body.extend(self.members.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        Response { status: self.status, ..ok(&Value::Object(body)) }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

/// 200 with JSON.
pub(super) fn ok(body: &Value) -> Response {
    respond("application/json", body.to_string())
}

/// 200 with a page.
pub(super) fn html(page: &str) -> Response {
    respond("text/html; charset=utf-8", page.to_owned())
}

fn respond(content_type: &str, body: String) -> Response {
    let headers = Headers::from_iter([("content-type", content_type), ("cache-control", "no-store")]);
    Response { status: 200, headers, body: body.into_bytes() }
}
