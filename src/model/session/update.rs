//! What changes a session before it is paid.

use dintero_wasm_derive::Model;

use crate::model::{Other, SessionExpressUpdate, SessionOrderUpdate};

/// Another order, or other shipping options, for a session that is not paid. The checkout must be locked
/// first, with `lockSession` of the web SDK; it is loaded again with `refreshSession` afterwards.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionUpdate {
    /// The whole new order. `amount` must equal the sum of the lines and of the shipping option.
    #[model(required)]
    pub order: Option<SessionOrderUpdate>,
    /// The whole of the new shipping options. The order's own must be one of them.
    pub express: Option<SessionExpressUpdate>,
    /// Unlock the checkout afterwards.
    #[model(default = "true")]
    pub remove_lock: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How a session is changed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionUpdateQuery {
    /// Make the address callback, also where the update brings shipping options.
    #[model(default = "false")]
    pub force_shipping_address_callback: Option<bool>,
    /// Change it without a lock: for a session that no shopper has opened yet.
    #[model(default = "false")]
    pub update_without_lock: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}
