use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::shop::{Shop, names, plain, with};
use crate::unattended::purchase;

/// The references of what is listed, in order.
fn listed(shop: &mut Shop, query: &str) -> Vec<String> {
    names(&shop.get(&format!("/v1/transactions{query}")), "merchant_reference")
}

/// An order of its own reference.
fn order(reference: &str) -> Value {
    with(plain(), "/order/merchant_reference", json!(reference))
}

/// A shop of some history, an hour apart: `a` by Vipps, captured and in part refunded; `b` by card, of 100 SEK, in a
/// store, by a customer; `c` by a saved card.
fn history() -> (Shop, [String; 3], Value) {
    let mut shop = Shop::new();
    let splits = json!([{ "payout_destination_id": "maker", "amount": 20000 }]);
    let a = shop.paid(&with(order("a"), "/order/items/0/splits", splits), "vipps", None);
    shop.sandbox.advance(3600);
    let mut sek = order("b");
    let customer =
        json!({ "customer_id": "c9", "email": "kari@shop.example", "phone_number": "+4799999999" });
    sek["customer"] = customer;
    let order_b = json!({
        "amount": 10000, "currency": "SEK", "merchant_reference": "b", "merchant_reference_2": "b2",
        "store": { "id": "oslo", "terminal_id": "t1" }, "payout_destination_id": "seller",
        "shipping_address": { "first_name": "Kari", "last_name": "Nordmann", "country": "NO" },
    });
    let b = shop.paid(&with(sek, "/order", order_b), "dintero_psp.creditcard", Some("5200000000000007"));
    shop.sandbox.advance(3600);
    let token = shop.save("payex.creditcard", None, &["payment_token"])["card"]["payment_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let saved = shop.sandbox.state();
    let body = with(purchase("payex.creditcard", &token), "/session/order/merchant_reference", json!("c"));
    let c = shop.post("/v1/sessions/pay", &body).1["id"].as_str().unwrap().to_owned();
    shop.done(&a, "capture", &json!({ "amount": 30000 }));
    shop.sandbox.advance(3600);
    shop.done(&a, "refund", &json!({ "amount": 1 }));
    (shop, [a, b, c], saved)
}

#[test]
fn each_filter_leaves_what_it_names() {
    let (mut shop, [a, b, c], _) = history();
    let document = shop.transaction(&c);
    let token_id = document["card"]["payment_token_id"].as_str().unwrap().to_owned();
    let session_b = shop.transaction(&b)["session_id"].as_str().unwrap().to_owned();
    for (query, expected) in [
        (String::new(), "c save b a"),
        (format!("?id={a}"), "a"),
        (format!("?id={b}&id={a}"), "b a"),
        ("?id=none".into(), ""),
        ("?status=AUTHORIZED".into(), "c save b"),
        ("?status=PARTIALLY_REFUNDED&status=CAPTURED".into(), "a"),
        ("?payment_product=payex".into(), "c save"),
        ("?payment_product_type=vipps&payment_product_type=dintero_psp.creditcard".into(), "b a"),
        ("?card_brand=Mastercard".into(), "b"),
        ("?merchant_reference=a".into(), "a"),
        ("?merchant_reference_2=b2".into(), "b"),
        (format!("?session_id={session_b}"), "b"),
        ("?store_id=oslo&store_id=bergen".into(), "b"),
        ("?terminal_id=t1".into(), "b"),
        ("?channel=ecommerce".into(), "c save b a"),
        ("?channel=in_store".into(), ""),
        ("?payout_correlation_id=x,y".into(), ""),
        ("?currency=SEK".into(), "b"),
        ("?currency=SEK&currency=NOK".into(), "c save b a"),
        ("?payment_operation=unscheduled_purchase".into(), "c"),
        ("?payment_operation=generate_payment_token".into(), "save"),
        ("?customer_id=c9".into(), "b"),
        ("?payout_destination_id=seller".into(), "b"),
        ("?payout_destination_id=maker".into(), "a"),
        (format!("?token_id={token_id}"), "c save"),
        ("?amount=10000".into(), "b"),
        ("?amount.gte=10000".into(), "c b a"),
        ("?amount.gte=10001".into(), "c a"),
        ("?amount.lte=10000".into(), "save b"),
        ("?amount.lte=9999".into(), "save"),
        ("?amount.lte=-1".into(), ""),
        ("?created_at.gte=2026-11-21T01:30:00Z".into(), "c save b"),
        ("?created_at.gte=2026-11-21T01:30:00.001Z".into(), "c save"),
        ("?created_at.lte=2026-11-21T02:30:00%2B01:00".into(), "b a"),
        ("?created_at.lte=2026-11-21T01:29:59".into(), "a"),
        ("?created_at.lte=2026-11-20".into(), ""),
        ("?created_at.lte=2026-11-21".into(), "c save b a"),
        ("?created_at.gte=2026-11-21".into(), "c save b a"),
        ("?captured_at.gte=2026-11-21T02:30:00Z".into(), "a"),
        ("?captured_at.gte=2026-11-21T02:30:01Z".into(), ""),
        ("?refunded_at.lte=2026-11-21T03:30:00Z".into(), "a"),
        ("?refunded_at.lte=2026-11-21T03:29:59Z".into(), ""),
        ("?search=a".into(), "a"),
        ("?search=b2".into(), "b"),
        (format!("?search={c}"), "c"),
        (format!("?search={session_b}"), "b"),
        ("?search=kari@shop.example".into(), "b"),
        ("?search=%2B4799999999".into(), "b"),
        ("?search=Kari+Nordmann".into(), "b"),
        ("?search=Kari".into(), ""),
        (format!("?search={token_id}"), "c save"),
        ("?currency=NOK&status=AUTHORIZED&amount.gte=1".into(), "c"),
        ("?of_no_meaning=1".into(), "c save b a"),
    ] {
        assert_eq!(listed(&mut shop, &query).join(" "), expected, "{query}");
    }
}

#[test]
fn filters_that_cannot_be_are_refused() {
    let mut shop = Shop::new();
    shop.paid(&plain(), "vipps", None);
    for query in [
        "limit=0",
        "limit=101",
        "limit=ten",
        "limit=",
        "limit=1.5",
        "status=PAID",
        "status=AUTHORISED",
        "amount=-1",
        "amount=x",
        "amount.gte=-1",
        "amount.lte=1.5",
        "created_at.gte=yesterday",
        "captured_at.lte=2026-13-01",
        "refunded_at.gte=1795221000",
        "includes=session",
        "starting_after=none",
    ] {
        let (status, answer) = shop.call(Method::Get, &format!("/v1/transactions?{query}"), &Value::Null);
        assert_eq!(status, 400, "{query} {answer}");
        let named = query.split('=').next().unwrap();
        assert!(answer.to_string().contains(named), "{query} {answer}");
    }
    for query in ["limit=1", "limit=100", "amount=0", "amount.gte=0", "status=DECLINED"] {
        assert_eq!(
            shop.call(Method::Get, &format!("/v1/transactions?{query}"), &Value::Null).0,
            200,
            "{query}"
        );
    }
}

#[test]
fn pages_follow_one_another() {
    let mut shop = Shop::new();
    for number in 0..12 {
        shop.paid(&order(&number.to_string()), if number % 2 == 0 { "vipps" } else { "swish.swish" }, None);
    }
    assert_eq!(listed(&mut shop, "").join(" "), "11 10 9 8 7 6 5 4 3 2", "ten, the newest first");
    assert_eq!(listed(&mut shop, "?limit=100").len(), 12);
    for (filter, expected) in
        [("", "11 10 9 8 7|6 5 4 3 2|1 0|"), ("&payment_product=vipps", "10 8 6 4 2|0||")]
    {
        let mut pages = Vec::new();
        let mut after = String::new();
        for _ in 0..4 {
            let page = shop.get(&format!("/v1/transactions?limit=5{filter}{after}"));
            pages.push(names(&page, "merchant_reference").join(" "));
            if let Some(last) = page.as_array().unwrap().last() {
                after = format!("&starting_after={}", last["id"].as_str().unwrap());
            }
        }
        assert_eq!(pages.join("|"), expected);
    }
}

#[test]
fn events_that_failed_can_be_left_out() {
    let mut shop = Shop::new();
    let id = shop.paid(&plain(), "payex.creditcard", Some("4100000000000019"));
    assert_eq!(shop.act(&id, "capture", &json!({ "amount": 1 })).0, 503);
    let events = |shop: &mut Shop, query: &str| {
        shop.get(&format!("/v1/transactions{query}"))[0]["events"].as_array().unwrap().len()
    };
    assert_eq!(events(&mut shop, ""), 3);
    assert_eq!(events(&mut shop, "?includes=events.success.true"), 2);
    let captured = "?captured_at.gte=2026-11-21";
    assert!(listed(&mut shop, captured).is_empty(), "what was tried was not captured");
    let taken = shop.transaction_in("vipps", "PARTIALLY_CAPTURED");
    assert_eq!(shop.get(&format!("/v1/transactions{captured}"))[0]["id"], taken);
}
