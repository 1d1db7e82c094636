//! What is kept outside of a call: tokens, and the keys of calls that are made once.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

use super::Fetch;
use super::thrown::{describe, kind_of};
use crate::client::{Claims, Host, TokenStore};
use crate::engine::{Millis, Token};
use crate::wire::check_header;

impl Claims for Fetch {
    async fn claim(&self, key: &str, ttl_seconds: u64, owner: &str, _: Millis) -> Result<bool, String> {
        #[expect(clippy::cast_precision_loss, reason = "a claim lasts some days")]
        let pending =
            self.outside.claim(key, ttl_seconds as f64, owner).map_err(|thrown| describe(&thrown))?;
        let free = JsFuture::from(Promise::resolve(&pending)).await.map_err(|thrown| describe(&thrown))?;
        // What is neither may be either.
        free.as_bool().ok_or_else(|| "claims.claim gives neither true nor false".to_owned())
    }

    async fn release(&self, key: &str, owner: &str) {
        if let Ok(pending) = self.outside.release(key, owner) {
            let _ = JsFuture::from(Promise::resolve(&pending)).await;
        }
    }
}

impl TokenStore for Fetch {
    async fn load(&self) -> Result<Option<Token>, String> {
        let pending = self.outside.load_token().map_err(|thrown| kind_of(&thrown))?;
        let found = JsFuture::from(Promise::resolve(&pending)).await.map_err(|thrown| kind_of(&thrown))?;
        let Some(text) = found.as_string() else { return Ok(None) };
        if !self.given_token {
            return Ok(read_token(&text));
        }
        check_header("accessToken", &text).map_err(|refusal| refusal.to_string())?;
        Ok((!text.is_empty()).then(|| Token { secret: text.into(), use_until: None }))
    }

    async fn store(&self, token: Token) {
        let Some(use_until) = token.use_until else { return };
        let seconds = use_until.saturating_sub(self.now()) / 1000;
        #[expect(clippy::cast_precision_loss, reason = "a token lasts some hours")]
        let pending =
            self.outside.store_token(&format!("{use_until} {}", token.secret.expose()), seconds as f64);
        if let Ok(pending) = pending {
            let _ = JsFuture::from(Promise::resolve(&pending)).await;
        }
    }
}

/// Reads what [`TokenStore::store`] wrote: the time until which the token serves, and the token.
fn read_token(text: &str) -> Option<Token> {
    let (use_until, token) = text.split_once(' ')?;
    check_header("tokenStore", token).ok()?;
    Some(Token { secret: token.into(), use_until: Some(use_until.parse().ok()?) })
}
