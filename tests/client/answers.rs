//! Whatever is answered.

use dintero_wasm::client::TransactionOutcome;
use dintero_wasm::engine::{ErrorKind, TransportError};

use crate::script::{SECRET, Script, Step, TOKEN, answer, capture, client, get, no_secret, token};

#[test]
fn whatever_is_answered_gives_a_typed_error() {
    let bodies = ["<html><body>502</body></html>", "", r#"{"id":"T1"#, "null", "[]", "\u{0}", "\"text\""];
    for body in bodies {
        for status in [200, 400, 403, 404, 418, 500, 501] {
            // What cannot be read back either stays unknown.
            let script = Script::new([token(), answer(status, body), answer(403, "")]);
            let error = capture(&script, &client(&script), "r").expect_err("it fails");
            let expected = match status {
                200 | 500.. => ErrorKind::UnknownOutcome,
                403 => ErrorKind::Authentication,
                _ => ErrorKind::Api,
            };
            assert_eq!(error.kind, expected, "{status} {body}");
            assert_eq!(error.api.as_ref().expect("an answer").status, status);
            no_secret(&error);
        }
        let script = Script::new([answer(200, body)]);
        let error = get(&script, &client(&script)).expect_err("it fails");
        assert_eq!(error.kind, ErrorKind::Authentication, "{body}");
    }
    // Half a token is not repeated, nor a credential that the other side echoes.
    let half = format!(r#"{{"access_token":"{TOKEN}"#);
    for steps in [
        vec![answer(200, half)],
        vec![answer(400, format!("no: Basic dGhlLWNsMWVudDpjbDFlbnQtczNjcmV0 {SECRET}"))],
        vec![token(), answer(400, format!(r#"{{"error":{{"message":"Bearer {TOKEN}"}}}}"#))],
        vec![token(), Step::Fail(TransportError::NotSent(format!("bad header Bearer {TOKEN}")))],
    ] {
        let script = Script::new(steps);
        let error = capture(&script, &client(&script), "r").expect_err("it fails");
        no_secret(&error);
    }
}

#[test]
fn answers_are_read_as_they_come() {
    let long = "x".repeat(2 << 20);
    for (body, done) in [
        (format!(r#"{{"id":"t","x":"{long}"}}"#), true),
        ("\u{feff}{\"id\":\"t\"}".to_owned(), true),
        (r#"{"id":"t","x":"\ud83d","y":1e999}"#.to_owned(), true),
        (format!(r#"["{long}"]"#), false),
        (format!(r#"{{"id":"t","x":{}{}}}"#, "[".repeat(200), "]".repeat(200)), false),
    ] {
        let script = Script::new([token(), answer(200, body), answer(403, "")]);
        match capture(&script, &client(&script), "r") {
            Ok(TransactionOutcome::Done(transaction)) => {
                assert!(done);
                assert_eq!(transaction.id.as_deref(), Some("t"));
            }
            other => {
                assert!(!done);
                assert_eq!(other.expect_err("it fails").kind, ErrorKind::UnknownOutcome);
            }
        }
    }
}
