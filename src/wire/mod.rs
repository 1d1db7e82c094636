//! Requests and responses as plain data, and the table of the API's operations.

mod account;
mod action;
mod answer;
mod api_error;
mod completion;
mod compose;
mod field;
mod filter;
mod hosts;
mod message;
mod paging;
mod path;
mod payment;
mod readback;
mod refusal;
mod route;
mod token;

pub use account::AccountId;
pub use action::{Action, Trace};
pub use answer::{ANSWER_LIMITS, AccessAnswer, holds, is_outcome, secret_members, text_member};
pub(crate) use api_error::redact;
pub use api_error::{ApiError, MAX_EXCERPT_CHARS, request_id};
pub use completion::Completion;
pub use compose::{Parts, System, compose, compose_raw, with_headers};
pub use field::check_value as check_header;
pub use field::{
    MAX_SYSTEM_CHARS, STRICT_MERCHANT_REFERENCE, STRICT_SESSION_AMOUNTS, STRICT_SUCCESS_MERCHANT_REFERENCE,
};
pub use filter::pairs;
pub use hosts::{API_URL, CHECKOUT_URL, Host, Hosts};
pub use message::{Headers, Method, Request, Response};
pub use paging::Listing;
pub use payment::{Payment, PaymentOutcome, Retry};
pub use readback::{Finding, Proof, Readback};
pub use refusal::Refusal;
pub use route::{Answer, Route, Safety};
pub use token::{Grant, client_credentials};
