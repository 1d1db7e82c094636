//! What is refused before it is sent.

use dintero_wasm::client::{CallOptions, Client, Credentials, Options, Validation};
use dintero_wasm::engine::ErrorKind;
use dintero_wasm::model::{Operation, SessionCreateQuery, TransactionActionQuery, TransactionCapture};
use dintero_wasm::wire::Parts;
use serde_json::json;

use crate::script::{ID, SECRET, Script, answer, client, no_secret, options, order, token};

#[test]
fn a_body_can_be_checked_without_being_sent() {
    let script = Script::new([]);
    let body = br#"{"order":{"amount":1}}"#;
    let report = client(&script).check(Operation::SessionsCreate, body);
    assert!(!report.valid() && !report.issues.is_empty());
    assert!(script.sent().is_empty());
}

#[test]
fn a_broken_body_is_not_sent() {
    let script = Script::new([]);
    let mut broken = order();
    broken.order.as_mut().expect("an order").amount = Some(99);
    let create = |script: &Script, client: &Client<&Script>| {
        let limits = CallOptions::default();
        script.run(client.sessions().create(&broken, &SessionCreateQuery::default(), limits))
    };
    let error = create(&script, &client(&script)).expect_err("it is not sent");
    assert_eq!(error.kind, ErrorKind::Validation);
    assert!(error.message.contains("order_amount_mismatch at \"/order/amount\""), "{error}");
    assert_eq!(error.report.expect("a report").issues[0].pointer, "/order/amount");
    assert!(script.sent().is_empty());
    for validation in [Validation::Warn, Validation::Off] {
        let script = Script::new([token(), answer(400, json!({ "error": { "message": "amounts" } }))]);
        let client = Client::new(Options { validation, ..options() }, &script).expect("a client");
        assert_eq!(create(&script, &client).expect_err("the API decides").kind, ErrorKind::Api);
        assert_eq!(script.sent().len(), 2);
    }
}

#[test]
fn what_cannot_be_sent_is_refused_by_name() {
    let script = Script::new([]);
    let limits = |timeout_ms, max_retries| CallOptions { timeout_ms, max_retries };
    for (options, name) in [
        (Options { account_id: "12345678".into(), ..options() }, "accountId"),
        (Options { checkout_url: Some("http://checkout.dintero.com".into()), ..options() }, "checkoutUrl"),
        (Options { api_url: Some("x".into()), ..options() }, "apiUrl"),
        (Options { limits: limits(Some(0), None), ..options() }, "timeoutMs"),
        (Options { limits: limits(None, Some(11)), ..options() }, "maxRetries"),
        (
            Options::new("T12345678", Credentials::Client { id: ID.into(), secret: "s3cret \n".into() }),
            "clientSecret",
        ),
        (Options::new("T12345678", Credentials::ApiKey("ké\r\ny".into())), "apiKey"),
    ] {
        let error = Client::new(options, &script).expect_err(name);
        assert_eq!(error.kind, ErrorKind::Config);
        assert!(error.message.contains(name), "{error}");
        no_secret(&error);
    }
    let client = client(&script);
    for (ids, headers, name) in [
        (vec![], vec![], "session_id"),
        (vec![".."], vec![], "session_id"),
        (vec!["x"], vec![("x-a".to_owned(), "a\r\nb".to_owned())], "x-a"),
        (vec!["x"], vec![("Authorization".to_owned(), "Bearer x".to_owned())], "Authorization"),
    ] {
        let parts = Parts { ids, headers, ..Parts::default() };
        let error =
            script.run(client.call(Operation::SessionsGet, parts, CallOptions::default())).expect_err(name);
        assert_eq!(error.kind, ErrorKind::Config);
        assert!(error.message.contains(name), "{error}");
    }
    let body = TransactionCapture { amount: Some(1), ..TransactionCapture::default() };
    let error = script
        .run(client.transactions().capture(
            "x",
            &body,
            &TransactionActionQuery::default(),
            CallOptions::default(),
        ))
        .expect_err("no reference");
    assert_eq!(error.kind, ErrorKind::Config);
    assert!(script.sent().is_empty());
    assert!(!format!("{client:?}").contains(SECRET));
    assert!(!format!("{client:?}").contains("dGhlLWNsMWVudDpjbDFlbnQtczNjcmV0"));
}
