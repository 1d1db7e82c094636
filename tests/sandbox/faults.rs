//! What goes wrong on the way, and what the API has done by then.

use dintero_wasm::model::Operation;
use dintero_wasm::sandbox::{Exchange, Fault, Faults, Options, Rule, Sandbox, Shown};
use dintero_wasm::wire::{Method, Request, Response};
use serde_json::{Value, json};

use crate::shop::{HOST, NOW, Shop, json_of, names, order, plain};

const BROKEN: Exchange = Exchange { delay_ms: 0, shown: Shown::Broken };

/// A shop with a transaction of 300.00 NOK that can be captured, and then these faults.
fn paid(plan: Vec<Rule>) -> (Shop, String) {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), "payex.creditcard", None);
    shop.sandbox.faults(Faults { seed: 1, plan }).unwrap();
    (shop, id)
}

fn always(fault: Fault) -> (Shop, String) {
    paid(vec![Rule::new(fault)])
}

fn request(method: Method, path: &str, body: &Value) -> Request {
    Request {
        method,
        url: format!("{HOST}{path}"),
        headers: [("x-api-key", "sandbox-key")].into_iter().collect(),
        body: (!body.is_null()).then(|| body.to_string().into_bytes()),
    }
}

fn capture(shop: &mut Shop, id: &str, amount: i64) -> Exchange {
    let body = json!({ "amount": amount, "capture_reference": "c1" });
    shop.sandbox.exchange(&request(Method::Post, &format!("/v1/transactions/{id}/capture"), &body))
}

fn read(shop: &mut Shop, id: &str) -> Exchange {
    shop.sandbox.exchange(&request(Method::Get, &format!("/v1/transactions/{id}"), &Value::Null))
}

fn response(exchange: Exchange) -> Response {
    let answer = match exchange.shown {
        Shown::Answer { response, .. } => Some(response),
        Shown::Refused | Shown::Broken => None,
    };
    answer.unwrap()
}

/// What was captured, by the sandbox's own account.
fn captures(shop: &Shop) -> Vec<(i64, String)> {
    let state = shop.sandbox.state();
    let events = state["transactions"][0]["events"].as_array().unwrap();
    let captures = events.iter().filter(|event| event["event"] == "CAPTURE" && event["success"] == true);
    captures
        .map(|event| (event["amount"].as_i64().unwrap(), event["request_id"].as_str().unwrap().to_owned()))
        .collect()
}

fn struck(shop: &Shop) -> Vec<String> {
    names(&shop.sandbox.state()["faults"], "fault")
}

#[test]
fn a_fault_says_what_is_seen_and_what_was_done() {
    let broken = |delay_ms| Exchange { delay_ms, shown: Shown::Broken };
    for (fault, seen, done) in [
        (Fault::ConnectionRefused, Exchange { delay_ms: 0, shown: Shown::Refused }, 0),
        (Fault::RequestLost { delay_ms: 7 }, broken(7), 0),
        (Fault::AnswerLost { delay_ms: 7 }, broken(7), 1),
        (Fault::LateCommit { delay_ms: 7, reads: 1 }, broken(7), 0),
    ] {
        let (mut shop, id) = always(fault);
        assert_eq!(capture(&mut shop, &id, 100), seen, "{fault:?}");
        assert_eq!(captures(&shop).len(), done, "{fault:?}");
        assert_eq!(shop.sandbox.struck()[0].request_ids.len(), done, "{fault:?}");
    }
    for (fault, status, done) in [
        (Fault::Delay { delay_ms: 5 }, 200, 1),
        (Fault::SlowBody { delay_ms: 5 }, 200, 1),
        (Fault::Duplicate, 200, 2),
        (Fault::RateLimit { retry_after_seconds: None, as_date: false }, 429, 0),
        (Fault::ServerError { status: 502, committed: false }, 502, 0),
        (Fault::ServerError { status: 500, committed: true }, 500, 1),
        (Fault::HtmlBody, 200, 1),
        (Fault::TruncatedJson, 200, 1),
        (Fault::WrongContentType, 200, 1),
        (Fault::ClockJump { seconds: -3600 }, 200, 1),
        (Fault::ReorderedCallbacks { delay_ms: 5 }, 200, 1),
    ] {
        let (mut shop, id) = always(fault);
        assert_eq!(response(capture(&mut shop, &id, 100)).status, status, "{fault:?}");
        assert_eq!(captures(&shop).len(), done, "{fault:?}");
    }
}

#[test]
fn events_carry_the_id_of_their_delivery() {
    let (mut shop, id) = always(Fault::Duplicate);
    capture(&mut shop, &id, 100);
    let ids: Vec<_> = captures(&shop).into_iter().map(|(_, id)| id).collect();
    assert_eq!(shop.sandbox.struck()[0].request_ids, ids);
    assert_ne!(ids[0], ids[1]);
    let entry = &shop.sandbox.state()["faults"][0];
    assert_eq!(entry["request_ids"], json!(ids));
    assert_eq!(entry["operation"], "transactions.capture");
    assert_eq!(entry["at"], "2026-11-21T00:30:00.000Z");
}

#[test]
fn what_is_held_is_carried_out_after_a_read_of_its_own_transaction() {
    let (mut shop, id) =
        paid(vec![Rule { times: Some(1), ..Rule::new(Fault::LateCommit { delay_ms: 0, reads: 2 }) }]);
    let other = shop.paid(&plain(), "payex.creditcard", None);
    assert_eq!(capture(&mut shop, &id, 100), BROKEN);
    for _ in 0..2 {
        read(&mut shop, &other);
        assert_eq!(json_of(&response(read(&mut shop, &id)))["status"], "AUTHORIZED");
    }
    assert_eq!(json_of(&response(read(&mut shop, &id)))["status"], "PARTIALLY_CAPTURED");
    let transaction = shop.transaction(&id);
    let event = transaction["events"].as_array().unwrap().last().unwrap();
    assert_eq!(shop.sandbox.struck()[0].request_ids, [event["request_id"].as_str().unwrap()]);
}

#[test]
fn a_read_whose_answer_is_lost_is_a_read() {
    let get = vec![Operation::TransactionsGet];
    for (fault, arrives) in
        [(Fault::AnswerLost { delay_ms: 0 }, true), (Fault::RequestLost { delay_ms: 0 }, false)]
    {
        let (mut shop, id) = paid(vec![
            Rule::new(Fault::LateCommit { delay_ms: 0, reads: 1 }),
            Rule { operations: get.clone(), ..Rule::new(fault) },
        ]);
        capture(&mut shop, &id, 100);
        assert_eq!(read(&mut shop, &id), BROKEN);
        assert_eq!(!captures(&shop).is_empty(), arrives, "{fault:?}");
    }
}

#[test]
fn what_is_about_no_transaction_yet_waits_for_any_read() {
    let (mut shop, id) = always(Fault::LateCommit { delay_ms: 0, reads: 1 });
    let create = request(Method::Post, "/v1/sessions-profile", &plain());
    assert_eq!(shop.sandbox.exchange(&create), BROKEN);
    let sessions = |shop: &Shop| shop.sandbox.state()["sessions"].as_array().unwrap().len();
    assert_eq!(sessions(&shop), 1);
    read(&mut shop, &id);
    assert_eq!(sessions(&shop), 2);
}

#[test]
fn a_rule_says_which_calls_and_how_often() {
    let fault = Fault::ServerError { status: 503, committed: false };
    let strikes = |rule: Rule| {
        let (mut shop, id) = paid(vec![rule]);
        (0..8).map(|_| response(read(&mut shop, &id)).status == 503).collect::<Vec<_>>()
    };
    let all = Rule::new(fault);
    for (rule, expected) in [
        (all.clone(), "11111111"),
        (Rule { times: Some(2), ..all.clone() }, "11000000"),
        (Rule { times: Some(0), ..all.clone() }, "00000000"),
        (Rule { from: 3, ..all.clone() }, "00111111"),
        (Rule { from: 3, times: Some(1), ..all.clone() }, "00100000"),
        (Rule { per_million: 0, ..all.clone() }, "00000000"),
        (Rule { operations: vec![Operation::TransactionsCapture], ..all.clone() }, "00000000"),
        (
            Rule { operations: vec![Operation::TransactionsVoid, Operation::TransactionsGet], ..all.clone() },
            "11111111",
        ),
    ] {
        let expected: Vec<_> = expected.bytes().map(|digit| digit == b'1').collect();
        assert_eq!(strikes(rule.clone()), expected, "{rule:?}");
    }
}

#[test]
fn the_first_rule_of_a_plan_strikes() {
    let lost = Rule { from: 2, times: Some(1), ..Rule::new(Fault::RequestLost { delay_ms: 0 }) };
    let (mut shop, id) = paid(vec![lost, Rule::new(Fault::Delay { delay_ms: 3 })]);
    for delay_ms in [3, 0, 3] {
        assert_eq!(read(&mut shop, &id).delay_ms, delay_ms);
    }
    assert_eq!(struck(&shop), ["delay", "request_lost", "delay"]);
}

#[test]
fn chance_is_drawn_from_the_plan_s_own_seed() {
    let run = |seed, noise: bool| {
        let mut shop = Shop::new();
        let rule = Rule { per_million: 300_000, ..Rule::new(Fault::Delay { delay_ms: 1 }) };
        shop.sandbox.faults(Faults { seed, plan: vec![rule] }).unwrap();
        let mut seen = Vec::new();
        for _ in 0..1000 {
            if noise {
                shop.create(&plain());
            }
            seen.push(read(&mut shop, "x").delay_ms);
        }
        seen
    };
    assert_eq!(run(1, false), run(1, true));
    assert_ne!(run(1, false), run(2, false));
    let share = run(1, false).iter().sum::<u32>();
    assert!((250..350).contains(&share), "three in ten: {share}");
}

#[test]
fn another_plan_replaces_the_first_and_keeps_what_struck() {
    let (mut shop, id) = always(Fault::RequestLost { delay_ms: 0 });
    read(&mut shop, &id);
    shop.sandbox.faults(Faults::default()).unwrap();
    assert_eq!(response(read(&mut shop, &id)).status, 200);
    assert_eq!(struck(&shop), ["request_lost"]);
}

#[test]
fn the_api_alone_and_the_payment_page_have_no_faults() {
    let (mut shop, id) = always(Fault::RequestLost { delay_ms: 0 });
    assert_eq!(shop.transaction(&id)["status"], "AUTHORIZED");
    let page = request(Method::Get, "/?sid=x", &Value::Null);
    assert_eq!(response(shop.sandbox.exchange(&page)).status, 200);
    assert_eq!(struck(&shop), [""; 0]);
}

#[test]
fn answers_are_spoiled_in_a_way_each() {
    let spoiled = |fault| {
        let (mut shop, id) = always(fault);
        let whole = shop.transaction(&id).to_string().len();
        (response(read(&mut shop, &id)), whole)
    };
    let (html, _) = spoiled(Fault::HtmlBody);
    assert_eq!(html.headers.get("content-type"), Some("text/html; charset=utf-8"));
    assert!(html.text().starts_with("<!doctype html>"));
    let (cut, whole) = spoiled(Fault::TruncatedJson);
    assert_eq!(cut.body.len(), whole / 2);
    assert!(serde_json::from_slice::<Value>(&cut.body).is_err());
    let (plain, whole) = spoiled(Fault::WrongContentType);
    assert_eq!(
        (plain.headers.get("content-type"), plain.body.len()),
        (Some("text/plain; charset=utf-8"), whole)
    );
}

#[test]
fn a_rate_limit_says_when_to_come_back() {
    for (seconds, as_date, header) in [
        (None, false, None),
        (Some(3), false, Some("3")),
        (Some(3), true, Some("Sat, 21 Nov 2026 00:30:03 GMT")),
    ] {
        let (mut shop, id) = always(Fault::RateLimit { retry_after_seconds: seconds, as_date });
        let response = response(read(&mut shop, &id));
        assert_eq!(response.headers.get("retry-after"), header);
        assert!(json_of(&response)["error"]["message"].is_string());
    }
}

#[test]
fn a_token_that_expired_is_good_for_nothing_afterwards() {
    let (mut shop, id) = paid(vec![Rule { times: Some(1), ..Rule::new(Fault::ExpiredToken) }]);
    let fetch = |shop: &mut Shop| {
        let basic = [("authorization", "Basic c2FuZGJveC1jbGllbnQ6c2FuZGJveC1zZWNyZXQ=")];
        let body = json!({ "grant_type": "client_credentials", "audience": "https://api.dintero.com/v1/accounts/T12345678" });
        let answer = json_of(&shop.send(Method::Post, "/v1/accounts/T12345678/auth/token", &basic, &body));
        answer["access_token"].as_str().unwrap().to_owned()
    };
    let with = |shop: &mut Shop, token: &str| {
        let mut get = request(Method::Get, &format!("/v1/transactions/{id}"), &Value::Null);
        get.headers = [("authorization", format!("Bearer {token}"))].into_iter().collect();
        response(shop.sandbox.exchange(&get)).status
    };
    // Calls without a token are passed over.
    assert_eq!(response(read(&mut shop, &id)).status, 200);
    let token = fetch(&mut shop);
    assert_eq!([with(&mut shop, &token), with(&mut shop, &token)], [401, 401]);
    let token = fetch(&mut shop);
    assert_eq!(with(&mut shop, &token), 200);
}

#[test]
fn a_clock_that_jumps_takes_time_with_it() {
    for seconds in [-7200, 7200] {
        let (mut shop, id) = paid(vec![Rule { times: Some(1), ..Rule::new(Fault::ClockJump { seconds }) }]);
        read(&mut shop, &id);
        let jumped = i64::from(seconds) * 1000;
        assert_eq!((shop.sandbox.now_ms(), shop.sandbox.steady_ms()), (NOW + jumped, NOW));
        shop.sandbox.advance(5);
        assert_eq!(shop.sandbox.now_ms(), NOW + jumped + 5000);
        // Callbacks are signed with the clock as it is.
        let seconds = (NOW + jumped) / 1000 + 5;
        let signature = shop.callback().request.headers.get("dintero-signature").unwrap().to_owned();
        assert!(signature.starts_with(&format!("t={seconds},")), "{signature}");
    }
}

#[test]
fn a_callback_that_is_held_back_is_overtaken() {
    let mut shop = Shop::new();
    let rule = Rule { times: Some(1), ..Rule::new(Fault::ReorderedCallbacks { delay_ms: 3000 }) };
    shop.sandbox.faults(Faults { seed: 1, plan: vec![rule] }).unwrap();
    let body = order("https://shop.example/callback?report_event=CAPTURE");
    let id = shop.paid(&body, "payex.creditcard", None);
    shop.done(&id, "capture", &json!({ "amount": 30000 }));
    let due = |shop: &mut Shop| {
        let urls = shop.sandbox.due().into_iter().map(|delivery| delivery.request.url);
        urls.map(|url| url.contains("&event=CAPTURE")).collect::<Vec<_>>()
    };
    assert_eq!(due(&mut shop), [true]);
    shop.sandbox.advance(3);
    assert_eq!(due(&mut shop), [false]);
    assert_eq!(struck(&shop), ["reordered_callbacks"]);
}

#[test]
fn callbacks_that_wait_together_are_given_out_in_their_order() {
    let mut shop = Shop::new();
    let rule = Rule { times: Some(1), ..Rule::new(Fault::ReorderedCallbacks { delay_ms: 3000 }) };
    shop.sandbox.faults(Faults { seed: 1, plan: vec![rule] }).unwrap();
    let body = order("https://shop.example/callback?report_event=CAPTURE");
    let id = shop.paid(&body, "payex.creditcard", None);
    shop.done(&id, "capture", &json!({ "amount": 30000 }));
    shop.sandbox.advance(60);
    let urls: Vec<_> = shop.sandbox.due().into_iter().map(|delivery| delivery.request.url).collect();
    assert!(urls[0].contains("&event=CAPTURE") && !urls[1].contains("&event="), "{urls:?}");
}

#[test]
fn a_plan_that_cannot_be_is_refused() {
    let rule = Rule::new(Fault::Duplicate);
    for (rule, message) in [
        (Rule { per_million: 1_000_001, ..rule.clone() }, "a probability of more than 1"),
        (Rule { from: 0, ..rule.clone() }, "counts calls from 1"),
        (Rule::new(Fault::ServerError { status: 404, committed: false }), "not from 500 to 599"),
        (Rule::new(Fault::LateCommit { delay_ms: 0, reads: 0 }), "one is the least"),
        (
            Rule {
                operations: vec![Operation::SessionsGet],
                ..Rule::new(Fault::ReorderedCallbacks { delay_ms: 1 })
            },
            "belongs to none",
        ),
    ] {
        let faults = Faults { seed: 0, plan: vec![rule] };
        let error = Sandbox::new(Options { faults: faults.clone(), ..Options::default() }).unwrap_err();
        assert_eq!(error.option, "faults");
        assert!(error.to_string().contains(message), "{error}");
        assert_eq!(Shop::new().sandbox.faults(faults).unwrap_err(), error);
    }
}

#[test]
fn a_plan_is_read_from_json() {
    let read = |plan: Value| serde_json::from_value::<Faults>(json!({ "seed": 7, "plan": plan }));
    let plan = read(json!([
        { "fault": "late_commit" },
        { "fault": "server_error", "operations": ["transactions.capture"], "from": 2, "perMillion": 5, "times": 1 },
        { "fault": "rate_limit", "retryAfterSeconds": 3, "asDate": true },
    ]));
    let expected = vec![
        Rule::new(Fault::LateCommit { delay_ms: 0, reads: 1 }),
        Rule {
            fault: Fault::ServerError { status: 503, committed: false },
            operations: vec![Operation::TransactionsCapture],
            from: 2,
            per_million: 5,
            times: Some(1),
        },
        Rule::new(Fault::RateLimit { retry_after_seconds: Some(3), as_date: true }),
    ];
    assert_eq!(plan.unwrap(), Faults { seed: 7, plan: expected });
    let error = read(json!([{ "fault": "delay", "delayMs": 1, "operations": ["transactions.catch"] }]));
    assert!(error.unwrap_err().to_string().contains("transactions.catch"));
}
