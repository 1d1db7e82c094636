//! `cargo xtask build`: the npm package, into `pkg/`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::bindings::{Module, bind};
use crate::package::assemble;
use crate::progress::{Made, step, step_unless_made};
use crate::rust::WASM;
use crate::shell::{self, cargo, root};
use crate::{node, rust};

/// The WebAssembly modules of the package, and the crate's features that each is made of.
pub const MODULES: [(&str, &str); 4] =
    [("validate", "js,validate"), ("order", "js,order"), ("client", "js,client"), ("sandbox", "js,sandbox")];

/// Builds the package, and gives the place where it stands.
pub fn run() -> Result<PathBuf> {
    rust::target()?;
    node::install("xtask")?;
    let mut modules = Vec::new();
    for (name, features) in MODULES {
        let compiled = step_unless_made(&format!("Compiling the module {name}"), || compile(features))?;
        let cache = compiled.with_file_name(format!("xtask-{name}"));
        modules.push((name, bind(name, fs::read(&compiled)?, &cache)?));
    }
    let target = root().join("pkg");
    step("Putting the package together in pkg/", || assemble(&modules, &target))?;
    report(&modules);
    Ok(target)
}

/// Compiles one module, and gives the file.
fn compile(features: &str) -> Result<Made<PathBuf>> {
    let mut command = cargo(["build", "--lib", "--release", "--target", WASM, "--no-default-features"]);
    command.args(["--features", features, "--message-format", "json-render-diagnostics"]);
    // Files with a hash in their name, so that one set of features does not displace another. Without it
    // the build is as right, but each of them is compiled again every time.
    command.env("__CARGO_DEFAULT_LIB_METADATA", "xtask");
    command.env("CARGO_ENCODED_RUSTFLAGS", remapped().join("\u{1f}"));
    let messages = shell::run(&mut command)?;
    messages.lines().filter_map(module).next_back().context("cargo built the crate and named no .wasm file")
}

/// The WebAssembly file that one of cargo's messages is about.
fn module(message: &str) -> Option<Made<PathBuf>> {
    let message: Value = serde_json::from_str(message).ok()?;
    let mut files = message.get("filenames")?.as_array()?.iter().filter_map(Value::as_str);
    let value = PathBuf::from(files.find(|file| file.ends_with(".wasm"))?);
    Some(Made { value, up_to_date: message.get("fresh") == Some(&Value::Bool(true)) })
}

/// Takes this machine's folders out of the module, so that it is the same wherever it is built.
fn remapped() -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let folders = [(home, "/cargo"), (Some(root()), "/dintero-wasm")];
    let flag = |(folder, name): (Option<PathBuf>, _)| {
        Some(format!("--remap-path-prefix={}={name}", folder?.display()))
    };
    folders.into_iter().filter_map(flag).collect()
}

fn report(modules: &[(&str, Module)]) {
    for (name, module) in modules {
        println!("  {name}: {} KB of WebAssembly", module.wasm.len().div_ceil(1024));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_that_was_there_is_told_from_one_that_was_made() {
        for (fresh, up_to_date) in [("true", true), ("false", false)] {
            let message = format!(r#"{{"filenames":["/t/x.rlib","/t/x.wasm"],"fresh":{fresh}}}"#);
            let made = module(&message).unwrap();
            assert_eq!((made.value, made.up_to_date), (PathBuf::from("/t/x.wasm"), up_to_date));
        }
        for other in [r#"{"reason":"build-finished"}"#, r#"{"filenames":["/t/x.rlib"]}"#, "warning: x", ""] {
            assert!(module(other).is_none(), "{other}");
        }
    }
}
