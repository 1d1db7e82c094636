//! Values made from the facts: with every member, and in all the ways in which an answer can be odd.

use serde_json::{Map, Value, json};

/// How a value is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// Not at all: every member is there, with a value that the API states.
    None,
    /// Every object has a member more.
    Stranger,
    /// Every string out of a list is another.
    NewValue,
    /// Every member is null.
    Null,
    /// Every number is larger than 64 bits with a sign can hold.
    Huge,
    /// Every member is of another type.
    OtherType,
}

impl Oddity {
    /// Each of them.
    pub const ALL: [Self; 6] =
        [Self::None, Self::Stranger, Self::NewValue, Self::Null, Self::Huge, Self::OtherType];
}

/// Makes a value of what the facts state.
pub fn whole(objects: &Value, fact: &Value, oddity: Oddity) -> Vec<Value> {
    if let Some(variants) = fact["variants"].as_object() {
        return variants
            .iter()
            .map(|(tag, name)| {
                let mut object = members(objects, &objects[name.as_str().unwrap()], oddity);
                let tag = if oddity == Oddity::NewValue { "one_of_tomorrow" } else { tag };
                object.insert(fact["tag"].as_str().unwrap().to_owned(), tag.into());
                Value::Object(object)
            })
            .collect();
    }
    vec![match fact["type"].as_str() {
        Some("object") => match (fact["members"].as_str(), fact.get("entries")) {
            (Some(name), _) => Value::Object(members(objects, &objects[name], oddity)),
            (None, Some(entry)) => json!({ "ext_1": one(objects, entry, oddity) }),
            (None, None) => json!({ "anything": [1, null] }),
        },
        Some("array") => Value::Array(whole(objects, &fact["items"], oddity)),
        Some("boolean") => true.into(),
        Some("integer" | "number") if oddity == Oddity::Huge => (u64::MAX).into(),
        Some("integer") => 7.into(),
        Some("number") => fact["values"].get(0).cloned().unwrap_or_else(|| json!(2.5)),
        _ if fact["values"].is_array() && oddity == Oddity::NewValue => "one_of_tomorrow".into(),
        _ => fact["values"].get(0).cloned().unwrap_or_else(|| "text".into()),
    }]
}

fn one(objects: &Value, fact: &Value, oddity: Oddity) -> Value {
    whole(objects, fact, oddity).remove(0)
}

fn members(objects: &Value, stated: &Value, oddity: Oddity) -> Map<String, Value> {
    let mut object = Map::new();
    for (name, fact) in stated.as_object().unwrap() {
        let value = match oddity {
            Oddity::Null => Value::Null,
            Oddity::OtherType if fact["type"] == "boolean" => json!({ "not": "a flag" }),
            Oddity::OtherType if fact["type"] != "object" => true.into(),
            _ => one(objects, fact, oddity),
        };
        object.insert(name.clone(), value);
    }
    if oddity == Oddity::Stranger {
        object.insert("a stranger".to_owned(), json!({ "from": ["elsewhere"] }));
    }
    object
}
