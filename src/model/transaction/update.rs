//! What changes a transaction.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, OrderItem, Other};

/// What can be changed of a transaction as such: its second reference.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionUpdate {
    /// The new second reference of the shop's.
    pub merchant_reference_2: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Extends an authorization, or changes its amount. What it does depends on the provider: at Klarna it extends the
/// authorization where `amount` is left out, and else sets the amount; at Dintero it changes a pre-authorized amount;
/// of a payment outside Dintero it says that it is authorized.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionAuthorizationUpdate {
    /// Why, in the shop's own words. Klarna needs it to extend an authorization.
    pub reason: Option<String>,
    /// The shop's own name for this change. Klarna needs it to extend an authorization.
    pub reference: Option<String>,
    /// The new total, in minor units, including VAT. At `dintero_psp` it must be above the amount before, unless
    /// `final_authorization` is true. Left out at Klarna, the authorization is extended.
    #[model(minor)]
    pub amount: Option<Decimal>,
    /// The last change: the amount may be any, and cannot be changed again. For `dintero_psp`.
    pub final_authorization: Option<bool>,
    /// The lines of the new total. Needed with `amount` where the transaction has lines; their amounts must add up to
    /// it.
    pub items: Option<Vec<OrderItem>>,
    /// What the change is about, in the shop's own words.
    pub description: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
