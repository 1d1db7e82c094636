//! What each code means: its rule, where the rule is stated, how certain it is, and an example that breaks it.
//!
//! `codes.md` and the package's `explain` are written from these rows. A code without a row does not compile. Tests
//! hold every example to what its row says of it.

use super::Code;
use crate::model::Operation;

/// Where most rules are stated.
const REFERENCE: &str = "https://docs.dintero.com/api-reference";

/// The descriptions beside the types that Dintero publishes for its API.
const TYPES: &str = "Dintero's published API types";

/// The body of `sessions.create`: what it needs, with more members of the order and, behind `;`, of the session.
macro_rules! session {
    ($order:literal) => { session!($order; "") };
    ($order:literal; $rest:literal) => {
        concat!(
            r#"{"profile_id":"default","url":{"return_url":"https://shop.example/thanks"},"#,
            r#""order":{"currency":"NOK","merchant_reference":"A-1001","#, $order, "}", $rest, "}"
        )
    };
}

mod client;
mod lines;
mod order;
mod session;
mod shipping;
mod structure;
mod transaction;

/// How certain a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The documentation says so.
    Documented,
    /// The documentation does not say so, and what it says leaves little else.
    Inferred,
    /// The documentation is silent or contradicts itself; others report it.
    Uncertain,
}

impl Certainty {
    /// `"documented"`, `"inferred"` or `"uncertain"`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Inferred => "inferred",
            Self::Uncertain => "uncertain",
        }
    }
}

/// What a code means.
#[derive(Debug)]
pub struct Explanation {
    /// The rule, in English.
    pub rule: &'static str,
    /// Where it is stated: addresses, or a name where there is no public page.
    pub source: &'static [&'static str],
    /// How certain it is.
    pub certainty: Certainty,
    /// What breaks it. Only a body of more than 1 MiB has none here.
    pub example: Option<Example>,
}

/// What breaks a rule: a request whose report has this one issue.
#[derive(Debug)]
pub struct Example {
    /// The operation that is called.
    pub operation: Operation,
    /// Its body, as JSON text.
    pub body: &'static str,
    /// Where the issue is: a JSON Pointer into the body, or into `client`.
    pub pointer: &'static str,
    /// What the check must know of the transaction, as JSON text.
    pub transaction: Option<&'static str>,
    /// What the check must take for the present, in ISO 8601.
    pub now: Option<&'static str>,
    /// For a rule about options: those of the client or of the call, as JSON text.
    pub client: Option<&'static str>,
    /// What repairs the example: a JSON Patch (RFC 6902) for the body, or for `client`. There is none where only the
    /// shop can know what it meant.
    pub fix: Option<&'static str>,
}

impl Example {
    /// A body without anything beside it.
    const fn of(operation: Operation, body: &'static str, pointer: &'static str) -> Self {
        Self { operation, body, pointer, transaction: None, now: None, client: None, fix: None }
    }

    /// A body of `sessions.create`.
    const fn session(body: &'static str, pointer: &'static str) -> Self {
        Self::of(Operation::SessionsCreate, body, pointer)
    }

    /// Options of the client or of a call.
    const fn options(operation: Operation, options: &'static str, pointer: &'static str) -> Self {
        Self { client: Some(options), ..Self::of(operation, "{}", pointer) }
    }

    /// The example with what is known of the transaction.
    const fn knowing(self, transaction: &'static str) -> Self {
        Self { transaction: Some(transaction), ..self }
    }

    /// The example at a time.
    const fn at(self, now: &'static str) -> Self {
        Self { now: Some(now), ..self }
    }

    /// The example with its repair.
    const fn fixed_by(self, patch: &'static str) -> Self {
        Self { fix: Some(patch), ..self }
    }
}

/// What a code means.
///
/// ```
/// use dintero_wasm::report::{Certainty, Code, explain};
///
/// let explanation = explain(Code::VatIsFraction);
/// assert!(explanation.rule.contains("percentage"));
/// assert_eq!(explanation.certainty, Certainty::Documented);
/// ```
#[must_use]
pub const fn explain(code: Code) -> &'static Explanation {
    match code {
        Code::InvalidJson => &structure::INVALID_JSON,
        Code::DuplicateKey => &structure::DUPLICATE_KEY,
        Code::TooLarge => &structure::TOO_LARGE,
        Code::TooDeep => &structure::TOO_DEEP,
        Code::Required => &structure::REQUIRED,
        Code::WrongType => &structure::WRONG_TYPE,
        Code::OutOfRange => &structure::OUT_OF_RANGE,
        Code::TooLong => &structure::TOO_LONG,
        Code::TooShort => &structure::TOO_SHORT,
        Code::TooMany => &structure::TOO_MANY,
        Code::TooFew => &structure::TOO_FEW,
        Code::NotAllowed => &structure::NOT_ALLOWED,
        Code::BadFormat => &structure::BAD_FORMAT,
        Code::UnknownField => &structure::UNKNOWN_FIELD,
        Code::ReadOnlyField => &structure::READ_ONLY_FIELD,
        Code::OrderAmountMismatch => &order::ORDER_AMOUNT_MISMATCH,
        Code::PartialAmountTooHigh => &order::PARTIAL_AMOUNT_TOO_HIGH,
        Code::OrderItemsMissing => &order::ORDER_ITEMS_MISSING,
        Code::ItemAmountMissing => &order::ITEM_AMOUNT_MISSING,
        Code::OrderVatMismatch => &order::ORDER_VAT_MISMATCH,
        Code::ItemVatMismatch => &order::ITEM_VAT_MISMATCH,
        Code::VatIsFraction => &order::VAT_IS_FRACTION,
        Code::VatTooPrecise => &order::VAT_TOO_PRECISE,
        Code::LineIdDuplicate => &lines::LINE_ID_DUPLICATE,
        Code::ShippingLineIdCollision => &lines::SHIPPING_LINE_ID_COLLISION,
        Code::ProviderItemsRequired => &lines::PROVIDER_ITEMS_REQUIRED,
        Code::ShippingOptionNotOffered => &shipping::SHIPPING_OPTION_NOT_OFFERED,
        Code::ShipmentsEmpty => &shipping::SHIPMENTS_EMPTY,
        Code::ShipmentsSingle => &shipping::SHIPMENTS_SINGLE,
        Code::ShipmentsConflict => &shipping::SHIPMENTS_CONFLICT,
        Code::ShipmentItemsMissing => &shipping::SHIPMENT_ITEMS_MISSING,
        Code::ShipmentLineUnknown => &shipping::SHIPMENT_LINE_UNKNOWN,
        Code::SplitsForbidAutoCapture => &lines::SPLITS_FORBID_AUTO_CAPTURE,
        Code::FeeSplitDestinationUnknown => &lines::FEE_SPLIT_DESTINATION_UNKNOWN,
        Code::SplitsSumMismatch => &lines::SPLITS_SUM_MISMATCH,
        Code::MetadataKeyReserved => &session::METADATA_KEY_RESERVED,
        Code::MetadataKeyUnprefixed => &session::METADATA_KEY_UNPREFIXED,
        Code::MetadataKeyPrefixRequired => &transaction::METADATA_KEY_PREFIX_REQUIRED,
        Code::CallbackUrlNotHttps => &session::CALLBACK_URL_NOT_HTTPS,
        Code::CallbackUrlLoopback => &session::CALLBACK_URL_LOOPBACK,
        Code::CallbackFlagInvalid => &session::CALLBACK_FLAG_INVALID,
        Code::CallbackDelayTooLong => &session::CALLBACK_DELAY_TOO_LONG,
        Code::ExpressWithInApp => &session::EXPRESS_WITH_IN_APP,
        Code::DefaultPaymentTypeDisabled => &session::DEFAULT_PAYMENT_TYPE_DISABLED,
        Code::TerminalStoreRequired => &session::TERMINAL_STORE_REQUIRED,
        Code::PayInStoreNeedsZero => &shipping::PAY_IN_STORE_NEEDS_ZERO,
        Code::CurrencyUnusual => &order::CURRENCY_UNUSUAL,
        Code::ExpiresInPast => &session::EXPIRES_IN_PAST,
        Code::TokenTypeUnsupported => &session::TOKEN_TYPE_UNSUPPORTED,
        Code::OperationTokenMismatch => &session::OPERATION_TOKEN_MISMATCH,
        Code::StatusForbids => &transaction::STATUS_FORBIDS,
        Code::AmountExceedsRemaining => &transaction::AMOUNT_EXCEEDS_REMAINING,
        Code::AmountNotPositive => &transaction::AMOUNT_NOT_POSITIVE,
        Code::OperationItemsRequired => &transaction::OPERATION_ITEMS_REQUIRED,
        Code::LineUnknown => &transaction::LINE_UNKNOWN,
        Code::LineAmountExceeded => &transaction::LINE_AMOUNT_EXCEEDED,
        Code::ItemsSumMismatch => &transaction::ITEMS_SUM_MISMATCH,
        Code::FinalCaptureUnsupported => &transaction::FINAL_CAPTURE_UNSUPPORTED,
        Code::VoidAfterCaptureUnsupported => &transaction::VOID_AFTER_CAPTURE_UNSUPPORTED,
        Code::ReasonRequired => &transaction::REASON_REQUIRED,
        Code::ReferenceRequired => &transaction::REFERENCE_REQUIRED,
        Code::AmountMustIncrease => &transaction::AMOUNT_MUST_INCREASE,
        Code::ReferenceMissing => &transaction::REFERENCE_MISSING,
        Code::AccountIdInvalid => &client::ACCOUNT_ID_INVALID,
        Code::HeaderTooLong => &client::HEADER_TOO_LONG,
        Code::HeaderInvalid => &client::HEADER_INVALID,
        Code::ToggleUnknown => &client::TOGGLE_UNKNOWN,
    }
}
