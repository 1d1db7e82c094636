//! Answers as the types of the model.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::engine::Outcome;
use crate::json::{Kind, Reader, View};
use crate::wire::ANSWER_LIMITS;

/// Reads an answer. The engine has seen that it is an object, and every type of the model reads any object.
pub(super) fn answer<A: DeserializeOwned + Default>(outcome: &Outcome) -> A {
    let text = outcome.response().text();
    let leniently = |_| serde_json::from_value(value(&text));
    serde_json::from_str(&text).or_else(leniently).unwrap_or_default()
}

/// A document with what serde refuses and other parsers take, which must not cost the rest of it: half of a
/// surrogate pair becomes a replacement character, and a number beyond all bounds becomes null.
fn value(text: &str) -> Value {
    let mut reader = Reader::new(ANSWER_LIMITS);
    reader.read(text.as_bytes()).map_or(Value::Null, |document| convert(document.root()))
}

/// The reader has bounded the depth.
fn convert(view: View<'_>) -> Value {
    match view.kind() {
        Kind::Object => {
            view.children().map(|member| (member.key().to_str().into_owned(), convert(member))).collect()
        }
        Kind::Array => view.children().map(convert).collect(),
        Kind::Text => view.text().map(|text| text.to_str().into_owned()).into(),
        _ => serde_json::from_str(view.source()).unwrap_or_default(),
    }
}
