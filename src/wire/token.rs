//! What asks for a token.

use std::fmt;

use base64ct::{Base64, Encoding as _};
use zeroize::Zeroizing;

use super::{API_URL, AccountId, Hosts, Parts, Refusal, Request, System, answer, compose, field};
use crate::model::Operation;
use crate::sign::Secret;

/// The request for a token by client credentials: HTTP Basic, and the account's URL as audience.
///
/// # Errors
/// An id or a secret that cannot be right.
pub fn client_credentials(
    hosts: &Hosts,
    account: &AccountId,
    client_id: &str,
    client_secret: &Secret,
) -> Result<Request, Refusal> {
    field::check_value("clientId", client_id)?;
    if client_id.trim().is_empty() || client_id.contains(':') {
        return Err(Refusal::new(
            "clientId",
            "it is empty or holds a colon: pass the client's id as Dintero shows it",
        ));
    }
    client_secret.check().map_err(|error| Refusal::new("clientSecret", error.to_string()))?;
    let pair = Zeroizing::new(format!("{client_id}:{}", client_secret.expose()));
    let body = format!(r#"{{"grant_type":"{BY_CLIENT}","audience":"{}"}}"#, audience(account));
    let parts = Parts { body: Some(body.into_bytes()), ..Parts::default() };
    let mut request = compose(hosts, account, &System::default(), Operation::AuthToken, parts)?;
    request.headers.set("authorization", format!("Basic {}", Base64::encode_string(pair.as_bytes())));
    Ok(request)
}

/// Grants that are for an audience. Source: `docs.dintero.com/api-reference`, the token operation.
const WITH_AUDIENCE: &[&str] = &[BY_CLIENT, "password", "authorization_code"];

/// The grant that the client's own id and secret prove.
const BY_CLIENT: &str = "client_credentials";

/// What a token is asked for with. `Debug` says of the body only how long it is: a password may be in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Grant {
    /// The client's own id and secret prove it. Any other can be used once.
    pub by_client: bool,
    /// The body. Where its kind has an audience and it names none, it is the account.
    pub body: Vec<u8>,
}

impl fmt::Debug for Grant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (by_client, body_bytes) = (&self.by_client, self.body.len());
        formatter
            .debug_struct("Grant")
            .field("by_client", by_client)
            .field("body_bytes", &body_bytes)
            .finish()
    }
}

impl Grant {
    /// Reads the body of a token request. `None`: it is no object with a `grant_type`.
    #[must_use]
    pub fn read(body: &[u8], account: &AccountId) -> Option<Self> {
        answer::read(body, |root| {
            let kind = answer::text(root, &["grant_type"])?;
            let lacks = root.get("audience").is_none() && WITH_AUDIENCE.contains(&kind.as_str());
            let mut body = body.to_vec();
            if lacks && let Some(end) = body.iter().rposition(|byte| *byte == b'}') {
                body.truncate(end);
                body.extend_from_slice(format!(r#","audience":"{}"}}"#, audience(account)).as_bytes());
            }
            Some(Self { by_client: kind == BY_CLIENT, body })
        })
    }
}

/// An account id is plain, so the text needs no escapes.
fn audience(account: &AccountId) -> String {
    format!("{API_URL}/v1/accounts/{}", account.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> AccountId {
        AccountId::parse("T12345678").expect("an id")
    }

    #[test]
    fn a_token_is_asked_for_with_basic_authentication() {
        let ask =
            |id: &str, secret: &str| client_credentials(&Hosts::default(), &account(), id, &secret.into());
        let request = ask("id", "secret").expect("a request");
        assert_eq!(request.url, "https://api.dintero.com/v1/accounts/T12345678/auth/token");
        assert_eq!(request.headers.get("Authorization"), Some("Basic aWQ6c2VjcmV0"));
        let body: serde_json::Value = serde_json::from_slice(&request.body.expect("a body")).expect("JSON");
        assert_eq!(body["grant_type"], "client_credentials");
        assert_eq!(body["audience"], "https://api.dintero.com/v1/accounts/T12345678");
        for (id, secret, what) in [
            ("", "s", "clientId"),
            ("a:b", "s", "clientId"),
            ("a", "", "clientSecret"),
            ("a", "s3cret\n", "clientSecret"),
        ] {
            let refusal = ask(id, secret).expect_err(what);
            assert_eq!(refusal.what, what);
            assert!(!refusal.to_string().contains("s3cret"));
        }
    }

    #[test]
    fn a_grant_is_for_the_account_unless_it_says_otherwise() {
        for (body, by_client, audience) in [
            (
                r#"{"grant_type":"password","username":"a}"} "#,
                false,
                Some("https://api.dintero.com/v1/accounts/T12345678"),
            ),
            (r#"{"grant_type":"client_credentials","audience":"mine"}"#, true, Some("mine")),
            (r#"{"grant_type":"refresh_token","refresh_token":"r"}"#, false, None),
        ] {
            let grant = Grant::read(body.as_bytes(), &account()).expect("a grant");
            let read: serde_json::Value = serde_json::from_slice(&grant.body).expect("JSON");
            assert_eq!((grant.by_client, read["audience"].as_str()), (by_client, audience), "{body}");
        }
        for body in ["", "[]", "{}", r#"{"grant_type":1}"#] {
            assert_eq!(Grant::read(body.as_bytes(), &account()), None, "{body}");
        }
    }
}
