//! What is printed from the crate's tables: the package's JSON Schema, its TypeScript declarations, the names
//! and texts that its JavaScript needs, and the page of all codes.

mod bounds;
mod catalog;
mod explanations;
mod json_schema;
mod tables;
mod typescript;

pub use explanations::{explanations, reference};
pub use json_schema::json_schema;
pub use tables::{locale, locale_types, tables, tables_types};
pub use typescript::typescript;

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::Value;

    use super::catalog::{Catalog, Named, READ, WRITTEN};

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
        let apart: Vec<String> = [WRITTEN, READ]
            .into_iter()
            .flatten()
            .filter_map(|kind| Some(format!("#/$defs/{}", Named::of(*kind)?.name())))
            .collect();
        assert_eq!(unused, apart.iter().map(String::as_str).collect());
    }

    #[test]
    fn a_type_has_each_member_once() {
        for named in Catalog::new().types {
            if let Named::Object(object) = named {
                let names: HashSet<_> = object.fields.iter().map(|field| field.name).collect();
                assert_eq!(names.len(), object.fields.len(), "{}", object.name);
            }
        }
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
        assert!(types.contains("\n  payment_product?: Open<PaymentProduct>;\n"), "only read");
        assert!(types.contains("\n  readonly gross_amount?: number;\n"), "set by the API");
        assert!(types.contains(
            "export type ShippingMode =\n  | \"shipping_required\"\n  | \"shipping_not_required\";\n"
        ));
        assert!(types.contains("\n  | \"ON_HOLD\";\n"), "a list");
        assert!(types.contains("\n  status?: TransactionStatus[];\n"), "sent: one of the list");
        assert!(types.contains("\n  readonly status?: Open<TransactionStatus>;\n"), "read: perhaps another");
        assert!(types.contains("\n  duration_days?: 14 | 30;\n"), "a list of numbers");
    }

    #[test]
    fn a_union_is_open_only_where_its_list_is_not_certain() {
        let types = super::typescript();
        let schema: Value = serde_json::from_str(&super::json_schema()).unwrap();
        for (name, tag, known, open) in
            [("AuthToken", "grant_type", 8, true), ("TokenProvider", "payment_product_type", 6, false)]
        {
            let (_, declared) = types.split_once(&format!("export type {name} =\n")).unwrap();
            let (declared, _) = declared.split_once(";\n").unwrap();
            assert_eq!(declared.matches(&format!("{{ {tag}: \"")).count(), known, "{name}");
            assert_eq!(declared.contains(&format!("{{ {tag}: (string & {{}}) }}")), open, "{name}");
            let variants = schema["$defs"][name]["oneOf"].as_array().unwrap();
            assert_eq!(variants.len(), known + usize::from(open), "{name}");
        }
    }

    #[test]
    fn an_operation_is_checked_by_its_body_or_else_by_its_query() {
        let types = super::typescript();
        let (_, bodies) = types.split_once("export interface OperationBodies {\n").unwrap();
        let (bodies, _) = bodies.split_once("}\n").unwrap();
        assert!(bodies.contains("  \"sessions.create\": SessionCreate;\n"), "a body");
        assert!(bodies.contains("  \"transactions.list\": TransactionListQuery;\n"), "a query");
        assert!(bodies.contains("  \"sessions.cancel\": Record<string, never>;\n"), "neither");
    }
}
