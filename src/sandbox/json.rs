//! Reading stored documents.

use serde_json::{Map, Value};

use crate::json::Decimal;

/// A whole number, however it is written: `100`, `1e2`, `100.0`.
pub(super) fn whole(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| {
        let number = Decimal::parse(value.as_number()?.to_string().as_bytes())?;
        (number.scale() == 0).then_some(number.units())
    })
}

/// The whole number at a pointer; 0 where there is none.
pub(super) fn amount(document: &Value, pointer: &str) -> i64 {
    document.pointer(pointer).and_then(whole).unwrap_or_default()
}

/// The text at a pointer.
pub(super) fn text<'a>(document: &'a Value, pointer: &str) -> Option<&'a str> {
    document.pointer(pointer)?.as_str()
}

/// The list at a pointer; empty where there is none.
pub(super) fn list<'a>(document: &'a Value, pointer: &str) -> &'a [Value] {
    document.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The members of an object at a pointer; none where there is no object.
pub(super) fn members(document: &Value, pointer: &str) -> Map<String, Value> {
    document.pointer(pointer).and_then(Value::as_object).cloned().unwrap_or_default()
}

/// An object of the members that have a value.
pub(super) fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Map<String, Value> {
    members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// Sets a member of an object, and makes the objects above it.
pub(super) fn set(document: &mut Value, path: &[&str], value: Value) {
    let mut node = document;
    for name in path {
        if !node.is_object() {
            *node = Value::Object(Map::new());
        }
        let Value::Object(members) = node else { return };
        node = members.entry(*name).or_insert(Value::Null);
    }
    *node = value;
}
