//! Fund transfers: the one request that changes something and may be sent again, since the API knows it by its id.

use dintero_wasm::engine::{Error, ErrorKind, TransportError};
use dintero_wasm::model::FundTransferCreated;
use serde_json::json;

use crate::script::{Script, Step, USUAL, answer, client, lost, of, token};

fn transfer(steps: impl IntoIterator<Item = Step>) -> (Script, Result<FundTransferCreated, Error>) {
    let script = Script::new(steps);
    let body = of(json!({
        "fund_transfer_id": "F-1", "type": "payout-destination", "source_payout_destination_id": "a",
        "destination_payout_destination_id": "b", "amount": 100, "currency": "NOK", "reference": "Rent",
    }));
    let outcome = script.run(client(&script).payouts().create_fund_transfer(&body, USUAL));
    (script, outcome)
}

fn made() -> Step {
    answer(200, json!({ "fund_transfer": { "fund_transfer_id": "F-1" } }))
}

fn refused() -> Step {
    Step::Fail(TransportError::NotSent("connection refused".into()))
}

#[test]
fn it_is_sent_again_with_the_same_id() {
    for failures in [
        vec![answer(503, "")],
        vec![lost(), answer(500, "")],
        vec![lost(), lost()],
        vec![refused(), answer(502, "<html>")],
        vec![answer(429, "{}")],
    ] {
        let tries = failures.len() + 1;
        let (script, outcome) = transfer([token()].into_iter().chain(failures).chain([made()]));
        let transfer = outcome.expect("it is made").fund_transfer.expect("a transfer");
        assert_eq!(transfer.fund_transfer_id.as_deref(), Some("F-1"));
        let bodies: Vec<_> = (1..=tries).map(|at| script.request(at).body).collect();
        assert!(bodies.iter().all(|body| body.is_some() && *body == bodies[0]), "the same each time");
        assert_eq!(script.sent().len(), tries + 1);
        assert_eq!(
            script.request(1).url,
            "https://api.dintero.com/v2/accounts/T12345678/payout/fund-transfers"
        );
    }
}

#[test]
fn what_is_not_known_may_be_called_again() {
    for steps in [
        vec![lost(), lost(), lost()],
        vec![answer(503, ""), answer(503, ""), answer(503, "")],
        // What the API says of the second says nothing of the first.
        vec![lost(), answer(400, r#"{"error":{"message":"used"}}"#)],
        vec![answer(500, ""), answer(404, "{}")],
        vec![lost(), refused(), refused()],
        vec![lost(), answer(429, "{}"), answer(429, "{}")],
        vec![lost(), answer(403, "{}")],
        vec![answer(200, "<html>")],
        vec![Step::Hang],
        vec![lost(), Step::Hang],
    ] {
        let words = format!("{steps:?}");
        let sent = steps.len() + 1;
        let (script, outcome) = transfer([token()].into_iter().chain(steps));
        let error = outcome.expect_err("it is not known");
        assert_eq!((error.kind, error.retryable), (ErrorKind::UnknownOutcome, true), "{words}");
        assert!(error.message.contains("the same fund_transfer_id"), "{error}");
        assert_eq!(script.sent().len(), sent, "{words}");
    }
}

#[test]
fn what_was_refused_was_not_made() {
    for (steps, kind, retryable) in [
        (vec![answer(400, "{}")], ErrorKind::Api, false),
        (vec![answer(403, "{}")], ErrorKind::Authentication, false),
        (vec![answer(429, "{}"), answer(429, "{}"), answer(429, "{}")], ErrorKind::RateLimit, true),
        (vec![refused(), refused(), refused()], ErrorKind::Connection, true),
        (vec![refused(), answer(400, "{}")], ErrorKind::Api, false),
    ] {
        let words = format!("{steps:?}");
        let (_, outcome) = transfer([token()].into_iter().chain(steps));
        let error = outcome.expect_err("it is refused");
        assert_eq!((error.kind, error.retryable), (kind, retryable), "{words}");
    }
}
