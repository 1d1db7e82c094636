//! A language: its texts, and how it writes numbers.

use super::Messages;
use super::messages::{DA, EN, FI, NB, SV};
use crate::model::Currency;

/// The texts of one language, and its signs for numbers. The package's JavaScript has the same tables.
#[derive(Debug)]
pub struct Locale {
    /// Its tag in BCP 47, `nb`.
    pub tag: &'static str,
    /// What stands between whole units and decimals.
    pub decimal: char,
    /// What stands between groups of three digits.
    pub group: char,
    /// What stands before a number below 0.
    pub minus: char,
    /// A template for each code.
    pub messages: Messages,
}

impl Locale {
    /// Every language.
    pub const ALL: [&'static Self; 5] = [&EN, &NB, &SV, &DA, &FI];

    /// The language of a tag, whatever region or script it names. Norwegian without a form, and Nynorsk, are read as
    /// Bokmål.
    ///
    /// ```
    /// use dintero_wasm::report::Locale;
    ///
    /// let found = |tag| Locale::for_tag(tag).map(|locale| locale.tag);
    /// assert_eq!([found("nb-NO"), found("no"), found("sv_FI"), found("de")], [Some("nb"), Some("nb"), Some("sv"), None]);
    /// ```
    #[must_use]
    pub fn for_tag(tag: &str) -> Option<&'static Self> {
        let language = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        let language = if matches!(language.as_str(), "no" | "nn") { "nb" } else { language.as_str() };
        Self::ALL.into_iter().find(|locale| locale.tag == language)
    }

    /// Writes a plain decimal number. Any other text stays as it is.
    pub(super) fn number(&self, out: &mut String, text: &str) {
        let (sign, digits) = signed(text);
        let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(a, b)| (a, Some(b)));
        if is_digits(whole) && decimals.is_none_or(is_digits) {
            self.digits(out, sign, whole, decimals.unwrap_or_default());
        } else {
            out.push_str(text);
        }
    }

    /// Writes an amount in minor units as `338,90 NOK`, with no line broken in it; as it is where the currency, or
    /// its minor unit, is not known.
    pub(super) fn money(&self, out: &mut String, units: &str, currency: Option<Currency>) {
        let (sign, digits) = signed(units);
        let known = currency.filter(|_| is_digits(digits)).and_then(|known| Some((known, known.decimals()?)));
        let Some((currency, decimals)) = known else { return out.push_str(units) };
        let decimals = usize::from(decimals);
        let padded = format!("{digits:0>width$}", width = decimals.saturating_add(1));
        let (whole, decimals) = padded.split_at(padded.len().saturating_sub(decimals));
        self.digits(out, sign, whole, decimals);
        out.push('\u{a0}');
        out.push_str(currency.code());
    }

    fn digits(&self, out: &mut String, is_negative: bool, whole: &str, decimals: &str) {
        if is_negative {
            out.push(self.minus);
        }
        for (at, digit) in whole.char_indices() {
            if at > 0 && whole.len().saturating_sub(at).is_multiple_of(3) {
                out.push(self.group);
            }
            out.push(digit);
        }
        if !decimals.is_empty() {
            out.push(self.decimal);
            out.push_str(decimals);
        }
    }
}

/// Whether a number is below 0, and the rest of it.
fn signed(text: &str) -> (bool, &str) {
    text.strip_prefix('-').map_or((false, text), |digits| (true, digits))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_leads_to_its_language() {
        for (tag, found) in [
            ("en", Some("en")),
            ("en-GB", Some("en")),
            ("NB", Some("nb")),
            ("no-NO", Some("nb")),
            ("nn-NO", Some("nb")),
            ("sv-SE", Some("sv")),
            ("da_DK", Some("da")),
            ("fi-Latn-FI", Some("fi")),
            ("de", None),
            ("nob", None),
            ("fil", None),
            ("", None),
            ("-nb", None),
        ] {
            assert_eq!(Locale::for_tag(tag).map(|locale| locale.tag), found, "{tag}");
        }
    }
}
