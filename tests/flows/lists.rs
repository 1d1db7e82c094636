//! Lists to their end: each item once, whatever a page holds, and nothing fetched that nobody asks for.

use dintero_wasm::client::{InMemory, List};
use dintero_wasm::engine::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::bodies::{configuration, of, of_seller};
use crate::shop::{Network, Shop, USUAL};

const ITEMS: usize = 4;

/// As many of everything, all made at the same time.
fn busy(shop: &Shop<'_>) {
    let configuration = of(configuration());
    let configure =
        || shop.run(shop.dintero.settlements().report_configurations().create(&configuration, USUAL));
    configure();
    for _ in 0..ITEMS {
        shop.captured(of_seller("a"));
        shop.run(shop.dintero.settlements().generate_test_report(&of(json!({})), USUAL));
    }
    (1..ITEMS).for_each(|_| drop(configure()));
}

type Listed<'c, 'a, I> = Result<List<'c, &'a Network, InMemory, I>, Error>;

/// Takes a list in every way; `list` makes it of a filter, `id` tells its items apart.
fn holds<'c, 'a: 'c, I: DeserializeOwned + Serialize>(
    shop: &Shop<'a>,
    id: &str,
    says_its_end: bool,
    list: impl Fn(Value) -> Listed<'c, 'a, I>,
) {
    let name = |item: I| serde_json::to_value(item).unwrap()[id].as_str().unwrap().to_owned();
    let names = |items: Vec<I>| items.into_iter().map(name).collect::<Vec<_>>();
    let sent = || shop.network.sent.borrow().len();
    let all = names(shop.run(list(json!({ "limit": 100 })).unwrap().page()).unwrap());
    assert_eq!(all.len(), ITEMS);
    for limit in 1..=ITEMS + 1 {
        let before = sent();
        let mut listed = list(json!({ "limit": limit })).unwrap();
        let mut found = Vec::new();
        while let Some(item) = shop.run(listed.next()) {
            found.push(name(item));
        }
        assert_eq!(found, all, "pages of {limit}");
        // A list that does not say that it ends is asked once more after a full page.
        let once_more = usize::from(!says_its_end && ITEMS.is_multiple_of(limit));
        assert_eq!(sent() - before, ITEMS.div_ceil(limit) + once_more, "requests for pages of {limit}");
        assert!(shop.run(listed.next()).is_none() && shop.run(listed.page()).is_none(), "it stays over");
    }
    let before = sent();
    let mut listed = list(json!({ "limit": 3 })).unwrap();
    assert_eq!(sent(), before, "nothing is fetched that nobody asks for");
    let mut found: Vec<_> = shop.run(listed.next()).map(name).into_iter().collect();
    found.extend(names(shop.run(listed.page()).unwrap()));
    assert_eq!((&found[..], sent() - before), (&all[..3], 1), "the rest of the page");
    found.extend(names(shop.run(listed.page()).unwrap()));
    assert_eq!(found, all);
}

fn empty<'c, 'a: 'c, I: DeserializeOwned>(shop: &Shop<'a>, list: impl Fn() -> Listed<'c, 'a, I>) {
    assert!(shop.run(list().unwrap().next()).is_none());
    assert_eq!(shop.run(list().unwrap().page()).map(|page| page.len()), Some(0));
}

#[test]
fn every_list_gives_every_item_once() {
    let network = Network::new();
    let shop = Shop::at(&network);
    busy(&shop);
    let dintero = &shop.dintero;
    holds(&shop, "id", false, |query| dintero.transactions().list(&of(query), USUAL));
    holds(&shop, "id", true, |query| dintero.settlements().list(&of(query), USUAL));
    holds(&shop, "id", true, |mut query| {
        query["item_created_at.gte"] = "2026-11-01".into();
        dintero.settlements().list(&of(query), USUAL)
    });
    holds(&shop, "id", true, |query| dintero.settlements().report_configurations().list(&of(query), USUAL));
    holds(&shop, "id", true, |query| dintero.reports().list(&of(query), USUAL));
    holds(&shop, "ledger_entry_id", true, |query| dintero.payouts().transfers("a", &of(query), USUAL));
}

#[test]
fn an_empty_list_has_one_page_and_no_item() {
    let network = Network::new();
    let shop = Shop::at(&network);
    let dintero = &shop.dintero;
    empty(&shop, || dintero.transactions().list(&Default::default(), USUAL));
    empty(&shop, || dintero.settlements().list(&Default::default(), USUAL));
    empty(&shop, || dintero.settlements().report_configurations().list(&Default::default(), USUAL));
    empty(&shop, || dintero.reports().list(&Default::default(), USUAL));
    empty(&shop, || dintero.payouts().transfers("a", &Default::default(), USUAL));
    empty(&shop, || dintero.approvals().list(&Default::default(), USUAL));
}
