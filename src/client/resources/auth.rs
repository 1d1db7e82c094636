//! Tokens.

use super::{CallOptions, Client, Host, TokenStore, Transport, answer, ask, at, with_body};
use crate::engine::Error;
use crate::model::{AccessToken, AuthToken, Confidential, MfaChallenge, MfaChallengeSent, Operation};

/// Tokens.
#[derive(Debug)]
pub struct Auth<'a, T, S>(pub(in crate::client) &'a Client<T, S>);

/// What came of asking for a token.
#[derive(Clone, Debug, PartialEq)]
pub enum TokenOutcome {
    /// A token.
    Token(AccessToken),
    /// A second factor is asked for: go on with [`Auth::mfa_challenge`].
    MfaRequired {
        /// What the second factor is asked for with. A secret.
        mfa_token: Confidential,
    },
}

impl<T: Transport + Host, S: TokenStore> Auth<'_, T, S> {
    /// A new token. The other calls see to their tokens themselves.
    ///
    /// The client's own id and secret prove a grant by [`ClientCredentials`](crate::model::ClientCredentials) where
    /// the client has them; any other grant, and a client with a token of its own, sends that token. An `audience` that is left out is the
    /// client's account.
    ///
    /// # Errors
    /// As [`Client::call`]. A grant by client credentials is safe to call again; any other can be used once.
    pub async fn token(self, grant: &AuthToken, options: CallOptions) -> Result<TokenOutcome, Error> {
        let parts = with_body(at(&[]), grant)?;
        match self.0.call(Operation::AuthToken, parts, options).await {
            Ok(outcome) => Ok(TokenOutcome::Token(answer(&outcome))),
            Err(error) => match error
                .api
                .as_ref()
                .filter(|api| api.is_mfa_required())
                .and_then(|api| api.mfa_token.as_ref())
            {
                Some(token) => Ok(TokenOutcome::MfaRequired { mfa_token: token.expose().to_owned().into() }),
                None => Err(error),
            },
        }
    }

    /// Has a code for the second factor sent, by text message unless the challenge asks for mail. Ask for the token
    /// with that code afterwards.
    ///
    /// # Errors
    /// As [`Client::call`]. A call whose answer was lost may have sent a code.
    pub async fn mfa_challenge(
        self,
        challenge: &MfaChallenge,
        options: CallOptions,
    ) -> Result<MfaChallengeSent, Error> {
        ask(self.0, Operation::AuthMfaChallenge, with_body(at(&[]), challenge)?, options).await
    }
}
