//! The sandbox in place of the network, with lots of its own for the client.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::task::Poll;

use dintero_wasm::client::{Host, Simulated, Transport};
use dintero_wasm::engine::{Millis, TransportError};
use dintero_wasm::sandbox::Sandbox;
use dintero_wasm::wire::{Method, Request, Response};
use fastrand::Rng;
use serde_json::Value;

pub const HOST: &str = "https://checkout.dintero.com/v1";

pub struct Network {
    pub simulated: Simulated,
    pub random: RefCell<Rng>,
}

impl Network {
    pub fn sandbox<R>(&self, work: impl FnOnce(&mut Sandbox) -> R) -> R {
        self.simulated.with(work)
    }

    /// The time that no jump of a clock changes, in milliseconds.
    pub fn steady(&self) -> i64 {
        self.sandbox(|sandbox| sandbox.steady_ms())
    }

    pub fn draw<R>(&self, lots: impl FnOnce(&mut Rng) -> R) -> R {
        lots(&mut self.random.borrow_mut())
    }

    /// Asks the API itself, past client and network.
    pub fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Value {
        let request = Request {
            method,
            url: format!("{HOST}{path}"),
            headers: [("x-api-key", "sandbox-key")].into_iter().collect(),
            body: body.map(|body| body.to_string().into_bytes()),
        };
        let response = self.sandbox(|sandbox| sandbox.handle(&request));
        serde_json::from_slice(&response.body).unwrap()
    }
}

impl Transport for Network {
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>> {
        self.simulated.send(request)
    }
}

impl Host for Network {
    fn now(&self) -> Millis {
        self.simulated.now()
    }

    fn sleep(&self, milliseconds: u64) -> impl Future<Output = ()> {
        self.simulated.sleep(milliseconds)
    }

    fn seed(&self) -> u64 {
        self.draw(|random| random.u64(..))
    }
}

/// Does several things at a time.
pub async fn join<'a>(work: impl IntoIterator<Item = Pin<Box<dyn Future<Output = ()> + 'a>>>) {
    let mut work: Vec<_> = work.into_iter().collect();
    std::future::poll_fn(|context| {
        work.retain_mut(|one| one.as_mut().poll(context).is_pending());
        if work.is_empty() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}
