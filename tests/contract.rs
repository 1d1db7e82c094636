//! The model against what the API states of itself, and against samples of what it answers.
//!
//! `contract/facts.json` lists, for each operation, every member that can be sent or answered, with its
//! type, its values and its bounds. `members` names an entry of `objects`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "contract/compare.rs"]
mod compare;

use compare::{Comparison, Direction};
use dintero_wasm::model::{
    ApiError, CallbackQuery, EventName, ItemType, Open, Operation, Session, SessionCreate, Transaction,
    TransactionStatus,
};
use dintero_wasm::schema::{Kind, Limits, Model};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn facts() -> Value {
    serde_json::from_str(include_str!("contract/facts.json")).unwrap()
}

/// Every difference between a table and what the facts say under a pointer.
fn differences(facts: &Value, pointer: &str, kind: Kind, direction: Direction) -> Vec<String> {
    let fact = facts.pointer(pointer).unwrap_or_else(|| panic!("no facts at {pointer}"));
    let mut comparison = Comparison::new(&facts["objects"], direction);
    comparison.value("", fact, kind, &Limits::NONE);
    comparison.differences.into_iter().map(|difference| format!("{pointer}: {difference}")).collect()
}

#[test]
fn every_operation_is_what_the_api_states() {
    let facts = facts();
    let mut found = Vec::new();
    for operation in Operation::ALL {
        let at = format!("/operations/{}", operation.name());
        let stated = facts.pointer(&at).unwrap_or_else(|| panic!("no facts for {}", operation.name()));
        let (method, path) = operation.route();
        assert_eq!((stated["method"].as_str(), stated["path"].as_str()), (Some(method), Some(path)));
        for (part, kind) in [("query", operation.query()), ("body", operation.body())] {
            assert_eq!(stated.get(part).is_some(), kind.is_some(), "{at}/{part}");
            if let Some(kind) = kind {
                found.extend(differences(&facts, &format!("{at}/{part}"), kind, Direction::Request));
            }
        }
        found.extend(differences(
            &facts,
            &format!("{at}/response"),
            operation.response(),
            Direction::Response,
        ));
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
    assert_eq!(facts["operations"].as_object().unwrap().len(), Operation::ALL.len());
}

#[test]
fn the_callback_and_the_error_are_what_the_api_states() {
    let facts = facts();
    let found = [
        differences(&facts, "/callback/query", CallbackQuery::KIND, Direction::Request),
        differences(&facts, "/callback/body", Transaction::KIND, Direction::Response),
        differences(&facts, "/error", ApiError::KIND, Direction::Response),
    ]
    .concat();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_wrong_table_is_found_out() {
    let mut facts = facts();
    let body = "/operations/sessions.create/body";
    let order = &mut facts["objects"]["order"];
    order["amount"]["required"] = false.into();
    order["vat_amount"]["type"] = "string".into();
    order["merchant_reference_2"]["maxLength"] = 9.into();
    order["extra"] = serde_json::json!({ "type": "string" });
    order.as_object_mut().unwrap().remove("currency");
    let found = differences(&facts, body, SessionCreate::KIND, Direction::Request);
    let members: Vec<&str> =
        found.iter().filter_map(|line| line.strip_prefix(body)?.strip_prefix(": /order/")).collect();
    assert_eq!(members.len(), 5, "{found:#?}");
    for name in ["amount", "vat_amount", "merchant_reference_2", "extra", "currency"] {
        assert!(members.iter().any(|line| line.starts_with(&format!("{name} "))), "{name}: {members:?}");
    }
}

/// Reads a sample, and checks that it is written back as it was.
fn read<T: DeserializeOwned + Serialize>(text: &str) -> T {
    let sample: Value = serde_json::from_str(text).unwrap();
    let read: T = serde_json::from_value(sample.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), sample);
    read
}

#[test]
fn a_session_is_written_back_as_it_was_read() {
    let session: Session = read(include_str!("contract/session.json"));
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
}

#[test]
fn a_transaction_is_written_back_as_it_was_read() {
    let transaction: Transaction = read(include_str!("contract/transaction.json"));
    assert_eq!(transaction.status, Some(Open::Known(TransactionStatus::PartiallyCaptured)));
    assert_eq!(transaction.amount, Some(72200));
    let events = transaction.events.unwrap();
    assert_eq!(events[0].event, Some(Open::Other("INITIATE".into())));
    assert_eq!(events[2].event, Some(Open::Known(EventName::Capture)));
    assert_eq!(events[2].splits.as_ref().unwrap()[0].amount, Some(29700));
    let answer = events[1].metadata.as_ref().unwrap();
    assert_eq!(answer.payex_transaction_number, Some(42_i64.into()));
    let error = events[3].error.as_ref().unwrap();
    assert!(error.retry_policy.is_some());
    let card = transaction.card.unwrap();
    assert_eq!(card.card_holder_tokenization_consent, Some(Open::Other("opt-out".into())));
    assert_eq!(transaction.other["settlement_currency"], Value::Null);
    assert_eq!(transaction.metadata.unwrap().other["ext_till"], 7);
}
