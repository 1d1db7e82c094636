//! Which software a request came from.

use dintero_wasm_derive::Model;

use crate::model::Other;

/// Which software a request came from, and which checkout.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = SystemHeaders,
    doc = "Which software a request came from.",
    omit(dintero_checkout_instance_id)
))]
pub struct RequestHeaders {
    /// The shop's system, `woocommerce`.
    #[model(name = "dintero-system-name")]
    pub dintero_system_name: Option<String>,
    /// Its version.
    #[model(name = "dintero-system-version")]
    pub dintero_system_version: Option<String>,
    /// The plugin in it.
    #[model(name = "dintero-system-plugin-name")]
    pub dintero_system_plugin_name: Option<String>,
    /// The plugin's version.
    #[model(name = "dintero-system-plugin-version")]
    pub dintero_system_plugin_version: Option<String>,
    /// The program that sent the request.
    #[model(name = "user-agent")]
    pub user_agent: Option<String>,
    /// The checkout that sent the request.
    #[model(name = "dintero-checkout-instance-id")]
    pub dintero_checkout_instance_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
