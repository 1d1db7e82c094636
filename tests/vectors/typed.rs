//! Typed bodies have the reports of their JSON text.

use dintero_wasm::model::{
    ApprovalCreate, AuthToken, Body, FundTransferCreate, MfaChallenge, Operation, PaymentTokenSessionCreate,
    ReportConfiguration, ReportConfigurationUpdate, SessionCreate, SessionPay, SessionUpdate, TestReport,
    Transaction, TransactionAuthorizationUpdate, TransactionCapture, TransactionRefund, TransactionUpdate,
};
use dintero_wasm::rules::{KnownTransaction, Validate, validate};
use serde::de::DeserializeOwned;

use crate::vectors::{Case, FILES, cases_of, keys};
use crate::{options, to_json};

/// The report on a body as its type, if it has one: texts that are no JSON have none.
fn report<B: Body + DeserializeOwned>(case: &Case) -> Option<Vec<String>> {
    let body: B = serde_json::from_str(&case.body).ok()?;
    let mut options = options(&case.options);
    if let Some(transaction) = case.options.get("transaction") {
        let transaction: Transaction = serde_json::from_value(transaction.clone()).unwrap();
        options.transaction = Some(KnownTransaction::try_from(&transaction).unwrap());
    }
    let report = to_json(&body.validate(&options));
    Some(keys(report["issues"].as_array().unwrap()))
}

fn of_operation(operation: Operation, case: &Case) -> Option<Vec<String>> {
    match operation {
        Operation::AuthToken => report::<AuthToken>(case),
        Operation::AuthMfaChallenge => report::<MfaChallenge>(case),
        Operation::SessionsCreate => report::<SessionCreate>(case),
        Operation::SessionsUpdate => report::<SessionUpdate>(case),
        Operation::SessionsCreatePaymentToken => report::<PaymentTokenSessionCreate>(case),
        Operation::SessionsPay => report::<SessionPay>(case),
        Operation::TransactionsUpdate => report::<TransactionUpdate>(case),
        Operation::TransactionsCapture => report::<TransactionCapture>(case),
        Operation::TransactionsRefund => report::<TransactionRefund>(case),
        Operation::TransactionsUpdateAuthorization => report::<TransactionAuthorizationUpdate>(case),
        Operation::SettlementsGenerateTestReport => report::<TestReport>(case),
        Operation::ReportConfigurationsCreate => report::<ReportConfiguration>(case),
        Operation::ReportConfigurationsUpdate => report::<ReportConfigurationUpdate>(case),
        Operation::PayoutsCreateFundTransfer => report::<FundTransferCreate>(case),
        Operation::ApprovalsCreate => report::<ApprovalCreate>(case),
        other => panic!("{} has a body, and no type here", other.name()),
    }
}

#[test]
fn a_typed_body_has_the_report_of_its_text() {
    let cases: Vec<Case> = FILES.into_iter().flat_map(cases_of).collect();
    let mut differences = Vec::new();
    for operation in Operation::ALL.iter().filter(|operation| operation.body().is_some()) {
        let mut compared = 0;
        for case in cases.iter().filter(|case| case.operation == operation.name()) {
            // A typed body has each member once, and serde_json reads 1e-400 as 0.
            let is_twice = case.expect.iter().any(|issue| issue["code"] == "duplicate_key");
            if is_twice || case.body.contains("1e-400") {
                continue;
            }
            let Some(found) = of_operation(*operation, case) else { continue };
            compared += 1;
            let of_text = validate(*operation, case.body.as_bytes(), &options(&case.options));
            if found != keys(to_json(&of_text)["issues"].as_array().unwrap()) {
                differences.push(format!("{}: {}\n  {found:?}", case.operation, case.name));
            }
        }
        assert!(compared > 8, "{} was compared {compared} times", operation.name());
    }
    assert!(differences.is_empty(), "{} differ\n{}", differences.len(), differences.join("\n"));
}
