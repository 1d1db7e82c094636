//! Requests and responses as plain data, and the table of the API's operations.

mod account;
mod answer;
mod api_error;
mod compose;
mod field;
mod hosts;
mod message;
mod path;
mod refusal;
mod route;

pub use account::AccountId;
pub use answer::{ANSWER_LIMITS, AccessAnswer, is_answer};
pub(crate) use api_error::redact;
pub use api_error::{ApiError, MAX_EXCERPT_CHARS, request_id};
pub use compose::{Parts, System, client_credentials, compose, compose_raw, with_headers};
pub use field::check_value as check_header;
pub use field::{MAX_SYSTEM_CHARS, STRICT_SESSION_AMOUNTS};
pub use hosts::{API_URL, CHECKOUT_URL, Host, Hosts};
pub use message::{Headers, Method, Request, Response};
pub use refusal::Refusal;
pub use route::{Route, Safety};
