//! `auth.token`: the grants, and what each wants.
//!
//! | grant | the call brings | the body holds |
//! |---|---|---|
//! | `client_credentials` | Basic with id and secret, or the Bearer of a partner | `audience` |
//! | `password` | Bearer | `username`, `password`, `audience` |
//! | `authorization_code` | Bearer | `ident_type`, `ident`, `verification_code`, `audience` |
//! | `account_user_token`, `account_user` | the Bearer of a user, or an ID token whose `email` is a user's name | |
//! | `refresh_token` | Bearer | `refresh_token` |
//! | `mfa-oob`, `mfa_oob` | nothing more | `mfa_token`, `oob_code`, `binding_code` |
//!
//! The bodies are those of the 2021 edition: the present one states only the first. A Bearer is any access token of
//! the client here: there is one client. A verification code is good once; how a user gets it is no part of the API.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde_json::{Value, json};

use super::answer::Refusal;
use super::api::Call;
use super::auth::{Access, Holder, basic, bearer};
use super::json::{object, text};
use super::options::User;
use super::scopes::REFRESH_TOKEN;
use super::{Sandbox, body};
use crate::model::Operation;

const TOKEN_LENGTH: usize = 64;

impl Sandbox {
    /// `POST /accounts/{oid}/auth/token`.
    pub(super) fn token(&mut self, account: &str, call: &Call<'_>) -> Result<Value, Refusal> {
        let body = body::read(Operation::AuthToken, call)?;
        let grant = text(&body, "/grant_type").unwrap_or_default();
        match grant {
            "client_credentials" if bearer(call.headers).is_none() => self.check_client(call)?,
            "client_credentials" | "password" | "authorization_code" | "refresh_token" => {
                self.access(call.headers)?;
                self.permit(Operation::AuthToken)?;
            }
            _ => {}
        }
        self.check_account(account)?;
        match grant {
            "client_credentials" => {
                self.check_audience(&body)?;
                Ok(self.give_token(Holder::Client, false))
            }
            "password" => self.sign_in_by_password(&body),
            "authorization_code" => self.sign_in_by_code(&body),
            "account_user_token" | "account_user" => self.sign_in_account_user(call),
            "refresh_token" => self.refresh(&body),
            "mfa-oob" | "mfa_oob" => self.sign_in_by_second_factor(&body),
            _ => Err(Refusal::bad(format!("The grant_type {grant} is not known"))),
        }
    }

    fn check_client(&self, call: &Call<'_>) -> Result<(), Refusal> {
        let (id, secret) = basic(call.headers).ok_or_else(|| {
            Refusal::new(401, "The token call wants HTTP Basic with a client id and its secret")
        })?;
        match id == self.options.client_id && self.options.client_secret.matches(&secret) {
            true => Ok(()),
            false => Err(Refusal::new(401, "The client id or the client secret is wrong")),
        }
    }

    pub(super) fn check_account(&self, account: &str) -> Result<(), Refusal> {
        match account == self.options.account_id {
            true => Ok(()),
            false => Err(Refusal::new(403, format!("The client has no grant for the account {account}"))),
        }
    }

    fn check_audience(&self, body: &Value) -> Result<(), Refusal> {
        let audience = format!("https://api.dintero.com/v1/accounts/{}", self.options.account_id);
        match text(body, "/audience") == Some(audience.as_str()) {
            true => Ok(()),
            false => {
                Err(Refusal::new(403, format!("The client has a grant for the audience {audience} only")))
            }
        }
    }

    /// A user with a second factor gets no token yet, and a way to ask for one.
    fn sign_in_by_password(&mut self, body: &Value) -> Result<Value, Refusal> {
        self.check_audience(body)?;
        let (name, password) = (wanted(body, "username")?, wanted(body, "password")?);
        let user = self.user(name).filter(|user| user.password.matches(password));
        let user = user.ok_or_else(|| Refusal::new(401, "The user name or the password is wrong"))?;
        match (user.mfa, user.username.clone()) {
            (true, name) => Err(self.demand_second_factor(name)),
            (false, name) => Ok(self.give_token(Holder::User(name), true)),
        }
    }

    fn sign_in_by_code(&mut self, body: &Value) -> Result<Value, Refusal> {
        self.check_audience(body)?;
        wanted(body, "ident_type")?;
        let (ident, code) = (wanted(body, "ident")?, wanted(body, "verification_code")?);
        let known = |user: &&mut User| user.username == ident;
        let user = self.options.users.iter_mut().find(known);
        let spent = user.and_then(|user| user.verification_code.take_if(|known| known.matches(code)));
        match spent {
            Some(_) => Ok(self.give_token(Holder::User(ident.to_owned()), true)),
            None => Err(Refusal::new(401, "The verification code is wrong, or was used before")),
        }
    }

    fn sign_in_account_user(&mut self, call: &Call<'_>) -> Result<Value, Refusal> {
        let external = bearer(call.headers).and_then(email);
        let name = match external.filter(|email| self.user(email).is_some()) {
            Some(email) => email,
            None => match &self.access(call.headers)?.holder {
                Holder::User(name) => name.clone(),
                Holder::Client => {
                    return Err(Refusal::new(403, "The access token is the client's: a user's is wanted"));
                }
            },
        };
        Ok(self.give_token(Holder::User(name), false))
    }

    fn refresh(&mut self, body: &Value) -> Result<Value, Refusal> {
        let holder = self.refresh_tokens.get(wanted(body, "refresh_token")?).cloned();
        let holder = holder.ok_or_else(|| Refusal::new(401, "The refresh token is not valid"))?;
        Ok(self.give_token(holder, false))
    }

    pub(super) fn user(&self, name: &str) -> Option<&User> {
        self.options.users.iter().find(|user| user.username == name)
    }

    /// A new access token, and a refresh token if the grant gives one and the client may have it.
    pub(super) fn give_token(&mut self, holder: Holder, may_refresh: bool) -> Value {
        let seconds = i64::from(self.options.token_seconds);
        let token = self.ids.text(TOKEN_LENGTH);
        let expires_at = self.clock.now().saturating_add(seconds.saturating_mul(1000));
        let held = self.options.scopes.as_ref();
        let refreshes =
            may_refresh && held.is_none_or(|held| held.iter().any(|scope| scope == REFRESH_TOKEN));
        let refresh_token = refreshes.then(|| self.ids.text(TOKEN_LENGTH));
        if let Some(token) = &refresh_token {
            self.refresh_tokens.insert(token.clone(), holder.clone());
        }
        self.tokens.insert(token.clone(), Access { expires_at, holder });
        Value::Object(object([
            ("access_token", Some(json!(token))),
            ("token_type", Some(json!("Bearer"))),
            ("expires_in", Some(json!(seconds))),
            ("refresh_token", refresh_token.map(|token| json!(token))),
        ]))
    }
}

/// A member that a grant needs.
pub(super) fn wanted<'a>(body: &'a Value, name: &str) -> Result<&'a str, Refusal> {
    let value = body.get(name).and_then(Value::as_str).filter(|value| !value.is_empty());
    value.ok_or_else(|| Refusal::bad(format!("The grant wants {name}")))
}

/// The `email` of an ID token. The sandbox knows no issuer, and so checks no signature.
fn email(token: &str) -> Option<String> {
    let payload = token.split('.').nth(1)?;
    let claims: Value = serde_json::from_slice(&Base64UrlUnpadded::decode_vec(payload).ok()?).ok()?;
    text(&claims, "/email").map(str::to_owned)
}
