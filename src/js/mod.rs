//! The exports of the npm package. Each is a few lines: what they call is in the other layers.

#[cfg(feature = "client")]
pub mod callback;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "client")]
pub mod inbound;
#[cfg(feature = "sandbox")]
pub mod sandbox;
pub mod validate;
