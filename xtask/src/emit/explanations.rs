//! What each code means: for the package's `explain`, and as a page.

use dintero_wasm::json::{MAX_BYTES, date_time_millis};
use dintero_wasm::report::{Code, Example, explain, write_json};
use dintero_wasm::rules::{KnownTransaction, Options, validate};
use dintero_wasm::wire::MAX_SYSTEM_CHARS;
use serde_json::{Map, Value, json};

/// `lib/explanations.js`: a record for each code.
pub fn explanations() -> String {
    let mut out = String::from("// Generated from the crate's own tables.\nexport const EXPLANATIONS = {\n");
    for &code in Code::ALL {
        out.push_str(&format!("  {}: {},\n", code.name(), record(code)));
    }
    out.push_str("};\n");
    out
}

/// What a reader is told of a code, and what its text needs: `params`, and `money` where a currency is known.
fn record(code: Code) -> Value {
    let explanation = explain(code);
    let mut record = members(json!({
        "severity": code.severity().name(),
        "rule": explanation.rule,
        "source": explanation.source,
        "certainty": explanation.certainty.name(),
    }));
    record.extend(figures(code, explanation.example.as_ref()));
    if let Some(example) = &explanation.example {
        record.insert("example".to_owned(), shown(example));
        record.extend(example.fix.map(|fix| ("fix".to_owned(), parsed(fix))));
    }
    Value::Object(record)
}

/// An example, with the options that the check takes beside its body.
fn shown(example: &Example) -> Value {
    let mut shown = members(json!({
        "operation": example.operation.name(),
        "body": example.body,
        "pointer": example.pointer,
    }));
    let mut options = Map::new();
    options.extend(example.transaction.map(|known| ("transaction".to_owned(), parsed(known))));
    options.extend(example.now.map(|now| ("now".to_owned(), now.into())));
    if !options.is_empty() {
        shown.insert("options".to_owned(), options.into());
    }
    shown.extend(example.client.map(|client| ("client".to_owned(), parsed(client))));
    Value::Object(shown)
}

/// The figures of the example's report. What is no report's, or too large to be shown, has its limit.
fn figures(code: Code, example: Option<&Example>) -> Map<String, Value> {
    let limit = |max: usize| members(json!({ "params": { "max": max } }));
    match (code, example) {
        (Code::HeaderTooLong, _) => limit(MAX_SYSTEM_CHARS),
        (_, None) => limit(MAX_BYTES),
        (_, Some(example)) if example.client.is_some() => members(json!({ "params": {} })),
        (_, Some(example)) => {
            let mut text = String::new();
            let options = Options {
                now: example.now.and_then(date_time_millis),
                transaction: example
                    .transaction
                    .and_then(|known| KnownTransaction::read(known.as_bytes()).ok()),
                ..Options::default()
            };
            write_json(&validate(example.operation, example.body.as_bytes(), &options), &mut text);
            let report = parsed(&text);
            let params = report.pointer("/issues/0/params").cloned().unwrap_or_else(|| json!({}));
            let mut figures = members(json!({ "params": params }));
            figures.extend(report.get("money").map(|money| ("money".to_owned(), money.clone())));
            figures
        }
    }
}

/// `codes.md`: all codes in a table.
pub fn reference() -> String {
    let mut out = String::from(
        "# Codes\n\n\
         What a report can say. A code is stable: none is ever renamed. This page is written by `cargo xtask reference`.\n\n\
         An *error* is refused by the API, or money or data goes wrong; the client does not send the request. A *warning* \
         is taken by the API, and is probably a mistake; the client sends the request and reports it. *Documented* rules \
         stand in the source; *inferred* ones follow from it; on *uncertain* ones the documentation is silent.\n\n\
         `explain(code)` of `dintero-wasm/explain`, and `report::explain` in Rust, give each with an example that breaks \
         the rule and what repairs it.\n\n\
         | code | rule | severity | source | certainty |\n|---|---|---|---|---|\n",
    );
    for &code in Code::ALL {
        let explanation = explain(code);
        let sources: Vec<String> = explanation.source.iter().map(|source| link(source)).collect();
        out.push_str(&format!(
            "| `{}` | {} | {} | {} | {} |\n",
            code.name(),
            explanation.rule.replace('_', "\\_"),
            code.severity().name(),
            sources.join(", "),
            explanation.certainty.name(),
        ));
    }
    out
}

/// A source as Markdown: an address goes by the last part of its path.
fn link(source: &str) -> String {
    match source.strip_prefix("https://").and_then(|address| address.rsplit('/').next()) {
        Some(name) => format!("[{name}]({source})"),
        None => source.to_owned(),
    }
}

/// JSON of the crate's tables, which its tests have read.
fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

fn members(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_as_the_table_says() {
        let page = include_str!("../../../codes.md");
        assert!(page == reference(), "codes.md is out of date: run `cargo xtask reference`.");
    }

    #[test]
    fn every_text_has_its_figures() {
        for &code in Code::ALL {
            let record = record(code);
            let needed = dintero_wasm::report::messages::EN.messages.of(code);
            // What stands in brackets may be left out.
            let mut needed = needed.split(['[', ']']).step_by(2).flat_map(|part| part.split('{').skip(1));
            let has = |place: &str| {
                place.split(['}', ':']).next().is_some_and(|name| record["params"].get(name).is_some())
            };
            assert!(needed.all(has), "{}: {record}", code.name());
            assert!(!record["fix"].is_null() || record.get("fix").is_none(), "{}", code.name());
        }
    }
}
