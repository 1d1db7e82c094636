//! Requests and responses as plain data, and the table of the API's operations.

mod message;

pub use message::{Headers, Method, Request, Response};
