//! Texts, out of templates and params.
//!
//! `{name}` is a param. `[…]` is left out unless every param in it is there, and `[?name …]` unless that one is.
//! The package renders the same templates in JavaScript; shared vectors hold the two to the same text.

use super::Param;

/// The text of a template.
///
/// ```
/// use dintero_wasm::report::{Param, render};
///
/// let template = "Unknown member.[ Did you mean `{suggestion}`?]";
/// assert_eq!(render(template, &[]), "Unknown member.");
/// let params = [("suggestion", Param::Text("amount".into()))];
/// assert_eq!(render(template, &params), "Unknown member. Did you mean `amount`?");
/// ```
#[must_use]
pub fn render(template: &str, params: &[(&'static str, Param)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, optional, behind)) = section(rest) {
        fill(&mut out, before, params);
        let (needs, text) = match optional.strip_prefix('?').and_then(|rest| rest.split_once(' ')) {
            Some((name, text)) => (find(params, name).is_some(), text),
            None => (true, optional),
        };
        let mut filled = String::new();
        if needs && fill(&mut filled, text, params) {
            out.push_str(&filled);
        }
        rest = behind;
    }
    fill(&mut out, rest, params);
    out
}

/// What stands before, in and behind the first pair of brackets.
fn section(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('[')?;
    let (optional, behind) = rest.split_once(']')?;
    Some((before, optional, behind))
}

/// Fills in the params, and says whether all of them were there.
fn fill(out: &mut String, text: &str, params: &[(&'static str, Param)]) -> bool {
    let (mut rest, mut complete) = (text, true);
    while let Some((before, braced)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = braced.split_once('}') else { break };
        match find(params, name) {
            Some(param) => show(out, param),
            None => complete = false,
        }
        rest = behind;
    }
    out.push_str(rest);
    complete
}

fn find<'p>(params: &'p [(&'static str, Param)], name: &str) -> Option<&'p Param> {
    params.iter().find(|(key, _)| *key == name).map(|(_, param)| param)
}

fn show(out: &mut String, param: &Param) {
    match param {
        Param::Integer(value) => out.push_str(&value.to_string()),
        Param::Number(text) | Param::Text(text) => out.push_str(text),
        Param::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Param::Texts(texts) => out.push_str(&texts.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn param(value: &Value) -> Param {
        match value {
            Value::Bool(value) => Param::Bool(*value),
            Value::Number(number) => Param::Number(number.to_string()),
            Value::Array(items) => {
                Param::Texts(items.iter().map(|item| item.as_str().unwrap().to_owned()).collect())
            }
            text => Param::Text(text.as_str().unwrap().to_owned()),
        }
    }

    #[test]
    fn templates_are_filled_in() {
        let file: Value = serde_json::from_str(include_str!("../../tests/vectors/messages.json")).unwrap();
        for case in file["cases"].as_array().unwrap() {
            let given = case["params"].as_object().unwrap();
            let names = ["a", "b", "c", "actual", "max", "allowed", "vat", "suggestion", "cyclic"];
            let params: Vec<_> =
                names.into_iter().filter_map(|name| Some((name, param(given.get(name)?)))).collect();
            assert_eq!(params.len(), given.len(), "{case}");
            assert_eq!(render(case["template"].as_str().unwrap(), &params), case["text"], "{}", case["name"]);
        }
    }
}
