//! What the sandbox answers is what the model says that the API answers.

use dintero_wasm::model::{Session, SessionPayResult, Transaction};
use dintero_wasm::sandbox::{Deferral, Outcome, Payment};
use serde_json::{Value, json};

use crate::shop::{Shop, order, plain, with};
use crate::unattended::purchase;

/// Every `other` of a model that holds something: members that it does not know, or of another type. A null is none: a
/// member that the API demands, and that there is no value for.
pub fn strangers(model: &impl std::fmt::Debug) -> Vec<String> {
    let text = format!("{model:?}");
    let after = text.split("other: ").skip(1);
    after
        .filter(|rest| !rest.starts_with("{}") && !rest.starts_with("Object {}"))
        .filter(|rest| {
            let members = rest.split('}').next().unwrap_or_default();
            !members.split(", ").all(|member| member.ends_with(": Null"))
        })
        .map(|rest| rest.chars().take(80).collect())
        .collect()
}

fn documents(shop: &Shop) -> (Vec<Value>, Vec<Value>) {
    let state = shop.sandbox.state();
    let list = |name: &str| state[name].as_array().unwrap().clone();
    (list("sessions"), list("transactions"))
}

#[test]
fn the_model_knows_every_member_of_every_document() {
    let mut shop = Shop::new();
    let express = json!({ "shipping_options": [plain()["order"]["shipping_option"].clone()] });
    let id = shop.create(&with(plain(), "/express", express));
    shop.page(&id, "shipping_address", &json!({ "first_name": "Kari", "country": "NO" }));
    shop.page(&id, "shipping_option", &json!({ "id": "post", "line_id": "s" }));
    shop.pay(&id, "payex.creditcard", Some("4000300000000006"));
    shop.page(&id, "lock", &Value::Null);
    let update = json!({ "order": { "amount": 30000, "currency": "NOK" , "items": plain()["order"]["items"], "shipping_option": plain()["order"]["shipping_option"] } });
    let (status, answer) = shop.call(dintero_wasm::wire::Method::Put, &format!("/v1/sessions/{id}"), &update);
    assert_eq!(status, 200, "{answer}");
    let paid = shop.pay(&id, "dintero_psp.creditcard", Some("4000100000000000")).transaction_id.unwrap();
    let capture = json!({ "amount": 5000, "items": [{ "line_id": "2", "amount": 5000 }] });
    assert_eq!(shop.post(&format!("/v1/transactions/{paid}/capture"), &capture).0, 200);
    let timeout = shop.paid(&plain(), "bambora.creditcard", Some("4100000000000019"));
    assert_eq!(shop.post(&format!("/v1/transactions/{timeout}/capture"), &json!({ "amount": 1 })).0, 503);
    let held = shop.create(&order("https://shop.example/cb?report_error=true"));
    shop.sandbox.pay(&held, &Payment { outcome: Some(Outcome::OnHold), ..Payment::default() }).unwrap();
    let cancelled = shop.create(&plain());
    assert_eq!(shop.post(&format!("/v1/sessions/{cancelled}/cancel"), &Value::Null).0, 200);
    let moved = shop.transaction_in("klarna.klarna", "PARTIALLY_CAPTURED_REFUNDED");
    shop.sandbox.defer(Deferral { succeeds: false, ..Deferral::default() });
    assert_eq!(shop.act(&moved, "refund", &json!({ "amount": 1, "refund_reference": "r" })).0, 202);
    shop.sandbox.advance(5);
    let saved =
        shop.save("payex.creditcard", Some("4990000000005102"), &["payment_token", "recurrence_token"]);
    let token = saved["card"]["payment_token"].as_str().unwrap();
    let answer = shop.post("/v1/sessions/pay", &purchase("payex.creditcard", token)).1;
    shop.sandbox.due();

    let result: SessionPayResult = serde_json::from_value(answer.clone()).unwrap();
    assert_eq!(strangers(&result), Vec::<String>::new(), "{answer:#}");
    let (sessions, mut transactions) = documents(&shop);
    assert_eq!((sessions.len(), transactions.len()), (7, 6));
    transactions.push(saved);
    for document in sessions {
        let session: Session = serde_json::from_value(document.clone()).unwrap();
        assert_eq!(strangers(&session), Vec::<String>::new(), "{document:#}");
    }
    for document in transactions {
        let transaction: Transaction = serde_json::from_value(document.clone()).unwrap();
        assert_eq!(strangers(&transaction), Vec::<String>::new(), "{document:#}");
    }
}
