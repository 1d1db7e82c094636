//! The npm package, out of `pkg-template/` and the modules.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use dintero_wasm::report::Locale;

use crate::bindings::Module;
use crate::emit;
use crate::shell::root;

/// How an entry comes to its module: the suffix of the entry's file, and of the import.
const CONDITIONS: [(&str, &str); 3] =
    // A file is a module of its own in workerd, and in Vercel's edge runtime. Everywhere else the bytes are
    // in a script: that works without a bundler's help, without permission to read files, and in one file.
    [(".workerd.js", ".wasm"), (".edge-light.js", ".wasm?module"), (".js", ".inline.js")];

/// Writes the package beside `target`, then puts it in its place: a half-written one is never seen.
pub fn assemble(modules: &[(&str, Module)], target: &Path) -> Result<()> {
    let fresh = target.with_extension("new");
    let _ = fs::remove_dir_all(&fresh);
    write(modules, &fresh)?;
    if target.exists() {
        fs::remove_dir_all(target)?;
    }
    fs::rename(&fresh, target).with_context(|| format!("{} cannot be put in its place", target.display()))
}

fn write(modules: &[(&str, Module)], package: &Path) -> Result<()> {
    let template = root().join("pkg-template");
    copy(&template, package)?;
    for file in ["LICENSE", "README.md", "CHANGELOG.md", "codes.md"] {
        fs::copy(root().join(file), package.join(file))?;
    }
    version(package)?;
    generate(package)?;
    let wasm = package.join("wasm");
    fs::create_dir_all(&wasm)?;
    for (name, module) in modules {
        fs::write(wasm.join(format!("{name}.wasm")), &module.wasm)?;
        fs::write(wasm.join(format!("{name}_bg.js")), &module.glue)?;
        let inline = format!("export default \"{}\";\n", BASE64_STANDARD.encode(&module.wasm));
        fs::write(wasm.join(format!("{name}.inline.js")), inline)?;
    }
    entries(package)
}

/// The files that are printed from the crate's tables.
fn generate(package: &Path) -> Result<()> {
    for (file, text) in [
        ("schema.json", emit::json_schema()),
        ("types.d.ts", emit::typescript()),
        ("lib/explanations.js", emit::explanations()),
        ("lib/tables.js", emit::tables()),
        ("lib/tables.d.ts", emit::tables_types()),
    ] {
        fs::write(package.join(file), text)?;
    }
    let locales = package.join("locales");
    fs::create_dir_all(&locales)?;
    for locale in Locale::ALL {
        fs::write(locales.join(locale.tag).with_extension("js"), emit::locale(locale))?;
        fs::write(locales.join(locale.tag).with_extension("d.ts"), emit::locale_types(locale))?;
    }
    Ok(())
}

/// One file for each entry and condition.
fn entries(package: &Path) -> Result<()> {
    let templates = package.join("entries");
    for file in fs::read_dir(&templates)? {
        let file = file?.path();
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = fs::read_to_string(&file)?;
        for (suffix, import) in CONDITIONS {
            fs::write(package.join(format!("{name}{suffix}")), entry(&source, suffix, import))?;
        }
    }
    Ok(fs::remove_dir_all(templates)?)
}

/// An entry under one condition: another file of the module, and other entries under the same condition.
fn entry(source: &str, suffix: &str, import: &str) -> String {
    let source = source.replace(".wasm\";", &format!("{import}\";"));
    ["validate", "order"].iter().fold(source, |source, other| {
        source.replace(&format!("\"./{other}.js\""), &format!("\"./{other}{suffix}\""))
    })
}

/// The crate's version is the package's.
fn version(package: &Path) -> Result<()> {
    let path = package.join("package.json");
    let text =
        fs::read_to_string(&path)?.replace("\"0.0.0\"", concat!("\"", env!("CARGO_PKG_VERSION"), "\""));
    Ok(fs::write(path, text)?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_differs_by_its_condition_alone() {
        let source = "import wasm from \"./wasm/x.wasm\";\nimport { validate } from \"./validate.js\";\n";
        assert_eq!(
            entry(source, ".edge-light.js", ".wasm?module"),
            "import wasm from \"./wasm/x.wasm?module\";\nimport { validate } from \"./validate.edge-light.js\";\n"
        );
    }
}
