//! JSON text, read in one pass over its bytes.

mod decimal;

pub use decimal::Decimal;
