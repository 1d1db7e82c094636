//! Which transactions are listed.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, TransactionStatus};

/// Which transactions are listed. A transaction must fit every filter; of a list, one value.
///
/// Dates are RFC 3339, and UTC where they have no zone. A date alone means its first moment in `.gte` and its last in
/// `.lte`.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionListQuery {
    /// These transactions.
    pub id: Option<Vec<String>>,
    /// How many a page holds, 1 to 100.
    #[model(min = 1, max = 100, default = "10")]
    pub limit: Option<i64>,
    /// The id of the last transaction of the page before.
    pub starting_after: Option<String>,
    /// Where they stand.
    pub status: Option<Vec<Open<TransactionStatus>>>,
    /// The provider, `payex`.
    pub payment_product: Option<Vec<String>>,
    /// What they were paid by, `payex.creditcard`.
    pub payment_product_type: Option<Vec<String>>,
    /// The card's network, `Visa`.
    pub card_brand: Option<Vec<String>>,
    /// The shop's own name for the order, whole.
    pub merchant_reference: Option<String>,
    /// The shop's second reference, whole.
    pub merchant_reference_2: Option<String>,
    /// The sessions that they pay for.
    pub session_id: Option<Vec<String>>,
    /// The shops where the order was placed: `store.id`.
    pub store_id: Option<Vec<String>>,
    /// What ties them to their payout. Providers write it in different forms. Sent as one value, with commas.
    pub payout_correlation_id: Option<Vec<String>>,
    /// ISO 4217.
    pub currency: Option<Vec<String>>,
    /// What was authorized, in minor units: just this.
    #[model(min = 0, minor)]
    pub amount: Option<i64>,
    /// What was authorized, in minor units: this or more.
    #[model(name = "amount.gte", min = 0, minor)]
    pub amount_gte: Option<i64>,
    /// What was authorized, in minor units: this or less.
    #[model(name = "amount.lte", minor)]
    pub amount_lte: Option<i64>,
    /// Made at this time or later.
    #[model(name = "created_at.gte", format = IsoDate)]
    pub created_at_gte: Option<String>,
    /// Made at this time or earlier.
    #[model(name = "created_at.lte", format = IsoDate)]
    pub created_at_lte: Option<String>,
    /// Captured at this time or later.
    #[model(name = "captured_at.gte", format = IsoDate)]
    pub captured_at_gte: Option<String>,
    /// Captured at this time or earlier.
    #[model(name = "captured_at.lte", format = IsoDate)]
    pub captured_at_lte: Option<String>,
    /// Refunded at this time or later.
    #[model(name = "refunded_at.gte", format = IsoDate)]
    pub refunded_at_gte: Option<String>,
    /// Refunded at this time or earlier.
    #[model(name = "refunded_at.lte", format = IsoDate)]
    pub refunded_at_lte: Option<String>,
    /// Looks for a text among ids of transactions and sessions, both references of the shop's, phone numbers, mail
    /// addresses, whole names, and ids of saved cards.
    pub search: Option<String>,
    /// What they were for, where it was not a usual purchase: `unscheduled_purchase`.
    pub payment_operation: Option<String>,
    /// The id that the shop knows the customer by.
    pub customer_id: Option<String>,
    /// What is read besides.
    pub includes: Option<Vec<Open<TransactionListInclude>>>,
    /// The seller that is paid out, of the order or of a part of a line.
    pub payout_destination_id: Option<String>,
    /// The saved cards that paid: `card.payment_token_id`.
    pub token_id: Option<Vec<String>>,
    /// The payment terminal.
    pub terminal_id: Option<String>,
    /// Where the shopper paid: `ecommerce`, `in_app` or `in_store`.
    pub channel: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What transactions of a list can be read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum TransactionListInclude {
    /// Only the events that succeeded.
    #[model(name = "events.success.true")]
    EventsSuccessTrue,
}
