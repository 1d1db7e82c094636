//! One value held against what it may be.

use super::{Findings, format, object, shown, similar};
use crate::json::{Kind as Is, Place, Text, View};
use crate::report::{Code, Param, Severity};
use crate::schema::{Choice, Kind, Limits, List, Map};

/// Finds every issue of a value and of all that is in it.
pub fn check<'a>(view: View<'a>, kind: Kind, limits: &Limits, findings: &mut Findings<'a>) {
    match (kind, view.kind()) {
        (Kind::Any, _) | (Kind::Bool, Is::Bool) => {}
        (Kind::Integer, Is::Number) => match view.integer() {
            Some(value) => range(view, value, limits, findings),
            None => wrong_type(view, kind, findings),
        },
        (Kind::Number | Kind::TextOrNumber, Is::Number) => {
            if let Some(value) = view.integer() {
                range(view, value, limits, findings);
            }
        }
        (Kind::Text | Kind::TextOrNumber, Is::Text) => text(view, limits, findings),
        (Kind::Choice(choice), Is::Text) => one_of(view, choice, findings),
        (Kind::List(list), Is::Array) => items(view, list, limits, findings),
        (Kind::Map(map), Is::Object) => members(view, map, limits, findings),
        (Kind::Object(object), Is::Object) => object::check(view, object, findings),
        (Kind::Union(union), Is::Object) => object::check_union(view, union, findings),
        _ => wrong_type(view, kind, findings),
    }
}

fn wrong_type<'a>(view: View<'a>, kind: Kind, findings: &mut Findings<'a>) {
    let expected = match kind {
        Kind::Bool => "boolean",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::Text | Kind::Choice(_) => "string",
        Kind::TextOrNumber => "string or number",
        Kind::List(_) => "array",
        Kind::Map(_) | Kind::Object(_) | Kind::Union(_) => "object",
        Kind::Any => "any",
    };
    let finding = findings.add(Code::WrongType, Place::At(view));
    finding.param("expected", expected).param("actual", view.kind().name());
    // No other value is repeated: it may be a token that stands in the wrong place.
    if matches!((kind, view.kind()), (Kind::Integer, Is::Number)) {
        finding.param("value", shown(view));
    }
}

/// A limit that only the 2021 edition states makes a warning.
const fn severity(limits: &Limits) -> Severity {
    if limits.older { Severity::Warning } else { Severity::Error }
}

fn range<'a>(view: View<'a>, value: i64, limits: &Limits, findings: &mut Findings<'a>) {
    if let Some(numbers) = limits.one_of.filter(|numbers| !numbers.contains(&value)) {
        let allowed: Vec<String> = numbers.iter().map(i64::to_string).collect();
        let finding = findings.add_as(Code::NotAllowed, severity(limits), Place::At(view));
        finding.param("allowed", Param::Texts(allowed)).param("actual", shown(view));
    }
    if limits.min.is_none_or(|min| value >= min) && limits.max.is_none_or(|max| value <= max) {
        return;
    }
    let finding = findings.add_as(Code::OutOfRange, severity(limits), Place::At(view));
    for (name, bound) in [("min", limits.min), ("max", limits.max)] {
        if let Some(bound) = bound {
            finding.param(name, bound);
        }
    }
    finding.param("actual", shown(view));
}

fn text<'a>(view: View<'a>, limits: &Limits, findings: &mut Findings<'a>) {
    let Some(text) = view.text() else { return };
    if limits.min_len.is_some() || limits.max_len.is_some() {
        length(Place::At(view), text.len(), limits, findings);
    }
    let Some(format) = limits.format else { return };
    if let Some(severity) = format::fault(format, &text.to_str(), severity(limits)) {
        let finding = findings.add_as(Code::BadFormat, severity, Place::At(view));
        finding.param("format", format.name());
        finding.param("actual", shown(view)).param("example", format.example());
        if let Some(capitals) = format::in_capitals(format, &text.to_str()) {
            finding.replace_with_text(capitals);
        }
    }
}

/// The length of a string, in Unicode scalar values.
fn length<'a>(place: Place<'a>, length: usize, limits: &Limits, findings: &mut Findings<'a>) {
    let bounds = (limits.min_len, limits.max_len);
    count(place, length, bounds, (Code::TooShort, Code::TooLong), limits, findings);
}

fn count<'a>(
    place: Place<'a>,
    count: usize,
    (min, max): (Option<u32>, Option<u32>),
    (too_few, too_many): (Code, Code),
    limits: &Limits,
    findings: &mut Findings<'a>,
) {
    let (code, name, bound) = match (min, max) {
        (Some(min), _) if count < min as usize => (too_few, "min", min),
        (_, Some(max)) if count > max as usize => (too_many, "max", max),
        _ => return,
    };
    findings.add_as(code, severity(limits), place).param(name, bound).param("actual", count);
}

fn one_of<'a>(view: View<'a>, choice: &Choice, findings: &mut Findings<'a>) {
    let Some(text) = view.text() else { return };
    if choice.values.iter().any(|value| text == *value) {
        return;
    }
    not_allowed(view, choice.values.iter().copied(), outside(choice.uncertain), findings);
}

/// How bad it is to be outside a list.
pub const fn outside(uncertain: bool) -> Severity {
    if uncertain { Severity::Warning } else { Severity::Error }
}

/// A string that is none of those that the API lists.
pub fn not_allowed<'a>(
    view: View<'a>,
    values: impl Iterator<Item = &'static str> + Clone,
    severity: Severity,
    findings: &mut Findings<'a>,
) {
    let (all, mut same) = (values.clone(), values.clone());
    let text = view.text().map(Text::to_str).unwrap_or_default();
    let finding = findings.add_as(Code::NotAllowed, severity, Place::At(view));
    finding
        .param_with("allowed", || Some(Param::Texts(all.map(str::to_owned).collect())))
        .param("actual", shown(view))
        .param_with("suggestion", || Some(similar::nearest(&text, values)?.into()));
    // What differs in capitals alone can mean nothing else.
    if let Some(value) = same.find(|value| value.eq_ignore_ascii_case(&text)) {
        finding.replace_with_text(value);
    }
}

fn items<'a>(view: View<'a>, list: &List, limits: &Limits, findings: &mut Findings<'a>) {
    let mut items = 0_usize;
    for item in view.children() {
        items = items.saturating_add(1);
        check(item, list.item, list.limits, findings);
    }
    let bounds = (limits.min_items, limits.max_items);
    count(Place::At(view), items, bounds, (Code::TooFew, Code::TooMany), limits, findings);
}

fn members<'a>(view: View<'a>, map: &Map, limits: &Limits, findings: &mut Findings<'a>) {
    let mut members = 0_usize;
    for member in view.children() {
        members = members.saturating_add(1);
        if map.max_key_len.is_some() {
            let bounds = (None, map.max_key_len);
            let codes = (Code::TooShort, Code::TooLong);
            count(Place::At(member), member.key().len(), bounds, codes, limits, findings);
        }
        check(member, map.value, map.limits, findings);
    }
    let bounds = (limits.min_items, limits.max_items);
    count(Place::At(view), members, bounds, (Code::TooFew, Code::TooMany), limits, findings);
}
