//! The sandbox in place of the network.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use super::{Host, Transport};
use crate::engine::{Millis, TransportError};
use crate::sandbox::{Exchange, Sandbox, Shown};
use crate::wire::{Request, Response};

/// A [`Sandbox`] as a transport: the same client, no network, and a clock that moves only when a call waits.
///
/// Calls are driven by [`Simulated::run`], since no other executor can move that clock. The sandbox's
/// [faults](crate::sandbox::Faults) strike here as they would on a network, and what they delay is waited for in no time.
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
    /// What is waited for: when it ends, by a clock that no jump changes, and its number.
    timers: RefCell<BTreeSet<(Millis, u64)>>,
    count: Cell<u64>,
    /// How far the client's own clock has jumped, in milliseconds.
    jumped: Cell<i64>,
}

impl Simulated {
    /// Puts a sandbox in place of the network.
    #[must_use]
    pub const fn new(sandbox: Sandbox) -> Self {
        Self {
            sandbox: RefCell::new(sandbox),
            timers: RefCell::new(BTreeSet::new()),
            count: Cell::new(0),
            jumped: Cell::new(0),
        }
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
                    let wait = until.saturating_sub(self.steady());
                    self.with(|sandbox| sandbox.pass(i64::try_from(wait).unwrap_or(i64::MAX)));
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

    /// Sets the client's own clock forward or back. Waits that have begun take as long as before, as timers do.
    pub fn jump(&self, milliseconds: i64) {
        self.jumped.set(self.jumped.get().saturating_add(milliseconds));
    }

    /// The time for timers, which neither the client's nor the sandbox's clock can set.
    fn steady(&self) -> Millis {
        u64::try_from(self.with(|sandbox| sandbox.steady_ms())).unwrap_or(0)
    }

    async fn wait(&self, milliseconds: u32) {
        if milliseconds > 0 {
            self.sleep(milliseconds.into()).await;
        }
    }
}

impl Transport for Simulated {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let Exchange { delay_ms, shown } = self.with(|sandbox| sandbox.exchange(&request));
        self.wait(delay_ms).await;
        match shown {
            Shown::Answer { response, body_delay_ms } => {
                self.wait(body_delay_ms).await;
                Ok(response)
            }
            Shown::Refused => Err(TransportError::NotSent("connection refused".to_owned())),
            Shown::Broken => Err(TransportError::Lost("connection reset".to_owned())),
        }
    }
}

impl Host for Simulated {
    fn now(&self) -> Millis {
        self.steady().saturating_add_signed(self.jumped.get())
    }

    fn sleep(&self, milliseconds: u64) -> impl Future<Output = ()> {
        let timer = (self.steady().saturating_add(milliseconds), self.seed());
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
        if self.outside.steady() >= self.timer.0 { Poll::Ready(()) } else { Poll::Pending }
    }
}

impl Drop for Sleep<'_> {
    fn drop(&mut self) {
        self.outside.timers.borrow_mut().remove(&self.timer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::{Fault, Faults, Options, Rule};
    use crate::wire::{Headers, Method};

    const START: i64 = 1_000_000;

    fn simulated(fault: Option<Fault>) -> Simulated {
        let faults = Faults { seed: 0, plan: fault.into_iter().map(Rule::new).collect() };
        Simulated::new(Sandbox::new(Options { now_ms: START, faults, ..Options::default() }).unwrap())
    }

    fn get() -> Request {
        let url = "https://checkout.dintero.com/v1/transactions/x".to_owned();
        Request { method: Method::Get, url, headers: Headers::new(), body: None }
    }

    #[test]
    fn a_wait_takes_as_long_as_it_says_whatever_the_clocks_do() {
        let host = simulated(None);
        host.with(|sandbox| sandbox.advance(3600));
        let start = host.now();
        host.run(async {
            let long = host.sleep(5_000);
            host.jump(-60_000);
            host.sleep(1_000).await;
            host.jump(90_000);
            long.await;
        });
        assert_eq!(host.now(), start + 5_000 + 30_000);
        assert_eq!(host.with(|sandbox| sandbox.now_ms()), START + 3_600_000 + 5_000);
    }

    #[test]
    fn faults_show_as_a_transport_shows_them() {
        for (fault, expected, took) in [
            (Fault::ConnectionRefused, Err(TransportError::NotSent("connection refused".to_owned())), 0),
            (Fault::AnswerLost { delay_ms: 7 }, Err(TransportError::Lost("connection reset".to_owned())), 7),
            (Fault::Delay { delay_ms: 8 }, Ok(401), 8),
            (Fault::SlowBody { delay_ms: 9 }, Ok(401), 9),
            (Fault::ClockJump { seconds: 50 }, Ok(401), 0),
        ] {
            let host = simulated(Some(fault));
            let start = host.now();
            assert_eq!(host.run(host.send(get())).map(|response| response.status), expected, "{fault:?}");
            assert_eq!(host.now() - start, took, "{fault:?}");
        }
    }
}
