use dintero_wasm::sandbox::Deferral;
use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use super::{SETTLEMENTS, TO_RUN, company, of_seller, split};
use crate::shop::{NOW, Shop, names, plain, with};

/// A settlement's seller, provider and amounts.
fn short(settlement: &Value) -> (Option<&str>, &str, [i64; 4]) {
    let amounts = &settlement["amounts"][0];
    (
        settlement["payout_destination_id"].as_str(),
        settlement["provider"].as_str().unwrap(),
        ["amount", "capture", "refund", "fee"].map(|name| amounts[name].as_i64().unwrap()),
    )
}

#[test]
fn captures_are_settled_at_six() {
    let mut shop = Shop::new();
    let id = shop.captured(&plain(), "vipps");
    assert_eq!(shop.transaction(&id)["settlement_status"], "NOT_SETTLED");
    shop.sandbox.advance(TO_RUN - 1);
    assert_eq!(shop.read(SETTLEMENTS), json!({ "items": [] }));

    shop.sandbox.advance(1);
    let list = shop.read(SETTLEMENTS);
    let [settlement] = list["items"].as_array().unwrap().as_slice() else { panic!("{list}") };
    assert_eq!(short(settlement), (None, "vipps", [29550, 30000, 0, 450]));
    assert_eq!(settlement["amounts"][0]["currency"], "NOK");
    assert_eq!(settlement["settled_at"], "2026-11-21T06:00:00.000Z");
    assert_eq!(settlement["start_at"], "2026-11-21T00:30:00.000Z");
    assert_eq!(settlement["payment_status"], "paid");
    assert_eq!(list.get("last_evaluated_key"), None);

    let transaction = shop.transaction(&id);
    assert_eq!(transaction["settlement_status"], "SETTLED");
    let event = transaction["events"].as_array().unwrap().last().unwrap();
    assert_eq!((&event["event"], &event["amount"]), (&json!("SETTLEMENT"), &json!(29550)));
    assert_eq!(event["transaction_status"], "CAPTURED");
    assert_eq!(event["created_at"], "2026-11-21T06:00:00.000Z");
    let part = &event["settlements"]["events"][0];
    assert_eq!(part["settlement_id"], settlement["id"]);
    assert_eq!(part["provider_reference"], settlement["provider_reference"]);
    assert_eq!(part["event_correlation_id"], transaction["events"][2]["id"]);

    shop.sandbox.advance(super::DAY);
    assert_eq!(shop.read(SETTLEMENTS), list, "nothing is settled twice");
}

#[test]
fn only_what_moved_is_settled() {
    let mut shop = Shop::new();
    shop.paid(&plain(), "vipps", None);
    let timed_out = shop.paid(&plain(), "dintero_psp.creditcard", Some("4100000000000019"));
    let (status, _) =
        shop.post(&format!("/v1/transactions/{timed_out}/capture"), &json!({ "amount": 30000 }));
    assert_eq!(status, 503);
    assert_eq!(shop.sandbox.settle(), Vec::<String>::new());
}

#[test]
fn what_was_accepted_is_settled_when_it_is_done() {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), "vipps", None);
    shop.sandbox.defer(Deferral::default());
    assert_eq!(shop.post(&format!("/v1/transactions/{id}/capture"), &json!({ "amount": 30000 })).0, 202);
    assert_eq!(shop.sandbox.settle(), Vec::<String>::new());
    shop.sandbox.advance(2 * super::DAY);
    let list = shop.read(SETTLEMENTS);
    assert_eq!(list["items"][0]["settled_at"], "2026-11-21T06:00:00.000Z");
    assert_eq!(shop.transaction(&id)["settlement_status"], "SETTLED");
}

#[test]
fn each_provider_currency_and_seller_has_a_settlement_of_its_own() {
    let mut shop = Shop::new();
    shop.captured(&plain(), "vipps");
    shop.captured(&plain(), "vipps");
    shop.captured(&plain(), "klarna.klarna");
    shop.captured(&with(plain(), "/order/currency", json!("SEK")), "klarna.klarna");
    shop.captured(&of_seller("a"), "klarna.klarna");
    shop.captured(&split(), "klarna.klarna");
    let ids = shop.sandbox.settle();
    let list = shop.read(SETTLEMENTS);
    assert_eq!(ids.len(), 5);
    let mut found: Vec<_> = list["items"].as_array().unwrap().iter().map(short).collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            (None, "klarna", [29550, 30000, 0, 450]),
            (None, "klarna", [39400, 40000, 0, 600]),
            (None, "vipps", [59100, 60000, 0, 900]),
            (Some("a"), "klarna", [24625, 25000, 0, 375]),
            (Some("b"), "klarna", [4925, 5000, 0, 75]),
        ]
    );
}

#[test]
fn a_part_that_is_captured_is_a_part_that_is_settled() {
    let mut shop = Shop::new();
    let id = shop.paid(&split(), "vipps", None);
    let capture = |shop: &mut Shop, line: &str, amount: i64| {
        let body = json!({ "amount": amount, "items": [{ "line_id": line, "amount": amount }] });
        let (status, answer) = shop.post(&format!("/v1/transactions/{id}/capture"), &body);
        assert_eq!(status, 200, "{answer}");
        assert_eq!(shop.sandbox.settle().len(), if line == "1" { 2 } else { 1 });
        shop.transaction(&id)["settlement_status"].as_str().unwrap().to_owned()
    };
    assert_eq!(capture(&mut shop, "1", 10000), "PARTIALLY_SETTLED");
    assert_eq!(shop.balance("a"), [("NOK".to_owned(), 7500 - 113)]);
    assert_eq!(shop.balance("b"), [("NOK".to_owned(), 2500 - 38)]);
    assert_eq!(capture(&mut shop, "2", 5000), "PARTIALLY_SETTLED");
    assert_eq!(capture(&mut shop, "s", 5000), "PARTIALLY_SETTLED");
    assert_eq!(capture(&mut shop, "1", 10000), "SETTLED");
    assert_eq!(shop.balance("a"), [("NOK".to_owned(), 15000 - 226)]);
    let events = shop.transaction(&id);
    assert_eq!(names(&events["events"], "event")[2..], ["CAPTURE", "SETTLEMENT"].repeat(4));
}

#[test]
fn a_refund_lowers_what_is_settled() {
    for (settled_before, expected) in [
        (false, vec![(None, [7850, 10000, 2000, 150]), (Some("a"), [11775, 15000, 3000, 225])]),
        (true, vec![(None, [-2000, 0, 2000, 0]), (Some("a"), [-3000, 0, 3000, 0])]),
    ] {
        let mut shop = Shop::new();
        let sellers = json!([{ "payout_destination_id": "a", "amount": 15000 }]);
        let order = with(split(), "/order/items/0/splits", sellers);
        let id = shop.paid(&order, "vipps", None);
        let lines = |one: i64, other: i64| {
            let items = json!([{ "line_id": "1", "amount": one }, { "line_id": "2", "amount": other }]);
            json!({ "amount": one + other, "items": items })
        };
        assert_eq!(shop.post(&format!("/v1/transactions/{id}/capture"), &lines(20000, 5000)).0, 200);
        if settled_before {
            shop.sandbox.settle();
        }
        let (status, answer) = shop.post(&format!("/v1/transactions/{id}/refund"), &lines(4000, 1000));
        assert_eq!(status, 200, "{answer}");
        let ids = shop.sandbox.settle();
        let list = shop.read(SETTLEMENTS);
        let all = list["items"].as_array().unwrap().iter();
        let new = all.filter(|one| ids.iter().any(|id| one["id"] == **id));
        let mut found: Vec<_> = new.map(short).map(|(seller, _, amounts)| (seller, amounts)).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{settled_before}");
        let transaction = shop.transaction(&id);
        assert_eq!(transaction["settlement_status"], "PARTIALLY_SETTLED", "{}", transaction["status"]);
    }
}

#[test]
fn a_seller_s_settlement_waits_for_the_approval() {
    let mut shop = Shop::new();
    shop.captured(&of_seller("a"), "vipps");
    shop.sandbox.settle();
    let read = |shop: &mut Shop| shop.read(SETTLEMENTS)["items"][0].clone();
    let postponed = read(&mut shop);
    assert_eq!(postponed["payment_status"], "postponed");
    shop.sandbox.advance(60);
    shop.write(super::APPROVALS, &company("a", "AUTO_DECLINE"));
    assert_eq!(read(&mut shop), postponed);
    shop.write(super::APPROVALS, &company("a", "AUTO_APPROVE"));
    let paid = read(&mut shop);
    assert_eq!(paid["payment_status"], "paid");
    assert_eq!(paid["updated_at"], "2026-11-21T00:31:00.000Z");
    assert_eq!(paid["settled_at"], postponed["settled_at"]);
}

#[test]
fn settlements_are_filtered() {
    let mut shop = Shop::new();
    for (seller, product) in [("a", "vipps"), ("b", "klarna.klarna"), ("Åse", "swish.swish")] {
        match product {
            "swish.swish" => shop.paid(&of_seller(seller), product, None),
            _ => shop.captured(&of_seller(seller), product),
        };
        shop.sandbox.settle();
        shop.sandbox.advance(1);
    }
    assert_eq!(NOW, 1_795_221_000_000, "the times below are the shop's");
    for (query, sellers) in [
        ("", vec!["Åse", "b", "a"]),
        ("?limit=1", vec!["Åse"]),
        ("?limit=1000", vec!["Åse", "b", "a"]),
        ("?payment_provider=klarna", vec!["b"]),
        ("?payment_provider=klarna&payment_provider=vipps", vec!["b", "a"]),
        ("?payment_provider=payex", vec![]),
        ("?payout_destination_id=a", vec!["a"]),
        ("?search=FOR+B", vec!["b"]),
        ("?search=%C3%85SE", vec!["Åse"]),
        ("?search=nothing", vec![]),
        ("?created_at.gte=2026-11-21T00:30:01Z", vec!["Åse", "b"]),
        ("?created_at.gte=2026-11-21T00:30:01.001Z", vec!["Åse"]),
        ("?created_at.lte=2026-11-21T01:30:01%2B01:00", vec!["b", "a"]),
        ("?item_created_at.lte=2026-11-21T00:30:00.999Z", vec!["a"]),
        ("?created_at.gte=2026-11-21T00:30:01Z&item_created_at.lte=2026-11-21T00:30:01Z", vec!["b"]),
        ("?created_at.gte=2026-11-21&created_at.lte=2026-11-21", vec!["Åse", "b", "a"]),
        ("?created_at.lte=2026-11-20", vec![]),
        ("?unknown=1", vec!["Åse", "b", "a"]),
    ] {
        let list = shop.read(&format!("{SETTLEMENTS}{query}"));
        assert_eq!(names(&list["items"], "payout_destination_id"), sellers, "{query}");
    }
}

#[test]
fn a_query_that_cannot_be_is_refused() {
    let mut shop = Shop::new();
    for query in [
        "limit=0",
        "limit=1001",
        "limit=ten",
        "starting_after_id=a",
        "starting_after_date=2026-11-21T00:30:00Z",
        "starting_after_id=a&starting_after_date=today",
        "created_at.gte=today",
        "created_at.gte=2026-11-21&item_created_at.gte=2026-11-21",
        "created_at.lte=2026-11-21&item_created_at.lte=2026-11-21",
    ] {
        let (status, answer) = shop.client(Method::Get, &format!("{SETTLEMENTS}?{query}"), &Value::Null);
        assert_eq!(status, 400, "{query} {answer}");
    }
}

#[test]
fn a_settlement_has_files() {
    let mut shop = Shop::new();
    let reference = with(split(), "/order/merchant_reference", json!("A, \"1\""));
    let id = shop.captured(&reference, "vipps");
    shop.sandbox.settle();
    let list = shop.read(&format!("{SETTLEMENTS}?payout_destination_id=b"));
    let settlement = &list["items"][0];
    assert_eq!(names(&settlement["attachments"], "content_type"), ["text/csv", "application/pdf"]);
    let path = |settlement: &Value, attachment: &Value| {
        let [settlement, attachment] = [settlement, attachment].map(|one| one["id"].as_str().unwrap());
        format!("{SETTLEMENTS}/{settlement}/attachments/{attachment}")
    };
    let csv = shop.read(&path(settlement, &settlement["attachments"][0]));
    let rows: Vec<_> = csv.as_str().unwrap().split("\r\n").collect();
    assert_eq!(rows.len(), 3, "a header, a row and an end");
    assert!(rows[0].ends_with(",currency,capture,refund,fee,amount"), "{csv}");
    assert!(rows[1].contains(&format!(",b,{id},\"A, \"\"1\"\"\",CAPTURE,")), "{csv}");
    assert!(rows[1].ends_with(",NOK,5000,0,75,4925"), "{csv}");
    let pdf = shop.read(&path(settlement, &settlement["attachments"][1]));
    assert!(pdf.as_str().unwrap().starts_with("%PDF-1.4\n"));
    assert!(pdf.as_str().unwrap().contains("(Amount: 4925 \\(NOK in minor units\\))"), "{pdf}");

    let other = &shop.read(&format!("{SETTLEMENTS}?payout_destination_id=a"))["items"][0];
    for (settlement, attachment) in [
        (settlement, &other["attachments"][0]),
        (settlement, &json!({ "id": "none" })),
        (&json!({ "id": "none" }), &settlement["attachments"][0]),
    ] {
        let (status, _) = shop.client(Method::Get, &path(settlement, attachment), &Value::Null);
        assert_eq!(status, 404);
    }
}
