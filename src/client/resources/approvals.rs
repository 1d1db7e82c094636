//! Sellers, and whether they may be paid out.

use super::{CallOptions, Client, Host, TokenStore, Transport, ask, at, with_body};
use crate::client::List;
use crate::engine::Error;
#[cfg(doc)]
use crate::engine::ErrorKind;
use crate::model::{Approval, ApprovalCreate, ApprovalListQuery, Operation};

/// Sellers, and whether they may be paid out.
#[derive(Debug)]
pub struct Approvals<'a, T, S>(pub(in crate::client) &'a Client<T, S>);

impl<'a, T: Transport + Host, S: TokenStore> Approvals<'a, T, S> {
    /// Sellers, and how their approval stands: all at once. Nothing is fetched before the first item or page is asked
    /// for.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] where the query has no JSON form.
    pub fn list(
        self,
        query: &ApprovalListQuery,
        options: CallOptions,
    ) -> Result<List<'a, T, S, Approval>, Error> {
        List::new(self.0, Operation::ApprovalsList, &[], query, options)
    }

    /// Asks for a seller to be approved.
    ///
    /// # Errors
    /// As [`Client::call`]. After [`ErrorKind::UnknownOutcome`] list the approvals of that seller.
    pub async fn create(self, body: &ApprovalCreate, options: CallOptions) -> Result<Approval, Error> {
        ask(self.0, Operation::ApprovalsCreate, with_body(at(&[]), body)?, options).await
    }
}
