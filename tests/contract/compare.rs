//! Compares a table with the facts about the same value.

use std::collections::BTreeSet;

use dintero_wasm::schema::{Choice, Field, Format, Kind, Limits, Union};
use serde_json::Value;

/// Which way a value travels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The table must have exactly the members of the facts.
    Request,
    /// The table must have the members of the facts, and may have more.
    Response,
}

pub struct Comparison<'f> {
    objects: &'f Value,
    direction: Direction,
    pub differences: Vec<String>,
}

impl<'f> Comparison<'f> {
    pub fn new(objects: &'f Value, direction: Direction) -> Self {
        Self { objects, direction, differences: Vec::new() }
    }

    /// Compares one value, and what is in it.
    pub fn value(&mut self, at: &str, fact: &Value, kind: Kind, limits: &Limits) {
        self.expect(at, "type", types(&fact["type"]), type_of(kind));
        self.expect(at, "values", strings(&fact["values"]), values_of(kind, limits));
        self.expect(at, "uncertain", fact["uncertain"] == true, is_uncertain(kind));
        let stated = stated_limits(fact);
        let actual = Limits { one_of: None, ..*limits };
        self.expect(at, "limits", format!("{stated:?}"), format!("{actual:?}"));
        match kind {
            Kind::List(list) => self.value(&format!("{at}/*"), &fact["items"], list.item, list.limits),
            Kind::Map(map) if fact.get("entries").is_some() => {
                self.expect(at, "key length", fact["maxKeyLength"].as_u64(), map.max_key_len.map(Into::into));
                self.value(&format!("{at}/{{}}"), &fact["entries"], map.value, map.limits);
            }
            Kind::Object(object) => self.members(at, &fact["members"], object.fields),
            Kind::Union(union) => self.variants(at, fact, union),
            _ => {}
        }
    }

    fn variants(&mut self, at: &str, fact: &Value, union: &'static Union) {
        self.expect(at, "tag", fact["tag"].as_str(), Some(union.tag));
        let stated = fact["variants"].as_object().into_iter().flatten();
        let stated: BTreeSet<_> = stated.map(|(value, _)| value.as_str()).collect();
        self.expect(at, "variants", stated, union.variants.iter().map(|variant| variant.value).collect());
        for variant in union.variants {
            let at = format!("{at}({})", variant.value);
            self.members(&at, &fact["variants"][variant.value], variant.object.fields);
        }
    }

    /// Compares the members of an object, which the facts state below a name.
    fn members(&mut self, at: &str, name: &Value, fields: &'static [Field]) {
        let Some(members) = name.as_str().and_then(|name| self.objects[name].as_object()) else {
            self.differences.push(format!("{at} is an object of which no members are stated"));
            return;
        };
        for (name, member) in members {
            let at = format!("{at}/{name}");
            let Some(field) = fields.iter().find(|field| field.name == name) else {
                self.differences.push(format!("{at} is missing"));
                continue;
            };
            if self.direction == Direction::Request {
                let stated = member["required"] == true && member["readOnly"] != true;
                self.expect(&at, "required", stated, field.required && !field.read_only);
            }
            self.expect(&at, "read-only", member["readOnly"] == true, field.read_only);
            self.value(&at, member, field.kind, field.limits);
        }
        if self.direction == Direction::Request {
            let more = fields.iter().filter(|field| !members.contains_key(field.name));
            self.differences.extend(more.map(|field| format!("{at}/{} is not stated", field.name)));
        }
    }

    fn expect<T: PartialEq + std::fmt::Debug>(&mut self, at: &str, what: &str, stated: T, actual: T) {
        if stated != actual {
            self.differences.push(format!("{at} {what}: stated {stated:?}, and is {actual:?}"));
        }
    }
}

fn types(fact: &Value) -> BTreeSet<String> {
    fact.as_str().map_or_else(|| strings(fact), |one| BTreeSet::from([one.to_owned()]))
}

/// The texts of an array. Numbers count as texts.
fn strings(fact: &Value) -> BTreeSet<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    fact.as_array().into_iter().flatten().map(text).collect()
}

fn type_of(kind: Kind) -> BTreeSet<String> {
    let names: &[&str] = match kind {
        Kind::Bool => &["boolean"],
        Kind::Integer => &["integer"],
        Kind::Number => &["number"],
        Kind::Text | Kind::Choice(_) => &["string"],
        Kind::TextOrNumber => &["number", "string"],
        Kind::List(_) => &["array"],
        Kind::Map(_) | Kind::Object(_) | Kind::Union(_) => &["object"],
        Kind::Any => &[],
    };
    names.iter().map(|&name| name.to_owned()).collect()
}

fn values_of(kind: Kind, limits: &Limits) -> BTreeSet<String> {
    match kind {
        Kind::Choice(Choice { values, .. }) => values.iter().map(|&value| value.to_owned()).collect(),
        _ => limits.one_of.unwrap_or_default().iter().map(ToString::to_string).collect(),
    }
}

fn is_uncertain(kind: Kind) -> bool {
    matches!(kind, Kind::Choice(Choice { uncertain: true, .. }) | Kind::Union(Union { uncertain: true, .. }))
}

fn stated_limits(fact: &Value) -> Limits {
    let int32 = fact["format"] == "int32";
    let count = |name: &str| fact[name].as_u64().map(|n| u32::try_from(n).unwrap());
    let format = stated_format(fact);
    // That a URL ought to be of the web is part of its format.
    let older = fact["older"].is_array() && format != Some(Format::WebUri);
    Limits {
        min: fact["minimum"].as_i64().or(int32.then_some(i32::MIN.into())),
        max: fact["maximum"].as_i64().or(int32.then_some(i32::MAX.into())),
        min_len: count("minLength"),
        max_len: count("maxLength"),
        min_items: count("minItems"),
        max_items: count("maxItems").or(count("maxProperties")),
        format,
        one_of: None,
        older,
    }
}

fn stated_format(fact: &Value) -> Option<Format> {
    let by_pattern = [Format::DecimalText, Format::MonthYear, Format::SixDigits];
    match (fact["format"].as_str(), fact["pattern"].as_str()) {
        (None | Some("int32"), None) => None,
        (Some("uri"), None) => Some(Format::Uri),
        (Some("uri"), Some(pattern)) if pattern == Format::WebUri.name() => Some(Format::WebUri),
        (Some("date-time"), None) => Some(Format::DateTime),
        (Some("date"), None) => Some(Format::Date),
        (Some("time"), None) => Some(Format::Time),
        (Some("isodate"), None) => Some(Format::IsoDate),
        (Some("email"), None) => Some(Format::Email),
        (Some("uuid"), None) => Some(Format::Uuid),
        (Some("iso4217-code"), None) => Some(Format::Currency),
        (Some("iso3166-alpha2"), None) => Some(Format::Country),
        (Some("iso-3166-1"), None) => Some(Format::CountryAny),
        (Some("iso-18245"), None) => Some(Format::Category),
        (Some("phone-spaced"), None) => Some(Format::PhoneSpaced),
        (None, Some(r"^\+?\d{5,15}$")) => Some(Format::Phone),
        (None, Some(pattern)) if by_pattern.iter().any(|format| format.name() == pattern) => {
            by_pattern.into_iter().find(|format| format.name() == pattern)
        }
        unknown => panic!("a format of the facts has no counterpart: {unknown:?}"),
    }
}
