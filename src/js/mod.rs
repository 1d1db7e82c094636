//! The exports of the npm package. Each is a few lines: what they call is in the other layers.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "sandbox")]
mod sandbox;
mod validate;
