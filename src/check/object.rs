//! An object held against its members.

use super::finding::Findings;
use super::{similar, value};
use crate::json::{Place, View};
use crate::report::Code;
use crate::schema::{Field, Object, Union};

/// Finds every issue of an object and of all that is in it.
pub fn check<'a>(view: View<'a>, object: &'static Object, findings: &mut Findings<'a>) {
    let mut likely = 0;
    for member in view.children() {
        match field(object, member, &mut likely) {
            Some(field) => known(member, field, findings),
            None => unknown(member, object.fields.iter().map(|field| field.name), findings),
        }
    }
    missing(view, object, findings);
}

/// Finds every issue of an object that a tag tells apart. With a tag that is not known, the members of any
/// variant are known members.
pub fn check_union<'a>(view: View<'a>, union: &'static Union, findings: &mut Findings<'a>) {
    let tag = view.get(union.tag);
    let variant =
        tag.and_then(View::text).and_then(|tag| union.variants.iter().find(|variant| tag == variant.value));
    let candidates = variant.map_or(union.variants, std::slice::from_ref);
    for member in view.children() {
        if member.key() == union.tag {
            continue;
        }
        match candidates.iter().find_map(|candidate| field(candidate.object, member, &mut 0)) {
            Some(field) => known(member, field, findings),
            None => {
                let fields = candidates.iter().flat_map(|candidate| candidate.object.fields);
                unknown(member, fields.map(|field| field.name).chain([union.tag]), findings);
            }
        }
    }
    match (tag, variant) {
        (_, Some(variant)) => missing(view, variant.object, findings),
        (None, None) => {
            findings.add(Code::Required, Place::Missing(view, std::slice::from_ref(&union.tag)));
        }
        (Some(tag), None) if tag.text().is_some() => {
            let values = union.variants.iter().map(|variant| variant.value);
            value::not_allowed(tag, values, value::outside(union.uncertain), findings);
        }
        (Some(tag), None) => {
            value::check(tag, crate::schema::Kind::Text, &crate::schema::Limits::NONE, findings);
        }
    }
}

/// The field of a member. Bodies mostly have the order of the table, so the search begins behind the last hit.
fn field(object: &'static Object, member: View<'_>, likely: &mut usize) -> Option<&'static Field> {
    let key = member.key();
    let behind = object.fields.iter().enumerate().skip(*likely);
    let before = object.fields.iter().enumerate().take(*likely);
    let (at, field) = behind.chain(before).find(|(_, field)| key == field.name)?;
    *likely = at.saturating_add(1);
    Some(field)
}

fn known<'a>(member: View<'a>, field: &'static Field, findings: &mut Findings<'a>) {
    if field.read_only {
        findings.add(Code::ReadOnlyField, Place::At(member)).remove();
    } else {
        value::check(member, field.kind, field.limits, findings);
    }
}

fn unknown<'a>(member: View<'a>, names: impl Iterator<Item = &'static str>, findings: &mut Findings<'a>) {
    findings
        .add(Code::UnknownField, Place::At(member))
        .param_with("suggestion", || Some(similar::nearest(&member.key().to_str(), names)?.into()));
}

fn missing<'a>(view: View<'a>, object: &'static Object, findings: &mut Findings<'a>) {
    for field in object.fields.iter().filter(|field| field.required && !field.read_only) {
        if view.get(field.name).is_none() {
            findings.add(Code::Required, Place::Missing(view, std::slice::from_ref(&field.name)));
        }
    }
}
