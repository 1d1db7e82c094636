//! What JavaScript sets a sandbox up with.

use serde::Deserialize;

use crate::sandbox::{Action, Deferral, Faults, Options, UrlParts, User};
use crate::sign::Secret;

/// The options of a sandbox, as JavaScript says them.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Settings {
    seed: u64,
    now: i64,
    account_id: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
    api_key: Option<String>,
    signature_secret: Option<String>,
    scopes: Option<Vec<String>>,
    users: Option<Vec<UserSettings>>,
    token_seconds: Option<u32>,
    faults: Option<Faults>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UserSettings {
    username: String,
    password: String,
    verification_code: Option<String>,
    mfa: Option<bool>,
}

/// What is answered with 202, as JavaScript says it.
#[derive(Deserialize)]
pub(super) struct DeferralSettings {
    operation: Option<String>,
    times: Option<u32>,
    seconds: Option<u32>,
    succeeds: Option<bool>,
}

impl From<Settings> for Options {
    fn from(settings: Settings) -> Self {
        let default = Self::new(parse_url);
        Self {
            seed: settings.seed,
            now_ms: settings.now,
            account_id: settings.account_id.unwrap_or(default.account_id),
            client_id: settings.client_id.unwrap_or(default.client_id),
            client_secret: settings.client_secret.map_or(default.client_secret, Secret::from),
            api_key: settings.api_key.map_or(default.api_key, Secret::from),
            signature_secret: settings.signature_secret.map(Secret::from),
            scopes: settings.scopes,
            users: settings.users.unwrap_or_default().into_iter().map(User::from).collect(),
            token_seconds: settings.token_seconds.unwrap_or(default.token_seconds),
            faults: settings.faults.unwrap_or_default(),
            parse_url,
        }
    }
}

impl From<DeferralSettings> for Deferral {
    fn from(settings: DeferralSettings) -> Self {
        let default = Self::default();
        Self {
            action: settings.operation.as_deref().and_then(Action::from_name),
            times: settings.times,
            seconds: settings.seconds.unwrap_or(default.seconds),
            succeeds: settings.succeeds.unwrap_or(default.succeeds),
        }
    }
}

impl From<UserSettings> for User {
    fn from(UserSettings { username, password, verification_code, mfa }: UserSettings) -> Self {
        let verification_code = verification_code.map(Secret::from);
        Self { username, password: Secret::from(password), verification_code, mfa: mfa == Some(true) }
    }
}

fn parse_url(url: &str) -> Option<UrlParts> {
    let url = web_sys::Url::new(url).ok()?;
    Some(UrlParts {
        origin: url.origin(),
        protocol: url.protocol(),
        hostname: url.hostname(),
        pathname: url.pathname(),
        search: url.search(),
    })
}
