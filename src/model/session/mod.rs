//! Checkout sessions.

mod create;
mod event;
mod headers;
mod read;
mod update;

pub use create::{
    Checkbox, CheckboxLink, Merchant, PlatformType, SessionCreate, SessionCreateQuery, SessionCreated,
    SessionUrls,
};
pub use event::{
    BamboraDetails, CollectorChoiceAddress, CollectorLoan, CollectorLoanType, ExpressState, GiftCardDetails,
    KlarnaDetails, SessionEvent, SessionEventDetails, SessionEventName, UpdateResult, UpdateStatus,
};
pub use headers::{RequestHeaders, SystemHeaders};
pub use read::{PaymentIntent, Session, SessionGetQuery, SessionInclude, SessionMetadata};
pub use update::{SessionUpdate, SessionUpdateQuery};
