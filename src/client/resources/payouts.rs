//! Money of sellers.

use super::{CallOptions, Client, Host, TokenStore, Transport, ask, at, with_body};
use crate::client::List;
use crate::engine::Error;
#[cfg(doc)]
use crate::engine::ErrorKind;
use crate::model::{
    FundTransferCreate, FundTransferCreated, Operation, PayoutBalances, PayoutTransfer,
    PayoutTransferListQuery,
};

/// Money of sellers.
#[derive(Debug)]
pub struct Payouts<'a, T, S>(pub(in crate::client) &'a Client<T, S>);

impl<'a, T: Transport + Host, S: TokenStore> Payouts<'a, T, S> {
    /// Moves money from one seller to another, once for each `fund_transfer_id`: it is retried, and can be called
    /// again with the same id. The result shows in the settlement report.
    ///
    /// # Errors
    /// As [`Client::call`]. After [`ErrorKind::UnknownOutcome`] call again with the same body.
    pub async fn create_fund_transfer(
        self,
        body: &FundTransferCreate,
        options: CallOptions,
    ) -> Result<FundTransferCreated, Error> {
        ask(self.0, Operation::PayoutsCreateFundTransfer, with_body(at(&[]), body)?, options).await
    }

    /// What a seller has, by currency.
    ///
    /// # Errors
    /// As [`Client::call`]. Safe to call again.
    pub async fn balances(
        self,
        payout_destination_id: &str,
        options: CallOptions,
    ) -> Result<PayoutBalances, Error> {
        ask(self.0, Operation::PayoutsBalances, at(&[payout_destination_id]), options).await
    }

    /// What moved in and out of a seller's balance, a page at a time. Nothing is fetched before the first item or
    /// page is asked for.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] where the query has no JSON form.
    pub fn transfers(
        self,
        payout_destination_id: &str,
        query: &PayoutTransferListQuery,
        options: CallOptions,
    ) -> Result<List<'a, T, S, PayoutTransfer>, Error> {
        List::new(self.0, Operation::PayoutsTransfers, &[payout_destination_id], query, options)
    }
}
