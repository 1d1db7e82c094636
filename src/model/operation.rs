//! The operations of the API, by the names that the library gives them.

use super::{
    AccessToken, Approval, ApprovalCreate, ApprovalList, ApprovalListQuery, AuthToken, FundTransferCreate,
    FundTransferCreated, MfaChallenge, MfaChallengeSent, PaymentTokenSessionCreate, PayoutBalances,
    PayoutTransferList, PayoutTransferListQuery, ReportConfiguration, ReportConfigurationList,
    ReportConfigurationListQuery, ReportConfigurationUpdate, ReportList, ReportListQuery, Session,
    SessionCreate, SessionCreateQuery, SessionCreated, SessionGetQuery, SessionPay, SessionPayResult,
    SessionUpdate, SessionUpdateQuery, SettlementList, SettlementListQuery, TestReport, TestReportResult,
    Transaction, TransactionActionQuery, TransactionAuthorizationUpdate, TransactionCapture,
    TransactionGetQuery, TransactionListQuery, TransactionRefund, TransactionUpdate,
};
use crate::schema::{Kind, Model};

/// Writes [`Operation`] from one row for each: its name, its method and path, what it sends, what it answers.
macro_rules! operations {
    ($(
        $(#[$doc:meta])*
        $variant:ident = $name:literal: $method:ident $path:literal
            $(, body $body:ty)? $(, query $query:ty)? => $answer:ty;
    )*) => {
        /// An operation: something that a caller can ask of the API.
        ///
        /// What it sends and what it answers stand here; how it travels is in [`crate::wire`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Operation {
            $($(#[$doc])* $variant,)*
        }

        impl Operation {
            /// Every operation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The public name, `sessions.create`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The HTTP method and the template of the path, `/sessions/{session_id}`.
            #[must_use]
            pub const fn route(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$variant => (stringify!($method), $path),)*
                }
            }

            /// What the body must look like. `None`: it sends none.
            #[must_use]
            pub const fn body(self) -> Option<Kind> {
                match self {
                    $($(Self::$variant => Some(<$body>::KIND),)?)*
                    _ => None,
                }
            }

            /// The query's parameters. `None`: it has none.
            #[must_use]
            pub const fn query(self) -> Option<Kind> {
                match self {
                    $($(Self::$variant => Some(<$query>::KIND),)?)*
                    _ => None,
                }
            }

            /// What a successful answer looks like.
            #[must_use]
            pub const fn response(self) -> Kind {
                match self {
                    $(Self::$variant => <$answer>::KIND,)*
                }
            }
        }

        $($(impl Body for $body {
            const OPERATION: Operation = Operation::$variant;
        })?)*
    };
}

/// A type that is the body of an operation.
pub trait Body: serde::Serialize {
    /// The operation that takes it.
    const OPERATION: Operation;
}

operations! {
    /// `auth.token`: an access token.
    AuthToken = "auth.token": POST "/accounts/{oid}/auth/token",
        body AuthToken => AccessToken;
    /// `auth.mfaChallenge`: has a code for a second factor sent.
    AuthMfaChallenge = "auth.mfaChallenge": POST "/accounts/{aid}/auth/mfa/challenge",
        body MfaChallenge => MfaChallengeSent;
    /// `sessions.create`: a checkout session, with the settings of a profile.
    SessionsCreate = "sessions.create": POST "/sessions-profile",
        body SessionCreate, query SessionCreateQuery => SessionCreated;
    /// `sessions.get`: a session as it stands.
    SessionsGet = "sessions.get": GET "/sessions/{session_id}",
        query SessionGetQuery => Session;
    /// `sessions.update`: another order, or other shipping options, for a session.
    SessionsUpdate = "sessions.update": PUT "/sessions/{session_id}",
        body SessionUpdate, query SessionUpdateQuery => Session;
    /// `sessions.cancel`: no one can pay the session any more.
    SessionsCancel = "sessions.cancel": POST "/sessions/{session_id}/cancel"
        => Session;
    /// `sessions.createPaymentToken`: a session in which the shopper saves a card and pays nothing.
    SessionsCreatePaymentToken = "sessions.createPaymentToken": POST "/sessions/payment-token",
        body PaymentTokenSessionCreate, query SessionCreateQuery => SessionCreated;
    /// `sessions.pay`: takes a payment by a saved card, without the shopper.
    SessionsPay = "sessions.pay": POST "/sessions/pay",
        body SessionPay => SessionPayResult;
    /// `transactions.list`: transactions, a page at a time.
    TransactionsList = "transactions.list": GET "/transactions",
        query TransactionListQuery => Vec<Transaction>;
    /// `transactions.get`: a transaction as it stands.
    TransactionsGet = "transactions.get": GET "/transactions/{id}",
        query TransactionGetQuery => Transaction;
    /// `transactions.update`: another `merchant_reference_2`.
    TransactionsUpdate = "transactions.update": PUT "/transactions/{id}",
        body TransactionUpdate => Transaction;
    /// `transactions.capture`: takes the money that was authorized, or part of it.
    TransactionsCapture = "transactions.capture": POST "/transactions/{id}/capture",
        body TransactionCapture, query TransactionActionQuery => Transaction;
    /// `transactions.refund`: gives captured money back, or part of it.
    TransactionsRefund = "transactions.refund": POST "/transactions/{id}/refund",
        body TransactionRefund, query TransactionActionQuery => Transaction;
    /// `transactions.void`: gives up what is authorized and not captured.
    TransactionsVoid = "transactions.void": POST "/transactions/{id}/void",
        query TransactionActionQuery => Transaction;
    /// `transactions.updateAuthorization`: extends an authorization, or changes its amount.
    TransactionsUpdateAuthorization = "transactions.updateAuthorization": POST "/transactions/{id}/authorization",
        body TransactionAuthorizationUpdate => Transaction;
    /// `settlements.list`: payouts to the shop, a page at a time.
    SettlementsList = "settlements.list": GET "/accounts/{aid}/settlements",
        query SettlementListQuery => SettlementList;
    /// `settlements.attachment`: a file of a settlement.
    SettlementsAttachment = "settlements.attachment": GET "/accounts/{aid}/settlements/{settlementid}/attachments/{attachmentid}"
        => String;
    /// `settlements.generateTestReport`: a settlement report for trying out, on test accounts.
    SettlementsGenerateTestReport = "settlements.generateTestReport": POST "/accounts/{aid}/settlements/reports/generate-test-report",
        body TestReport => TestReportResult;
    /// `settlements.reportConfigurations.list`: who gets which settlement reports, a page at a time.
    ReportConfigurationsList = "settlements.reportConfigurations.list": GET "/accounts/{aid}/settlements/reports/configuration",
        query ReportConfigurationListQuery => ReportConfigurationList;
    /// `settlements.reportConfigurations.create`: has settlement reports sent.
    ReportConfigurationsCreate = "settlements.reportConfigurations.create": POST "/accounts/{aid}/settlements/reports/configuration",
        body ReportConfiguration => ReportConfiguration;
    /// `settlements.reportConfigurations.get`: who gets which settlement reports.
    ReportConfigurationsGet = "settlements.reportConfigurations.get": GET "/accounts/{aid}/settlements/reports/configuration/{id}"
        => ReportConfiguration;
    /// `settlements.reportConfigurations.update`: has settlement reports sent in another way.
    ReportConfigurationsUpdate = "settlements.reportConfigurations.update": PUT "/accounts/{aid}/settlements/reports/configuration/{id}",
        body ReportConfigurationUpdate => ReportConfiguration;
    /// `settlements.reportConfigurations.delete`: has settlement reports sent no more.
    ReportConfigurationsDelete = "settlements.reportConfigurations.delete": DELETE "/accounts/{aid}/settlements/reports/configuration/{id}"
        => ReportConfiguration;
    /// `reports.list`: reports that can be fetched, a page at a time.
    ReportsList = "reports.list": GET "/accounts/{aid}/reports/metadata",
        query ReportListQuery => ReportList;
    /// `payouts.createFundTransfer`: moves money from one seller to another.
    PayoutsCreateFundTransfer = "payouts.createFundTransfer": POST "/v2/accounts/{aid}/payout/fund-transfers",
        body FundTransferCreate => FundTransferCreated;
    /// `payouts.balances`: what a seller has, by currency.
    PayoutsBalances = "payouts.balances": GET "/v2/accounts/{aid}/payout/payout-destinations/{payout_destination_id}/balances"
        => PayoutBalances;
    /// `payouts.transfers`: what moved in and out of a seller's balance, a page at a time.
    PayoutsTransfers = "payouts.transfers": GET "/v2/accounts/{aid}/payout/payout-destinations/{payout_destination_id}/transfers",
        query PayoutTransferListQuery => PayoutTransferList;
    /// `approvals.list`: sellers, and how their approval stands.
    ApprovalsList = "approvals.list": GET "/accounts/{aid}/management/settings/approvals/payout-destinations",
        query ApprovalListQuery => ApprovalList;
    /// `approvals.create`: asks for a seller to be approved.
    ApprovalsCreate = "approvals.create": POST "/accounts/{aid}/management/settings/approvals/payout-destinations",
        body ApprovalCreate => Approval;
    /// `branding.logos`: an image of the marks of payment products.
    BrandingLogos = "branding.logos": GET "/branding/logos/{logos}/variant/{variant}/color/{color}/width/{width}/{template}"
        => String;
    /// `branding.profile`: an image of what a profile offers.
    BrandingProfile = "branding.profile": GET "/branding/profiles/{profile_id}/variant/{variant}/color/{color}/width/{width}/{template}"
        => String;
}

impl Operation {
    /// The operation of a public name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|operation| operation.name() == name)
    }

    /// What a check holds against the rules: the body of an operation that sends one, and else its query.
    #[must_use]
    pub const fn checked(self) -> Option<Kind> {
        match self.body() {
            Some(kind) => Some(kind),
            None => self.query(),
        }
    }
}
