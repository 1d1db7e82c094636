//! Money of sellers: what they have, and how it moves.

mod balance;
mod fund_transfer;
mod transfer;

pub use balance::{PayoutBalance, PayoutBalances};
pub use fund_transfer::{FundTransfer, FundTransferCreate, FundTransferCreated, FundTransferType};
pub use transfer::{
    PaymentMatchReport, PaymentMatchStatus, PayoutTransfer, PayoutTransferList, PayoutTransferListQuery,
    PayoutTransferType,
};
