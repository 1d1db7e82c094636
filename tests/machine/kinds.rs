//! The kinds of calls: what each sends, and what reading shows of it.

use dintero_wasm::engine::{Auth, Call, Claim};
use dintero_wasm::model::Operation;
use dintero_wasm::wire::{
    AccountId, Action, Hosts, Parts, Readback, Route, System, client_credentials, compose,
};

/// How long each may take, in milliseconds.
pub const TIMEOUT_MS: u64 = 30_000;

/// What a call is about: which rules hold for it.
#[derive(Clone, Copy)]
pub struct Kind {
    pub name: &'static str,
    pub operation: Operation,
    pub body: &'static str,
    /// What a reading shows of it when it was done, and when it was not.
    pub done: &'static str,
    pub undone: &'static str,
    /// The API itself refuses or repeats nothing: a second request does no harm once a reading shows nothing.
    pub once_at_most: bool,
    /// It is made once under a key; whether that is free.
    pub claim: Option<bool>,
}

const CAPTURED: &str = r#"{"status":"CAPTURED","amount":100,"events":[{"event":"CAPTURE","event_reference":"r","amount":100,"success":true}]}"#;
const AUTHORIZED: &str = r#"{"status":"AUTHORIZED","amount":100,"events":[]}"#;
const PLAIN: Kind = Kind {
    name: "",
    operation: Operation::SessionsGet,
    body: "{}",
    done: "{}",
    undone: "{}",
    once_at_most: false,
    claim: None,
};

pub fn kinds() -> Vec<Kind> {
    let capture = Kind {
        name: "capture of all",
        operation: Operation::TransactionsCapture,
        body: r#"{"amount":100,"capture_reference":"r"}"#,
        done: CAPTURED,
        undone: AUTHORIZED,
        once_at_most: true,
        ..PLAIN
    };
    let half = r#"{"amount":50,"capture_reference":"r"}"#;
    let half_done = r#"{"status":"PARTIALLY_CAPTURED","amount":100,"events":[{"event":"CAPTURE","event_reference":"r","amount":50,"success":true}]}"#;
    let refund = r#"{"amount":100,"refund_reference":"r"}"#;
    let refunded = r#"{"status":"REFUNDED","amount":100,"events":[{"event":"CAPTURE","amount":100,"success":true},{"event":"REFUND","event_reference":"r","amount":100,"success":true}]}"#;
    let plain = |name, operation| Kind { name, operation, ..PLAIN };
    vec![
        plain("read", Operation::SessionsGet),
        plain("create", Operation::SessionsCreate),
        plain("pay", Operation::SessionsPay),
        plain("authorization", Operation::TransactionsUpdateAuthorization),
        plain("fund transfer", Operation::PayoutsCreateFundTransfer),
        capture,
        Kind { name: "capture of half", body: half, done: half_done, once_at_most: false, ..capture },
        Kind {
            name: "refund",
            operation: Operation::TransactionsRefund,
            body: refund,
            done: refunded,
            undone: CAPTURED,
            once_at_most: false,
            ..PLAIN
        },
        Kind {
            name: "void",
            operation: Operation::TransactionsVoid,
            done: r#"{"status":"AUTHORIZATION_VOIDED"}"#,
            undone: AUTHORIZED,
            once_at_most: true,
            ..PLAIN
        },
        Kind {
            name: "cancel",
            operation: Operation::SessionsCancel,
            done: r#"{"cancelled_at":"2026-01-01T00:00:00Z"}"#,
            once_at_most: true,
            ..PLAIN
        },
        Kind {
            name: "update",
            operation: Operation::SessionsUpdate,
            body: r#"{"order":{"amount":1}}"#,
            done: r#"{"order":{"amount":1}}"#,
            once_at_most: true,
            ..PLAIN
        },
        Kind {
            name: "delete",
            operation: Operation::ReportConfigurationsDelete,
            once_at_most: true,
            ..PLAIN
        },
        Kind { name: "capture once, first", claim: Some(true), ..capture },
        Kind { name: "capture once, later", claim: Some(false), ..capture },
        Kind {
            name: "capture of half once, first",
            body: half,
            done: half_done,
            once_at_most: false,
            claim: Some(true),
            ..capture
        },
    ]
}

pub fn call(kind: &Kind) -> Call {
    let account = AccountId::parse("T12345678").expect("an id");
    let (hosts, system, operation) = (Hosts::default(), System::default(), kind.operation);
    let ids = operation.route().1.matches('{').count() - operation.route().1.matches("{aid}").count();
    let parts = || Parts {
        ids: vec!["T12345678.x"; ids],
        body: Some(kind.body.as_bytes().to_vec()),
        ..Parts::default()
    };
    let token = client_credentials(&hosts, &account, "id", &"s3cret".into()).expect("a request");
    let request = compose(&hosts, &account, &system, operation, parts()).expect("a request");
    Call {
        timeout_ms: TIMEOUT_MS,
        action: Action::of(operation, kind.body.as_bytes()),
        readback: Readback::of(&hosts, &account, &system, operation, &parts()).expect("ids"),
        claim: kind.claim.map(|_| Claim { key: "k".into(), ttl_seconds: 60 }),
        ..Call::new(&Route::of(operation), request, Auth::Client(Box::new(token)))
    }
}
