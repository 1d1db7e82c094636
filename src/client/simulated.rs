//! The sandbox in place of the network.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use super::{Host, Transport};
use crate::engine::{Millis, TransportError};
use crate::sandbox::Sandbox;
use crate::wire::{Request, Response};

/// A [`Sandbox`] as a transport: the same client, no network, and a clock that moves only when a call waits.
///
/// Calls are driven by [`Simulated::run`], since no other executor can move that clock.
///
/// ```
/// # #[cfg(not(target_arch = "wasm32"))] {
/// use dintero_wasm::client::{CallOptions, Client, Credentials, Options, Simulated};
/// use dintero_wasm::sandbox::{self, Sandbox};
///
/// let shop = Simulated::new(Sandbox::new(sandbox::Options::default()).unwrap());
/// let credentials =
///     Credentials::Client { id: "sandbox-client".into(), secret: "sandbox-secret".into() };
/// let client = Client::new(Options::new("T12345678", credentials), &shop).unwrap();
/// let session = client.sessions().cancel("T12345678.x", CallOptions::default());
/// assert_eq!(shop.run(session).unwrap_err().api.unwrap().status, 404);
/// # }
/// ```
#[derive(Debug)]
pub struct Simulated {
    sandbox: RefCell<Sandbox>,
    /// What is waited for: when it ends, and its number.
    timers: RefCell<BTreeSet<(Millis, u64)>>,
    count: Cell<u64>,
}

impl Simulated {
    /// Puts a sandbox in place of the network.
    #[must_use]
    pub const fn new(sandbox: Sandbox) -> Self {
        Self { sandbox: RefCell::new(sandbox), timers: RefCell::new(BTreeSet::new()), count: Cell::new(0) }
    }

    /// Drives calls of a client to their end. Where all of them wait, time moves to the end of the shortest wait.
    pub fn run<F: Future>(&self, calls: F) -> F::Output {
        let mut calls = pin!(calls);
        loop {
            if let Poll::Ready(output) = calls.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return output;
            }
            let next = self.timers.borrow().first().copied();
            match next {
                Some((until, _)) => {
                    self.with(|sandbox| sandbox.tick(i64::try_from(until).unwrap_or(i64::MAX)))
                }
                // It waits for something else: another thread's work.
                None => std::thread::yield_now(),
            }
        }
    }

    /// Does something with the sandbox between two calls: pays a session, moves the time, takes the callbacks.
    ///
    /// # Panics
    /// If `work` itself comes back here, or awaits a call of the client.
    pub fn with<R>(&self, work: impl FnOnce(&mut Sandbox) -> R) -> R {
        work(&mut self.sandbox.borrow_mut())
    }
}

impl Transport for Simulated {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        Ok(self.with(|sandbox| sandbox.handle(&request)))
    }
}

impl Host for Simulated {
    fn now(&self) -> Millis {
        u64::try_from(self.with(|sandbox| sandbox.now_ms())).unwrap_or(0)
    }

    fn sleep(&self, milliseconds: u64) -> impl Future<Output = ()> {
        let timer = (self.now().saturating_add(milliseconds), self.seed());
        self.timers.borrow_mut().insert(timer);
        Sleep { outside: self, timer }
    }

    fn seed(&self) -> u64 {
        let count = self.count.get();
        self.count.set(count.wrapping_add(1));
        count
    }
}

/// A wait, over when the sandbox's clock says so.
struct Sleep<'a> {
    outside: &'a Simulated,
    timer: (Millis, u64),
}

impl Future for Sleep<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.outside.now() >= self.timer.0 { Poll::Ready(()) } else { Poll::Pending }
    }
}

impl Drop for Sleep<'_> {
    fn drop(&mut self) {
        self.outside.timers.borrow_mut().remove(&self.timer);
    }
}
