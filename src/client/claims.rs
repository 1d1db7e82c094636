//! Where the keys of calls that are made once are kept.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::PoisonError;

use super::InMemory;
use crate::engine::{Error, ErrorKind, Millis};

/// Keeps keys, so that a call is made once under each of them.
///
/// The promise reaches as far as the store: one in memory serves one process. For more of them it has to be one that
/// all share and that takes a key in one atomic step, such as `SET key owner NX EX ttl` in Redis, or an insert under a
/// unique index.
pub trait Claims {
    /// Takes a key for so many seconds, in one atomic step. `false`: somebody has it. The `owner` is made up for each
    /// claim.
    ///
    /// # Errors
    /// In words that hold no secret: they become the error's cause, and nothing is sent.
    fn claim(
        &self,
        key: &str,
        ttl_seconds: u64,
        owner: &str,
        now: Millis,
    ) -> impl Future<Output = Result<bool, String>>;

    /// Gives back a key under which nothing was done. It may be that this owner does not have it, and then it stays with
    /// whoever has it. One that cannot be given back lapses.
    fn release(&self, key: &str, owner: &str) -> impl Future<Output = ()>;
}

/// Keys in memory, each with the time until which it is taken, and by whom.
pub(super) type Keys = BTreeMap<String, (Millis, String)>;

impl Claims for InMemory {
    async fn claim(&self, key: &str, ttl_seconds: u64, owner: &str, now: Millis) -> Result<bool, String> {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        keys.retain(|_, (until, _)| now < *until);
        if keys.contains_key(key) {
            return Ok(false);
        }
        let until = now.saturating_add(ttl_seconds.saturating_mul(1000));
        keys.insert(key.to_owned(), (until, owner.to_owned()));
        Ok(true)
    }

    async fn release(&self, key: &str, owner: &str) {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        keys.retain(|kept, (_, by)| kept != key || by != owner);
    }
}

/// For calls that take no key.
#[derive(Debug)]
pub(super) struct Unclaimed;

impl Claims for Unclaimed {
    async fn claim(&self, _: &str, _: u64, _: &str, _: Millis) -> Result<bool, String> {
        Err("this call takes no key".to_owned())
    }

    async fn release(&self, _: &str, _: &str) {}
}

/// How long a key is held, in seconds: a day. No request has its effect so late, and what was done by then shows among
/// the transaction's events.
pub const CLAIM_SECONDS: u64 = 86_400;

/// What to do when the answer was lost.
pub(super) const RECOVERY: &str = "Call again later with the same reference: it is never done twice.";

/// The key under which an action of an account's transaction is done once.
pub(super) fn key(account: &str, event: &str, transaction: &str, reference: &str) -> Result<String, Error> {
    if reference.is_empty() {
        let why = "it is the key under which this is done once: give it one of your own, such as the order's number";
        return Err(Error::new(ErrorKind::Config, format!("The reference is missing: {why}.")));
    }
    // The lengths keep one id from reaching into the next.
    Ok(format!("dintero:{account}:{event}:{}:{transaction}:{reference}", transaction.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_key() {
        let key = |transaction, reference| key("T1", "CAPTURE", transaction, reference).expect("a key");
        assert_ne!(key("a:b", "c"), key("a", "b:c"));
        assert_eq!(key("a", "b"), key("a", "b"));
    }
}
