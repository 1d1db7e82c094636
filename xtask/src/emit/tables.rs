//! What the package's JavaScript needs of the crate's tables: names by number, and the texts.

use dintero_wasm::json::{MAX_BYTES, MAX_DEPTH};
use dintero_wasm::model::Operation;
use dintero_wasm::report::{Code, Messages};

/// `lib/tables.js`: operations and codes, in the order by which the module numbers them.
pub fn tables() -> String {
    let names = |names: Vec<&str>| format!("{names:?}");
    format!(
        "// Generated from the crate's own tables.\n\
         export const OPERATIONS = {};\n\
         export const CODES = {};\n\
         export const MAX_BYTES = {MAX_BYTES};\n\
         export const MAX_DEPTH = {MAX_DEPTH};\n",
        names(Operation::ALL.iter().map(|operation| operation.name()).collect()),
        names(Code::ALL.iter().map(|code| code.name()).collect()),
    )
}

/// `lib/tables.d.ts`: the same as types.
pub fn tables_types() -> String {
    let union = |names: Vec<&str>| names.iter().map(|name| format!("\n  | {name:?}")).collect::<String>();
    format!(
        "// Generated from the crate's own tables.\n\
         /** An operation of the API. */\n\
         export type Operation ={};\n\
         /** What an issue is. Codes are stable: none is ever renamed. */\n\
         export type Code ={};\n\
         /** The texts of one language: a template for each code. */\n\
         export type Messages = {{ readonly [C in Code]: string }};\n\
         export declare const OPERATIONS: readonly Operation[];\n\
         export declare const CODES: readonly Code[];\n\
         /** The most bytes that a body may have. */\n\
         export declare const MAX_BYTES: number;\n\
         /** The deepest that its arrays and objects may stand in each other. */\n\
         export declare const MAX_DEPTH: number;\n",
        union(Operation::ALL.iter().map(|operation| operation.name()).collect()),
        union(Code::ALL.iter().map(|code| code.name()).collect()),
    )
}

/// `lib/locales/….js`: the texts of one language.
pub fn locale(export: &str, messages: &Messages) -> String {
    let mut out = format!("// Generated from the crate's own tables.\nexport const {export} = {{\n");
    for &code in Code::ALL {
        // A Rust string literal without escapes beyond `\"` and `\\` is a JavaScript one too.
        out.push_str(&format!("  {}: {:?},\n", code.name(), messages.of(code)));
    }
    out.push_str("};\n");
    out
}
