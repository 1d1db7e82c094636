//! Access tokens: what is asked for, and what is given.

mod grant;
mod mfa;

pub use grant::{
    AccountUserGrant, AuthToken, AuthorizationCodeGrant, ClientCredentials, MfaOobGrant, PasswordGrant,
    RefreshTokenGrant,
};
pub use mfa::{
    MfaBindingMethod, MfaChallenge, MfaChallengeSent, MfaChallengeType, MfaOobChannel, MfaRequired,
};

use dintero_wasm_derive::Model;

use super::{Confidential, Open, Other};

/// An access token.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct AccessToken {
    /// Sent as `Authorization: Bearer …`. A secret.
    #[model(required)]
    pub access_token: Option<Confidential>,
    /// How it is sent.
    #[model(required)]
    pub token_type: Option<Open<TokenType>>,
    /// How long it lasts, in seconds. Guides say 14400 and samples 86400: only this figure counts.
    #[model(required)]
    pub expires_in: Option<i64>,
    /// For another token later on; only with a scope of its own. A secret.
    pub refresh_token: Option<Confidential>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How an access token is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum TokenType {
    /// `Authorization: Bearer …`.
    #[model(name = "Bearer")]
    Bearer,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Named as _;
    use serde_json::json;

    #[test]
    fn what_does_not_fit_is_kept() {
        let body = json!({ "access_token": "a", "token_type": "Mac", "expires_in": "soon", "refresh_token": null, "x": 1 });
        let token: AccessToken = serde_json::from_value(body.clone()).unwrap();
        assert_eq!(token.access_token.as_ref().map(Confidential::expose), Some("a"));
        assert_eq!(token.token_type, Some(Open::Other("Mac".into())));
        assert_eq!(token.expires_in, None);
        assert!(!format!("{token:?}").contains("\"a\""));
        assert_eq!(serde_json::to_value(&token).unwrap(), body);
        assert_eq!(TokenType::from_name("Bearer"), Some(TokenType::Bearer));
    }
}
