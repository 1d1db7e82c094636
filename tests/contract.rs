//! The model against what the API states of itself, and against samples of what it answers.
//!
//! `contract/facts.json` lists, for each operation, every member that can be sent or answered, with its
//! type, its values and its bounds. `members` and `variants` name entries of `objects`. What the API requires of its
//! own answers is stated too, as `required`; the model relies on none of it.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

#[path = "contract/compare.rs"]
mod compare;
#[path = "contract/requests.rs"]
mod requests;
#[path = "contract/round_trips.rs"]
mod round_trips;
#[path = "contract/samples.rs"]
mod samples;
#[path = "contract/whole.rs"]
mod whole;

use compare::{Comparison, Direction};
use dintero_wasm::model::{
    AddressCallbackAnswer, ApiError, AuthToken, CallbackQuery, DiscountCodesCallbackAnswer, MfaRequired,
    Operation, SessionCreate, SessionPayRefusal, Transaction,
};
use dintero_wasm::schema::{Kind, Limits, Model};
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
fn calls_and_refusals_are_what_the_api_states() {
    let facts = facts();
    let found = [
        differences(&facts, "/callback/query", CallbackQuery::KIND, Direction::Request),
        differences(&facts, "/callback/body", Transaction::KIND, Direction::Response),
        differences(&facts, "/addressAnswer", AddressCallbackAnswer::KIND, Direction::Request),
        differences(&facts, "/discountCodesAnswer", DiscountCodesCallbackAnswer::KIND, Direction::Request),
        differences(&facts, "/error", ApiError::KIND, Direction::Response),
        differences(&facts, "/mfaRequired", MfaRequired::KIND, Direction::Response),
        differences(&facts, "/payRefusal", SessionPayRefusal::KIND, Direction::Response),
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

#[test]
fn a_wrong_union_is_found_out() {
    let mut facts = facts();
    let body = "/operations/auth.token/body";
    let union = facts.pointer_mut(body).unwrap();
    union["tag"] = "grant".into();
    union["uncertain"] = false.into();
    let password = union["variants"].as_object_mut().unwrap().remove("password").unwrap();
    union["variants"]["refresh_token"] = password;
    let found = differences(&facts, body, AuthToken::KIND, Direction::Request).join("\n");
    for difference in
        ["tag:", "uncertain:", "variants:", "(password) is an object", "(refresh_token)/username is missing"]
    {
        assert!(found.contains(difference), "{difference}\n{found}");
    }
}
