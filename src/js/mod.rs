//! The exports of the npm package. Each is a few lines: what they call is in the other layers.

#[cfg(feature = "client")]
pub mod callback;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "client")]
pub mod inbound;
#[cfg(feature = "order")]
pub mod order;
#[cfg(feature = "sandbox")]
pub mod sandbox;
#[cfg(feature = "validate")]
pub mod validate;
