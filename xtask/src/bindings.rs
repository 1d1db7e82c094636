//! From the compiler's WebAssembly to the one that is shipped, and its JavaScript glue.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::node::{hash, script};
use crate::progress::step;
use crate::shell::{program, run};

/// A module as it is shipped.
pub struct Module {
    /// WebAssembly.
    pub wasm: Vec<u8>,
    /// An ES module: `export const imports`, `export default` a function that makes a fresh glue.
    pub glue: String,
}

/// What the outcome depends on beside the compiled bytes.
const RECIPE: &[u8] = concat!(include_str!("bindings.rs"), include_str!("../package-lock.json")).as_bytes();

/// Writes the glue and shrinks the module, in `cache`; nothing is done twice for the same `compiled` bytes.
pub fn bind(name: &str, compiled: Vec<u8>, cache: &Path) -> Result<Module> {
    let (wasm, glue, stamp) =
        (cache.join("shrunk.wasm"), cache.join("glue.js"), cache.join("compiled.sha256"));
    let wanted = hash(&[compiled.as_slice(), RECIPE].concat());
    if !fs::read_to_string(&stamp).is_ok_and(|done| done == wanted) {
        step(&format!("Writing the bindings of {name}, shrinking it"), || {
            // A stamp must never stand beside what it does not speak of.
            let _ = fs::remove_dir_all(cache);
            fs::create_dir_all(cache)?;
            fs::write(&glue, factory(&bindgen(compiled, cache)?)?)?;
            let tool = script("xtask", "wasm-opt");
            let bound = cache.join("module_bg.wasm");
            run(program(&tool, ["-Oz", "-o"]).arg(&wasm).arg(bound))?;
            Ok(fs::write(&stamp, &wanted)?)
        })?;
    }
    Ok(Module { wasm: fs::read(wasm)?, glue: fs::read_to_string(glue)? })
}

/// The bundler's glue: it leaves it to its reader how the module is loaded.
fn bindgen(compiled: Vec<u8>, cache: &Path) -> Result<String> {
    let mut bindgen = Bindgen::new();
    bindgen.bundler(true)?.input_bytes("module", compiled).typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "The exports import JavaScript of their own; the package has no place for it."
    );
    output.emit(cache)?;
    Ok(fs::read_to_string(cache.join("module_bg.js"))?)
}

/// Puts the glue, which is one for ever, into a function that makes as many as are asked for.
///
/// After a trap an instance is replaced. The glue holds views of its memory and finalizers of its
/// objects, so it has to be replaced with it.
fn factory(glue: &str) -> Result<String> {
    let mut names = Vec::new();
    let mut body = String::new();
    for line in glue.lines() {
        let declaration = match line.strip_prefix("export ") {
            Some(declaration) => {
                names.push(name(declaration)?);
                declaration
            }
            None => line,
        };
        body.push_str(declaration);
        body.push('\n');
    }
    let names = names.join(", ");
    Ok(format!("export default function glue() {{\n{body}\nreturn {{ {names} }};\n}}\n"))
}

/// The name that `function NAME(` or `class NAME {` declares.
fn name(declaration: &str) -> Result<&str> {
    let rest = ["function ", "async function ", "class ", "const "]
        .iter()
        .find_map(|word| declaration.strip_prefix(word));
    let name = rest.and_then(|rest| {
        rest.split(|next: char| !next.is_alphanumeric() && next != '_' && next != '$').next()
    });
    match name {
        Some(name) if !name.is_empty() => Ok(name),
        _ => bail!("wasm-bindgen wrote an export that is not known here: {declaration}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_becomes_a_function() {
        let glue = "let wasm;\nexport function add(a) {\n    return wasm.add(a);\n}\nexport class Box {}\n";
        let made = factory(glue).unwrap();
        assert!(made.starts_with("export default function glue() {\nlet wasm;\nfunction add(a) {"), "{made}");
        assert!(made.ends_with("return { add, Box };\n}\n"), "{made}");
    }

    #[test]
    fn an_export_of_another_shape_is_refused() {
        assert!(factory("export * from './other.js';\n").is_err());
    }
}
