//! Who calls: the token operation, and the tokens it gave.

use base64ct::{Base64, Encoding as _};
use serde_json::{Value, json};

use super::Sandbox;
use super::answer::Refusal;
use super::api::Call;
use super::body;
use super::json::text;
use crate::model::Operation;
use crate::wire::Headers;

/// How long an access token is good for, as the API's guides say: four hours.
const TOKEN_SECONDS: i64 = 14_400;

const TOKEN_LENGTH: usize = 64;

impl Sandbox {
    /// `POST /accounts/{oid}/auth/token`: client credentials for an access token.
    pub(super) fn token(&mut self, account: &str, call: &Call<'_>) -> Result<Value, Refusal> {
        let (id, secret) = call
            .headers
            .get("authorization")
            .and_then(|value| scheme(value, "Basic"))
            .and_then(basic)
            .ok_or_else(|| {
                Refusal::new(401, "The token call wants HTTP Basic with a client id and its secret")
            })?;
        if id != self.options.client_id || !self.options.client_secret.matches(&secret) {
            return Err(Refusal::new(401, "The client id or the client secret is wrong"));
        }
        let body = body::read(Operation::AuthToken, call)?;
        let grant = text(&body, "/grant_type").unwrap_or_default();
        if grant != "client_credentials" {
            return Err(Refusal::bad(format!(
                "The sandbox knows only the grant client_credentials, not {grant}"
            )));
        }
        let audience = format!("https://api.dintero.com/v1/accounts/{}", self.options.account_id);
        if account != self.options.account_id || text(&body, "/audience") != Some(audience.as_str()) {
            return Err(Refusal::new(
                403,
                format!("The client has a grant for the audience {audience} only"),
            ));
        }
        let token = self.ids.text(TOKEN_LENGTH);
        let expires_at = self.clock.now().saturating_add(TOKEN_SECONDS.saturating_mul(1000));
        self.tokens.insert(token.clone(), expires_at);
        Ok(json!({ "access_token": token, "token_type": "Bearer", "expires_in": TOKEN_SECONDS }))
    }

    /// Lets a call in by its access token or its API key.
    pub(super) fn authenticate(&self, headers: &Headers) -> Result<(), Refusal> {
        if let Some(key) = headers.get("x-api-key") {
            return match self.options.api_key.matches(key) {
                true => Ok(()),
                false => Err(Refusal::new(401, "The API key is not one of this account")),
            };
        }
        let token = headers
            .get("authorization")
            .and_then(|value| scheme(value, "Bearer"))
            .ok_or_else(|| Refusal::new(401, "The call wants a Bearer token or an x-api-key header"))?;
        match self.tokens.get(token) {
            Some(expires_at) if *expires_at > self.clock.now() => Ok(()),
            Some(_) => Err(Refusal::new(401, "The access token has expired")),
            None => Err(Refusal::new(401, "The access token is not valid")),
        }
    }
}

/// The credentials of an `Authorization` header of that scheme.
fn scheme<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    let (scheme, credentials) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case(name).then(|| credentials.trim())
}

/// `id:secret` out of its base64.
fn basic(encoded: &str) -> Option<(String, String)> {
    let bytes = Base64::decode_vec(encoded).ok()?;
    let (id, secret) = String::from_utf8(bytes)
        .ok()?
        .split_once(':')
        .map(|(id, secret)| (id.to_owned(), secret.to_owned()))?;
    Some((id, secret))
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
            let decoded = basic(encoded);
            assert_eq!(
                decoded.as_ref().map(|(id, secret)| (id.as_str(), secret.as_str())),
                expected,
                "{encoded}"
            );
        }
    }
}
