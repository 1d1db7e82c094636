//! Fixes, applied.

use std::cmp::Reverse;

use serde_json::Value;

use crate::report::{Issue, PatchOperation};

/// Repairs what is certain to be repaired: applies the fixes of a report's issues to a copy of the body.
///
/// The issues are those of a report on this body: their pointers lead into it as it was checked. A fix that no longer
/// fits, since the body has changed meanwhile, is left out; of two for one place, the first counts. What is repaired may
/// have hidden something else, so check the copy before it is sent.
///
/// ```
/// use dintero_wasm::model::Operation;
/// use dintero_wasm::rules::{Options, apply_fixes, validate};
/// use serde_json::json;
///
/// let body = json!({ "profile_id": "default", "url": { "return_url": "https://shop.example" },
///     "order": { "amount": 100, "currency": "nok", "merchant_reference": "A-1",
///                "items": [{ "id": "1", "line_id": "1", "amount": 99 }] } });
/// let report = validate(Operation::SessionsCreate, body.to_string().as_bytes(), &Options::default());
/// let mended = apply_fixes(&body, &report.issues);
/// assert_eq!((&mended["order"]["amount"], &mended["order"]["currency"]), (&json!(99), &json!("NOK")));
/// ```
#[must_use]
pub fn apply_fixes(body: &Value, issues: &[Issue]) -> Value {
    let mut mended = body.clone();
    let operations = fitting(body, issues);
    let mut removals = Vec::new();
    for operation in &operations {
        // What stands in something else that is replaced or removed goes with it.
        let path = path_of(operation);
        if operations.iter().any(|other| is_within(path, path_of(other))) {
            continue;
        }
        match operation {
            PatchOperation::Replace { path, value } => {
                if let (Some(place), Ok(value)) = (mended.pointer_mut(path), serde_json::from_str(value)) {
                    *place = value;
                }
            }
            PatchOperation::Remove { path } => removals.push(path.as_str()),
        }
    }
    // The deepest first, and arrays from the back: nothing moves before its own turn.
    removals.sort_by_key(|path| Reverse((path.matches('/').count(), index(path))));
    for path in removals {
        remove(&mut mended, path);
    }
    mended
}

/// The operations that lead to something in the body, one for each place.
fn fitting<'i>(body: &Value, issues: &'i [Issue]) -> Vec<&'i PatchOperation> {
    let mut fitting: Vec<&PatchOperation> = Vec::new();
    for operation in issues.iter().filter_map(|issue| issue.fix.as_deref()).flatten() {
        let path = path_of(operation);
        // Nothing would be left.
        let removes_all = path.is_empty() && matches!(operation, PatchOperation::Remove { .. });
        if !removes_all && body.pointer(path).is_some() && !fitting.iter().any(|other| path_of(other) == path)
        {
            fitting.push(operation);
        }
    }
    fitting
}

fn path_of(operation: &PatchOperation) -> &str {
    match operation {
        PatchOperation::Replace { path, .. } | PatchOperation::Remove { path } => path,
    }
}

/// A place stands in another one.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
}

/// The number that a path ends in.
fn index(path: &str) -> Option<usize> {
    path.rsplit_once('/')?.1.parse().ok()
}

fn remove(body: &mut Value, path: &str) {
    let Some((parent, name)) = path.rsplit_once('/') else { return };
    match body.pointer_mut(parent) {
        Some(Value::Object(members)) => {
            let name = name.replace("~1", "/").replace("~0", "~");
            members.retain(|key, _| *key != name);
        }
        Some(Value::Array(items)) => {
            if let Some(at) = index(path).filter(|at| *at < items.len()) {
                items.remove(at);
            }
        }
        _ => {}
    }
}
