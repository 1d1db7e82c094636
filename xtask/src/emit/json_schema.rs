//! `schema.json`: JSON Schema, draft 2020-12, one definition for each type.
//!
//! A bound that only an older edition of the API states is written below `x-older-limits`, since a
//! validator would otherwise refuse what the API takes.

use dintero_wasm::model::Operation;
use dintero_wasm::schema::{Choice, Field, Kind, Limits, List, Map, Object, Union};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::bounds::bounds;
use super::catalog::{Catalog, Named};

/// The document.
#[must_use]
pub fn json_schema() -> String {
    let catalog = Catalog::new();
    let document = Document {
        schema: "https://json-schema.org/draft/2020-12/schema",
        title: "Dintero Payments API",
        operations: Ordered(Operation::ALL.iter().map(|o| (o.name(), Route::new(*o))).collect()),
        definitions: Ordered(catalog.types.iter().map(|t| (t.name(), define(*t, &catalog))).collect()),
    };
    // A document of strings, numbers and maps with text for keys can always be written.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Document {
    #[serde(rename = "$schema")]
    schema: &'static str,
    title: &'static str,
    operations: Ordered<Route>,
    #[serde(rename = "$defs")]
    definitions: Ordered<Schema>,
}

#[derive(Serialize)]
struct Route {
    method: &'static str,
    path: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<Schema>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Schema>,
    response: Schema,
}

impl Route {
    fn new(operation: Operation) -> Self {
        let (method, path) = operation.route();
        let schema = |kind| Schema::of(kind, &Limits::NONE);
        Self {
            method,
            path,
            query: operation.query().map(schema),
            body: operation.body().map(schema),
            response: schema(operation.response()),
        }
    }
}

/// An object whose members keep their order.
struct Ordered<T>(Vec<(&'static str, T)>);

impl<T: Serialize> Serialize for Ordered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase", default)]
struct Schema {
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'static str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<Value>,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    values: Option<Value>,
    #[serde(rename = "const", skip_serializing_if = "Option::is_none")]
    constant: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Ordered<Schema>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_properties: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    property_names: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    all_of: Vec<Schema>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    any_of: Vec<Schema>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    one_of: Vec<Schema>,
    #[serde(flatten)]
    bounds: serde_json::Map<String, Value>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    read_only: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<Value>,
    #[serde(rename = "x-minor-units", skip_serializing_if = "std::ops::Not::not")]
    minor_units: bool,
}

impl Schema {
    /// A value of a kind within limits. A named type is referred to.
    fn of(kind: Kind, limits: &Limits) -> Self {
        let mut schema = match kind {
            Kind::Bool => Self::typed("boolean"),
            Kind::Integer => Self::typed("integer"),
            Kind::Number => Self::typed("number"),
            Kind::Text => Self::typed("string"),
            Kind::TextOrNumber => Self { kind: Some(json!(["string", "number"])), ..Self::default() },
            Kind::Any => Self::default(),
            Kind::List(List { item, limits }) => {
                Self { items: Some(Box::new(Self::of(*item, limits))), ..Self::typed("array") }
            }
            Kind::Map(Map { value, limits, max_key_len }) => Self {
                additional_properties: Some(Box::new(Self::of(*value, limits))),
                property_names: max_key_len.map(|max| json!({ "maxLength": max })),
                ..Self::typed("object")
            },
            Kind::Object(&Object { name, .. })
            | Kind::Choice(&Choice { name, .. })
            | Kind::Union(&Union { name, .. }) => {
                Self { reference: Some(format!("#/$defs/{name}")), ..Self::default() }
            }
        };
        schema.values = limits.one_of.map(|numbers| json!(numbers));
        schema.bounds = bounds(kind, limits);
        if schema.reference.is_some() && !schema.bounds.is_empty() {
            // Not every reader of a schema looks at what stands beside a `$ref`.
            let reference = Self { reference: schema.reference.take(), ..Self::default() };
            schema.all_of.push(reference);
        }
        schema
    }

    fn typed(name: &str) -> Self {
        Self { kind: Some(name.into()), ..Self::default() }
    }

    /// A value that is only read: the API adds to its lists of strings without notice.
    fn read(kind: Kind, limits: &Limits) -> Self {
        match kind {
            Kind::Choice(_) => {
                Self { any_of: vec![Self::of(kind, &Limits::NONE), Self::typed("string")], ..Self::default() }
            }
            Kind::List(list) => {
                Self { items: Some(Box::new(Self::read(list.item, list.limits))), ..Self::of(kind, limits) }
            }
            Kind::Map(map) => Self {
                additional_properties: Some(Box::new(Self::read(map.value, map.limits))),
                ..Self::of(kind, limits)
            },
            kind => Self::of(kind, limits),
        }
    }

    fn member(field: &'static Field, request: bool) -> Self {
        let value = if request { Self::of } else { Self::read };
        Self {
            description: Some(field.doc),
            read_only: field.read_only,
            default: field.default.and_then(|text| serde_json::from_str(text).ok()),
            minor_units: field.minor_units,
            ..value(field.kind, field.limits)
        }
    }
}

/// The definition of a named type.
fn define(named: Named, catalog: &Catalog) -> Schema {
    let schema = match named {
        Named::Object(object) => {
            let request = catalog.is_request(object.name);
            let members = object.fields.iter().map(|field| (field.name, Schema::member(field, request)));
            let required = object.fields.iter().filter(|field| request && field.required && !field.read_only);
            Schema {
                properties: Some(Ordered(members.collect())),
                required: required.map(|field| field.name).collect(),
                ..Schema::typed("object")
            }
        }
        Named::Choice(choice) => {
            let closed = Schema { values: Some(json!(choice.values)), ..Schema::typed("string") };
            if choice.uncertain {
                Schema { any_of: vec![closed, Schema::typed("string")], ..Schema::default() }
            } else {
                closed
            }
        }
        Named::Union(union) => {
            let known = union.variants.iter().map(|variant| {
                let value = Schema { constant: Some(variant.value), ..Schema::default() };
                let object = Schema::of(Kind::Object(variant.object), &Limits::NONE);
                Schema { all_of: vec![tagged(union.tag, value), object], ..Schema::default() }
            });
            let values: Vec<_> = union.variants.iter().map(|variant| variant.value).collect();
            let another = Schema { not: Some(json!({ "enum": values })), ..Schema::typed("string") };
            let other = union.uncertain.then(|| tagged(union.tag, another));
            Schema { one_of: known.chain(other).collect(), ..Schema::default() }
        }
    };
    Schema { title: Some(named.name()), description: Some(named.doc()), ..schema }
}

/// An object of a union, as far as its tag goes.
fn tagged(tag: &'static str, value: Schema) -> Schema {
    Schema { properties: Some(Ordered(vec![(tag, value)])), required: vec![tag], ..Schema::typed("object") }
}
