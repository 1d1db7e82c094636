//! Where tokens are kept between calls.

use std::future::Future;
use std::sync::{Mutex, PoisonError};

use super::claims::Keys;
use crate::engine::Token;

/// Keeps the token of one client. A token is kept by value: a shared promise would tie calls together that
/// have nothing to do with each other, and on some edge runtimes hang them.
pub trait TokenStore {
    /// The token that was kept last, fresh or not.
    ///
    /// # Errors
    /// In words that hold no secret: they become the error's cause. Where the client can fetch a token, it does so
    /// instead.
    fn load(&self) -> impl Future<Output = Result<Option<Token>, String>>;

    /// Keeps a token. One that cannot be kept is fetched again by the next call.
    fn store(&self, token: Token) -> impl Future<Output = ()>;
}

/// Keeps the token, and the keys of calls that are made once, in memory.
#[derive(Debug, Default)]
pub struct InMemory {
    token: Mutex<Option<Token>>,
    pub(super) keys: Mutex<Keys>,
}

impl InMemory {
    /// With a token that the caller has.
    #[must_use]
    pub const fn holding(token: Token) -> Self {
        Self { token: Mutex::new(Some(token)), keys: Mutex::new(Keys::new()) }
    }
}

impl TokenStore for InMemory {
    async fn load(&self) -> Result<Option<Token>, String> {
        Ok(self.token.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    async fn store(&self, token: Token) {
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = Some(token);
    }
}
