//! Every type of the API, each defined once.
//!
//! # How a type is written
//!
//! A struct derives [`Model`](dintero_wasm_derive::Model). Every member is an `Option`: a response may
//! lack any of them, and a request is checked by its table, which finds all that is missing and not
//! just the first. What the model does not know, and what does not have the type it should have, is
//! kept in `other` and written back as it came, `null` included.
//!
//! | attribute | meaning |
//! |---|---|
//! | `required`, `read_only` | in a request |
//! | `name = "…"` | on the wire, where it differs from the field's name |
//! | `int32`, `min`, `max` | bounds of a number |
//! | `min_len`, `max_len` | of a string, in Unicode scalar values |
//! | `min_items`, `max_items`, `max_key_len` | of an array or a map |
//! | `one_of = […]` | the only numbers that will do |
//! | `format = Uri` | a variant of [`Format`](crate::schema::Format) |
//! | `older` | these bounds stand only in the 2021 edition of the API: beyond them is a warning |
//! | `items(…)` | bounds of each item of an array, or each value of a map |
//! | `minor`, `default = "…"` | for the reader: money in minor units; what the API assumes, as JSON |
//! | `flatten` | on the last field, which is no `Option`: its type's members stand among this one's, `other` with them |
//!
//! On a type: `variant(name = …, doc = "…", omit(…), require(…), optional(…), writable(…), int32(…),
//! retype(…))` writes a sibling that differs in those members, `open` says that the shop's own keys stand
//! beside the members, `tag = "…"` makes an enum a union of objects, `upper` spells an enum's strings in
//! capitals, `uncertain` makes a string outside its list, or a tag outside a union's, a warning.

mod address;
mod answer;
mod approval;
mod branding;
mod confidential;
mod configuration;
mod currency;
mod customer;
mod discount;
mod emd;
mod error;
mod express;
mod gift_card;
mod item;
mod metadata;
mod named;
mod operation;
mod order;
mod payout;
mod product;
mod read;
mod reports;
mod session;
mod settlement;
mod shipping;
mod split;
mod store;
mod token;
mod transaction;
mod webhook;

pub use crate::json::Decimal;
pub use address::{OrderAddress, PickUpAddress, StoreAddress};
pub use answer::{
    AddressCallbackAnswer, AddressCallbackOrder, Answer, DiscountCodesCallbackAnswer, DiscountCodesOrder,
};
pub use approval::{
    Approval, ApprovalCreate, ApprovalLanguage, ApprovalLink, ApprovalLinkKind, ApprovalList,
    ApprovalListQuery, ApprovalStatus, BankAccount, BankAccountNumberType, FormSubmitter, Individual,
    LegalEntityType, PayoutInterval, ReportContentType, SellerReport, SettlementReportMails,
};
pub use branding::{BrandingTemplate, BrandingVariant};
pub use confidential::Confidential;
pub use configuration::{
    ActivePaymentTypes, AgeVerification, AmountLimit, ApplePayDetails, BamboraConfiguration,
    BamboraCreditcard, Channel, CollectorAccount, CollectorB2bAddress, CollectorB2bOptions,
    CollectorConfiguration, CollectorFinance, CollectorInvoice, CollectorInvoiceB2b,
    CollectorInvoiceB2bPreapproved, CollectorOptions, Consent, CountriesConfiguration, DebitAccount,
    DinteroConfiguration, DinteroPspApplePay, DinteroPspConfiguration, DinteroPspCreditcard,
    DinteroPspTokenWallet, DinteroPspVipps, DiscountCodesSwitch, DiscountsConfiguration, DiscountsMarker,
    DynamicPayout, DynamicPayoutType, ExternalContent, ExternalDisplay, ExternalPayment, ExternalTerms,
    InstabankConfiguration, InstabankFinance, InstabankFinanceProduct, InstabankInstallment,
    InstabankInstallmentProduct, InstabankInvoice, InstabankInvoiceProduct, InstabankPostponement,
    InstabankPostponementProduct, InvoiceDelivery, InvoiceInterval, InvoiceSchedule, KlarnaConfiguration,
    KraviaConfiguration, KraviaGroupedInvoice, KraviaInvoice, LiabilityRule, LiabilityRuleType, LoanExample,
    MerchantRead, NetaxeptConfiguration, NetaxeptCreditcard, NetaxeptTerminal, NetaxeptTerminalPage,
    NetworkExemptions, OrderDiscounts, Payability, PayexConfiguration, PayexCreditcard, PaymentType,
    PayoutConfiguration, PayoutProduct, PayoutProvider, ProductMarker, ProductOptions, ProductSwitch,
    ProviderMarker, Publication, PublicationChannel, PublicationStatus, PublicationType,
    SantanderConfiguration, SantanderDebitAccount, ScaPolicy, SeitatechConfiguration, SessionConfiguration,
    SessionConfigurationRead, Swish, SwishConfiguration, Theme, TokenAuthMethod, TokenConsent,
    TwoConfiguration, TwoInvoice, VippsConfiguration,
};
pub use currency::Currency;
pub use customer::{
    CardTokens, CustomerContact, CustomerGiftCards, CustomerGiftCardsRead, CustomerTokens,
    CustomerTokensRead, MyDinteroAction, MyDinteroTerms, MyDinteroUserCreation, PayingCustomer, PaymentToken,
    PaymentTokenId, SessionCustomer, SessionCustomerRead, TransactionCustomer, WalletCard, WalletCardRead,
};
pub use discount::{DiscountLine, DiscountType};
pub use emd::{
    AccountChanges, AirReservation, AirSegment, BusReservation, CarHire, CarRental, CustomerAccount,
    EventTicket, ExtraMerchantData, FerryReservation, HotelReservation, HotelStay, InsuranceType,
    MarketplaceAccount, MarketplaceOrder, MarketplaceSeller, MarketplaceWinner, Passenger, PassengerTitle,
    Place, RecurringPurchase, RoadSegment, Subscription, TicketDelivery, TrainReservation, TrainSegment,
    Travel, TravelInsurance,
};
pub use error::{ApiError, ApiErrorDetails};
pub use express::{CustomerType, ExpressDiscountCodes, SessionExpress, SessionExpressUpdate, ShippingMode};
pub use gift_card::{EventGiftCard, GiftCard, GiftCardType};
pub use item::{CaptureItem, EventItem, ItemGroup, ItemType, OrderItem};
pub use metadata::MetadataValue;
pub use named::{Named, Open};
pub use operation::{Body, Operation};
pub use order::{SessionOrder, SessionOrderUpdate};
pub use payout::{
    FundTransfer, FundTransferCreate, FundTransferCreated, FundTransferType, PaymentMatchReport,
    PaymentMatchStatus, PayoutBalance, PayoutBalances, PayoutTransfer, PayoutTransferList,
    PayoutTransferListQuery, PayoutTransferType,
};
pub use product::{PaymentProduct, PaymentProductType};
pub(crate) use read::{from_map, members, tagged, take};
pub use reports::{ReportFilter, ReportFilterName, ReportList, ReportListQuery, ReportMetadata};
pub use session::{
    BamboraDetails, CardPayment, CardTokenProvider, Checkbox, CheckboxLink, CollectorChoiceAddress,
    CollectorLoan, CollectorLoanType, ExpressState, GiftCardDetails, KlarnaDetails, Merchant, PayAction,
    PayConfiguration, PayOperation, PayPayment, PaySession, PayUrls, PaymentIntent, PaymentTokenChannel,
    PaymentTokenConfiguration, PaymentTokenOrder, PaymentTokenSession, PaymentTokenSessionCreate,
    PlatformType, PspTokenProvider, RequestHeaders, SavedTokenType, Session, SessionCreate,
    SessionCreateQuery, SessionCreated, SessionEvent, SessionEventDetails, SessionEventName, SessionGetQuery,
    SessionInclude, SessionMetadata, SessionPay, SessionPayRefusal, SessionPayResult, SessionUpdate,
    SessionUpdateQuery, SessionUrls, SystemHeaders, TokenProvider, UpdateResult, UpdateStatus,
};
pub use settlement::{
    ReportConfiguration, ReportConfigurationFilter, ReportConfigurationFilterName, ReportConfigurationList,
    ReportConfigurationListQuery, ReportConfigurationUpdate, ReportDestination, ReportDestinationType,
    Settlement, SettlementAmounts, SettlementAttachment, SettlementKey, SettlementList, SettlementListQuery,
    SettlementPaymentStatus, TestReport, TestReportRange, TestReportResult,
};
pub use shipping::{
    ChosenShippingOption, DeliveryEstimate, DeliveryMethod, EnvironmentalData, EnvironmentalDetail,
    OpeningHours, OpeningPeriod, OrderShippingOption, PayInStore, PayInStoreType, ShipmentItem,
    ShippingOption, TimeSlot,
};
pub use split::{FeeSplit, FeeSplitType, Split};
pub use store::Store;
pub use token::{
    AccessToken, AccountUserGrant, AuthToken, AuthorizationCodeGrant, ClientCredentials, MfaBindingMethod,
    MfaChallenge, MfaChallengeSent, MfaChallengeType, MfaOobChannel, MfaOobGrant, MfaRequired, PasswordGrant,
    RefreshTokenGrant, TokenType,
};
pub use transaction::{
    AcquirerTransactionType, AuthenticationStatus, CallbackQuery, Card, CardPlatform, CardRegion, CardType,
    EntryMethod, EventCorrection, EventError, EventErrorType, EventMetadata, EventName, EventSettlements,
    IdentityProvider, KlarnaFraudStatus, KlarnaMethod, PayoutKind, RetryCode, RetryPolicy, SettlementEvent,
    SettlementStatus, Transaction, TransactionActionQuery, TransactionAuthorizationUpdate,
    TransactionCapture, TransactionEvent, TransactionGetQuery, TransactionInclude, TransactionListInclude,
    TransactionListQuery, TransactionMetadata, TransactionRefund, TransactionStatus, TransactionUpdate,
    TransactionUrls, VerifiedIdentity, VippsPaymentType, VippsStatus, YesNo,
};
pub use webhook::{
    ApprovalPayoutDestinationUpdateEvent, CallbackError, CheckoutAuthorizationEvent,
    CheckoutTransactionEvent, SettlementAddEvent, WebhookAuthorization, WebhookEvent,
};

use std::collections::BTreeMap;

use crate::schema::{Kind, Limits, List, Map, Model};

/// Members that the model does not know, and those whose value is not of the type it expects, as they came.
pub type Other = serde_json::Map<String, serde_json::Value>;

impl Model for bool {
    const KIND: Kind = Kind::Bool;
}

impl Model for i64 {
    const KIND: Kind = Kind::Integer;
}

impl Model for Decimal {
    const KIND: Kind = Kind::Number;
}

impl Model for String {
    const KIND: Kind = Kind::Text;
}

impl Model for serde_json::Value {
    const KIND: Kind = Kind::Any;
}

impl<T: Model> Model for Vec<T> {
    const KIND: Kind = Kind::List(&List { item: T::KIND, limits: &Limits::NONE });
}

impl<T: Model> Model for BTreeMap<String, T> {
    const KIND: Kind = Kind::Map(&Map { value: T::KIND, limits: &Limits::NONE, max_key_len: None });
}
