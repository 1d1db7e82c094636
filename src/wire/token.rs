//! What asks for a token.

use base64ct::{Base64, Encoding as _};
use zeroize::Zeroizing;

use super::{API_URL, AccountId, Hosts, Parts, Refusal, Request, System, compose, field};
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
    // An account id is plain, so the text needs no escapes.
    let body = format!(
        r#"{{"grant_type":"client_credentials","audience":"{API_URL}/v1/accounts/{}"}}"#,
        account.as_str()
    );
    let parts = Parts { body: Some(body.into_bytes()), ..Parts::default() };
    let mut request = compose(hosts, account, &System::default(), Operation::AuthToken, parts)?;
    request.headers.set("authorization", format!("Basic {}", Base64::encode_string(pair.as_bytes())));
    Ok(request)
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
}
