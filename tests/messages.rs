//! What every code says, in every language, from the data that the package is tested with too.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeSet;

use dintero_wasm::model::Currency;
use dintero_wasm::report::messages::EN;
use dintero_wasm::report::{Code, Issue, Locale, Param, render};
use serde_json::Value;

fn cases(name: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("vectors/messages.json")).unwrap();
    file[name].as_array().unwrap().clone()
}

fn params(case: &Value) -> Vec<(&'static str, Param)> {
    let leaked = |name: &String| -> &'static str { name.clone().leak() };
    case["params"].as_object().unwrap().iter().map(|(name, value)| (leaked(name), param(value))).collect()
}

fn param(value: &Value) -> Param {
    match value {
        Value::Bool(value) => Param::Bool(*value),
        Value::Number(number) => {
            number.as_i64().map_or_else(|| Param::Number(number.to_string()), Param::Integer)
        }
        Value::Array(items) => {
            Param::Texts(items.iter().map(|item| item.as_str().unwrap().to_owned()).collect())
        }
        text => Param::Text(text.as_str().unwrap().to_owned()),
    }
}

/// The currency of a case. The package is told its decimals with it.
fn currency(case: &Value) -> Option<Currency> {
    let money = case["money"].as_object()?;
    let currency = Currency::from_code(money["currency"].as_str().unwrap()).unwrap();
    assert_eq!(currency.decimals().map(u64::from), money["decimals"].as_u64());
    Some(currency)
}

#[test]
fn templates_are_filled_in() {
    for case in cases("cases") {
        let text = render(case["template"].as_str().unwrap(), &params(&case), &EN, currency(&case));
        assert_eq!(text, case["text"], "{}", case["name"]);
    }
}

#[test]
fn numbers_are_written_as_in_the_language() {
    for case in cases("numbers") {
        for locale in Locale::ALL {
            let text = render(case["template"].as_str().unwrap(), &params(&case), locale, currency(&case));
            assert_eq!(text, case["texts"][locale.tag], "{} in {}", case["name"], locale.tag);
        }
    }
}

#[test]
fn every_code_has_its_text_in_every_language() {
    let cases = cases("codes");
    for case in &cases {
        let code = Code::from_name(case["code"].as_str().unwrap()).unwrap();
        let issue = Issue {
            code,
            severity: code.severity(),
            pointer: String::new(),
            params: params(case),
            fix: None,
            currency: currency(case),
        };
        assert_eq!(case["texts"].as_object().unwrap().len(), Locale::ALL.len(), "{case}");
        for locale in Locale::ALL {
            assert_eq!(issue.message_in(locale), case["texts"][locale.tag], "{} in {case}", locale.tag);
        }
        assert_eq!(issue.message(), case["texts"]["en"]);
    }
    for code in Code::ALL {
        let of: Vec<_> = cases.iter().filter(|case| case["code"] == code.name()).collect();
        assert!(!of.is_empty(), "{} has no case", code.name());
        let has_money = EN.messages.of(*code).contains(":money}");
        assert_eq!(of.iter().any(|case| case["money"].is_object()), has_money, "{}", code.name());
        assert!(of.iter().any(|case| case["money"].is_null()), "{}", code.name());
    }
}

/// The places and the optional parts of a template, each with what it shows.
fn places(template: &str) -> BTreeSet<&str> {
    let needed = template.split("[?").skip(1).map(|rest| rest.split(' ').next().unwrap());
    template.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).chain(needed).collect()
}

#[test]
fn every_language_shows_the_same_params_in_the_same_form() {
    for locale in Locale::ALL {
        for code in Code::ALL {
            let template = locale.messages.of(*code);
            let what = format!("{} in {}: {template}", code.name(), locale.tag);
            assert_eq!(places(template), places(EN.messages.of(*code)), "{what}");
            for place in places(template) {
                let form = place.split_once(':').map(|(_, form)| form);
                assert!(matches!(form, None | Some("money" | "number")), "{what}");
            }
            for (open, close) in [('{', '}'), ('[', ']')] {
                assert_eq!(template.matches(open).count(), template.matches(close).count(), "{what}");
            }
        }
    }
}

/// The quotation marks of a language.
fn quotes(locale: &Locale) -> [char; 2] {
    match locale.tag {
        "nb" => ['«', '»'],
        "da" => ['»', '«'],
        "sv" | "fi" => ['”'; 2],
        _ => ['"'; 2],
    }
}

#[test]
fn every_language_is_set_as_it_should_be() {
    for locale in Locale::ALL {
        for code in Code::ALL {
            let template = locale.messages.of(*code);
            let what = format!("{} in {}: {template}", code.name(), locale.tag);
            let marks = template.chars().filter(|sign| "«»”“\"'`".contains(*sign));
            let marks: String = marks.filter(|sign| locale.tag != "en" || *sign != '\'').collect();
            let pair = String::from_iter(quotes(locale));
            assert_eq!(marks, pair.repeat(template.matches(quotes(locale)).count() / 2), "{what}");
            assert!(template.ends_with(['.', ']']), "{what}");
            // A number and its percent sign stay together.
            assert!(!template.contains(" %"), "{what}");
        }
    }
}
