//! What the client needs from where it runs.

use std::future::Future;

use crate::engine::{Millis, Notice, TransportError};
use crate::wire::{Request, Response};

/// Sends requests.
pub trait Transport {
    /// Sends a request and reads the whole answer, its body included.
    ///
    /// Redirects are not followed: the request carries credentials. A future that is dropped gives the
    /// request up.
    ///
    /// # Errors
    /// [`TransportError::NotSent`] only where it is certain that nothing was sent; else
    /// [`TransportError::Lost`].
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>>;
}

/// Tells the time, waits, draws lots, and listens.
pub trait Host {
    /// The time, in milliseconds since 1970.
    fn now(&self) -> Millis;

    /// Waits for that many milliseconds.
    fn sleep(&self, milliseconds: u64) -> impl Future<Output = ()>;

    /// A number that differs from call to call; it need not be secret.
    fn seed(&self) -> u64;

    /// Takes note of what a call does, for logs, traces and counters. No secret is in it.
    fn tell(&self, notice: &Notice) {
        let _ = notice;
    }
}

impl<T: Transport> Transport for &T {
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>> {
        T::send(self, request)
    }
}

impl<T: Host> Host for &T {
    fn now(&self) -> Millis {
        T::now(self)
    }

    fn sleep(&self, milliseconds: u64) -> impl Future<Output = ()> {
        T::sleep(self, milliseconds)
    }

    fn seed(&self) -> u64 {
        T::seed(self)
    }

    fn tell(&self, notice: &Notice) {
        T::tell(self, notice);
    }
}
