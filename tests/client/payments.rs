//! Payments by a saved card: what is paid, what is not, and what is not known to be either.

use dintero_wasm::client::PayOutcome;
use dintero_wasm::engine::{Error, ErrorKind, TransportError};
use dintero_wasm::wire::Retry;
use serde_json::json;

use crate::script::{Script, Step, USUAL, answer, client, lost, no_secret, of, token};

fn pay(steps: impl IntoIterator<Item = Step>) -> (Script, Result<PayOutcome, Error>) {
    let script = Script::new(steps);
    let body = of(json!({
        "session": {
            "order": { "amount": 100, "currency": "NOK", "merchant_reference": "S-1" },
            "customer": { "tokens": { "payex.creditcard": { "payment_token": "saved" } } },
        },
        "payment": { "payment_product_type": "payex.creditcard", "operation": "unscheduled_purchase" },
    }));
    let outcome = script.run(client(&script).sessions().pay(&body, USUAL));
    (script, outcome)
}

#[test]
fn an_error_with_actions_is_an_outcome() {
    let wants = r#"{"error":{"message":"no"},"session_id":"s","success":false,"actions":[{"code":"1A","source":"issuer"}]}"#;
    for status in [400, 402, 403, 409, 422] {
        let (script, outcome) = pay([token(), answer(status, wants)]);
        let PayOutcome::ActionsRequired(result) = outcome.expect("an outcome") else { panic!("{status}") };
        assert_eq!(result.actions.expect("actions")[0].code.as_deref(), Some("1A"));
        assert_eq!(result.transaction.session_id.as_deref(), Some("s"));
        assert_eq!(script.sent().len(), 2);
    }
    // After a failure of the API's own, its word is not taken for it.
    let (_, outcome) = pay([token(), answer(500, wants)]);
    assert_eq!(outcome.expect_err("it is not known").kind, ErrorKind::UnknownOutcome);
}

#[test]
fn an_error_without_actions_is_an_error() {
    for (status, body, kind) in [
        (400, r#"{"error":{"message":"reference used"},"success":false,"actions":[]}"#, ErrorKind::Api),
        (400, r#"{"error":{"message":"no"},"success":false,"actions":{}}"#, ErrorKind::Api),
        (404, "", ErrorKind::Api),
        (403, "{}", ErrorKind::Authentication),
        (429, "{}", ErrorKind::RateLimit),
    ] {
        let (script, outcome) = pay([token(), answer(status, body)]);
        let error = outcome.expect_err("it is refused");
        assert_eq!((error.kind, script.sent().len()), (kind, 2), "{status}");
        no_secret(&error);
    }
}

#[test]
fn what_is_not_known_is_sent_once_and_said() {
    for step in [
        answer(500, r#"{"error":{"message":"oh"},"success":false}"#),
        answer(503, ""),
        answer(408, ""),
        answer(302, ""),
        answer(200, "{}"),
        answer(200, "<html>"),
        answer(200, r#"{"success":true,"#),
        lost(),
        Step::Hang,
    ] {
        let (script, outcome) = pay([token(), step.clone()]);
        let error = outcome.expect_err("it is not known");
        assert_eq!((error.kind, error.retryable), (ErrorKind::UnknownOutcome, false), "{step:?}");
        assert!(error.message.contains("Never pay again on a guess"), "{error}");
        assert_eq!(script.sent().len(), 2, "{step:?}");
    }
    let refused = Step::Fail(TransportError::NotSent("connection refused".into()));
    let (script, outcome) = pay([token(), refused]);
    let error = outcome.expect_err("there is no connection");
    assert_eq!((error.kind, error.retryable, script.sent().len()), (ErrorKind::Connection, true, 2));
}

#[test]
fn a_token_that_is_over_is_no_second_payment() {
    let paid = answer(200, json!({ "success": true, "status": "AUTHORIZED" }));
    let (script, outcome) = pay([token(), answer(401, "{}"), token(), paid]);
    assert!(matches!(outcome, Ok(PayOutcome::Paid(_))));
    assert_eq!(script.sent().iter().filter(|line| line.ends_with("/sessions/pay")).count(), 2);
    let (_, outcome) = pay([token(), answer(401, "{}"), token(), answer(401, "{}")]);
    assert_eq!(outcome.expect_err("the client is refused").kind, ErrorKind::Authentication);
}

#[test]
fn a_payment_is_guarded_and_its_answer_is_read() {
    let refusal = json!({
        "success": false, "status": "FAILED", "from_next_year": [1],
        "events": [{ "error": { "retry_policy": { "retry_codes": ["RETRY_AFTER_DELAY"], "retry_after": "2026-11-22T00:00:00Z" } } }],
    });
    let (script, outcome) = pay([token(), answer(200, &refusal)]);
    let Ok(PayOutcome::Refused { result, retry, retry_after }) = outcome else { panic!("{outcome:?}") };
    assert_eq!((retry, retry_after.as_deref()), (Retry::Later, Some("2026-11-22T00:00:00Z")));
    assert_eq!(serde_json::to_value(&result).expect("JSON"), refusal, "it is kept as it came");
    let sent = script.request(1);
    assert_eq!(sent.url, "https://checkout.dintero.com/v1/sessions/pay");
    assert_eq!(sent.headers.get("dintero-feature-toggles"), Some("strict-success-merchant-reference"));
}
