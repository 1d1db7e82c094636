//! Lists, whatever the way in which the API goes on with them.

use std::collections::VecDeque;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::reading::answer;
use super::resources::json;
use super::{CallOptions, Client, Host, TokenStore, Transport};
use crate::engine::{Error, ErrorKind};
use crate::model::Operation;
use crate::wire::{Listing, Parts};

/// A list, fetched a page at a time. What is not asked for is not fetched.
///
/// ```no_run
/// # use dintero_wasm::client::{CallOptions, Client, Host, Transport};
/// # use dintero_wasm::engine::Error;
/// # use dintero_wasm::model::TransactionListQuery;
/// # async fn all(client: &Client<impl Transport + Host>) -> Result<(), Error> {
/// let query = TransactionListQuery { limit: Some(100), ..Default::default() };
/// let mut transactions = client.transactions().list(&query, CallOptions::default())?;
/// while let Some(transaction) = transactions.next().await? {
///     println!("{:?}", transaction.id);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct List<'a, T, S, I> {
    client: &'a Client<T, S>,
    operation: Operation,
    ids: Vec<String>,
    /// What the next page is asked for with. `None`: there is none.
    query: Option<Map<String, Value>>,
    options: CallOptions,
    fetched: VecDeque<I>,
    item: PhantomData<I>,
}

impl<'a, T: Transport + Host, S: TokenStore, I: DeserializeOwned> List<'a, T, S, I> {
    pub(super) fn new(
        client: &'a Client<T, S>,
        operation: Operation,
        ids: &[&str],
        query: &impl Serialize,
        options: CallOptions,
    ) -> Result<Self, Error> {
        let query = serde_json::to_value(query)
            .map_err(|error| Error::new(ErrorKind::Config, format!("The query has no JSON form: {error}")))?;
        let Value::Object(query) = query else {
            return Err(Error::new(ErrorKind::Config, "The query has no members."));
        };
        Ok(Self {
            client,
            operation,
            ids: ids.iter().map(|&id| id.to_owned()).collect(),
            query: Some(query),
            options,
            fetched: VecDeque::new(),
            item: PhantomData,
        })
    }

    /// The next item. `None`: there are no more.
    ///
    /// # Errors
    /// As [`Client::call`]. Safe to call again: no item is left out, and none is given twice.
    pub async fn next(&mut self) -> Result<Option<I>, Error> {
        if self.fetched.is_empty()
            && let Some(page) = self.page().await?
        {
            self.fetched = page.into();
        }
        Ok(self.fetched.pop_front())
    }

    /// The next page, without what [`List::next`] has given already. `None`: there are no more.
    ///
    /// # Errors
    /// As [`Client::call`]. Safe to call again.
    pub async fn page(&mut self) -> Result<Option<Vec<I>>, Error> {
        if !self.fetched.is_empty() {
            return Ok(Some(std::mem::take(&mut self.fetched).into()));
        }
        let (Some(query), Some(listing)) = (&self.query, Listing::of(self.operation)) else {
            return Ok(None);
        };
        let parts = Parts {
            ids: self.ids.iter().map(String::as_str).collect(),
            filter: Some(json(query)?),
            ..Parts::default()
        };
        let asked = parts.pairs();
        // What no query can hold, the check of the call names better.
        let outcome = self.client.call(self.operation, parts, self.options).await?;
        let next = listing.next(&asked?, &outcome.response().body);
        let mut body: Value = answer(&outcome);
        let items = match listing.items {
            Some(name) => body.get_mut(name).map(Value::take).unwrap_or_default(),
            None => body,
        };
        self.query = next.map(|next| {
            let mut query = query.clone();
            query.extend(next.into_iter().map(|(name, value)| (name, Value::String(value))));
            query
        });
        // What is no object is no item.
        let Value::Array(items) = items else { return Ok(Some(Vec::new())) };
        Ok(Some(items.into_iter().filter_map(|item| serde_json::from_value(item).ok()).collect()))
    }
}
