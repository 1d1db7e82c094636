//! Header fields that callers give.

use super::{Headers, Refusal, Route};
use crate::report::Code;

/// The most characters of a `Dintero-System-…` header. Source: `docs.dintero.com/api-reference`.
pub const MAX_SYSTEM_CHARS: usize = 120;

/// The toggle that makes the API refuse an order whose amounts do not add up.
pub const STRICT_SESSION_AMOUNTS: &str = "strict-session-amounts";

/// The toggle that makes the API refuse a payment whose `merchant_reference` any session has.
pub const STRICT_MERCHANT_REFERENCE: &str = "strict-merchant-reference";

/// The toggle that makes the API refuse a payment whose `merchant_reference` has been paid.
pub const STRICT_SUCCESS_MERCHANT_REFERENCE: &str = "strict-success-merchant-reference";

pub(super) const TOGGLES: &str = "dintero-feature-toggles";
const SYSTEM_PREFIX: &str = "dintero-system-";

/// Fields that the library writes itself.
const OWN_FIELDS: &[&str] =
    &["authorization", "x-api-key", "host", "content-length", "content-type", "cookie"];

/// Adds a caller's field to a request, after looking at it. Toggles are added to those that are there.
pub(super) fn add(
    headers: &mut Headers,
    route: Option<&Route>,
    name: &str,
    value: &str,
) -> Result<(), Refusal> {
    check_name(name)?;
    check_value(name, value)?;
    if name.eq_ignore_ascii_case(TOGGLES) {
        return add_toggles(headers, route, value);
    }
    headers.set(name, value);
    Ok(())
}

fn add_toggles(headers: &mut Headers, route: Option<&Route>, value: &str) -> Result<(), Refusal> {
    for toggle in value.split(',').map(str::trim).filter(|toggle| !toggle.is_empty()) {
        if route.is_some_and(|route| !route.toggles.contains(&toggle)) {
            let why = format!("this operation has no toggle {toggle:?}");
            return Err(refusal(TOGGLES, &why).coded(Code::ToggleUnknown));
        }
        toggle_on(headers, toggle);
    }
    Ok(())
}

/// Adds a toggle, once. Several are separated by commas.
pub(super) fn toggle_on(headers: &mut Headers, toggle: &str) {
    let toggles = match headers.get(TOGGLES) {
        Some(toggles) if toggles.split(',').any(|there| there == toggle) => return,
        Some(toggles) => format!("{toggles},{toggle}"),
        None => toggle.to_owned(),
    };
    headers.set(TOGGLES, toggles);
}

fn check_name(name: &str) -> Result<(), Refusal> {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(token) {
        let refusal = Refusal::new("headers", format!("{name:?} cannot be the name of a header"));
        return Err(refusal.coded(Code::HeaderInvalid));
    }
    if OWN_FIELDS.iter().any(|own| own.eq_ignore_ascii_case(name)) {
        return Err(refusal(name, "the library sets it itself; credentials are options of the client"));
    }
    Ok(())
}

/// Refuses what no header may carry. The value is not repeated: it may be a secret.
///
/// # Errors
/// The name, and what is wrong with the value.
pub fn check_value(name: &str, value: &str) -> Result<(), Refusal> {
    if value.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
        let why = "it holds a line break or a NUL; it was probably copied along";
        return Err(refusal(name, why).coded(Code::HeaderInvalid));
    }
    if value.bytes().any(|byte| byte != b'\t' && !(b' '..=b'~').contains(&byte)) {
        return Err(refusal(name, "a header carries printable ASCII only").coded(Code::HeaderInvalid));
    }
    let is_system = name.to_ascii_lowercase().starts_with(SYSTEM_PREFIX);
    if is_system && value.chars().count() > MAX_SYSTEM_CHARS {
        let why = format!("it is longer than {MAX_SYSTEM_CHARS} characters");
        return Err(refusal(name, &why).coded(Code::HeaderTooLong));
    }
    Ok(())
}

fn refusal(name: &str, why: &str) -> Refusal {
    Refusal::new(format!("header {name}"), why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Operation;

    #[test]
    fn what_no_header_may_carry_is_refused_by_name() {
        let long = "x".repeat(MAX_SYSTEM_CHARS + 1);
        for (name, value) in [
            ("x-a", "a\r\nb: c"),
            ("x-a", "a\nb"),
            ("x-a", "a\0"),
            ("x-a", "a\u{7f}"),
            ("x-a", "blåbær"),
            ("Dintero-System-Name", &long),
            ("Authorization", "Bearer x"),
            ("X-API-Key", "x"),
            ("dintero-feature-toggles", "strict-merchant-reference"),
        ] {
            let route = Route::of(Operation::SessionsCreate);
            let refusal = add(&mut Headers::new(), Some(&route), name, value).expect_err(name);
            assert!(refusal.what.to_lowercase().contains(&name.to_lowercase()), "{refusal}");
            assert!(!refusal.why.contains("Bearer x"));
        }
        for name in ["", "a b", "a:b", "a\n", "ø"] {
            assert!(add(&mut Headers::new(), None, name, "x").is_err(), "{name}");
        }
    }

    #[test]
    fn toggles_are_joined_and_not_repeated() {
        let mut headers = Headers::new();
        toggle_on(&mut headers, STRICT_SESSION_AMOUNTS);
        add(&mut headers, None, "Dintero-Feature-Toggles", "other, strict-session-amounts").expect("known");
        assert_eq!(headers.get(TOGGLES), Some("strict-session-amounts,other"));
    }
}
