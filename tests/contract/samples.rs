//! What the API answers, by samples: what is known has its type, and what is not is kept.

use dintero_wasm::model::{
    ApprovalList, ApprovalStatus, EventName, FundTransferCreated, ItemType, LegalEntityType, Open,
    PayoutBalances, PayoutInterval, PayoutTransferList, PayoutTransferType, ReportConfigurationList,
    ReportFilterName, ReportList, Session, SessionPayRefusal, SessionPayResult, SettlementList,
    TestReportResult, Transaction, TransactionStatus,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads a sample, and checks that it is written back as it was.
fn read<T: DeserializeOwned + Serialize>(text: &str) -> T {
    let sample: Value = serde_json::from_str(text).unwrap();
    let read: T = serde_json::from_value(sample.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), sample);
    read
}

/// Reads a sample of what belongs to an account.
fn account<T: DeserializeOwned + Serialize>(name: &str) -> T {
    let samples: Value = serde_json::from_str(include_str!("account.json")).unwrap();
    read(&samples[name].to_string())
}

#[test]
fn a_session_is_written_back_as_it_was_read() {
    let session: Session = read(include_str!("session.json"));
    let order = session.order.unwrap();
    assert_eq!(order.amount, Some(29990));
    let items = order.items.unwrap();
    assert_eq!(items[0].r#type, Some(Open::Known(ItemType::Physical)));
    assert_eq!(items[0].quantity.as_ref().unwrap().to_string(), "2.5");
    assert_eq!(items[1].r#type, Some(Open::Other("correction".into())));
    let configuration = session.configuration.unwrap();
    assert_eq!(configuration.merchant.unwrap().other["id"], Value::Null);
    assert_eq!(configuration.other["from_next_year"]["enabled"], true);
    assert_eq!(session.metadata.unwrap().session_profile_id.as_deref(), Some("default"));
    let terms = session.checkboxes.unwrap();
    assert_eq!(terms[0].other["required"], "yes");
    assert_eq!(order.other["loyalty_points"], u64::MAX);
}

#[test]
fn a_transaction_is_written_back_as_it_was_read() {
    let transaction: Transaction = read(include_str!("transaction.json"));
    assert_eq!(transaction.status, Some(Open::Known(TransactionStatus::PartiallyCaptured)));
    assert_eq!(transaction.amount, Some(72200));
    let events = transaction.events.unwrap();
    assert_eq!(events[0].event, Some(Open::Other("INITIATE".into())));
    assert_eq!(events[2].event, Some(Open::Known(EventName::Capture)));
    assert_eq!(events[2].splits.as_ref().unwrap()[0].amount, Some(29700));
    assert_eq!((events[3].amount, &events[3].other["amount"]), (None, &u64::MAX.into()));
    let answer = events[1].metadata.as_ref().unwrap();
    assert_eq!(answer.payex_transaction_number, Some(42_i64.into()));
    let error = events[3].error.as_ref().unwrap();
    assert!(error.retry_policy.is_some());
    let card = transaction.card.unwrap();
    assert_eq!(card.card_holder_tokenization_consent, Some(Open::Other("opt-out".into())));
    assert_eq!(transaction.other["settlement_currency"], Value::Null);
    assert_eq!(transaction.metadata.unwrap().other["ext_till"], 7);
}

#[test]
fn settlements_are_written_back_as_they_were_read() {
    let list: SettlementList = account("settlements");
    let settlement = &list.items.unwrap()[0];
    assert_eq!(settlement.payment_status, Some(Open::Other("on_its_way".into())));
    assert_eq!(settlement.other["updated_at"], Value::Null);
    let amounts = settlement.amounts.as_ref().unwrap();
    assert_eq!(amounts[0].amount, Some(61225_i64.into()));
    assert_eq!(amounts[1].amount.as_ref().unwrap().to_string(), "-2.5");
    assert_eq!((amounts[1].capture, &amounts[1].other["capture"]), (None, &u64::MAX.into()));
    assert_eq!(settlement.attachments.as_ref().unwrap()[0].extension.as_deref(), Some("xml"));
    let key = list.last_evaluated_key.unwrap();
    assert_eq!(key.settled_at.as_deref(), Some("2026-09-02T06:00:00.000Z"));
}

#[test]
fn reports_are_written_back_as_they_were_read() {
    let list: ReportConfigurationList = account("report_configurations");
    assert_eq!(list.starting_after.as_deref(), Some("c1"));
    let destinations = list.items.unwrap().remove(0).destinations.unwrap();
    assert_eq!(destinations[1].destination_type, Some(Open::Other("pigeon".into())));
    let made: TestReportResult = account("test_report");
    assert_eq!(made.message.as_deref(), Some("A report was made"));
    let list: ReportList = account("reports");
    assert_eq!((list.starting_after, &list.other["starting_after"]), (None, &Value::Null));
    let report = &list.reports.unwrap()[0];
    assert_eq!(report.other["bytes"], u64::MAX);
    let filters = report.report_filters.as_ref().unwrap();
    assert_eq!(filters[0].filter, Some(Open::Known(ReportFilterName::StoreId)));
    assert_eq!(filters[1].filter, Some(Open::Other("moon".into())));
}

#[test]
fn money_of_sellers_is_written_back_as_it_was_read() {
    let created: FundTransferCreated = account("fund_transfer");
    assert_eq!(created.fund_transfer.unwrap().amount, Some(i64::MAX));
    let balances: PayoutBalances = account("balances");
    let balances = balances.payout_destination_balances.unwrap();
    assert_eq!(balances[0].amount, Some(41300_i64.into()));
    assert_eq!(balances[1].other["amount"], "none");
    let list: PayoutTransferList = account("transfers");
    assert_eq!(list.next_page_token.as_deref(), Some("bDI="));
    let entries = list.entries.unwrap();
    assert_eq!(entries[0].r#type, Some(Open::Known(PayoutTransferType::Transfer)));
    assert_eq!(entries[0].outbound_message, None);
    assert_eq!(entries[1].r#type, Some(Open::Other("interest".into())));
    assert_eq!(entries[1].payment_match_report_data.as_ref().unwrap().other["checked_by"], "Ola");
}

#[test]
fn approvals_are_written_back_as_they_were_read() {
    let list: ApprovalList = account("approvals");
    let approval = &list.payout_destinations.unwrap()[0];
    assert_eq!(approval.case_status, Some(Open::Known(ApprovalStatus::WaitingForSignature)));
    assert_eq!(approval.r#type, Some(Open::Known(LegalEntityType::Company)));
    assert_eq!(approval.language, Some(Open::Other("sv".into())));
    assert_eq!(approval.payout_interval_type, Some(Open::Other("fortnightly".into())));
    assert_eq!(approval.other["risk"]["score"], u64::MAX);
    let report = approval.report_configuration.as_ref().unwrap();
    assert_eq!(report.schedule, Some(Open::Known(PayoutInterval::Weekly)));
}

#[test]
fn a_payment_s_result_is_a_transaction_and_more() {
    let paid: SessionPayResult = account("paid");
    assert_eq!(paid.success, Some(true));
    assert_eq!(paid.actions.unwrap()[0].code.as_deref(), Some("AUTHORIZED"));
    assert_eq!(paid.transaction.status, Some(Open::Known(TransactionStatus::Authorized)));
    assert_eq!(paid.transaction.amount, Some(29990));
    assert_eq!(paid.transaction.session_id.as_deref(), Some("T12345678.5sQ4vzKxGx7mJ2nYp8wR3c"));
    assert_eq!(paid.transaction.other["from_next_year"]["points"], 300);
    let refused: SessionPayRefusal = account("refused");
    assert_eq!(refused.success, Some(false));
    assert_eq!(refused.error.unwrap().code.as_deref(), Some("CONFLICT"));
}
