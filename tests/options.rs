//! What of a client's options the list of codes has a name for.
#![cfg(feature = "client")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use dintero_wasm::model::Operation;
use dintero_wasm::wire::{AccountId, Hosts, Parts, Refusal, System, compose};

fn composed(
    operation: Operation,
    ids: &[&str],
    system: &System,
    header: Option<(&str, &str)>,
) -> Result<(), Refusal> {
    let account = AccountId::parse("T12345678").unwrap();
    let headers = header.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let parts = Parts { ids: ids.to_vec(), headers, body: Some(b"{}".to_vec()), ..Parts::default() };
    compose(&Hosts::default(), &account, system, operation, parts).map(drop)
}

/// The code of what was refused.
fn code<T>(result: Result<T, Refusal>) -> Option<&'static str> {
    result.err().map(|refusal| refusal.code.unwrap().name())
}

#[test]
fn an_account_has_one_of_two_forms() {
    for id in ["T12345678", "P00000000", "T123", "P999"] {
        assert_eq!(code(AccountId::parse(id)), None, "{id}");
    }
    for id in [
        "",
        "T",
        "T12",
        "T1234",
        "T1234567",
        "T123456789",
        "t12345678",
        "X12345678",
        "T1234567a",
        " T12345678",
    ] {
        assert_eq!(code(AccountId::parse(id)), Some("account_id_invalid"), "{id}");
    }
}

#[test]
fn a_header_of_the_shop_system_has_120_characters_at_most() {
    for (length, expected) in [(120, None), (121, Some("header_too_long"))] {
        let name = Some("x".repeat(length));
        for system in [
            System { name: name.clone(), ..System::default() },
            System { version: name.clone(), ..System::default() },
            System { plugin_name: name.clone(), ..System::default() },
            System { plugin_version: name.clone(), ..System::default() },
        ] {
            assert_eq!(code(system.check()), expected);
            assert_eq!(code(composed(Operation::SessionsCreate, &[], &system, None)), expected);
        }
    }
}

#[test]
fn a_header_holds_printable_ascii() {
    for (value, expected) in [
        ("a b\tc~", None),
        ("a\r\nb: c", Some("header_invalid")),
        ("a\n", Some("header_invalid")),
        ("a\0", Some("header_invalid")),
        ("a\u{7f}", Some("header_invalid")),
        ("å", Some("header_invalid")),
    ] {
        let given = Some(("x-trace", value));
        let result = composed(Operation::SessionsCreate, &[], &System::default(), given);
        assert_eq!(code(result), expected, "{value:?}");
    }
}

#[test]
fn a_toggle_is_one_of_the_operation() {
    const STRICT: &str = "strict-session-amounts";
    const ONCE: &str = "strict-merchant-reference";
    for (operation, toggle, expected) in [
        (Operation::SessionsCreate, STRICT, None),
        (Operation::SessionsCreate, ONCE, Some("toggle_unknown")),
        (Operation::SessionsUpdate, STRICT, None),
        (Operation::SessionsCreatePaymentToken, STRICT, Some("toggle_unknown")),
        (Operation::SessionsPay, ONCE, None),
        (Operation::SessionsPay, STRICT, Some("toggle_unknown")),
        (Operation::TransactionsCapture, STRICT, Some("toggle_unknown")),
    ] {
        let ids: &[&str] = if operation.route().1.contains('{') { &["T12345678.x"] } else { &[] };
        let given = Some(("Dintero-Feature-Toggles", toggle));
        let result = composed(operation, ids, &System::default(), given);
        assert_eq!(code(result), expected, "{} {toggle}", operation.name());
    }
}
