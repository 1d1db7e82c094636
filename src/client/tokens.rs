//! Where tokens are kept between calls.

use std::future::Future;
use std::sync::{Mutex, PoisonError};

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

/// Keeps the token in memory.
#[derive(Debug, Default)]
pub struct InMemory(Mutex<Option<Token>>);

impl InMemory {
    /// With a token that the caller has.
    #[must_use]
    pub const fn holding(token: Token) -> Self {
        Self(Mutex::new(Some(token)))
    }
}

impl TokenStore for InMemory {
    async fn load(&self) -> Result<Option<Token>, String> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    async fn store(&self, token: Token) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(token);
    }
}
