//! Which type of the model a sample is of, and what the type does not know of it.

use std::collections::BTreeMap;

use anyhow::Result;
use dintero_wasm::model::{
    AccessToken, AddressCallbackAnswer, ApiError, Approval, ApprovalCreate, ApprovalList, AuthToken,
    DiscountCodesCallbackAnswer, FundTransferCreate, FundTransferCreated, MetadataValue, MfaRequired,
    OrderItem, PaymentTokenSessionCreate, PayoutBalances, PayoutTransferList, ReportConfiguration,
    ReportConfigurationList, ReportList, Session, SessionCreate, SessionCreated, SessionPay,
    SessionPayRefusal, SessionPayResult, SessionUpdate, SettlementList, TestReport, TestReportResult,
    Transaction, TransactionAuthorizationUpdate, TransactionCapture, TransactionEvent, TransactionRefund,
    TransactionUpdate,
};
use dintero_wasm::schema::{Field, Kind, Model, Object};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A type of the model.
pub struct Shape {
    pub name: &'static str,
    kind: Kind,
    /// Reads a value as the type, and writes it again.
    pub again: fn(Value) -> Result<Value>,
}

macro_rules! shapes {
    ($($type:ty),* $(,)?) => {
        &[$(Shape { name: stringify!($type), kind: <$type>::KIND, again: again::<$type> }),*]
    };
}

/// What a page can show. Of several that a sample fits, the one with the fewest members is meant.
pub const SHAPES: &[Shape] = shapes![
    AuthToken,
    AccessToken,
    SessionCreate,
    SessionCreated,
    Session,
    SessionUpdate,
    PaymentTokenSessionCreate,
    SessionPay,
    SessionPayResult,
    SessionPayRefusal,
    Transaction,
    Vec<Transaction>,
    Vec<TransactionEvent>,
    Vec<OrderItem>,
    TransactionCapture,
    TransactionRefund,
    TransactionUpdate,
    TransactionAuthorizationUpdate,
    SettlementList,
    ReportConfiguration,
    ReportConfigurationList,
    TestReport,
    TestReportResult,
    ReportList,
    FundTransferCreate,
    FundTransferCreated,
    PayoutBalances,
    PayoutTransferList,
    ApprovalCreate,
    Approval,
    ApprovalList,
    AddressCallbackAnswer,
    DiscountCodesCallbackAnswer,
    ApiError,
    MfaRequired,
    BTreeMap<String, MetadataValue>,
];

fn again<T: DeserializeOwned + Serialize>(value: Value) -> Result<Value> {
    Ok(serde_json::to_value(serde_json::from_value::<T>(value)?)?)
}

impl Shape {
    /// The type whose members a sample has. One with the shop's own keys has those of none.
    pub fn of<'s>(json: &Value, shapes: &'s [Self]) -> Option<&'s Self> {
        let fits = |shape: &&Self| match (shape.kind, json) {
            (Kind::List(_), Value::Array(_)) => true,
            (Kind::List(_), _) | (_, Value::Array(_)) => false,
            (Kind::Map(_), Value::Object(_)) => (shape.again)(json.clone()).is_ok(),
            (kind, Value::Object(_)) => tables(kind).iter().any(|table| knows(table, json) > 0),
            _ => false,
        };
        shapes.iter().filter(fits).min_by_key(|shape| {
            let members = tables(shape.kind).iter().map(|table| table.fields.len()).sum::<usize>();
            (matches!(shape.kind, Kind::Map(_)), unknown("", json, shape.kind).len(), members)
        })
    }

    /// The members at any depth that the type does not know.
    pub fn strangers(&self, json: &Value) -> Vec<String> {
        unknown("", json, self.kind)
    }
}

/// The objects that a value can be.
fn tables(kind: Kind) -> Vec<&'static Object> {
    match kind {
        Kind::Object(object) => vec![object],
        Kind::Union(union) => union.variants.iter().map(|variant| variant.object).collect(),
        Kind::List(list) => tables(list.item),
        _ => Vec::new(),
    }
}

fn knows(table: &Object, json: &Value) -> usize {
    table.fields.iter().filter(|field| json.get(field.name).is_some()).count()
}

/// The pointers of the members that a kind does not know.
fn unknown(at: &str, json: &Value, kind: Kind) -> Vec<String> {
    let below = |name: &str| format!("{at}/{name}");
    match (kind, json) {
        (Kind::List(list), Value::Array(items)) => items
            .iter()
            .enumerate()
            .flat_map(|(n, item)| unknown(&below(&n.to_string()), item, list.item))
            .collect(),
        (Kind::Map(map), Value::Object(members)) => {
            members.iter().flat_map(|(name, value)| unknown(&below(name), value, map.value)).collect()
        }
        (Kind::Object(_) | Kind::Union(_), Value::Object(members)) => {
            let tag = if let Kind::Union(union) = kind { Some(union.tag) } else { None };
            let tables = tables(kind);
            let field = |name: &str| -> Option<&Field> {
                tables.iter().flat_map(|table| table.fields).find(|field| field.name == name)
            };
            let open = tables.iter().any(|table| table.open);
            members
                .iter()
                .filter(|(name, _)| tag != Some(name.as_str()))
                .flat_map(|(name, value)| match field(name) {
                    Some(field) => unknown(&below(name), value, field.kind),
                    None if open => Vec::new(),
                    None => vec![below(name)],
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_sample_is_told_by_its_members() {
        for (json, name) in [
            (json!([{ "id": "1", "payment_product": "payex", "events": [] }]), "Vec<Transaction>"),
            (json!([{ "event": "CAPTURE", "success": true }]), "Vec<TransactionEvent>"),
            (json!({ "amount": 100, "final_capture": true }), "TransactionCapture"),
            (
                json!({ "session": { "url": {} }, "token_provider": { "token_types": [] } }),
                "PaymentTokenSessionCreate",
            ),
            (json!({ "ext_till": 7, "ext_note": "gift" }), "BTreeMap<String, MetadataValue>"),
        ] {
            assert_eq!(Shape::of(&json, SHAPES).map(|shape| shape.name), Some(name), "{json}");
        }
        assert!(Shape::of(&json!({ "weather": { "sun": true } }), SHAPES).is_none());
    }

    #[test]
    fn a_member_that_the_model_lacks_is_found_at_any_depth() {
        let json =
            json!({ "id": "1", "events": [{ "event": "VOID", "mood": 1 }], "metadata": { "ext_a": 1 } });
        let shape = SHAPES.iter().find(|shape| shape.name == "Transaction").unwrap();
        assert_eq!(shape.strangers(&json), ["/events/0/mood"]);
    }
}
