//! Who is paid out, where it depends on the order.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other};

/// Who is paid out, where it depends on the order.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayoutConfiguration {
    /// Rules for who is paid out.
    pub dynamic_payout_destination_ids: Option<Vec<DynamicPayout>>,
    /// The providers whose money is paid out by Dintero.
    #[model(read_only)]
    pub payment_products: Option<Vec<PayoutProduct>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A rule for who is paid out.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct DynamicPayout {
    /// What it goes by.
    #[model(required)]
    pub r#type: Option<Open<DynamicPayoutType>>,
    /// The shop that it is about. Needed by `order_store_id`.
    pub order_store_id: Option<String>,
    /// The seller that is paid. Needed by `order_store_id`.
    pub order_payout_destination_id: Option<String>,
    /// Do so also where the order names a seller itself.
    #[model(default = "false")]
    pub overwrite_payout_destination_id: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a rule for payout goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum DynamicPayoutType {
    /// A certain shop is paid out to a certain seller.
    OrderStoreId,
    /// The shop's id is the seller's.
    OrderStoreIdAsOrderPayoutDestinationId,
}

/// A provider whose money is paid out by Dintero.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayoutProduct {
    /// The provider.
    #[model(required)]
    pub payment_product: Option<Open<PayoutProvider>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A provider whose money can be paid out by Dintero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PayoutProvider {
    /// Bambora.
    Bambora,
    /// Walley, formerly Collector.
    Collector,
    /// PayEx.
    Payex,
    /// Klarna.
    Klarna,
    /// Swish.
    Swish,
    /// Dintero.
    DinteroPsp,
    /// Kravia.
    Kravia,
}
