//! The closed list of what a report can say.

/// How bad an issue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// The API takes it, and it is probably a mistake.
    Warning,
    /// The API refuses it, or money or data goes wrong.
    Error,
}

impl Severity {
    /// `"error"` or `"warning"`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Writes the codes, and the table that has a text for each: a language that lacks one does not compile.
macro_rules! codes {
    ($($(#[doc = $doc:literal])* $code:ident $name:ident $severity:ident;)*) => {
        /// What an issue is. A code is public and stable: it is never renamed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum Code {
            $($(#[doc = $doc])* $code,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// The public name, `order_amount_mismatch`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => stringify!($name)),* }
            }

            /// How bad it is, where nothing else is said.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity),* }
            }
        }

        /// The texts of one language: a template for each code.
        #[derive(Debug)]
        pub struct Messages {
            $(
                #[doc = concat!("The template of `", stringify!($name), "`.")]
                pub $name: &'static str,
            )*
        }

        impl Messages {
            /// The template of a code.
            #[must_use]
            pub const fn of(&self, code: Code) -> &'static str {
                match code { $(Code::$code => self.$name),* }
            }
        }
    };
}

pub use generated::{Code, Messages};

mod generated {
    use super::Severity;

    codes! {
        /// The text is not one JSON value.
        InvalidJson invalid_json Error;
        /// An object names a member twice. The last value counts.
        DuplicateKey duplicate_key Error;
        /// The body is over 1 MiB.
        TooLarge too_large Error;
        /// Arrays and objects nest deeper than 64.
        TooDeep too_deep Error;
        /// A required member is absent.
        Required required Error;
        /// Another JSON type than the schema's, or a fraction where a whole number is due.
        WrongType wrong_type Error;
        /// Below the smallest or above the largest number.
        OutOfRange out_of_range Error;
        /// More characters than the API takes.
        TooLong too_long Error;
        /// Fewer characters than the API takes.
        TooShort too_short Error;
        /// More items, or members of a map, than the API takes.
        TooMany too_many Error;
        /// Fewer items, or members of a map, than the API takes.
        TooFew too_few Error;
        /// Not one of the values that the API lists.
        NotAllowed not_allowed Error;
        /// Not of the format that is due: a URI, a date, a currency, a country, a phone number.
        BadFormat bad_format Error;
        /// A member that the operation does not have.
        UnknownField unknown_field Warning;
        /// A member that only the API sets.
        ReadOnlyField read_only_field Warning;
        /// `order.amount` is not the sum of the lines and the shipping option.
        OrderAmountMismatch order_amount_mismatch Error;
        /// A partial payment over the sum of the lines and the shipping option.
        PartialAmountTooHigh partial_amount_too_high Error;
        /// A session without lines: its amount cannot be checked.
        OrderItemsMissing order_items_missing Warning;
        /// A line without an amount.
        ItemAmountMissing item_amount_missing Warning;
        /// `order.vat_amount` is not the sum of the VAT of the lines and the shipping option.
        OrderVatMismatch order_vat_mismatch Warning;
        /// A line's VAT is not what its amount and rate give.
        ItemVatMismatch item_vat_mismatch Warning;
        /// A VAT rate between 0 and 1: the rate is a percentage.
        VatIsFraction vat_is_fraction Warning;
        /// A VAT rate with more than two decimals.
        VatTooPrecise vat_too_precise Error;
        /// Two lines share a `line_id`.
        LineIdDuplicate line_id_duplicate Error;
        /// The shipping option has the `line_id` of a line.
        ShippingLineIdCollision shipping_line_id_collision Warning;
        /// Instabank and Collector need lines with `line_id`, `quantity` and `amount`.
        ProviderItemsRequired provider_items_required Error;
        /// The chosen shipping option is not among those that are offered.
        ShippingOptionNotOffered shipping_option_not_offered Error;
        /// `shipments` is empty.
        ShipmentsEmpty shipments_empty Error;
        /// `shipments` holds a single shipment.
        ShipmentsSingle shipments_single Error;
        /// A member that `shipments` excludes.
        ShipmentsConflict shipments_conflict Error;
        /// A shipment without lines.
        ShipmentItemsMissing shipment_items_missing Error;
        /// A shipment names a line that the order does not have.
        ShipmentLineUnknown shipment_line_unknown Error;
        /// Splits that come at capture, and a capture that comes by itself.
        SplitsForbidAutoCapture splits_forbid_auto_capture Error;
        /// A fee is split among destinations that get no part of the line.
        FeeSplitDestinationUnknown fee_split_destination_unknown Error;
        /// The splits do not add up to the line's amount.
        SplitsSumMismatch splits_sum_mismatch Warning;
        /// A metadata key that the API keeps to itself.
        MetadataKeyReserved metadata_key_reserved Error;
        /// A metadata key without the prefix that keeps it clear of the API's own.
        MetadataKeyUnprefixed metadata_key_unprefixed Warning;
        /// A capture's or a refund's metadata key that does not start with `ext_`.
        MetadataKeyPrefixRequired metadata_key_prefix_required Error;
        /// Callbacks are delivered to HTTPS only.
        CallbackUrlNotHttps callback_url_not_https Warning;
        /// A callback URL that only this machine can reach.
        CallbackUrlLoopback callback_url_loopback Warning;
        /// A flag in the callback URL with a value that it does not have.
        CallbackFlagInvalid callback_flag_invalid Error;
        /// A callback that is to be delayed beyond 60 seconds.
        CallbackDelayTooLong callback_delay_too_long Error;
        /// An Express session in an app.
        ExpressWithInApp express_with_in_app Error;
        /// The default payment type is switched off in the same body.
        DefaultPaymentTypeDisabled default_payment_type_disabled Warning;
        /// A payment terminal without the store that it stands in.
        TerminalStoreRequired terminal_store_required Error;
        /// Paying in the store without `dintero.zero`.
        PayInStoreNeedsZero pay_in_store_needs_zero Warning;
        /// A currency beside the Nordic ones and the euro.
        CurrencyUnusual currency_unusual Warning;
        /// A session that has expired before it begins.
        ExpiresInPast expires_in_past Error;
        /// A provider that makes no token for payments that recur.
        TokenTypeUnsupported token_type_unsupported Error;
        /// A token for payments that recur, and a single purchase.
        OperationTokenMismatch operation_token_mismatch Warning;
        /// The transaction's status does not let the operation through.
        StatusForbids status_forbids Error;
        /// More than is left to capture or to refund.
        AmountExceedsRemaining amount_exceeds_remaining Error;
        /// A capture or refund of nothing, or less.
        AmountNotPositive amount_not_positive Error;
        /// The operation needs the lines that it is about.
        OperationItemsRequired operation_items_required Error;
        /// The transaction has no line of that `line_id`.
        LineUnknown line_unknown Error;
        /// More than is left of a line.
        LineAmountExceeded line_amount_exceeded Error;
        /// The lines do not add up to the amount.
        ItemsSumMismatch items_sum_mismatch Warning;
        /// Only `dintero_psp` knows a capture after which nothing is left.
        FinalCaptureUnsupported final_capture_unsupported Warning;
        /// A part is captured, and the rest cannot be voided.
        VoidAfterCaptureUnsupported void_after_capture_unsupported Error;
        /// Klarna extends no authorization without a reason.
        ReasonRequired reason_required Error;
        /// Klarna extends no authorization without a reference.
        ReferenceRequired reference_required Error;
        /// An authorized amount that does not grow.
        AmountMustIncrease amount_must_increase Error;
        /// A capture or refund without a reference of the shop's.
        ReferenceMissing reference_missing Warning;
        /// An option of the client: not the id of an account.
        AccountIdInvalid account_id_invalid Error;
        /// An option of the client: a `Dintero-System-…` header of more than 120 characters.
        HeaderTooLong header_too_long Error;
        /// An option of the client: something that no header may carry.
        HeaderInvalid header_invalid Error;
        /// An option of the client: a toggle that the operation does not have.
        ToggleUnknown toggle_unknown Error;
    }
}

impl Code {
    /// The code of a public name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
