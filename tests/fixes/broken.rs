//! Bodies in which something is wrong: those of the cases, with changes by chance.

use dintero_wasm::model::Operation;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::cases::{FILES, cases_of};

/// A change of one value: which it is, and what becomes of it.
#[derive(Clone, Debug)]
pub struct Change {
    place: Index,
    how: How,
}

#[derive(Clone, Debug)]
enum How {
    Capitals,
    SmallLetters,
    Plus(i64),
    Hundredth,
    Empty,
    Remove,
    Put(Value),
    Add(&'static str, Value),
}

/// What is added to objects: what the API alone sets, what is summed up, and what is right elsewhere.
const MEMBERS: [&str; 8] =
    ["gross_amount", "vat_amount", "vat", "amount", "currency", "shipments", "id", "items"];

fn value() -> impl Strategy<Value = Value> {
    let values =
        [json!(null), json!(0.25), json!(25), json!(-1), json!("nok"), json!([]), json!({}), json!("X")];
    select(values.to_vec())
}

fn change() -> impl Strategy<Value = Change> {
    let how = prop_oneof![
        4 => Just(How::Capitals),
        2 => Just(How::SmallLetters),
        3 => (-5_i64..1000).prop_map(How::Plus),
        2 => Just(How::Hundredth),
        1 => Just(How::Empty),
        1 => Just(How::Remove),
        1 => value().prop_map(How::Put),
        3 => (select(MEMBERS.to_vec()), value()).prop_map(|(name, value)| How::Add(name, value)),
    ];
    (any::<Index>(), how).prop_map(|(place, how)| Change { place, how })
}

/// An operation and a body of it.
pub fn broken() -> impl Strategy<Value = (Operation, Value)> {
    let bodies: Vec<(Operation, Value)> = FILES
        .into_iter()
        .flat_map(cases_of)
        .filter(|case| case.body.len() < 4096)
        .filter_map(|case| {
            Some((Operation::from_name(&case.operation)?, serde_json::from_str(&case.body).ok()?))
        })
        .collect();
    (select(bodies), prop::collection::vec(change(), 0..8)).prop_map(|((operation, mut body), changes)| {
        changes.iter().for_each(|change| change.make(&mut body));
        (operation, body)
    })
}

impl Change {
    fn make(&self, body: &mut Value) {
        let pointers = pointers(body);
        let pointer = self.place.get(&pointers);
        let value = body.pointer_mut(pointer).unwrap();
        match (&self.how, &mut *value) {
            (How::Capitals, Value::String(text)) => *text = text.to_uppercase(),
            (How::SmallLetters, Value::String(text)) => *text = text.to_lowercase(),
            (How::Plus(more), Value::Number(number)) => {
                *value = json!(number.as_i64().unwrap_or_default().saturating_add(*more));
            }
            (How::Hundredth, Value::Number(number)) => *value = json!(number.as_f64().unwrap() / 100.0),
            (How::Empty, Value::Array(items)) => items.clear(),
            (How::Add(name, value), Value::Object(members)) => {
                members.insert((*name).to_owned(), value.clone());
            }
            (How::Put(other), _) => *value = other.clone(),
            (How::Remove, _) => {
                if let Some((parent, name)) = pointer.rsplit_once('/')
                    && let Some(Value::Object(members)) = body.pointer_mut(parent)
                {
                    members.remove(name);
                }
            }
            _ => {}
        }
    }
}

/// Where the values of a body stand.
fn pointers(body: &Value) -> Vec<String> {
    fn walk(value: &Value, pointer: &str, found: &mut Vec<String>) {
        found.push(pointer.to_owned());
        match value {
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| walk(item, &format!("{pointer}/{at}"), found));
            }
            Value::Object(members) => members.iter().for_each(|(name, member)| {
                let name = name.replace('~', "~0").replace('/', "~1");
                walk(member, &format!("{pointer}/{name}"), found);
            }),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(body, "", &mut found);
    found
}
