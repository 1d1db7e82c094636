//! A report as JSON text: how it crosses from wasm to JavaScript.

use super::{Issue, Param, PatchOperation, Report};

/// Writes a report as JSON, without its texts. What they need beside the params stands in `money`: the currency, and
/// how many decimals its amounts have.
pub fn write_json(report: &Report, out: &mut String) {
    out.push_str("{\"valid\":");
    boolean(out, report.valid());
    out.push_str(",\"total\":");
    out.push_str(&report.total.to_string());
    out.push_str(",\"truncated\":");
    boolean(out, report.truncated());
    // One body has one currency.
    if let Some(currency) = report.issues.iter().find_map(|issue| issue.currency)
        && let Some(decimals) = currency.decimals()
    {
        out.push_str(",\"money\":{\"currency\":");
        string(out, currency.code());
        out.push_str(",\"decimals\":");
        out.push_str(&decimals.to_string());
        out.push('}');
    }
    out.push_str(",\"issues\":");
    list(out, &report.issues, issue);
    if !report.changed.is_empty() {
        out.push_str(",\"changed\":");
        list(out, &report.changed, |out, code| string(out, code.name()));
    }
    out.push('}');
}

/// Writes why there is no report: an option cannot be read.
#[cfg(any(test, all(feature = "js", feature = "validate", target_arch = "wasm32")))]
pub(crate) fn write_refusal(why: &str, out: &mut String) {
    out.push_str("{\"refused\":");
    string(out, why);
    out.push('}');
}

fn issue(out: &mut String, issue: &Issue) {
    out.push_str("{\"code\":");
    string(out, issue.code.name());
    out.push_str(",\"severity\":");
    string(out, issue.severity.name());
    out.push_str(",\"pointer\":");
    string(out, &issue.pointer);
    out.push_str(",\"params\":{");
    for (at, (name, value)) in issue.params.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        string(out, name);
        out.push(':');
        param(out, value);
    }
    out.push('}');
    if let Some(fix) = &issue.fix {
        out.push_str(",\"fix\":");
        list(out, fix, operation);
    }
    out.push('}');
}

fn operation(out: &mut String, operation: &PatchOperation) {
    let (name, path, value) = match operation {
        PatchOperation::Replace { path, value } => ("replace", path, Some(value)),
        PatchOperation::Remove { path } => ("remove", path, None),
    };
    out.push_str("{\"op\":");
    string(out, name);
    out.push_str(",\"path\":");
    string(out, path);
    if let Some(value) = value {
        out.push_str(",\"value\":");
        out.push_str(value);
    }
    out.push('}');
}

fn param(out: &mut String, value: &Param) {
    match value {
        Param::Integer(value) => out.push_str(&value.to_string()),
        Param::Number(text) => out.push_str(text),
        Param::Text(text) => string(out, text),
        Param::Bool(value) => boolean(out, *value),
        Param::Texts(texts) => list(out, texts, |out, text| string(out, text)),
    }
}

fn list<T>(out: &mut String, items: &[T], write: impl Fn(&mut String, &T)) {
    out.push('[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

fn boolean(out: &mut String, value: bool) {
    out.push_str(if value { "true" } else { "false" });
}

/// A string with its quotes.
pub(crate) fn string(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\u{0}'..='\u{1f}' => {
                let digit = |shift: u32| char::from_digit(u32::from(letter) >> shift & 15, 16).unwrap_or('0');
                out.push_str("\\u00");
                out.extend([digit(4), digit(0)]);
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_read_as_it_was() {
        for text in ('\0'..='\u{ff}').chain(['\u{2028}', '\u{feff}', '\u{fffd}', '😀']).map(String::from) {
            let mut written = String::new();
            string(&mut written, &text);
            assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text, "{written}");
        }
    }

    #[test]
    fn a_refusal_says_why() {
        let mut written = String::new();
        write_refusal("\"x\" is no code.", &mut written);
        assert_eq!(written, r#"{"refused":"\"x\" is no code."}"#);
    }
}
