//! JSON text, read in one pass over its bytes.
//!
//! A [`Reader`] turns text into a flat tape: one node a value, in the order of the text, each with the place
//! where it begins and the node that follows it. The tape is scratch memory that the reader keeps and uses
//! again. A [`View`] is a cursor over it.

mod date;
mod decimal;
mod keys;
mod pointer;
mod reader;
mod scalar;
mod sort;
mod tape;
#[cfg(test)]
mod tests;
mod text;
mod view;

pub use date::{date_time_millis, full_date_time};
pub use decimal::{Decimal, NotDecimal};
pub use pointer::{Place, pointer};
pub use reader::{Limits, MAX_BYTES, MAX_DEPTH, ReadError, Reader};
pub(crate) use sort::sorted;
pub use tape::Kind;
pub use text::Text;
pub use view::{Document, View};
