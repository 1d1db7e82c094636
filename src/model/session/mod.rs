//! Checkout sessions.

mod create;
mod event;
mod event_details;
mod headers;
mod pay;
mod payment_token;
mod read;
mod token_provider;
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
pub use pay::{
    CardPayment, PayAction, PayConfiguration, PayOperation, PayPayment, PaySession, PayUrls, SessionPay,
    SessionPayRefusal, SessionPayResult,
};
pub use payment_token::{
    PaymentTokenChannel, PaymentTokenConfiguration, PaymentTokenOrder, PaymentTokenSession,
    PaymentTokenSessionCreate,
};
pub use read::{PaymentIntent, Session, SessionGetQuery, SessionInclude, SessionMetadata};
pub use token_provider::{CardTokenProvider, PspTokenProvider, SavedTokenType, TokenProvider};
pub use update::{SessionUpdate, SessionUpdateQuery};
