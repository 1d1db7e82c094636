//! What an access token is asked for with.
//!
//! Only the client credentials are documented in full. The members of the other grants come from the 2021 edition of
//! the API, so nothing of them is required, and a grant that is not listed here is a warning.

use dintero_wasm_derive::Model;

use crate::model::{Confidential, Other};

/// A request for an access token. What authenticates it is in the headers; see each grant.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(tag = "grant_type", uncertain)]
pub enum AuthToken {
    /// By the client's own id and secret, as HTTP Basic.
    ClientCredentials(ClientCredentials),
    /// By the name and password of a person, with a token of the client as Bearer.
    Password(PasswordGrant),
    /// By a code that was sent to a person, with a token of the client as Bearer.
    AuthorizationCode(AuthorizationCodeGrant),
    /// By a refresh token, with a token of the client that made it as Bearer.
    RefreshToken(RefreshTokenGrant),
    /// By the token of a person with access to the account, as Bearer.
    AccountUserToken(AccountUserGrant),
    /// As `account_user_token`, in the other spelling that the API has.
    AccountUser(AccountUserGrant),
    /// By the code of a second factor.
    #[model(name = "mfa-oob")]
    MfaOob(MfaOobGrant),
    /// As `mfa-oob`, in the other spelling that the API has.
    #[model(name = "mfa_oob")]
    MfaOobUnderscore(MfaOobGrant),
    /// Another grant, as it came.
    #[model(other)]
    Other(Other),
}

impl Default for AuthToken {
    fn default() -> Self {
        Self::ClientCredentials(ClientCredentials::default())
    }
}

/// By the client's own id and secret, which are sent as HTTP Basic authentication.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ClientCredentials {
    /// The account's URL, `https://api.dintero.com/v1/accounts/{account}`: on that host whatever the host that is
    /// asked.
    #[model(required)]
    pub audience: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// By the name and password of a person.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PasswordGrant {
    /// The person's name: a mail address.
    pub username: Option<String>,
    /// The person's password. A secret.
    pub password: Option<Confidential>,
    /// The account's URL, as of client credentials.
    pub audience: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// By a code that was sent to a person.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct AuthorizationCodeGrant {
    /// What `ident` is: a mail address or a phone number.
    pub ident_type: Option<String>,
    /// Where the code was sent.
    pub ident: Option<String>,
    /// The code. A secret.
    pub verification_code: Option<Confidential>,
    /// The account's URL, as of client credentials.
    pub audience: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// By a refresh token.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct RefreshTokenGrant {
    /// What came with the token before. A secret.
    pub refresh_token: Option<Confidential>,
    /// Members that the model does not know.
    pub other: Other,
}

/// By the token of a person with access to the account: it is in the header, and the body says no more.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(open)]
pub struct AccountUserGrant {
    /// Members that the model does not know.
    pub other: Other,
}

/// By the code of a second factor.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct MfaOobGrant {
    /// What the challenge was answered with. A secret.
    pub oob_code: Option<Confidential>,
    /// What the person was sent and has typed in. A secret.
    pub binding_code: Option<Confidential>,
    /// What the refusal that asked for a second factor held. A secret.
    pub mfa_token: Option<Confidential>,
    /// Members that the model does not know.
    pub other: Other,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Kind, Model as _};
    use serde_json::{Value, json};

    /// Reads a request and writes it again.
    fn read(body: Value) -> AuthToken {
        let token: AuthToken = serde_json::from_value(body.clone()).unwrap();
        assert_eq!(serde_json::to_value(&token).unwrap(), body);
        token
    }

    #[test]
    fn a_grant_is_told_by_its_type() {
        let audience = "https://api.dintero.com/v1/accounts/T12345678";
        let token = read(json!({ "grant_type": "client_credentials", "audience": audience }));
        assert!(matches!(token, AuthToken::ClientCredentials(_)));
        let token = read(json!({ "grant_type": "password", "username": "kari", "password": "opensesame" }));
        assert!(!format!("{token:?}").contains("opensesame"), "a secret is hidden");
        assert!(matches!(token, AuthToken::Password(_)));
        let token =
            read(json!({ "grant_type": "mfa_oob", "oob_code": "1", "binding_code": "2", "mfa_token": "3" }));
        assert!(matches!(token, AuthToken::MfaOobUnderscore(_)));
        let token = read(json!({ "grant_type": "account_user", "hint": 1 }));
        assert!(matches!(token, AuthToken::AccountUser(AccountUserGrant { other }) if other["hint"] == 1));
    }

    #[test]
    fn another_grant_is_kept_as_it_came() {
        for body in [json!({ "grant_type": "rune", "stone": 3 }), json!({ "grant_type": null }), json!({})] {
            assert!(matches!(read(body), AuthToken::Other(_)));
        }
        let Kind::Union(table) = AuthToken::KIND else { panic!("a union") };
        assert!(table.uncertain);
    }

    #[test]
    fn the_usual_grant_is_the_client_s_own() {
        let token = serde_json::to_value(AuthToken::default()).unwrap();
        assert_eq!(token, json!({ "grant_type": "client_credentials" }));
    }
}
