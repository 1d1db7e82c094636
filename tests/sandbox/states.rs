//! What can be done with a transaction, status by status.

use serde_json::{Value, json};

use crate::shop::{Shop, plain};

/// A status, and what it answers to a capture, a refund, a void, and an update of the authorization.
type Row = (&'static str, [u16; 4]);

/// The documented table, of a product that can void the rest and change its amount.
const KLARNA: [Row; 9] = [
    ("ON_HOLD", [400, 400, 400, 409]),
    ("AUTHORIZED", [200, 400, 200, 200]),
    ("PARTIALLY_CAPTURED", [200, 200, 200, 200]),
    ("PARTIALLY_CAPTURED_REFUNDED", [200, 200, 400, 200]),
    ("CAPTURED", [400, 200, 400, 409]),
    ("PARTIALLY_REFUNDED", [400, 200, 400, 409]),
    ("REFUNDED", [400, 400, 400, 409]),
    ("AUTHORIZATION_VOIDED", [400, 400, 400, 409]),
    ("FAILED", [400, 400, 400, 409]),
];

/// The lines of the order as its transaction has them.
pub fn lines() -> Value {
    let line = |line_id: &str, amount: i64| json!({ "id": line_id, "line_id": line_id, "amount": amount, "quantity": 1 });
    json!([line("1", 20000), line("2", 5000), line("s", 5000)])
}

/// What each operation answers in a status that `reach` makes.
fn answers(mut reach: impl FnMut(&mut Shop) -> String) -> [u16; 4] {
    let update = json!({ "amount": 30000, "items": lines(), "final_authorization": true });
    let one = json!({ "amount": 1 });
    [("capture", &one), ("refund", &one), ("void", &Value::Null), ("authorization", &update)].map(
        |(action, body)| {
            let mut shop = Shop::new();
            let id = reach(&mut shop);
            let before = shop.transaction(&id);
            let (status, answer) = shop.act(&id, action, body);
            if status != 200 {
                assert!(answer["error"]["message"].is_string());
                assert_eq!(shop.transaction(&id), before, "what is refused changes nothing");
            }
            status
        },
    )
}

#[test]
fn every_status_allows_what_is_documented() {
    for (status, expected) in KLARNA {
        assert_eq!(answers(|shop| shop.transaction_in("klarna.klarna", status)), expected, "klarna {status}");
        // No other provider changes an authorization like this, and not all can void the rest.
        for (product, authorization, voids_rest) in [
            ("vipps", 400, true),
            ("payex.applepay", 400, true),
            ("collector.invoice", 400, false),
            ("dintero_psp.creditcard", 409, false),
        ] {
            let [capture, refund, void, _] = expected;
            let void = if status == "PARTIALLY_CAPTURED" && !voids_rest { 400 } else { void };
            let expected = [capture, refund, void, authorization];
            assert_eq!(answers(|shop| shop.transaction_in(product, status)), expected, "{product} {status}");
        }
    }
}

#[test]
fn what_nobody_knows_cannot_be_changed() {
    let unknown = |shop: &mut Shop| {
        let token = shop.token("payex.creditcard", Some("4100000000000001"));
        let (_, refused) =
            shop.post("/v1/sessions/pay", &crate::unattended::purchase("payex.creditcard", &token));
        let session = shop.get(&format!("/v1/sessions/{}", refused["session_id"].as_str().unwrap()));
        let id = session["transaction_id"].as_str().unwrap().to_owned();
        assert_eq!(shop.transaction(&id)["status"], "UNKNOWN");
        id
    };
    assert_eq!(answers(unknown), [400; 4]);
}

#[test]
fn what_does_not_exist_cannot_be_changed() {
    let mut shop = Shop::new();
    shop.create(&plain());
    for action in ["capture", "refund", "void", "authorization"] {
        let (status, answer) = shop.act("T12345678.none", action, &json!({ "amount": 1 }));
        assert_eq!((status, answer["error"]["code"].as_str()), (404, Some("NOT FOUND")));
    }
}
