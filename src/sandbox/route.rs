//! Which operation, or which part of the payment page, a call is addressed to.
//!
//! The sandbox has a host to itself, as the API has: its payment page asks for absolute paths.

use percent_encoding::percent_decode_str;

use crate::model::Operation;
use crate::wire::Method;

/// What stands before the paths of the table that do not name their version.
const VERSION: &str = "v1";

/// What a call is addressed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Route<'a> {
    /// An operation of the API, and the parameters of its path, in order.
    Operation(Operation, Vec<String>),
    /// `/?sid=…`, the address at which the web SDK opens the payment page.
    Embed,
    /// `/v1/view/{sid}`, the address that a session's creation answers.
    View(&'a str),
    /// What the payment page asks for.
    Shopper(&'a str, &'a str),
    /// `/embedResult/…`, where an embedded checkout ends.
    EmbedResult,
    /// The file of a report, at its signed address.
    Report(&'a str),
    /// There is something, and not with this method.
    WrongMethod,
}

impl<'a> Route<'a> {
    /// What a call is addressed to.
    pub(super) fn of(method: Method, path: &'a str) -> Option<Self> {
        let segments: Vec<_> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        Some(match *segments.as_slice() {
            [] => Self::Embed,
            ["embedResult", ..] => Self::EmbedResult,
            ["v1", "view", id] => Self::View(id),
            ["v1", "reports", id] => Self::Report(id),
            ["v1", "view", id, action] => Self::Shopper(id, action),
            _ => return Self::operation(method, &segments),
        })
    }

    /// The operation whose template the segments fill.
    fn operation(method: Method, segments: &[&str]) -> Option<Self> {
        let mut found = None;
        for &operation in Operation::ALL {
            let (verb, template) = operation.route();
            let Some(parameters) = parameters(template, segments) else { continue };
            if verb == method.as_str() {
                return Some(Self::Operation(operation, parameters));
            }
            found = Some(Self::WrongMethod);
        }
        found
    }
}

/// The parameters of a path, if it is one of the template.
fn parameters(template: &str, segments: &[&str]) -> Option<Vec<String>> {
    let version = (!template.starts_with("/v2/")).then_some(VERSION);
    let wanted: Vec<_> = version.into_iter().chain(template.split('/').skip(1)).collect();
    if wanted.len() != segments.len() {
        return None;
    }
    let mut parameters = Vec::new();
    for (wanted, segment) in wanted.iter().zip(segments) {
        if wanted.starts_with('{') {
            parameters.push(percent_decode_str(segment).decode_utf8_lossy().into_owned());
        } else if wanted != segment {
            return None;
        }
    }
    Some(parameters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_name_operations() {
        let one = |operation, id: &str| Some(Route::Operation(operation, vec![id.to_owned()]));
        let none = |operation| Some(Route::Operation(operation, Vec::new()));
        for (method, path, route) in [
            (Method::Post, "/v1/accounts/T12345678/auth/token", one(Operation::AuthToken, "T12345678")),
            (Method::Post, "/v1/sessions-profile", none(Operation::SessionsCreate)),
            (Method::Post, "/v1/sessions/T12345678.a/cancel", one(Operation::SessionsCancel, "T12345678.a")),
            (Method::Post, "/v1/sessions/pay", none(Operation::SessionsPay)),
            (Method::Get, "/v1/sessions/pay", one(Operation::SessionsGet, "pay")),
            (Method::Post, "/v1/transactions/a%2Fb/capture", one(Operation::TransactionsCapture, "a/b")),
            (Method::Get, "/v1/transactions", none(Operation::TransactionsList)),
            (
                Method::Get,
                "/v2/accounts/T12345678/payout/payout-destinations/a/balances",
                Some(Route::Operation(Operation::PayoutsBalances, vec!["T12345678".into(), "a".into()])),
            ),
            (Method::Delete, "/v1/transactions/x", Some(Route::WrongMethod)),
            (Method::Get, "/v1/view/x", Some(Route::View("x"))),
            (Method::Post, "/v1/view/x/pay", Some(Route::Shopper("x", "pay"))),
            (Method::Get, "/embedResult/", Some(Route::EmbedResult)),
            (Method::Get, "/", Some(Route::Embed)),
            (Method::Get, "/v1/sessions", None),
            (Method::Get, "/v2/sessions/x", None),
            (Method::Get, "/v1/v2/accounts/T12345678/payout/payout-destinations/a/balances", None),
            (Method::Get, "/prefix/v1/sessions/x", None),
        ] {
            assert_eq!(Route::of(method, path), route, "{path}");
        }
    }
}
