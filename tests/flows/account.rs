//! Money that comes to the shop and to its sellers.

use dintero_wasm::engine::ErrorKind;
use dintero_wasm::model::{PayoutTransferListQuery, SettlementListQuery};
use serde_json::{Value, json};

use crate::bodies::{company, of, of_seller, order, transfer};
use crate::shop::{DAY, Network, Shop, USUAL};

/// What a seller has.
fn balance(shop: &Shop<'_>, seller: &str) -> Vec<i64> {
    let balances = serde_json::to_value(shop.run(shop.dintero.payouts().balances(seller, USUAL))).unwrap();
    let list = balances["payout_destination_balances"].as_array().unwrap();
    list.iter().map(|balance| balance["amount"].as_i64().unwrap()).collect()
}

#[test]
fn what_was_captured_is_settled() {
    let network = Network::new();
    let shop = Shop::at(&network);
    shop.captured(order());
    let id = shop.captured(order());
    shop.refund(&id, 5000, "R-1");
    let query = SettlementListQuery::default();
    let mut none = shop.dintero.settlements().list(&query, USUAL).unwrap();
    assert_eq!(shop.run(none.page()), Some(vec![]), "nothing is settled before the morning");
    shop.sandbox(|sandbox| sandbox.advance(DAY));
    let mut settlements = shop.dintero.settlements().list(&query, USUAL).unwrap();
    let settlement = shop.run(settlements.next()).unwrap();
    assert!(shop.run(settlements.next()).is_none());
    let amounts =
        json!([{ "amount": 54100, "capture": 60000, "refund": 5000, "fee": 900, "currency": "NOK" }]);
    assert_eq!(serde_json::to_value(&settlement.amounts).unwrap(), amounts);
    let attachment = settlement.attachments.as_ref().unwrap()[0].id.as_deref().unwrap();
    let file = shop.dintero.settlements().attachment(settlement.id.as_deref().unwrap(), attachment, USUAL);
    assert!(shop.run(file).contains(&id), "the file lists the transaction");
}

#[test]
fn a_transfer_is_made_once_for_each_id() {
    let network = Network::new();
    let shop = Shop::at(&network);
    shop.captured(of_seller("a"));
    shop.sandbox(|sandbox| sandbox.advance(DAY));
    let send = |body: Value| {
        let body = of(body);
        shop.run(shop.dintero.payouts().create_fund_transfer(&body, USUAL))
    };
    let first = send(transfer("F-1"));
    assert_eq!(send(transfer("F-1")), first, "the same transfer again");
    shop.sandbox(|sandbox| sandbox.advance(60));
    assert_eq!((balance(&shop, "a"), balance(&shop, "b")), (vec![29450], vec![100]));
    send(transfer("F-2"));
    shop.sandbox(|sandbox| sandbox.advance(60));
    assert_eq!(balance(&shop, "b"), [200], "another id is another transfer");
    let mut other = transfer("F-1");
    other["amount"] = 7.into();
    let other = of(other);
    let error = shop.fail(shop.dintero.payouts().create_fund_transfer(&other, USUAL));
    assert_eq!(error.kind, ErrorKind::Api, "the id is taken");
}

#[test]
fn who_is_approved_is_paid_out() {
    let network = Network::new();
    let shop = Shop::at(&network);
    let approve = |seller: &str, description: &str| {
        let body = of(company(seller, description));
        let approval = shop.run(shop.dintero.approvals().create(&body, USUAL));
        approval.case_status.unwrap().as_str().to_owned()
    };
    assert_eq!(approve("a", "AUTO_APPROVE"), "ACTIVE");
    assert_eq!(approve("b", "AUTO_DECLINE"), "DECLINED");
    shop.captured(of_seller("a"));
    shop.captured(of_seller("b"));
    shop.sandbox(|sandbox| sandbox.advance(2 * DAY));
    assert_eq!((balance(&shop, "a"), balance(&shop, "b")), (vec![0], vec![29550]));
    let query = PayoutTransferListQuery::default();
    let mut transfers = shop.dintero.payouts().transfers("a", &query, USUAL).unwrap();
    let entry = serde_json::to_value(shop.run(transfers.next()).unwrap()).unwrap();
    assert_eq!((&entry["type"], &entry["amount"]), (&json!("outbound"), &json!(-29550)));
}

#[test]
fn a_test_report_settles_what_it_is_about() {
    let network = Network::new();
    let shop = Shop::at(&network);
    let id = shop.captured(order());
    let other = shop.captured(order());
    let body = of(json!({ "transaction_ids": [id] }));
    let result = shop.run(shop.dintero.settlements().generate_test_report(&body, USUAL));
    assert!(result.message.is_some());
    let settled = |id: &str| shop.transaction(id).settlement_status.unwrap().as_str().to_owned();
    assert_eq!((settled(&id), settled(&other)), ("SETTLED".to_owned(), "NOT_SETTLED".to_owned()));
}
