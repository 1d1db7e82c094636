//! Reports that can be fetched.

use super::{CallOptions, Client, Host, TokenStore, Transport};
use crate::client::List;
use crate::engine::Error;
#[cfg(doc)]
use crate::engine::ErrorKind;
use crate::model::{Operation, ReportListQuery, ReportMetadata};

/// Reports that can be fetched.
#[derive(Debug)]
pub struct Reports<'a, T, S>(pub(in crate::client) &'a Client<T, S>);

impl<'a, T: Transport + Host, S: TokenStore> Reports<'a, T, S> {
    /// Reports, a page at a time; each has the address at which it can be fetched. Nothing is fetched before the
    /// first item or page is asked for.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] where the query has no JSON form.
    pub fn list(
        self,
        query: &ReportListQuery,
        options: CallOptions,
    ) -> Result<List<'a, T, S, ReportMetadata>, Error> {
        List::new(self.0, Operation::ReportsList, &[], query, options)
    }
}
