//! Who may use whom, read from the sources.
#![expect(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "a test may panic")]

use std::fs;
use std::path::Path;

/// The layers, lowest first: one uses only those before it.
const LAYERS: [&str; 13] = [
    "json", "schema", "model", "report", "check", "rules", "order", "sign", "wire", "engine", "sandbox",
    "client", "js",
];

/// What reaches JavaScript, and the only places that may.
const JAVASCRIPT: [&str; 6] =
    ["wasm_bindgen", "wasm_bindgen_futures", "js_sys", "web_sys", "gloo_net", "serde_wasm_bindgen"];

/// Layers that a module of the smallest size is made of: serde's generated code would outweigh them.
const WITHOUT_SERDE: [&str; 5] = ["json", "schema", "report", "check", "rules"];

/// Files of theirs that no such module calls: what is typed is written with serde, and what is repaired is a value of it.
const WITH_SERDE: [&str; 3] = ["json/decimal.rs", "rules/fixes.rs", "rules/typed.rs"];

/// The longest file, in lines.
const MAX_LINES: usize = 300;

/// Files that are one list of what the API names, and no shorter than it.
const LISTS: [&str; 1] = ["model/transaction/event_metadata.rs"];

/// What a source breaks, each in one sentence. `file` is its place below `src/`.
fn breaches(file: &str, source: &str) -> Vec<String> {
    let layer = file.split(['/', '.']).next().unwrap();
    let mut breaches = Vec::new();
    if source.lines().count() > MAX_LINES && !LISTS.contains(&file) {
        breaches.push(format!("{file}: has more than {MAX_LINES} lines; a file holds one concept"));
    }
    if file.ends_with("/tests.rs") {
        return breaches;
    }
    let code = production(source);
    let breach = |at: usize, what: String| format!("{file}:{}: {what}", code[..at].matches('\n').count() + 1);
    if let Some(rank) = LAYERS.iter().position(|name| *name == layer) {
        for (at, used) in used_layers(&code) {
            if LAYERS.iter().position(|name| *name == used).is_some_and(|other| other > rank) {
                breaches.push(breach(at, format!("{layer} uses {used}, which stands above it")));
            }
        }
    }
    if layer != "js" && !file.starts_with("client/fetch") {
        let reached = JAVASCRIPT.iter().flat_map(|name| uses(&code, name).map(move |at| (at, name)));
        breaches
            .extend(reached.map(|(at, name)| breach(at, format!("{name} belongs to js/ and client/fetch"))));
    }
    if WITHOUT_SERDE.contains(&layer) && !WITH_SERDE.contains(&file) {
        let reached =
            ["serde", "serde_json"].into_iter().flat_map(|name| uses(&code, name).map(move |at| (at, name)));
        breaches.extend(reached.map(|(at, name)| breach(at, format!("{name} has no place in {layer}"))));
    }
    breaches
}

/// The source without comments, and without the unit tests at its end. Lines stay where they are.
fn production(source: &str) -> String {
    let code = source.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    code.lines().map(|line| line.split("//").next().unwrap().to_owned() + "\n").collect()
}

/// The layers that the code names, and where: `crate::X`, and each of `crate::{X, Y::{A, B}}`.
fn used_layers(code: &str) -> Vec<(usize, &str)> {
    let mut layers = Vec::new();
    for (at, name) in code.match_indices("crate::") {
        let rest = &code[at + name.len()..];
        match rest.strip_prefix('{') {
            Some(group) => layers.extend(members(group).into_iter().map(|path| (at, first_name(path)))),
            None => layers.push((at, first_name(rest))),
        }
    }
    layers
}

/// The members of a `{…}` whose opening brace has been read.
fn members(group: &str) -> Vec<&str> {
    let (mut members, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, next) in group.char_indices() {
        match next {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                members.push(group[start..at].trim());
                start = at + 1;
                if next == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    members
}

fn first_name(path: &str) -> &str {
    path.split(|next: char| !next.is_alphanumeric() && next != '_').next().unwrap()
}

/// Where the code uses a crate: `name::`, `use name;`, `use name as`, and not a longer name that ends so.
fn uses<'a>(code: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(name).map(|(at, _)| at).filter(move |at| {
        let before = code[..*at].chars().next_back();
        let after = &code[at + name.len()..];
        !before.is_some_and(|before| before.is_alphanumeric() || before == '_' || before == ':')
            && ["::", ";", " as "].iter().any(|end| after.starts_with(end))
    })
}

fn sources(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn every_layer_uses_only_those_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    for layer in LAYERS {
        assert!(files.iter().any(|file| file.starts_with(root.join(layer))), "src/{layer}/ is gone");
    }
    let mut found: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let place = file.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            breaches(&place, &fs::read_to_string(file).unwrap())
        })
        .collect();
    found.sort();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn a_breach_is_found() {
    let offences = [
        ("json/a.rs", "use crate::model::Order;\n"),
        ("check/a.rs", "use crate::{json::View, rules::Options};\n"),
        ("check/a.rs", "use crate::{\n    json::{Reader, View},\n    rules,\n};\n"),
        ("wire/a.rs", "fn send() { crate::client::send() }\n"),
        ("engine/a.rs", "use js_sys::Date;\n"),
        ("sandbox/a.rs", "fn now() -> f64 { js_sys::Date::now() }\n"),
        ("rules/a.rs", "use serde_json::Value;\n"),
        ("schema/a.rs", "#[derive(serde::Serialize)]\nstruct A;\n"),
    ];
    for (file, source) in offences {
        assert_eq!(breaches(file, source).len(), 1, "{file}: {source}");
    }
    assert_eq!(breaches("json/a.rs", &"\n".repeat(MAX_LINES + 1)).len(), 1);
}

#[test]
fn what_is_allowed_is_no_breach() {
    let fine = [
        ("js/a.rs", "use wasm_bindgen::prelude::*;\nuse crate::client::Client;\n"),
        ("client/fetch.rs", "use web_sys::Request;\n"),
        ("json/decimal.rs", "impl serde::Serialize for Decimal {}\n"),
        ("check/a.rs", "// crate::rules comes later\nuse crate::json::Reader;\n"),
        ("json/a.rs", "fn f() {}\n\n#[cfg(test)]\nmod tests {\n    use serde_json::json;\n}\n"),
        ("json/tests.rs", "use serde_json::json;\n"),
        ("lib.rs", "pub mod js;\n"),
    ];
    for (file, source) in fine {
        assert_eq!(breaches(file, source), Vec::<String>::new(), "{file}: {source}");
    }
}
