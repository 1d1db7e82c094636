use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use super::CONFIGURATIONS;
use crate::shop::{Shop, with};

fn configuration() -> Value {
    json!({
        "filetypes": ["csv", "pdf"],
        "destinations": [
            { "destination_type": "email", "destination_value": "kari@shop.example" },
            { "destination_type": "account_email", "id": "mine" },
        ],
        "providers": ["vipps"],
        "filters": [{ "filter": "payout_destination_id", "value": "a" }],
    })
}

#[test]
fn a_configuration_is_made_read_changed_and_deleted() {
    let mut shop = Shop::new();
    let made = shop.write(CONFIGURATIONS, &configuration());
    let path = format!("{CONFIGURATIONS}/{}", made["id"].as_str().unwrap());
    for (name, value) in
        configuration().as_object().unwrap().iter().filter(|(name, _)| *name != "destinations")
    {
        assert_eq!(&made[name], value, "{name}");
    }
    assert_eq!(made["destinations"][1]["id"], "mine");
    assert!(made["destinations"][0]["id"].is_string());
    assert_eq!(made["account_id"], "T12345678");
    assert_eq!(made["created_at"], "2026-11-21T00:30:00.000Z");
    assert_eq!(shop.read(&path), made);
    assert_eq!(shop.read(CONFIGURATIONS), json!({ "items": [made] }));

    shop.sandbox.advance(60);
    let update = json!({ "filetypes": ["pdf"], "destinations": [], "providers": [] });
    let (status, changed) = shop.client(Method::Put, &path, &update);
    assert_eq!(status, 200, "{changed}");
    assert_eq!(changed["id"], made["id"]);
    assert_eq!(changed["created_at"], made["created_at"]);
    assert_eq!(changed["updated_at"], "2026-11-21T00:31:00.000Z");
    assert_eq!(changed.get("filters"), None, "the body takes the place of all that was");
    assert_eq!(shop.read(&path), changed);

    assert_eq!(shop.client(Method::Delete, &path, &Value::Null), (200, changed));
    assert_eq!(shop.read(CONFIGURATIONS), json!({ "items": [] }));
    for (method, body) in [(Method::Get, Value::Null), (Method::Put, update), (Method::Delete, Value::Null)] {
        let (status, answer) = shop.client(method, &path, &body);
        assert_eq!(status, 404, "{method:?}");
        assert_eq!(answer["error"]["message"], "Report configuration not found");
    }
}

#[test]
fn what_the_api_sets_cannot_be_set() {
    let mut shop = Shop::new();
    let given = with(with(configuration(), "/id", json!("mine")), "/account_id", json!("T00000000"));
    let made = shop.write(CONFIGURATIONS, &given);
    assert_ne!(made["id"], "mine");
    assert_eq!(made["account_id"], "T12345678");
}

#[test]
fn a_configuration_that_lacks_something_is_refused() {
    let mut shop = Shop::new();
    let by_mail = json!([{ "destination_type": "email" }]);
    let fax = json!([{ "destination_type": "fax", "destination_value": "1" }]);
    let filter = json!([{ "filter": "store_id", "value": "1" }]);
    for body in [
        json!({}),
        json!({ "filetypes": ["csv"], "destinations": [] }),
        json!({ "filetypes": ["csv"], "providers": [] }),
        json!({ "destinations": [], "providers": [] }),
        with(configuration(), "/destinations", by_mail),
        with(configuration(), "/destinations", fax),
        with(configuration(), "/filters", filter),
        with(configuration(), "/providers", json!("vipps")),
    ] {
        let (status, answer) = shop.client(Method::Post, CONFIGURATIONS, &body);
        assert_eq!(status, 400, "{body} {answer}");
    }
    assert_eq!(shop.read(CONFIGURATIONS), json!({ "items": [] }));
}
