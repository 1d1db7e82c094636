//! Lists: what goes wrong between two pages costs no item, and gives none twice.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use dintero_wasm::client::{Client, List, TokenStore};
use dintero_wasm::engine::{Error, ErrorKind, TransportError};
use dintero_wasm::model::{TransactionListQuery, TransactionStatus};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::script::{ONCE, Script, Step, answer, client, lost, of, token};

/// Pages of one list as the API answers them, and what the second is asked for with.
struct Pages {
    id: &'static str,
    pages: [Value; 2],
    next: &'static str,
}

fn transactions() -> Pages {
    Pages {
        id: "id",
        pages: [json!([{ "id": "a" }, { "id": "b" }]), json!([{ "id": "c" }])],
        next: "starting_after=b",
    }
}

fn settlements() -> Pages {
    let key =
        json!({ "id": "b", "settled_at": "2026-11-21T06:00:00Z", "created_at": "2026-11-20T06:00:00Z" });
    Pages {
        id: "id",
        pages: [
            json!({ "items": [{ "id": "a" }, { "id": "b" }], "last_evaluated_key": key }),
            json!({ "items": [{ "id": "c" }] }),
        ],
        next: "starting_after_id=b&starting_after_date=2026-11-21T06%3A00%3A00Z",
    }
}

fn reports() -> Pages {
    Pages {
        id: "id",
        pages: [
            json!({ "reports": [{ "id": "a" }, { "id": "b" }], "starting_after": "after b" }),
            json!({ "reports": [{ "id": "c" }] }),
        ],
        next: "starting_after=after+b",
    }
}

fn transfers() -> Pages {
    Pages {
        id: "ledger_entry_id",
        pages: [
            json!({ "entries": [{ "ledger_entry_id": "a" }, { "ledger_entry_id": "b" }], "next_page_token": "p2" }),
            json!({ "entries": [{ "ledger_entry_id": "c" }] }),
        ],
        next: "page=p2",
    }
}

/// Takes a list whose second page fails twice before it comes.
fn survives<'a, S: TokenStore + 'a, I: DeserializeOwned + Serialize>(
    make: impl Fn(&'a Client<&'a Script, S>, Value) -> Result<List<'a, &'a Script, S, I>, Error>,
    script: &'a Script,
    client: &'a Client<&'a Script, S>,
    Pages { id, pages, next }: Pages,
) {
    let name = |item: I| serde_json::to_value(item).unwrap()[id].as_str().unwrap().to_owned();
    let [first, second] = pages;
    script.add([token(), answer(200, first), answer(503, ""), lost(), answer(200, second)]);
    let mut list = make(client, json!({ "limit": 2 })).expect("a list");
    assert!(script.sent().is_empty(), "nothing is fetched that nobody asks for");
    let mut found = Vec::new();
    let mut failed = Vec::new();
    loop {
        match script.run(list.next()) {
            Ok(Some(item)) => found.push(name(item)),
            Ok(None) => break,
            Err(error) => failed.push((error.kind, error.retryable)),
        }
    }
    assert_eq!(found, ["a", "b", "c"]);
    assert_eq!(failed, [(ErrorKind::Api, true), (ErrorKind::Connection, true)]);
    let sent = script.sent();
    assert!(sent[1].ends_with("?limit=2"), "{sent:?}");
    assert_eq!(sent.len(), 5);
    for again in &sent[2..] {
        assert!(again.ends_with(&format!("?limit=2&{next}")), "{again}");
    }
    assert!(script.run(list.page()).expect("it stays over").is_none());
}

#[test]
fn an_error_between_two_pages_costs_no_item() {
    let scripts = [(); 4].map(|()| Script::new([]));
    let [one, two, three, four] = scripts.each_ref().map(client);
    survives(|client, query| client.transactions().list(&of(query), ONCE), &scripts[0], &one, transactions());
    survives(|client, query| client.settlements().list(&of(query), ONCE), &scripts[1], &two, settlements());
    survives(|client, query| client.reports().list(&of(query), ONCE), &scripts[2], &three, reports());
    survives(
        |client, query| client.payouts().transfers("s", &of(query), ONCE),
        &scripts[3],
        &four,
        transfers(),
    );
}

#[test]
fn a_page_that_nobody_waits_for_any_more_is_fetched_again() {
    let [first, second] = transactions().pages;
    let script = Script::new([token(), answer(200, first), Step::Hang, answer(200, second)]);
    let client = client(&script);
    let mut list = client.transactions().list(&of(json!({ "limit": 2 })), ONCE).expect("a list");
    let page = script.run(list.page()).expect("a page").expect("items");
    assert_eq!(page.len(), 2);
    {
        let mut dropped = pin!(list.next());
        script.run(poll_fn(|context| {
            assert!(dropped.as_mut().poll(context).is_pending());
            if script.sent().len() == 3 { Poll::Ready(()) } else { Poll::Pending }
        }));
    }
    assert_eq!(script.run(list.next()).expect("it comes").and_then(|last| last.id).as_deref(), Some("c"));
    assert!(script.run(list.next()).expect("it is over").is_none());
}

#[test]
fn items_and_pages_can_be_taken_in_turn() {
    let [first, second] = transactions().pages;
    let script = Script::new([token(), answer(200, first), answer(200, second)]);
    let client = client(&script);
    let mut list = client.transactions().list(&of(json!({ "limit": 2 })), ONCE).expect("a list");
    assert_eq!(script.run(list.next()).unwrap().unwrap().id.as_deref(), Some("a"));
    assert_eq!(script.run(list.page()).unwrap().unwrap().len(), 1, "the rest of the first page");
    assert_eq!(script.run(list.page()).unwrap().unwrap().len(), 1, "the second page");
    assert!(script.run(list.next()).unwrap().is_none());
    assert_eq!(script.sent().len(), 3);
}

#[test]
fn what_is_no_item_is_left_out_and_what_is_no_list_fails() {
    let odd =
        json!([{ "id": "a" }, null, 7, [], { "id": null, "status": "TELEPORTED" }, { "amount": "many" }]);
    let script = Script::new([token(), answer(200, odd), answer(200, "{}"), answer(200, "[]")]);
    let client = client(&script);
    let list = || client.transactions().list(&TransactionListQuery::default(), ONCE).expect("a list");
    let items = script.run(list().page()).expect("a page").expect("items");
    assert_eq!(items.len(), 3);
    assert_eq!(items[1].status.as_ref().map(|status| status.as_str()), Some("TELEPORTED"));
    assert_eq!(items[1].status.as_ref().and_then(|status| status.known()), None::<TransactionStatus>);
    assert_eq!(script.run(list().page()).expect_err("no list").kind, ErrorKind::Api);
    assert_eq!(script.run(list().page()).expect("a page").map(|page| page.len()), Some(0));
}

#[test]
fn a_filter_that_cannot_be_is_not_sent() {
    let script = Script::new([]);
    let client = client(&script);
    for limit in [0, 101] {
        let query = TransactionListQuery { limit: Some(limit), ..Default::default() };
        let mut list = client.transactions().list(&query, ONCE).expect("a list");
        for _ in 0..2 {
            let error = script.run(list.next()).expect_err("it is refused");
            assert_eq!(error.kind, ErrorKind::Validation);
            assert_eq!(error.report.expect("a report").issues[0].pointer, "/limit");
        }
    }
    let query = TransactionListQuery { created_at_gte: Some("yesterday".into()), ..Default::default() };
    let mut list = client.transactions().list(&query, ONCE).expect("a list");
    assert_eq!(script.run(list.page()).expect_err("it is refused").kind, ErrorKind::Validation);
    assert!(script.sent().is_empty());
}

#[test]
fn a_page_that_comes_in_time_ends_well_after_retries() {
    let [_, last] = transactions().pages;
    let busy = || Step::Fail(TransportError::NotSent("refused".into()));
    let script = Script::new([token(), busy(), answer(503, ""), answer(200, last)]);
    let client = client(&script);
    let mut list = client.transactions().list(&Default::default(), crate::script::USUAL).expect("a list");
    assert_eq!(script.run(list.page()).expect("it comes").map(|page| page.len()), Some(1));
    assert_eq!(script.sent().len(), 4);
}
