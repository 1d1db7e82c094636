//! Payment terminals.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, ProductOptions, ProviderMarker};

/// Payment terminals.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SeitatechConfiguration {
    /// Always `payment_type`.
    pub r#type: Option<Open<ProviderMarker>>,
    /// A card at a terminal. The order needs `store.id`, `store.terminal_id` and
    /// `store.payout_destination_id`; where it is the only product, the terminal starts as soon as the
    /// session is made.
    pub in_person: Option<ProductOptions>,
    /// Members that the model does not know.
    pub other: Other,
}
