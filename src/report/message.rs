//! Texts, out of templates and params.
//!
//! `{name}` is a param as it is. `{name:number}` is a number as the language writes it, and `{name:money}` an amount in
//! minor units, shown in its currency where that is known. `[…]` is left out unless every param in it is there, and
//! `[?name …]` unless that one is; an empty list is not there.
//!
//! The package renders the same templates in JavaScript; shared vectors hold the two to the same text.

use super::{Locale, Param};
use crate::model::Currency;

/// The text of a template.
///
/// ```
/// use dintero_wasm::model::Currency;
/// use dintero_wasm::report::messages::{EN, NB};
/// use dintero_wasm::report::{Param, render};
///
/// let template = "Unknown member.[ Did you mean `{suggestion}`?]";
/// assert_eq!(render(template, &[], &EN, None), "Unknown member.");
/// let params = [("suggestion", Param::Text("amount".into()))];
/// assert_eq!(render(template, &params, &EN, None), "Unknown member. Did you mean `amount`?");
///
/// let params = [("actual", Param::Integer(-123_456))];
/// let currency = Currency::from_code("NOK");
/// assert_eq!(render("{actual:money}", &params, &NB, currency), "−1\u{a0}234,56\u{a0}NOK");
/// assert_eq!(render("{actual:money}", &params, &NB, None), "-123456");
/// ```
#[must_use]
pub fn render(
    template: &str,
    params: &[(&'static str, Param)],
    locale: &Locale,
    currency: Option<Currency>,
) -> String {
    let filler = Filler { params, locale, currency };
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, optional, behind)) = section(rest) {
        filler.fill(&mut out, before);
        let (needs, text) = match optional.strip_prefix('?').and_then(|rest| rest.split_once(' ')) {
            Some((name, text)) => (filler.find(name).is_some(), text),
            None => (true, optional),
        };
        let mut filled = String::new();
        if needs && filler.fill(&mut filled, text) {
            out.push_str(&filled);
        }
        rest = behind;
    }
    filler.fill(&mut out, rest);
    out
}

/// What stands before, in and behind the first pair of brackets.
fn section(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('[')?;
    let (optional, behind) = rest.split_once(']')?;
    Some((before, optional, behind))
}

/// Fills in the params of one text.
struct Filler<'a> {
    params: &'a [(&'static str, Param)],
    locale: &'a Locale,
    currency: Option<Currency>,
}

impl Filler<'_> {
    /// Fills in a part of the template, and says whether all of its params were there.
    fn fill(&self, out: &mut String, text: &str) -> bool {
        let (mut rest, mut complete) = (text, true);
        while let Some((before, braced)) = rest.split_once('{') {
            out.push_str(before);
            let Some((place, behind)) = braced.split_once('}') else { break };
            let (name, form) = place.split_once(':').unwrap_or((place, ""));
            match self.find(name) {
                Some(param) => self.show(out, param, form),
                None => complete = false,
            }
            rest = behind;
        }
        out.push_str(rest);
        complete
    }

    fn find(&self, name: &str) -> Option<&Param> {
        let (_, param) = self.params.iter().find(|(key, _)| *key == name)?;
        Some(param).filter(|param| !matches!(param, Param::Texts(texts) if texts.is_empty()))
    }

    fn show(&self, out: &mut String, param: &Param, form: &str) {
        let text = match param {
            Param::Integer(value) => value.to_string(),
            Param::Number(text) | Param::Text(text) => text.clone(),
            Param::Bool(value) => value.to_string(),
            Param::Texts(texts) => texts.join(", "),
        };
        match form {
            "money" => self.locale.money(out, &text, self.currency),
            "number" => self.locale.number(out, &text),
            _ => out.push_str(&text),
        }
    }
}
