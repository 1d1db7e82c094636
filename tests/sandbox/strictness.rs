//! What the sandbox refuses, and what it lets pass because nobody has said that the API does not.

use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::shop::{Shop, names, order, plain, with};

const CREATE: &str = "/v1/sessions-profile";
const CALLBACK: &str = "https://shop.example/callback";

/// The order, sent in shipments.
fn shipped(shipments: Value) -> Value {
    with(plain(), "/order/shipping_option/shipments", shipments)
}

/// A shipment with that line.
fn shipment(line_id: &str) -> Value {
    json!({
        "id": "parcel", "line_id": "p", "amount": 2500, "title": "Parcel", "operator": "Posten",
        "shipment_items": [{ "line_id": line_id, "quantity": 1 }],
    })
}

fn express() -> Value {
    let offered =
        json!([{ "id": "boat", "line_id": "b", "amount": 900, "title": "Boat", "operator": "Sea" }]);
    with(plain(), "/express", json!({ "shipping_options": offered }))
}

#[test]
fn what_is_only_inferred_passes() {
    let bodies = [
        order(&format!("{CALLBACK}?delay_callback=120")),
        order(&format!("{CALLBACK}?delay_callback=soon")),
        order(&format!("{CALLBACK}?method=PUT&report_error=yes&report_event=SALE&sid_parameter_name=s")),
        with(plain(), "/metadata", json!({ "merchant_name": "Kari" })),
        shipped(json!([shipment("1")])),
        shipped(json!([shipment("1"), shipment("none")])),
        express(),
    ];
    for body in bodies {
        let (status, answer) = Shop::new().post(CREATE, &body);
        assert_eq!(status, 200, "{body} {answer}");
    }
}

#[test]
fn the_last_of_two_members_of_one_name_counts() {
    let mut shop = Shop::new();
    let body = plain().to_string().replacen('{', "{\"profile_id\":\"first\",", 1);
    let response = shop.sandbox.handle(&dintero_wasm::wire::Request {
        method: Method::Post,
        url: format!("https://checkout.dintero.com{CREATE}"),
        headers: [("x-api-key", "sandbox-key")].into_iter().collect(),
        body: Some(body.into_bytes()),
    });
    assert_eq!(response.status, 200);
    assert_eq!(shop.sandbox.state()["sessions"][0]["metadata"]["session:profile_id"], "default");
}

#[test]
fn what_is_documented_is_refused() {
    let two = json!([shipment("1"), shipment("2")]);
    let in_app = with(express(), "/configuration", json!({ "channel": "in_app" }));
    let partial = with(plain(), "/order/partial_payment", json!(true));
    let collector = json!({ "collector": { "invoice": { "enabled": true, "type": "collector" } } });
    for (code, body) in [
        ("partial_amount_too_high", with(partial, "/order/amount", json!(30001))),
        ("vat_too_precise", with(plain(), "/order/items/0/vat", json!(25.125))),
        ("line_id_duplicate", with(plain(), "/order/items/1/line_id", json!("1"))),
        (
            "provider_items_required",
            with(
                with(plain(), "/order/items", json!([{ "id": "a", "line_id": "1", "amount": 25000 }])),
                "/configuration",
                collector,
            ),
        ),
        ("shipments_empty", shipped(json!([]))),
        (
            "shipment_items_missing",
            shipped(json!([shipment("1"), with(shipment("2"), "/shipment_items", json!([]))])),
        ),
        (
            "shipments_conflict",
            with(
                shipped(two),
                "/order/shipping_option/splits",
                json!([{ "payout_destination_id": "a", "amount": 5000 }]),
            ),
        ),
        ("express_with_in_app", in_app),
        (
            "splits_forbid_auto_capture",
            with(
                with(plain(), "/order/items/0/splits", json!([])),
                "/configuration",
                json!({ "auto_capture": true }),
            ),
        ),
        (
            "fee_split_destination_unknown",
            with(
                with(
                    plain(),
                    "/order/items/0/splits",
                    json!([{ "payout_destination_id": "a", "amount": 20000 }]),
                ),
                "/order/items/0/fee_split",
                json!({ "type": "proportional", "destinations": ["b"] }),
            ),
        ),
        (
            "terminal_store_required",
            with(plain(), "/configuration", json!({ "seitatech": { "in_person": { "enabled": true } } })),
        ),
    ] {
        let (status, answer) = Shop::new().post(CREATE, &body);
        assert_eq!(status, 400, "{code}: {answer}");
        let codes = names(&answer["error"]["errors"], "code");
        assert!(codes.iter().any(|name| name == code), "{code}: {codes:?}");
    }
}

#[test]
fn an_update_must_name_an_option_that_is_offered() {
    let mut shop = Shop::new();
    let id = shop.create(&express());
    let update = json!({ "order": plain()["order"], "express": express()["express"] });
    let path = format!("/v1/sessions/{id}?update_without_lock=true");
    let (status, answer) = shop.call(Method::Put, &path, &update);
    assert_eq!(status, 400, "{answer}");
    assert!(
        names(&answer["error"]["errors"], "code").iter().any(|code| code == "shipping_option_not_offered")
    );
}
