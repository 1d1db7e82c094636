//! Who calls: by an access token, or by the account's key.

use base64ct::{Base64, Encoding as _};

use super::answer::Refusal;
use super::{Sandbox, scopes};
use crate::model::Operation;
use crate::wire::{Headers, Host, Route};

/// An access token that was given.
#[derive(Clone, Debug)]
pub(super) struct Access {
    /// Unix milliseconds.
    pub(super) expires_at: i64,
    pub(super) holder: Holder,
}

/// For whom a token stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// The client itself.
    Client,
    /// A user, by name.
    User(String),
}

impl Sandbox {
    /// Lets a call in, or says why not. The calls that ask for a token bring what they have themselves.
    pub(super) fn authorize_call(&self, operation: Operation, headers: &Headers) -> Result<(), Refusal> {
        let route = Route::of(operation);
        if route.public || matches!(operation, Operation::AuthToken | Operation::AuthMfaChallenge) {
            return Ok(());
        }
        if let Some(key) = headers.get("x-api-key") {
            if route.host == Host::Api {
                return Err(Refusal::new(
                    401,
                    format!(
                        "An API key is good for the checkout alone: {} wants a Bearer token",
                        operation.name()
                    ),
                ));
            }
            return match self.options.api_key.matches(key) {
                true => Ok(()),
                false => Err(Refusal::new(401, "The API key is not one of this account")),
            };
        }
        self.access(headers)?;
        self.permit(operation)
    }

    /// Refuses what the client's scopes do not allow.
    pub(super) fn permit(&self, operation: Operation) -> Result<(), Refusal> {
        scopes::permit(operation, self.options.scopes.as_deref())
    }

    /// The access token of a call.
    pub(super) fn access(&self, headers: &Headers) -> Result<&Access, Refusal> {
        let token = bearer(headers)
            .ok_or_else(|| Refusal::new(401, "The call wants a Bearer token or an x-api-key header"))?;
        match self.tokens.get(token) {
            Some(access) if access.expires_at > self.clock.now() => Ok(access),
            Some(_) => Err(Refusal::new(401, "The access token has expired")),
            None => Err(Refusal::new(401, "The access token is not valid")),
        }
    }
}

/// What stands after `Bearer`.
pub(super) fn bearer(headers: &Headers) -> Option<&str> {
    scheme(headers.get("authorization")?, "Bearer")
}

/// The id and the secret after `Basic`.
pub(super) fn basic(headers: &Headers) -> Option<(String, String)> {
    let bytes = Base64::decode_vec(scheme(headers.get("authorization")?, "Basic")?).ok()?;
    let (id, secret) = String::from_utf8(bytes)
        .ok()?
        .split_once(':')
        .map(|(id, secret)| (id.to_owned(), secret.to_owned()))?;
    Some((id, secret))
}

/// The credentials of an `Authorization` header of that scheme.
fn scheme<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    let (scheme, credentials) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case(name).then(|| credentials.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn basic_credentials_are_decoded() {
        for (encoded, expected) in [
            ("YTpi", Some(("a", "b"))),
            ("YTpiYw==", Some(("a", "bc"))),
            ("YTpiYzpk", Some(("a", "bc:d"))),
            ("w6U6Lz8+", Some(("å", "/?>"))),
            ("YWI=", None),
            ("a-b", None),
        ] {
            let decoded =
                basic(&Headers::from_iter([("authorization", format!("Basic {encoded}").as_str())]));
            assert_eq!(
                decoded.as_ref().map(|(id, secret)| (id.as_str(), secret.as_str())),
                expected,
                "{encoded}"
            );
        }
    }
}
