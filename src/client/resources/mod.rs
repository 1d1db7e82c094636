//! The operations, with the types of the model.

mod approvals;
mod auth;
mod branding;
mod payouts;
mod reports;
mod sessions;
mod settlements;
mod transactions;

pub use approvals::Approvals;
pub use auth::{Auth, TokenOutcome};
pub use branding::{Branding, BrandingImage};
pub use payouts::Payouts;
pub use reports::Reports;
pub use sessions::{PayOutcome, Sessions};
pub use settlements::{ReportConfigurations, Settlements};
pub use transactions::{TransactionOutcome, Transactions};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::reading::answer;
use super::{CallOptions, Client, Host, TokenStore, Transport};
use crate::engine::{Error, ErrorKind, Outcome};
use crate::model::Operation;
use crate::wire::Parts;

/// Makes a call, and reads its answer as a type of the model.
async fn ask<A: DeserializeOwned + Default, T: Transport + Host, S: TokenStore>(
    client: &Client<T, S>,
    operation: Operation,
    parts: Parts<'_>,
    options: CallOptions,
) -> Result<A, Error> {
    Ok(answer(&client.call(operation, parts, options).await?))
}

/// A call's parts: the ids of its path.
fn at<'a>(ids: &[&'a str]) -> Parts<'a> {
    Parts { ids: ids.to_vec(), ..Parts::default() }
}

/// Parts with a body of the model.
fn with_body<'a>(parts: Parts<'a>, body: &impl Serialize) -> Result<Parts<'a>, Error> {
    Ok(Parts { body: Some(json(body)?), ..parts })
}

/// Parts with a query of the model.
fn with_query<'a>(parts: Parts<'a>, query: &impl Serialize) -> Result<Parts<'a>, Error> {
    Ok(Parts { filter: Some(json(query)?), ..parts })
}

pub(super) fn json(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(value)
        .map_err(|error| Error::new(ErrorKind::Config, format!("This has no JSON form: {error}")))
}

/// An answer's text.
fn text(outcome: &Outcome) -> String {
    outcome.response().text().into_owned()
}
