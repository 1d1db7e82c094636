//! What the package's JavaScript needs of the crate's tables: names by number, and the texts.

use dintero_wasm::json::{MAX_BYTES, MAX_DEPTH};
use dintero_wasm::model::Operation;
use dintero_wasm::report::{Code, Locale};

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
         /** A language: its texts, and its signs for numbers. A shop may put texts of its own in their place. */\n\
         export interface Locale {{\n\
         \x20 /** In BCP 47, `nb`. */\n\
         \x20 readonly tag: string;\n\
         \x20 /** Between whole units and decimals. */\n\
         \x20 readonly decimal: string;\n\
         \x20 /** Between groups of three digits. */\n\
         \x20 readonly group: string;\n\
         \x20 /** Before a number below 0. */\n\
         \x20 readonly minus: string;\n\
         \x20 readonly messages: Messages;\n\
         }}\n\
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

/// `locales/….js`: a language.
pub fn locale(locale: &Locale) -> String {
    // A Rust string literal is a JavaScript one too, as long as nothing in it but quotes, backslashes and Unicode
    // characters is escaped.
    let sign = |sign: char| sign.to_string();
    let mut out = format!(
        "// Generated from the crate's own tables.\n\
         export const {0} = {{\n  tag: {0:?},\n  decimal: {1:?},\n  group: {2:?},\n  minus: {3:?},\n  messages: {{\n",
        locale.tag,
        sign(locale.decimal),
        sign(locale.group),
        sign(locale.minus),
    );
    for &code in Code::ALL {
        out.push_str(&format!("    {}: {:?},\n", code.name(), locale.messages.of(code)));
    }
    out.push_str(&format!("  }},\n}};\nexport default {};\n", locale.tag));
    out
}

/// `locales/….d.ts`: the same as a type.
pub fn locale_types(locale: &Locale) -> String {
    format!(
        "// Generated from the crate's own tables.\n\
         import type {{ Locale }} from \"../lib/tables.js\";\n\
         /** What an issue says in this language, for the option `locale`. */\n\
         export declare const {0}: Locale;\n\
         export default {0};\n",
        locale.tag
    )
}
