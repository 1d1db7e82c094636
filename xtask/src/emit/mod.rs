//! What is printed from the crate's tables: the package's JSON Schema, its TypeScript declarations, and the names
//! and texts that its JavaScript needs.

mod catalog;
mod json_schema;
mod tables;
mod typescript;

pub use json_schema::json_schema;
pub use tables::{locale, tables, tables_types};
pub use typescript::typescript;

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::Value;

    /// Every `$ref` below a value.
    fn references<'v>(value: &'v Value, found: &mut HashSet<&'v str>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str));
                members.values().for_each(|member| references(member, found));
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }

    #[test]
    fn every_definition_is_used_and_every_use_is_defined() {
        let schema: Value = serde_json::from_str(&super::json_schema()).unwrap();
        let mut used = HashSet::new();
        references(&schema, &mut used);
        let pointers: Vec<String> =
            schema["$defs"].as_object().unwrap().keys().map(|name| format!("#/$defs/{name}")).collect();
        let defined: HashSet<&str> = pointers.iter().map(String::as_str).collect();
        assert_eq!(used.difference(&defined).collect::<Vec<_>>(), Vec::<&&str>::new());
        let unused: HashSet<&str> = defined.difference(&used).copied().collect();
        // The one is the query of an inbound call, the other the body of every refusal.
        assert_eq!(unused, HashSet::from(["#/$defs/CallbackQuery", "#/$defs/ApiError"]));
    }

    #[test]
    fn the_declarations_name_the_types_of_the_schema() {
        let schema: Value = serde_json::from_str(&super::json_schema()).unwrap();
        let types = super::typescript();
        for name in schema["$defs"].as_object().unwrap().keys() {
            let declared = |line: &&str| {
                line.starts_with(&format!("export interface {name} {{"))
                    || line.starts_with(&format!("export type {name} ="))
            };
            assert_eq!(types.lines().filter(declared).count(), 1, "{name}");
        }
    }

    #[test]
    fn a_request_is_strict_and_a_response_is_not() {
        let types = super::typescript();
        assert!(types.contains("\n  merchant_reference: string;\n"), "required");
        assert!(types.contains("\n  payment_product?: PaymentProduct;\n"), "only read");
        assert!(types.contains("\n  readonly gross_amount?: number;\n"), "set by the API");
        assert!(types.contains(
            "export type ShippingMode =\n  | \"shipping_required\"\n  | \"shipping_not_required\";\n"
        ));
        assert!(types.contains("\n  | \"ON_HOLD\"\n  | (string & {});\n"), "an open list");
        assert!(types.contains("\n  duration_days?: 14 | 30;\n"), "a list of numbers");
    }
}
