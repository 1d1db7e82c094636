//! The second factor: a code that is sent to a user, and typed.
//!
//! Nothing is sent here: the code that the user would read stands in [`Sandbox::state`].

use serde_json::{Value, json};

use super::Sandbox;
use super::answer::Refusal;
use super::api::Call;
use super::auth::Holder;
use super::body;
use super::clock::iso;
use super::grants::wanted;
use super::json::text;
use crate::model::Operation;

/// How long a code, and the wish for one, is good: five minutes. The API's own times are not published.
const LIFETIME_MS: i64 = 300_000;

const TOKEN_LENGTH: usize = 48;

/// A user who has shown a password, and owes a second factor.
#[derive(Clone, Debug)]
pub(super) struct SecondFactor {
    username: String,
    mfa_token: String,
    /// Unix milliseconds.
    expires_at: i64,
    challenge: Option<Challenge>,
}

/// A code that was sent.
#[derive(Clone, Debug)]
struct Challenge {
    oob_code: String,
    /// What the user reads and types.
    binding_code: String,
    /// `sms` or `email`.
    channel: String,
}

impl SecondFactor {
    /// What a test may know of it: all but the `mfa_token`, which its caller has.
    pub(super) fn document(&self) -> Value {
        let challenge = self.challenge.as_ref();
        json!({
            "username": self.username,
            "expires_at": iso(self.expires_at),
            "oob_channel": challenge.map(|challenge| &challenge.channel),
            "oob_code": challenge.map(|challenge| &challenge.oob_code),
            "binding_code": challenge.map(|challenge| &challenge.binding_code),
        })
    }
}

impl Sandbox {
    /// The refusal that names the `mfa_token` with which a code can be asked for.
    pub(super) fn demand_second_factor(&mut self, username: String) -> Refusal {
        let mfa_token = self.ids.text(TOKEN_LENGTH);
        let expires_at = self.clock.now().saturating_add(LIFETIME_MS);
        let refusal = Refusal::new(403, "A second factor is required").with("mfa_token", json!(mfa_token));
        self.second_factors.push(SecondFactor { username, mfa_token, expires_at, challenge: None });
        Refusal { code: Some("mfa_required"), ..refusal }
    }

    /// `POST /accounts/{aid}/auth/mfa/challenge`. Another challenge takes the place of the one before.
    pub(super) fn challenge_mfa(&mut self, account: &str, call: &Call<'_>) -> Result<Value, Refusal> {
        let body = body::read(Operation::AuthMfaChallenge, call)?;
        self.check_account(account)?;
        let kind = text(&body, "/challenge_type").unwrap_or("oob");
        if kind != "oob" {
            return Err(Refusal::bad("The challenge_type must be oob"));
        }
        let channel = text(&body, "/oob_channel").unwrap_or("sms").to_owned();
        if !matches!(channel.as_str(), "sms" | "email") {
            return Err(Refusal::bad("The oob_channel must be sms or email"));
        }
        let (oob_code, binding_code) = (self.ids.text(TOKEN_LENGTH), self.ids.digits(6));
        let expires_at = self.clock.now().saturating_add(LIFETIME_MS);
        let factor = self.second_factor(wanted(&body, "mfa_token")?)?;
        factor.expires_at = expires_at;
        factor.challenge = Some(Challenge { oob_code: oob_code.clone(), binding_code, channel });
        Ok(json!({ "challenge_type": kind, "binding_method": "prompt", "oob_code": oob_code }))
    }

    /// The grant that ends it: all three must fit, and are good once.
    pub(super) fn sign_in_by_second_factor(&mut self, body: &Value) -> Result<Value, Refusal> {
        let mfa_token = wanted(body, "mfa_token")?;
        let (oob_code, binding_code) = (wanted(body, "oob_code")?, wanted(body, "binding_code")?);
        let factor = self.second_factor(mfa_token)?;
        let fits = |sent: &Challenge| sent.oob_code == oob_code && sent.binding_code == binding_code;
        if !factor.challenge.as_ref().is_some_and(fits) {
            return Err(Refusal::new(401, "The code is wrong"));
        }
        let username = factor.username.clone();
        self.second_factors.retain(|factor| factor.mfa_token != mfa_token);
        Ok(self.give_token(Holder::User(username), true))
    }

    fn second_factor(&mut self, mfa_token: &str) -> Result<&mut SecondFactor, Refusal> {
        let now = self.clock.now();
        let owed = |factor: &&mut SecondFactor| factor.mfa_token == mfa_token && factor.expires_at > now;
        let factor = self.second_factors.iter_mut().find(owed);
        factor.ok_or_else(|| Refusal::new(401, "The mfa_token is not valid, was used before, or has expired"))
    }
}
