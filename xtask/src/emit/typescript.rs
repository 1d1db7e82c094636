//! `types.d.ts`: one declaration for each type, with its documentation.
//!
//! A type that a request can hold is written as the request wants it: what is required must be there,
//! and a list of strings is closed. A type that is only read has no required members, and takes any
//! string besides those of a list, since the API adds to its lists without notice.

use std::fmt::Write as _;

use dintero_wasm::model::Operation;
use dintero_wasm::schema::{Choice, Field, Kind, Object, Union};
use dintero_wasm::wire::{Answer, Route};

use super::catalog::{Catalog, Named};

const HEADER: &str = "\
// Generated from the model of dintero-wasm. Amounts are in minor units: 29990 is 299.90.

/** What is read where the API has a list of strings: one of them, or one that it has added since. */
export type Open<T extends string> = T | (string & {});
";

/// The declarations.
#[must_use]
pub fn typescript() -> String {
    let catalog = Catalog::new();
    let mut out = String::from(HEADER);
    for named in &catalog.types {
        out.push('\n');
        out.push_str(&comment(named.doc(), ""));
        out.push_str(&match named {
            Named::Object(object) => {
                interface(object, catalog.is_request(object.name), &guaranteed(object.name))
            }
            Named::Choice(choice) => strings(choice),
            Named::Union(union) => objects(union),
        });
    }
    out.push_str(&operations(
        "What each operation is checked by: its body, or the query of one that sends none.",
        "OperationBodies",
        Operation::checked,
    ));
    out.push_str(&operations("The query of each operation.", "OperationQueries", Operation::query));
    out.push_str(&operations("What each operation answers.", "OperationResponses", |operation| {
        Some(operation.response())
    }));
    out
}

/// The members without which the client takes no answer of that type.
fn guaranteed(name: &str) -> Vec<&'static str> {
    let answers = Operation::ALL
        .iter()
        .filter(|operation| matches!(operation.response(), Kind::Object(object) if object.name == name));
    let members = |operation: &Operation| match Route::of(*operation).answer {
        Answer::Object(members) => members.to_vec(),
        _ => Vec::new(),
    };
    // What one operation guarantees of a type, another may not.
    let lists: Vec<_> = answers.map(members).collect();
    let Some((first, rest)) = lists.split_first() else { return Vec::new() };
    first.iter().copied().filter(|member| rest.iter().all(|list| list.contains(member))).collect()
}

fn interface(object: &Object, request: bool, guaranteed: &[&str]) -> String {
    let line = |field| member(field, request, guaranteed);
    let mut members: String = object.fields.iter().map(line).collect();
    if object.open {
        members.push_str("  readonly [key: string]: unknown;\n");
    }
    format!("export interface {} {{\n{members}}}\n", object.name)
}

fn member(field: &Field, request: bool, guaranteed: &[&str]) -> String {
    let mut doc = field.doc.to_owned();
    if let Some(default) = field.default {
        // Writing to a `String` cannot fail.
        let _ = write!(doc, "\n@default {default}");
    }
    let read_only = if field.read_only { "readonly " } else { "" };
    let needed = request && field.required && !field.read_only;
    let optional = if needed || guaranteed.contains(&field.name) { "" } else { "?" };
    let kind = match field.limits.one_of {
        Some(numbers) => numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | "),
        None if request => type_of(field.kind),
        None => read(field.kind),
    };
    format!("{}  {read_only}{}{optional}: {kind};\n", comment(&doc, "  "), key(field.name))
}

fn strings(choice: &Choice) -> String {
    let mut values: Vec<String> = choice.values.iter().map(|value| quoted(value)).collect();
    if choice.uncertain {
        values.push("(string & {})".to_owned());
    }
    format!("export type {} =\n  | {};\n", choice.name, values.join("\n  | "))
}

fn objects(union: &Union) -> String {
    let mut variants: Vec<String> = union
        .variants
        .iter()
        .map(|variant| {
            format!("({{ {}: {} }} & {})", key(union.tag), quoted(variant.value), variant.object.name)
        })
        .collect();
    if union.uncertain {
        variants.push(format!("({{ {}: (string & {{}}) }} & {{ [key: string]: unknown }})", key(union.tag)));
    }
    format!("export type {} =\n  | {};\n", union.name, variants.join("\n  | "))
}

/// From each operation to a type of it. One that has none takes an object without members.
fn operations(doc: &str, name: &str, of: fn(Operation) -> Option<Kind>) -> String {
    let members: String = Operation::ALL
        .iter()
        .map(|operation| {
            let kind = of(*operation).map_or("Record<string, never>".to_owned(), type_of);
            format!("  {}: {kind};\n", quoted(operation.name()))
        })
        .collect();
    format!("\n{}export interface {name} {{\n{members}}}\n", comment(doc, ""))
}

fn type_of(kind: Kind) -> String {
    match kind {
        Kind::Bool => "boolean".to_owned(),
        Kind::Integer | Kind::Number => "number".to_owned(),
        Kind::Text => "string".to_owned(),
        Kind::TextOrNumber => "string | number".to_owned(),
        Kind::Any => "unknown".to_owned(),
        Kind::List(list) => match list.item {
            Kind::TextOrNumber => "(string | number)[]".to_owned(),
            item => format!("{}[]", type_of(item)),
        },
        Kind::Map(map) => format!("{{ [key: string]: {} }}", type_of(map.value)),
        Kind::Object(Object { name, .. })
        | Kind::Choice(Choice { name, .. })
        | Kind::Union(Union { name, .. }) => (*name).to_owned(),
    }
}

/// The type of a value that is only read.
fn read(kind: Kind) -> String {
    match kind {
        Kind::Choice(choice) => format!("Open<{}>", choice.name),
        Kind::List(list) => match list.item {
            Kind::TextOrNumber => type_of(kind),
            item => format!("{}[]", read(item)),
        },
        Kind::Map(map) => format!("{{ [key: string]: {} }}", read(map.value)),
        kind => type_of(kind),
    }
}

/// A JSDoc comment.
fn comment(doc: &str, indent: &str) -> String {
    let doc = doc.replace("*/", "*\\/");
    let lines: Vec<&str> = doc.lines().collect();
    match lines.as_slice() {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        lines => {
            let body: String =
                lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n").collect();
            format!("{indent}/**\n{body}{indent} */\n")
        }
    }
}

/// A member's name, in quotes where it is no identifier.
fn key(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if name.chars().all(plain) { name.to_owned() } else { quoted(name) }
}

/// A string as JSON, which is a string of TypeScript too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
