//! Which resource a call is addressed to.
//!
//! The sandbox has a host to itself, as the API has: its payment page asks for absolute paths.

use crate::wire::Method;

/// A resource of the API, or of the payment page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Route<'a> {
    /// `/v1/accounts/{oid}/auth/token`, on either host.
    Token(&'a str),
    SessionsProfile,
    Session(&'a str),
    SessionCancel(&'a str),
    Transaction(&'a str),
    Capture(&'a str),
    /// `/?sid=…`, the address at which the web SDK opens the payment page.
    Embed,
    /// `/v1/view/{sid}`, the address that a session's creation answers.
    View(&'a str),
    /// What the payment page asks for.
    Shopper(&'a str, &'a str),
    /// `/embedResult/…`, where an embedded checkout ends.
    EmbedResult,
    /// An operation of the API that the sandbox does not play: its name.
    Unplayed(&'static str),
}

impl<'a> Route<'a> {
    /// What a call is addressed to.
    pub(super) fn of(method: Method, path: &'a str) -> Option<Self> {
        let segments: Vec<_> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        Some(match *segments.as_slice() {
            [] => Self::Embed,
            ["embedResult", ..] => Self::EmbedResult,
            ["v1", "accounts", oid, "auth", "token"] => Self::Token(oid),
            ["v1", "sessions-profile"] => Self::SessionsProfile,
            ["v1", "sessions", "pay"] => Self::Unplayed("a payment by token"),
            ["v1", "sessions", "payment-token"] => Self::Unplayed("a session for a payment token"),
            ["v1", "sessions", id] => Self::Session(id),
            ["v1", "sessions", id, "cancel"] => Self::SessionCancel(id),
            ["v1", "transactions"] => Self::Unplayed("the list of transactions"),
            ["v1", "transactions", _] if method == Method::Put => {
                Self::Unplayed("the update of a transaction")
            }
            ["v1", "transactions", id] => Self::Transaction(id),
            ["v1", "transactions", id, "capture"] => Self::Capture(id),
            ["v1", "transactions", _, "refund"] => Self::Unplayed("a refund"),
            ["v1", "transactions", _, "void"] => Self::Unplayed("a void"),
            ["v1", "transactions", _, "authorization"] => Self::Unplayed("the update of an authorization"),
            ["v1", "branding", ..] => Self::Unplayed("branding"),
            ["v1", "accounts", _, "settlements", ..] => Self::Unplayed("settlements"),
            ["v1", "accounts", _, "reports", ..] => Self::Unplayed("reports"),
            ["v1", "accounts", _, "management", "settings", "approvals", ..] => {
                Self::Unplayed("the approval of sellers")
            }
            ["v2", "accounts", _, "payout", ..] => Self::Unplayed("payouts"),
            ["v1", "view", id] => Self::View(id),
            ["v1", "view", id, action] => Self::Shopper(id, action),
            _ => return None,
        })
    }

    /// Whether the shopper's browser asks, which has no credentials.
    pub(super) const fn is_public(self) -> bool {
        matches!(self, Self::Embed | Self::View(_) | Self::Shopper(..) | Self::EmbedResult)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_name_resources() {
        for (path, route) in [
            ("/v1/accounts/T12345678/auth/token", Some(Route::Token("T12345678"))),
            ("/v1/sessions-profile", Some(Route::SessionsProfile)),
            ("/v1/sessions/T12345678.a/cancel", Some(Route::SessionCancel("T12345678.a"))),
            ("/v1/sessions/pay", Some(Route::Unplayed("a payment by token"))),
            ("/v1/transactions/x/capture", Some(Route::Capture("x"))),
            ("/v1/view/x", Some(Route::View("x"))),
            ("/v1/view/x/pay", Some(Route::Shopper("x", "pay"))),
            ("/embedResult/", Some(Route::EmbedResult)),
            ("/", Some(Route::Embed)),
            ("/v1/transactions/x", Some(Route::Transaction("x"))),
            ("/v1/sessions", None),
            ("/v2/sessions/x", None),
            ("/prefix/v1/sessions/x", None),
        ] {
            assert_eq!(Route::of(Method::Get, path), route, "{path}");
        }
    }
}
