//! Checkout sessions.

mod create;
mod event;
mod event_details;
mod headers;
mod read;
mod update;

pub use create::{
    Checkbox, CheckboxLink, Merchant, PlatformType, SessionCreate, SessionCreateQuery, SessionCreated,
    SessionUrls,
};
pub use event::{SessionEvent, SessionEventName};
pub use event_details::{
    BamboraDetails, CollectorChoiceAddress, CollectorLoan, CollectorLoanType, ExpressState, GiftCardDetails,
    KlarnaDetails, SessionEventDetails, UpdateResult, UpdateStatus,
};
pub use headers::{RequestHeaders, SystemHeaders};
pub use read::{PaymentIntent, Session, SessionGetQuery, SessionInclude, SessionMetadata};
pub use update::{SessionUpdate, SessionUpdateQuery};
