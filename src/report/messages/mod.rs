//! The languages, a file for each.

mod da;
mod en;
mod fi;
mod nb;
mod sv;

pub use da::DA;
pub use en::EN;
pub use fi::FI;
pub use nb::NB;
pub use sv::SV;
