use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use super::{APPROVALS, DAY, FUND_TRANSFERS, TO_RUN, company, of_seller};
use crate::shop::{Shop, names, with};

/// A seller who has 98.50 NOK.
fn funded() -> Shop {
    let mut shop = Shop::new();
    shop.captured(&of_seller("a"), "vipps");
    shop.sandbox.settle();
    assert_eq!(shop.balance("a"), nok(9850));
    shop
}

fn nok(amount: i64) -> Vec<(String, i64)> {
    vec![("NOK".to_owned(), amount)]
}

fn transfer(id: &str, amount: i64) -> Value {
    json!({
        "fund_transfer_id": id,
        "type": "payout-destination",
        "source_payout_destination_id": "a",
        "destination_payout_destination_id": "b",
        "amount": amount,
        "currency": "NOK",
        "reference": "Rent",
    })
}

#[test]
fn a_settlement_comes_into_the_balance() {
    let mut shop = funded();
    shop.captured(&with(of_seller("a"), "/order/currency", json!("SEK")), "vipps");
    shop.captured(&of_seller("a"), "klarna.klarna");
    shop.sandbox.settle();
    assert_eq!(shop.balance("a"), [("NOK".to_owned(), 19700), ("SEK".to_owned(), 9850)]);
    assert_eq!(shop.balance("nobody"), []);
    let entries = shop.entries("a", "");
    assert_eq!(names(&entries["entries"], "currency"), ["SEK", "NOK", "NOK"]);
    assert_eq!(names(&entries["entries"], "inbound_payment_provider"), ["vipps", "klarna", "vipps"]);
    let entry = &entries["entries"][2];
    assert_eq!(entry["type"], "inbound");
    assert_eq!(entry["transfer_id"], Value::Null);
    let report = &entry["payment_match_report_data"];
    assert_eq!(report["payment_status"], "payment-match");
    assert_eq!(report["amounts"][0]["capture"], 10000);
    for (query, count) in [("?currency=NOK", 2), ("?currency=SEK", 1), ("?currency=EUR", 0)] {
        assert_eq!(shop.entries("a", query)["entries"].as_array().unwrap().len(), count, "{query}");
    }
}

#[test]
fn a_transfer_is_done_a_minute_later() {
    let mut shop = funded();
    let answer = shop.write(FUND_TRANSFERS, &transfer("1", 9850));
    let made = &answer["fund_transfer"];
    for (name, value) in transfer("1", 9850).as_object().unwrap() {
        assert_eq!(&made[name], value, "{name}");
    }
    assert_eq!(made["account_id"], "T12345678");
    assert_eq!(made["created_at"], "2026-11-21T00:30:00.000Z");
    assert_eq!(made["created_by"], "sandbox-client");
    shop.sandbox.advance(59);
    assert_eq!((shop.balance("a"), shop.balance("b")), (nok(9850), vec![]));
    shop.sandbox.advance(1);
    assert_eq!((shop.balance("a"), shop.balance("b")), (nok(0), nok(9850)));
    for (seller, amount) in [("a", -9850), ("b", 9850)] {
        let entry = shop.entries(seller, "?limit=1")["entries"][0].clone();
        assert_eq!((&entry["type"], &entry["amount"]), (&json!("transfer"), &json!(amount)));
        assert_eq!(entry["created_at"], "2026-11-21T00:31:00.000Z");
        assert_eq!((&entry["transfer_id"], &entry["transfer_reference"]), (&json!("1"), &json!("Rent")));
        assert_eq!(entry["transfer_source_payout_destination_id"], "a");
        assert_eq!(entry["transfer_destination_payout_destination_id"], "b");
        assert_eq!(entry["inbound_payment_provider"], Value::Null);
    }
}

#[test]
fn the_same_transfer_again_moves_nothing() {
    let mut shop = funded();
    let first = shop.write(FUND_TRANSFERS, &transfer("1", 100));
    shop.sandbox.advance(60);
    assert_eq!(shop.write(FUND_TRANSFERS, &transfer("1", 100)), first);
    assert_eq!(shop.write(FUND_TRANSFERS, &with(transfer("1", 0), "/amount", json!(100.0))), first);
    for changed in [
        transfer("1", 101),
        with(transfer("1", 100), "/reference", json!("Loan")),
        with(transfer("1", 100), "/currency", json!("SEK")),
        with(transfer("1", 100), "/destination_payout_destination_id", json!("c")),
    ] {
        assert_eq!(shop.client(Method::Post, FUND_TRANSFERS, &changed).0, 400, "{changed}");
    }
    shop.sandbox.advance(DAY);
    assert_eq!((shop.balance("a"), shop.balance("b")), (nok(9750), nok(100)));
    shop.write(FUND_TRANSFERS, &transfer("2", 100));
    shop.sandbox.advance(60);
    assert_eq!(shop.balance("b"), nok(200), "another id is another transfer");
}

#[test]
fn a_transfer_of_more_than_there_is_waits_for_the_rest() {
    let mut shop = funded();
    shop.write(FUND_TRANSFERS, &transfer("big", 9851));
    shop.write(FUND_TRANSFERS, &transfer("small", 50));
    shop.sandbox.advance(3600);
    assert_eq!((shop.balance("a"), shop.balance("b")), (nok(9800), nok(50)));
    assert_eq!(shop.sandbox.state()["account"]["fund_transfers"][0]["done"], false);
    shop.captured(&of_seller("a"), "vipps");
    shop.sandbox.settle();
    shop.sandbox.advance(0);
    assert_eq!((shop.balance("a"), shop.balance("b")), (nok(9799), nok(9901)));
    assert_eq!(shop.entries("b", "?limit=1")["entries"][0]["created_at"], "2026-11-21T01:30:00.000Z");
}

#[test]
fn a_transfer_that_cannot_be_is_refused() {
    let mut shop = funded();
    for (body, expected) in [
        (transfer("1", 1), 200),
        (transfer("2", 0), 400),
        (transfer("3", -1), 400),
        (with(transfer("4", 1), "/reference", json!("x".repeat(60))), 200),
        (with(transfer("5", 1), "/reference", json!("x".repeat(61))), 400),
        (with(transfer("6", 1), "/type", json!("account")), 400),
        (with(transfer("7", 1), "/destination_payout_destination_id", json!("a")), 400),
        (with(transfer("8", 1), "/amount", json!("1")), 400),
        (with(transfer("9", 1), "/amount", json!(1.5)), 400),
    ] {
        let (status, answer) = shop.client(Method::Post, FUND_TRANSFERS, &body);
        assert_eq!(status, expected, "{body} {answer}");
    }
    for name in transfer("x", 1).as_object().unwrap().keys() {
        let mut body = transfer("x", 1);
        body.as_object_mut().unwrap().remove(name);
        assert_eq!(shop.client(Method::Post, FUND_TRANSFERS, &body).0, 400, "{name} is needed");
    }
    shop.sandbox.advance(60);
    assert_eq!(shop.balance("b"), nok(2));
}

#[test]
fn an_approved_seller_is_paid_out_on_their_day() {
    // 2026-11-21 is a Saturday.
    for (interval, days) in [(None, 0), (Some("daily"), 0), (Some("weekly"), 2), (Some("monthly"), 10)] {
        let mut shop = funded();
        let mut seller = company("a", "AUTO_APPROVE");
        if let Some(interval) = interval {
            seller["payout_interval_type"] = json!(interval);
        }
        shop.write(APPROVALS, &seller);
        shop.sandbox.advance(TO_RUN + days * DAY - 1);
        assert_eq!(shop.balance("a"), nok(9850), "{interval:?}");
        shop.sandbox.advance(1);
        assert_eq!(shop.balance("a"), nok(0), "{interval:?}");
        let entry = shop.entries("a", "?limit=1")["entries"][0].clone();
        assert_eq!((&entry["type"], &entry["amount"]), (&json!("outbound"), &json!(-9850)));
        for (name, value) in [
            ("outbound_receiver_country", "NO"),
            ("outbound_receiver_bank_account_type", "IBAN"),
            ("outbound_receiver_bank_account_number", "NO9386011117947"),
            ("outbound_receiver_bank_account_bic", "DNBANOKK"),
            ("outbound_message", "Shoes"),
        ] {
            assert_eq!(entry[name], value, "{name}");
        }
        shop.sandbox.advance(40 * DAY);
        assert_eq!(shop.entries("a", "")["entries"].as_array().unwrap().len(), 2, "paid once");
    }
}

#[test]
fn money_stays_in_the_balance_for_a_day() {
    let mut shop = Shop::new();
    shop.write(APPROVALS, &company("a", "AUTO_APPROVE"));
    shop.captured(&of_seller("a"), "vipps");
    shop.sandbox.advance(TO_RUN);
    assert_eq!(shop.balance("a"), nok(9850));
    shop.sandbox.advance(DAY - 1);
    assert_eq!(shop.balance("a"), nok(9850));
    shop.sandbox.advance(1);
    assert_eq!(shop.balance("a"), nok(0));
}

#[test]
fn nobody_else_is_paid_out() {
    for description in ["AUTO_DECLINE", "AUTO_WAITING_FOR_SIGNATURE"] {
        let mut shop = funded();
        shop.write(APPROVALS, &company("a", description));
        shop.sandbox.advance(40 * DAY);
        assert_eq!(shop.balance("a"), nok(9850), "{description}");
    }
}

#[test]
fn a_long_jump_of_the_clock_does_what_short_ones_do() {
    let play = |jumps: &[u32]| {
        let mut shop = Shop::new();
        shop.write(APPROVALS, &with(company("a", ""), "/payout_interval_type", json!("weekly")));
        shop.captured(&of_seller("a"), "vipps");
        shop.write(FUND_TRANSFERS, &transfer("1", 50));
        jumps.iter().for_each(|jump| shop.sandbox.advance(*jump));
        ["a", "b"].map(|seller| {
            let entries = shop.entries(seller, "")["entries"].clone();
            ["created_at", "type"].map(|name| names(&entries, name))
        })
    };
    let at_once = play(&[5 * DAY]);
    assert_eq!(at_once[0][1], ["outbound", "transfer", "inbound"]);
    assert_eq!(at_once, play(&[DAY / 2; 10]));
    assert_eq!(at_once, play(&[3600; 120]));
}
