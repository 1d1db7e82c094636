//! The samples in a page of text.

use serde_json::{Deserializer, Value};

/// JSON that stands in a page by itself.
pub struct Sample {
    /// The line that it begins at, counted from 1.
    pub line: usize,
    /// An object or an array that is not empty, or why it is none.
    pub json: serde_json::Result<Value>,
}

/// Every sample of a page: what begins a line with a bracket and is JSON.
pub fn samples(text: &str) -> Vec<Sample> {
    // A page whose objects can be folded has bullets before their members.
    let lines: Vec<&str> = text.lines().map(|line| line.trim_start().trim_start_matches('•')).collect();
    let mut found = Vec::new();
    let mut behind = 0;
    for (at, line) in lines.iter().enumerate() {
        if at < behind || !line.starts_with(['{', '[']) {
            continue;
        }
        let rest = lines.get(at..).unwrap_or_default().join("\n");
        let mut values = Deserializer::from_str(&rest).into_iter::<Value>();
        let json = match values.next() {
            Some(Ok(json)) => Ok(json),
            // Only an open bracket alone must begin something: a path has `{id}`.
            Some(Err(error)) if matches!(*line, "{" | "[") => Err(error),
            _ => continue,
        };
        let length = rest.get(..values.byte_offset()).unwrap_or_default().lines().count();
        behind = at.saturating_add(length.max(1));
        if !json.as_ref().is_ok_and(|json| members(json) == 0) {
            found.push(Sample { line: at.saturating_add(1), json });
        }
    }
    found
}

/// How many members a value has, at any depth.
pub fn members(value: &Value) -> usize {
    match value {
        Value::Object(object) => {
            object.values().fold(0, |sum: usize, value| sum.saturating_add(1).saturating_add(members(value)))
        }
        Value::Array(items) => items.iter().fold(0, |sum: usize, item| sum.saturating_add(members(item))),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "\
GET /things/{id}
{id}
{ }
--data '
{
  \"a\": [1, { \"b\": 2 }]
}
'
Response
{
  • \"c\": {
    },
  • \"d\": 1
}
[
{ \"e\": 1 },
{ \"e\": 2 }
]
";

    #[test]
    fn samples_are_found_in_text() {
        let found: Vec<_> =
            samples(PAGE).into_iter().map(|sample| (sample.line, sample.json.unwrap().to_string())).collect();
        let expected = [
            (5, r#"{"a":[1,{"b":2}]}"#.to_owned()),
            (10, r#"{"c":{},"d":1}"#.to_owned()),
            (15, r#"[{"e":1},{"e":2}]"#.to_owned()),
        ];
        assert_eq!(found, expected);
        assert_eq!(members(&serde_json::json!({ "a": [{ "b": {} }, 1], "c": 2 })), 3);
    }

    #[test]
    fn a_broken_sample_is_not_passed_over() {
        let found = samples("{\n  \"a\": 1,,\n}\n");
        assert!(matches!(found.as_slice(), [Sample { line: 1, json: Err(_) }]));
    }
}
