//! One request and one response of HTTP, as plain data.

use std::borrow::Cow;
use std::fmt;

/// Fields whose value is a secret: `Debug` hides it.
const SECRET_FIELDS: &[&str] = &["authorization", "x-api-key", "cookie", "set-cookie"];

/// A request method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, or moves money.
    Post,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    /// As on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }

    /// Reads a method, in upper case as HTTP has it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Get, Self::Post, Self::Put, Self::Delete].into_iter().find(|method| method.as_str() == name)
    }
}

/// Header fields, in order; names are compared without regard to case.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// No fields.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The first field of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Adds a field.
    pub fn append(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// Replaces every field of that name with one.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(field, _)| !field.eq_ignore_ascii_case(name));
        self.append(name, value);
    }

    /// All fields, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Headers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        Self(fields.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hidden = |name: &str| SECRET_FIELDS.iter().any(|field| field.eq_ignore_ascii_case(name));
        formatter
            .debug_map()
            .entries(self.iter().map(|(name, value)| (name, if hidden(name) { "…" } else { value })))
            .finish()
    }
}

/// One request. `Debug` hides credentials, and says of the body only how long it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// GET, POST, PUT or DELETE.
    pub method: Method,
    /// The whole URL.
    pub url: String,
    /// Header fields.
    pub headers: Headers,
    /// The body, if there is one.
    pub body: Option<Vec<u8>>,
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.as_ref().map(Vec::len))
            .finish()
    }
}

/// One response. `Debug` says of the body only how long it is: it may be a token.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Header fields.
    pub headers: Headers,
    /// The body; empty where there is none.
    pub body: Vec<u8>,
}

impl Response {
    /// The body as text, read as leniently as browsers do: without a byte order mark, and with a replacement
    /// character for what is not UTF-8.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        decode(&self.body)
    }
}

pub(super) fn decode(body: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body))
}

impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_neither_credentials_nor_bodies() {
        let headers: Headers =
            [("Authorization", "Bearer s3cret"), ("x-api-key", "s3cret"), ("accept", "a/b")]
                .into_iter()
                .collect();
        let request = Request {
            method: Method::Post,
            url: "https://h/".into(),
            headers: headers.clone(),
            body: Some(b"s3cret".to_vec()),
        };
        let response = Response { status: 200, headers, body: b"s3cret".to_vec() };
        let text = format!("{request:?} {response:?}");
        assert!(!text.contains("s3cret"), "{text}");
        assert!(text.contains("a/b") && text.contains("body_bytes"), "{text}");
    }
}
