//! `schema.json`: JSON Schema, draft 2020-12, one definition for each type.
//!
//! A bound that only an older edition of the API states is written below `x-older-limits`, since a
//! validator would otherwise refuse what the API takes.

use dintero_wasm::model::Operation;
use dintero_wasm::schema::{Choice, Field, Format, Kind, Limits, List, Map, Object, Union};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

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
        schema
    }

    fn typed(name: &str) -> Self {
        Self { kind: Some(name.into()), ..Self::default() }
    }

    fn member(field: &'static Field) -> Self {
        Self {
            description: Some(field.doc),
            read_only: field.read_only,
            default: field.default.and_then(|text| serde_json::from_str(text).ok()),
            minor_units: field.minor_units,
            ..Self::of(field.kind, field.limits)
        }
    }
}

/// The definition of a named type.
fn define(named: Named, catalog: &Catalog) -> Schema {
    let schema = match named {
        Named::Object(object) => Schema {
            properties: Some(Ordered(object.fields.iter().map(|f| (f.name, Schema::member(f))).collect())),
            required: if catalog.is_request(object.name) {
                object.fields.iter().filter(|f| f.required && !f.read_only).map(|f| f.name).collect()
            } else {
                Vec::new()
            },
            ..Schema::typed("object")
        },
        Named::Choice(choice) => {
            let closed = Schema { values: Some(json!(choice.values)), ..Schema::typed("string") };
            if catalog.is_request(choice.name) && !choice.uncertain {
                closed
            } else {
                Schema { any_of: vec![closed, Schema::typed("string")], ..Schema::default() }
            }
        }
        Named::Union(union) => Schema {
            one_of: union
                .variants
                .iter()
                .map(|variant| {
                    let value = Schema { constant: Some(variant.value), ..Schema::default() };
                    let tag = Schema {
                        properties: Some(Ordered(vec![(union.tag, value)])),
                        required: vec![union.tag],
                        ..Schema::typed("object")
                    };
                    let object = Schema::of(Kind::Object(variant.object), &Limits::NONE);
                    Schema { all_of: vec![tag, object], ..Schema::default() }
                })
                .collect(),
            ..Schema::default()
        },
    };
    Schema { title: Some(named.name()), description: Some(named.doc()), ..schema }
}

/// What bounds a value, by the keywords of JSON Schema.
fn bounds(kind: Kind, limits: &Limits) -> serde_json::Map<String, Value> {
    let (fewest, most) = if matches!(kind, Kind::Map(_)) {
        ("minProperties", "maxProperties")
    } else {
        ("minItems", "maxItems")
    };
    let (format, pattern) = limits.format.map_or((None, None), spelled);
    let found = [
        ("minimum", limits.min.map(Value::from)),
        ("maximum", limits.max.map(Value::from)),
        ("minLength", limits.min_len.map(Value::from)),
        ("maxLength", limits.max_len.map(Value::from)),
        (fewest, limits.min_items.map(Value::from)),
        (most, limits.max_items.map(Value::from)),
        ("format", format.map(Value::from)),
        ("pattern", pattern.map(Value::from)),
    ];
    let found: serde_json::Map<String, Value> =
        found.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    if limits.older && !found.is_empty() {
        return serde_json::Map::from_iter([("x-older-limits".to_owned(), Value::Object(found))]);
    }
    found
}

/// The `format` and the `pattern` that say what a format does.
fn spelled(format: Format) -> (Option<&'static str>, Option<&'static str>) {
    match format {
        Format::Uri | Format::DateTime | Format::Date | Format::Email | Format::Uuid => {
            (Some(format.name()), None)
        }
        // A date will do, and a zone may be missing: no format of JSON Schema says that.
        Format::IsoDate => (None, Some(r"^\d{4}-\d{2}-\d{2}")),
        // The format `time` asks for seconds and an offset; the API also writes `08:00`.
        Format::Time => (None, Some(r"^([01]\d|2[0-3]):[0-5]\d")),
        Format::WebUri => (Some("uri"), None),
        Format::Currency => (None, Some("^[A-Z]{3}$")),
        Format::Country => (None, Some("^[A-Z]{2}$")),
        Format::CountryAny => (None, Some("^[A-Z]{2,3}$")),
        Format::Category => (None, Some(r"^\d{4}$")),
        Format::Phone => (None, Some(r"^\+?\d{5,15}$")),
        Format::PhoneSpaced => (None, Some(r"^\+?\d( *\d){4,14}$")),
        Format::DecimalText | Format::MonthYear | Format::SixDigits => (None, Some(format.name())),
    }
}
