//! Which resource a path names.

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
}

impl<'a> Route<'a> {
    /// The route of a path. Whatever stands before `/v1` is passed over, so that the sandbox can live below
    /// a path of its host.
    pub(super) fn of(path: &'a str) -> Option<Self> {
        let segments: Vec<_> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let versioned = segments.iter().position(|segment| *segment == "v1");
        let Some((_, rest)) = versioned.and_then(|at| segments.get(at..)?.split_first()) else {
            return match segments.as_slice() {
                [] => Some(Self::Embed),
                ["embedResult", ..] => Some(Self::EmbedResult),
                _ => None,
            };
        };
        Some(match *rest {
            ["accounts", oid, "auth", "token"] => Self::Token(oid),
            ["sessions-profile"] => Self::SessionsProfile,
            ["sessions", id] => Self::Session(id),
            ["sessions", id, "cancel"] => Self::SessionCancel(id),
            ["transactions", id] => Self::Transaction(id),
            ["transactions", id, "capture"] => Self::Capture(id),
            ["view", id] => Self::View(id),
            ["view", id, action] => Self::Shopper(id, action),
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
            ("/dintero/v1/sessions/T12345678.a/cancel", Some(Route::SessionCancel("T12345678.a"))),
            ("/v1/transactions/x/capture", Some(Route::Capture("x"))),
            ("/v1/view/x", Some(Route::View("x"))),
            ("/v1/view/x/pay", Some(Route::Shopper("x", "pay"))),
            ("/embedResult/", Some(Route::EmbedResult)),
            ("/", Some(Route::Embed)),
            ("/v1/sessions", None),
            ("/v2/sessions/x", None),
        ] {
            assert_eq!(Route::of(path), route, "{path}");
        }
    }
}
