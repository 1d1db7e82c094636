//! Every list to its end: each item once, whatever a page holds.

use serde_json::Value;

use super::{APPROVALS, CONFIGURATIONS, FUND_TRANSFERS, REPORTS, SETTLEMENTS, TO_RUN, company, of_seller};
use crate::shop::{Shop, names};

const ENTRIES: &str = "/v2/accounts/T12345678/payout/payout-destinations/a/transfers";

/// Seven settlements of one seller, three of them at the same time; seven configurations, reports and entries.
fn busy() -> Shop {
    let mut shop = Shop::new();
    for product in ["vipps", "klarna.klarna", "payex.creditcard"] {
        shop.captured(&of_seller("a"), product);
    }
    let configuration = serde_json::json!({ "filetypes": ["csv"], "destinations": [], "providers": [] });
    shop.write(CONFIGURATIONS, &configuration);
    shop.sandbox.advance(TO_RUN);
    for _ in 0..4 {
        shop.captured(&of_seller("a"), "vipps");
        shop.sandbox.settle();
        shop.sandbox.advance(1);
    }
    for _ in 0..6 {
        shop.write(CONFIGURATIONS, &configuration);
    }
    shop
}

/// How the next page is asked for. `None`: there is none.
fn next(path: &str, page: &Value) -> Option<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match path {
        SETTLEMENTS => {
            let key = page.get("last_evaluated_key")?;
            let date = text(&key["settled_at"]).unwrap_or_else(|| text(&key["created_at"]).unwrap());
            Some(format!("starting_after_id={}&starting_after_date={date}", text(&key["id"])?))
        }
        ENTRIES => Some(format!("page={}", text(page.get("next_page_token")?)?)),
        _ => Some(format!("starting_after={}", text(page.get("starting_after")?)?)),
    }
}

#[test]
fn no_item_is_missing_or_there_twice() {
    let mut shop = busy();
    for (path, list, id) in [
        (SETTLEMENTS, "items", "id"),
        (CONFIGURATIONS, "items", "id"),
        (REPORTS, "reports", "id"),
        (ENTRIES, "entries", "ledger_entry_id"),
    ] {
        let all = names(&shop.read(path)[list], id);
        assert_eq!(all.len(), 7, "{path}");
        for limit in [1, 2, 3, 6, 7, 8] {
            let mut found = Vec::new();
            let mut pages = 0;
            let mut query = Some(String::new());
            while let Some(cursor) = query {
                let page = shop.read(&format!("{path}?limit={limit}&{cursor}"));
                let ids = names(&page[list], id);
                query = next(path, &page);
                assert!(ids.len() == limit || query.is_none(), "{path} {limit}: only the last is short");
                assert!(!ids.is_empty(), "{path} {limit}: no page is empty");
                found.extend(ids);
                pages += 1;
            }
            assert_eq!(found, all, "{path} {limit}");
            assert_eq!(pages, 7usize.div_ceil(limit), "{path} {limit}");
        }
    }
}

#[test]
fn the_key_of_a_settlement_has_the_time_that_the_list_goes_by() {
    let mut shop = busy();
    for (filter, member) in [
        ("", "settled_at"),
        ("&created_at.gte=2020-01-01", "settled_at"),
        ("&item_created_at.gte=2020-01-01", "created_at"),
    ] {
        let page = shop.read(&format!("{SETTLEMENTS}?limit=2{filter}"));
        let key = page["last_evaluated_key"].as_object().unwrap();
        assert_eq!(key[member], page["items"][1][member]);
        assert_eq!(key["account_id"], "T12345678");
        assert_eq!(key.len(), 3, "{key:?}");
        let rest = shop.read(&format!("{SETTLEMENTS}?{}{filter}", next(SETTLEMENTS, &page).unwrap()));
        assert_eq!(rest["items"].as_array().unwrap().len(), 5, "{filter}");
    }
}

#[test]
fn what_comes_between_two_pages_does_not_shift_them() {
    let mut shop = busy();
    for (path, list, id) in
        [(SETTLEMENTS, "items", "id"), (REPORTS, "reports", "id"), (ENTRIES, "entries", "ledger_entry_id")]
    {
        let all = names(&shop.read(&format!("{path}?limit=100"))[list], id);
        let first = shop.read(&format!("{path}?limit=3"));
        shop.captured(&of_seller("a"), "vipps");
        shop.sandbox.settle();
        let rest = shop.read(&format!("{path}?limit=100&{}", next(path, &first).unwrap()));
        assert_eq!(names(&rest[list], id), all[3..], "{path}");
    }
}

#[test]
fn a_cursor_or_a_limit_that_cannot_be_is_refused() {
    let mut shop = busy();
    for (path, most, cursor) in
        [(CONFIGURATIONS, 1000, "starting_after"), (REPORTS, 100, "starting_after"), (ENTRIES, 1000, "page")]
    {
        for (query, expected) in [
            (format!("limit={most}"), 200),
            (format!("limit={}", most + 1), 400),
            ("limit=0".to_owned(), 400),
            ("limit=-1".to_owned(), 400),
            (format!("{cursor}=none"), 400),
        ] {
            let (status, answer) =
                shop.client(dintero_wasm::wire::Method::Get, &format!("{path}?{query}"), &Value::Null);
            assert_eq!(status, expected, "{path}?{query} {answer}");
        }
    }
}

#[test]
fn a_page_holds_what_is_documented_when_nothing_is_asked() {
    let mut shop = Shop::new();
    let configuration = serde_json::json!({ "filetypes": ["csv"], "destinations": [], "providers": [] });
    for _ in 0..101 {
        shop.write(CONFIGURATIONS, &configuration);
    }
    assert_eq!(shop.read(CONFIGURATIONS)["items"].as_array().unwrap().len(), 100);
    shop.captured(&of_seller("a"), "vipps");
    shop.sandbox.settle();
    assert_eq!(shop.read(REPORTS)["reports"].as_array().unwrap().len(), 10);
    for _ in 0..10 {
        shop.captured(&of_seller("a"), "vipps");
        shop.sandbox.settle();
    }
    assert_eq!(shop.read(SETTLEMENTS)["items"].as_array().unwrap().len(), 10);
    assert_eq!(shop.read(ENTRIES)["entries"].as_array().unwrap().len(), 10);
    for number in 0..11 {
        shop.write(APPROVALS, &company(&format!("s{number}"), ""));
    }
    assert_eq!(shop.read(APPROVALS)["payout_destinations"].as_array().unwrap().len(), 11, "it has no pages");
    assert_eq!(shop.client(dintero_wasm::wire::Method::Get, FUND_TRANSFERS, &Value::Null).0, 405);
}
