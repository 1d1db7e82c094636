//! A transaction as it stands.

mod callback;
mod capture;
mod card;
mod error;
mod event;
mod event_metadata;
mod identity;
mod list;
mod metadata;
mod refund;
mod status;
mod update;

pub use callback::CallbackQuery;
pub use capture::{TransactionActionQuery, TransactionCapture};
pub use card::{
    AcquirerTransactionType, AuthenticationStatus, Card, CardPlatform, CardRegion, CardType, EntryMethod,
};
pub use error::{EventError, EventErrorType, RetryCode, RetryPolicy};
pub use event::{EventCorrection, EventName, EventSettlements, SettlementEvent, TransactionEvent};
pub use event_metadata::{EventMetadata, VippsStatus, YesNo};
pub use identity::{IdentityProvider, VerifiedIdentity};
pub use list::{TransactionListInclude, TransactionListQuery};
pub use metadata::{KlarnaFraudStatus, KlarnaMethod, PayoutKind, TransactionMetadata, VippsPaymentType};
pub use refund::TransactionRefund;
pub use status::{SettlementStatus, TransactionInclude, TransactionStatus};
pub use update::{TransactionAuthorizationUpdate, TransactionUpdate};

use dintero_wasm_derive::Model;

use crate::model::{
    Channel, Checkbox, GiftCard, Open, OrderAddress, OrderItem, OrderShippingOption, Other, PaymentIntent,
    PaymentProduct, PaymentProductType, PlatformType, Session, Store, SystemHeaders, TransactionCustomer,
};

/// A payment, and what has happened to it. Any member may be missing, and the API adds values without
/// notice. Amounts are in minor units of `currency`.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Transaction {
    /// The transaction's id, `P12345678.` and 22 characters on production.
    pub id: Option<String>,
    /// Where it stands. A capture's answer of 202 leaves it unchanged; wait for the event.
    #[model(read_only)]
    pub status: Option<Open<TransactionStatus>>,
    /// The provider.
    #[model(required)]
    pub payment_product: Option<Open<PaymentProduct>>,
    /// What it was paid by.
    #[model(required)]
    pub payment_product_type: Option<Open<PaymentProductType>>,
    /// What was authorized, in minor units, including VAT. No more can be captured.
    #[model(minor, min = 0, required)]
    pub amount: Option<i64>,
    /// ISO 4217.
    #[model(format = Currency, required)]
    pub currency: Option<String>,
    /// The seller that is paid out, at most 40 characters.
    #[model(max_len = 40)]
    pub payout_destination_id: Option<String>,
    /// The shop's own name for the order.
    pub merchant_reference: Option<String>,
    /// A second reference of the shop's. It can be changed.
    pub merchant_reference_2: Option<String>,
    /// Where the shopper paid.
    #[model(default = "\"ecommerce\"")]
    pub channel: Option<Open<Channel>>,
    /// Whether the shop sells for others.
    pub platform_type: Option<Open<PlatformType>>,
    /// What stands on the shopper's bank statement.
    pub dynamic_descriptor: Option<String>,
    /// What it was for, where it was not a usual purchase.
    pub payment_operation: Option<Open<PaymentIntent>>,
    /// Whether the shop has its money.
    pub settlement_status: Option<Open<SettlementStatus>>,
    /// Who paid.
    pub customer: Option<TransactionCustomer>,
    /// The address on the network that the shopper came from.
    pub customer_ip: Option<String>,
    /// The shopper's browser.
    pub user_agent: Option<String>,
    /// Which software made it, where the query asked for it.
    pub initiating_system_request_headers: Option<SystemHeaders>,
    /// Where the goods go.
    pub shipping_address: Option<OrderAddress>,
    /// How the goods are delivered. It is a line among `items` too, and is captured like one.
    pub shipping_option: Option<OrderShippingOption>,
    /// Who pays.
    pub billing_address: Option<OrderAddress>,
    /// The shop where the order was placed.
    pub store: Option<Store>,
    /// Which part was paid by gift card.
    pub gift_cards: Option<Vec<GiftCard>>,
    /// The lines of the order, the shipping option among them.
    pub items: Option<Vec<OrderItem>>,
    /// Where the shopper is sent, and where the shop is told.
    pub url: Option<TransactionUrls>,
    /// What has happened to it, in order. What is left to capture or refund is counted from those that
    /// succeeded.
    pub events: Option<Vec<TransactionEvent>>,
    /// The session that it pays for.
    pub session_id: Option<String>,
    /// The session itself, where the query asked for it.
    pub session: Option<Session>,
    /// When it was made.
    #[model(format = DateTime)]
    pub created_at: Option<String>,
    /// When it was last changed.
    #[model(format = DateTime)]
    pub updated_at: Option<String>,
    /// The shop's own keys, and what the API and the provider add.
    pub metadata: Option<TransactionMetadata>,
    /// The boxes of the checkout, as the shopper left them.
    #[model(max_items = 2)]
    pub checkboxes: Option<Vec<Checkbox>>,
    /// The card that paid.
    pub card: Option<Card>,
    /// Who was proven to have paid.
    pub verified_identity: Option<VerifiedIdentity>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Where the shopper is sent, and where the shop is told.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionUrls {
    /// Where the shopper goes to pay.
    #[model(format = Uri, read_only)]
    pub redirect_url: Option<String>,
    /// Where the shopper approves the payment.
    #[model(format = Uri, read_only)]
    pub approval_url: Option<String>,
    /// Where the shop is told.
    #[model(format = Uri)]
    pub callback_url: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a transaction is read with.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionGetQuery {
    /// What is read besides.
    pub includes: Option<Vec<Open<TransactionInclude>>>,
    /// Members that the model does not know.
    pub other: Other,
}
