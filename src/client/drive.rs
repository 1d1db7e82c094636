//! Does what a machine asks for, and tells it what came of it.

use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use super::{Claims, Host, TokenStore, Transport};
use crate::engine::{Effect, Error, ErrorKind, Event, Machine, Outcome, TransportError};

/// Takes a call to its end.
pub(super) async fn drive<T: Transport + Host, S: TokenStore, C: Claims>(
    mut machine: Machine,
    outside: &T,
    tokens: &S,
    claims: &C,
    abort: impl Future<Output = String>,
) -> Result<Outcome, Error> {
    let mut abort = pin!(abort);
    let mut deadline = pin!(None);
    let mut came = None;
    let owner = format!("{:016x}{:016x}", outside.seed(), outside.now());
    let mut effects = VecDeque::from(machine.step(Event::Start { now: outside.now(), seed: outside.seed() }));
    while let Some(effect) = effects.pop_front() {
        match effect {
            Effect::Finish(outcome) => return *outcome,
            Effect::Deadline { at } => {
                deadline.set(Some(outside.sleep(at.saturating_sub(outside.now()))));
            }
            Effect::Tell(notice) => outside.tell(&notice),
            Effect::Release { key, patience_ms } => {
                // What has not been given back by then lapses.
                let _ = within(Some(patience_ms), outside, claims.release(&key, &owner)).await;
            }
            effect => {
                let interrupt = interrupt(abort.as_mut(), deadline.as_mut().as_pin_mut(), outside);
                let work = perform(effect, outside, tokens, (claims, &owner));
                let (begun, event) = first(&mut came, interrupt, work).await;
                if !begun {
                    effects.extend(machine.step(Event::NotBegun));
                }
                effects.extend(machine.step(event));
            }
        }
    }
    Err(Error::new(
        ErrorKind::Internal,
        "The call came to a halt without an outcome. This is a fault of the library: please report it.",
    ))
}

async fn perform<T: Transport + Host, S: TokenStore, C: Claims>(
    effect: Effect,
    outside: &T,
    tokens: &S,
    (claims, owner): (&C, &str),
) -> Event {
    match effect {
        Effect::LoadToken { patience_ms } => {
            let found = within(patience_ms, outside, tokens.load()).await.unwrap_or(Ok(None));
            Event::Token { now: outside.now(), found }
        }
        Effect::StoreToken { token, patience_ms } => {
            // What has not been kept by then is fetched again by another call.
            let _ = within(Some(patience_ms), outside, tokens.store(token)).await;
            Event::Stored { now: outside.now() }
        }
        Effect::Send { request, patience_ms } => {
            let late = || Err(TransportError::Lost("there was no whole answer in time".to_owned()));
            match within(patience_ms, outside, outside.send(request)).await.unwrap_or_else(late) {
                Ok(response) => Event::Response { now: outside.now(), response },
                Err(error) => Event::Failed { now: outside.now(), error },
            }
        }
        Effect::Wait { until } => {
            outside.sleep(until.saturating_sub(outside.now())).await;
            // A timer may go off a little early.
            Event::Timer { now: outside.now().max(until) }
        }
        Effect::Claim { key, ttl_seconds } => {
            let free = claims.claim(&key, ttl_seconds, owner, outside.now()).await;
            Event::Claimed { now: outside.now(), free }
        }
        Effect::Deadline { .. } | Effect::Tell(_) | Effect::Release { .. } | Effect::Finish(_) => {
            Event::Deadline { now: outside.now() }
        }
    }
}

/// What the work comes to, unless it takes longer than that.
async fn within<T: Host, O>(
    patience_ms: Option<u64>,
    outside: &T,
    work: impl Future<Output = O>,
) -> Option<O> {
    let Some(milliseconds) = patience_ms else { return Some(work.await) };
    let mut work = pin!(work);
    let mut end = pin!(outside.sleep(milliseconds));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => end.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// Whichever comes first of the caller's abort and the deadline.
async fn interrupt(
    mut abort: Pin<&mut impl Future<Output = String>>,
    mut deadline: Option<Pin<&mut impl Future<Output = ()>>>,
    outside: &impl Host,
) -> Event {
    poll_fn(|context| {
        if let Poll::Ready(reason) = abort.as_mut().poll(context) {
            return Poll::Ready(Event::Abort { now: outside.now(), reason });
        }
        match deadline.as_mut().map(|deadline| deadline.as_mut().poll(context)) {
            Some(Poll::Ready(())) => Poll::Ready(Event::Deadline { now: outside.now() }),
            _ => Poll::Pending,
        }
    })
    .await
}

/// Whichever comes first, and whether the work was begun. Work that has been interrupted before it began does not
/// begin; work that has just been done counts as done, and `came` keeps the interruption for what follows.
async fn first(
    came: &mut Option<Event>,
    interrupt: impl Future<Output = Event>,
    work: impl Future<Output = Event>,
) -> (bool, Event) {
    let mut interrupt = pin!(interrupt);
    let mut work = pin!(work);
    let mut begun = false;
    poll_fn(|context| {
        // A future that has ended is not to be polled again.
        if came.is_none()
            && let Poll::Ready(event) = interrupt.as_mut().poll(context)
        {
            *came = Some(event);
        }
        if begun || came.is_none() {
            begun = true;
            if let Poll::Ready(event) = work.as_mut().poll(context) {
                return Poll::Ready((begun, event));
            }
        }
        came.take().map_or(Poll::Pending, |event| Poll::Ready((begun, event)))
    })
    .await
}
