//! Every body and every answer of every operation, read and written again.

use std::any::type_name;
use std::collections::BTreeSet;
use std::fmt::Debug;

use dintero_wasm::model::{
    AccessToken, AddressCallbackAnswer, ApiError, Approval, ApprovalCreate, ApprovalList, ApprovalListQuery,
    AuthToken, CallbackQuery, DiscountCodesCallbackAnswer, FundTransferCreate, FundTransferCreated,
    MfaChallenge, MfaChallengeSent, MfaRequired, Operation, PaymentTokenSessionCreate, PayoutBalances,
    PayoutTransferList, PayoutTransferListQuery, ReportConfiguration, ReportConfigurationList,
    ReportConfigurationListQuery, ReportConfigurationUpdate, ReportList, ReportListQuery, Session,
    SessionCreate, SessionCreateQuery, SessionCreated, SessionGetQuery, SessionPay, SessionPayRefusal,
    SessionPayResult, SessionUpdate, SessionUpdateQuery, SettlementList, SettlementListQuery, TestReport,
    TestReportResult, Transaction, TransactionActionQuery, TransactionAuthorizationUpdate,
    TransactionCapture, TransactionGetQuery, TransactionListQuery, TransactionRefund, TransactionUpdate,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::facts;
use super::whole::{Oddity, whole};

/// Reads and writes every value that the facts make under a pointer. Answers how many.
fn trip<T: DeserializeOwned + Serialize + Debug>(facts: &Value, pointer: &str) -> usize {
    let fact = facts.pointer(pointer).unwrap_or_else(|| panic!("no facts at {pointer}"));
    let mut count = 0;
    for oddity in Oddity::ALL {
        for value in whole(&facts["objects"], fact, oddity) {
            let at = format!("{pointer} as {}, {oddity:?}", type_name::<T>());
            let read: T =
                serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{at}: {error}"));
            let again = serde_json::to_value(&read).unwrap();
            assert_eq!(again, value, "{at}");
            if oddity == Oddity::None {
                let shown = format!("{read:?}");
                let apart = shown.contains("other: {\"") || shown.contains("Other(");
                assert!(!apart, "{at}: every member has its place, {shown}");
            }
            count += 1;
        }
    }
    count
}

macro_rules! round_trips {
    ($($operation:literal: $($part:ident $type:ty),*;)*) => {
        #[test]
        fn every_body_and_every_answer_is_written_back_as_it_was_read() {
            let facts = facts();
            let mut stated = BTreeSet::new();
            let mut count = 0;
            $($(
                let pointer = concat!("/operations/", $operation, "/", stringify!($part));
                count += trip::<$type>(&facts, pointer);
                stated.insert(pointer.to_owned());
            )*)*
            let parts = Operation::ALL.iter().flat_map(|operation| {
                ["query", "body", "response"].map(|part| format!("/operations/{}/{part}", operation.name()))
            });
            let all: BTreeSet<_> = parts.filter(|pointer| facts.pointer(pointer).is_some()).collect();
            assert_eq!(stated, all, "each is tried");
            assert!(count > 6 * all.len(), "{count}");
        }
    };
}

round_trips! {
    "auth.token": body AuthToken, response AccessToken;
    "auth.mfaChallenge": body MfaChallenge, response MfaChallengeSent;
    "sessions.create": query SessionCreateQuery, body SessionCreate, response SessionCreated;
    "sessions.get": query SessionGetQuery, response Session;
    "sessions.update": query SessionUpdateQuery, body SessionUpdate, response Session;
    "sessions.cancel": response Session;
    "sessions.createPaymentToken": query SessionCreateQuery, body PaymentTokenSessionCreate, response SessionCreated;
    "sessions.pay": body SessionPay, response SessionPayResult;
    "transactions.list": query TransactionListQuery, response Vec<Transaction>;
    "transactions.get": query TransactionGetQuery, response Transaction;
    "transactions.update": body TransactionUpdate, response Transaction;
    "transactions.capture": query TransactionActionQuery, body TransactionCapture, response Transaction;
    "transactions.refund": query TransactionActionQuery, body TransactionRefund, response Transaction;
    "transactions.void": query TransactionActionQuery, response Transaction;
    "transactions.updateAuthorization": body TransactionAuthorizationUpdate, response Transaction;
    "settlements.list": query SettlementListQuery, response SettlementList;
    "settlements.attachment": response String;
    "settlements.generateTestReport": body TestReport, response TestReportResult;
    "settlements.reportConfigurations.list": query ReportConfigurationListQuery, response ReportConfigurationList;
    "settlements.reportConfigurations.create": body ReportConfiguration, response ReportConfiguration;
    "settlements.reportConfigurations.get": response ReportConfiguration;
    "settlements.reportConfigurations.update": body ReportConfigurationUpdate, response ReportConfiguration;
    "settlements.reportConfigurations.delete": response ReportConfiguration;
    "reports.list": query ReportListQuery, response ReportList;
    "payouts.createFundTransfer": body FundTransferCreate, response FundTransferCreated;
    "payouts.balances": response PayoutBalances;
    "payouts.transfers": query PayoutTransferListQuery, response PayoutTransferList;
    "approvals.list": query ApprovalListQuery, response ApprovalList;
    "approvals.create": body ApprovalCreate, response Approval;
    "branding.logos": response String;
    "branding.profile": response String;
}

#[test]
fn calls_and_refusals_are_written_back_as_they_were_read() {
    let facts = facts();
    trip::<CallbackQuery>(&facts, "/callback/query");
    trip::<AddressCallbackAnswer>(&facts, "/addressAnswer");
    trip::<DiscountCodesCallbackAnswer>(&facts, "/discountCodesAnswer");
    trip::<ApiError>(&facts, "/error");
    trip::<MfaRequired>(&facts, "/mfaRequired");
    trip::<SessionPayRefusal>(&facts, "/payRefusal");
}
