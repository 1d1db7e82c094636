use dintero_wasm::model::{
    Approval, ApprovalList, FundTransferCreated, PayoutBalances, PayoutTransferList, ReportConfigurationList,
    ReportList, SettlementList, Transaction,
};
use serde_json::{Value, json};

use super::{
    APPROVALS, CONFIGURATIONS, DAY, FUND_TRANSFERS, REPORTS, SETTLEMENTS, TO_RUN, company, of_seller, split,
};
use crate::documents::strangers;
use crate::shop::Shop;

/// What the model does not know of a document.
fn unknown<T: serde::de::DeserializeOwned + std::fmt::Debug>(document: &Value) -> Vec<String> {
    strangers(&serde_json::from_value::<T>(document.clone()).unwrap())
}

#[test]
fn the_model_knows_every_member_of_every_answer() {
    let mut shop = Shop::new();
    let configuration = json!({
        "filetypes": ["csv"], "providers": [],
        "destinations": [{ "destination_type": "email", "destination_value": "kari@shop.example" }],
        "filters": [{ "filter": "payout_destination_id", "value": "a" }],
    });
    let limited = |path: &str| format!("{path}?limit=1");
    for _ in 0..2 {
        shop.write(CONFIGURATIONS, &configuration);
        shop.captured(&of_seller("a"), "vipps");
    }
    let id = shop.captured(&split(), "vipps");
    let approval = shop.write(APPROVALS, &company("a", "AUTO_APPROVE"));
    let transfer = json!({
        "fund_transfer_id": "1", "type": "payout-destination", "source_payout_destination_id": "a",
        "destination_payout_destination_id": "b", "amount": 1, "currency": "NOK", "reference": "Rent",
    });
    let transfer = shop.write(FUND_TRANSFERS, &transfer);
    shop.sandbox.advance(TO_RUN + DAY);
    let balances = shop.read("/v2/accounts/T12345678/payout/payout-destinations/a/balances");
    for (document, found) in [
        (shop.read(&limited(SETTLEMENTS)), unknown::<SettlementList> as fn(&Value) -> Vec<String>),
        (shop.read(&limited(CONFIGURATIONS)), unknown::<ReportConfigurationList>),
        (shop.read(&limited(REPORTS)), unknown::<ReportList>),
        (shop.entries("a", ""), unknown::<PayoutTransferList>),
        (shop.entries("a", "?limit=1"), unknown::<PayoutTransferList>),
        (balances, unknown::<PayoutBalances>),
        (transfer, unknown::<FundTransferCreated>),
        (approval, unknown::<Approval>),
        (shop.read(APPROVALS), unknown::<ApprovalList>),
        (shop.transaction(&id), unknown::<Transaction>),
    ] {
        assert_ne!(document, json!({}));
        // An entry says null of what other kinds of entry have, and the model keeps null as it came.
        let found: Vec<_> = found(&document).into_iter().filter(|rest| !is_null(rest)).collect();
        assert_eq!(found, Vec::<String>::new(), "{document:#}");
    }
}

/// Whether what is left over begins with a null of an entry.
fn is_null(rest: &str) -> bool {
    let value = rest.split_once(": ").map_or("", |(_, value)| value);
    value.starts_with("Null") && ["outbound_", "transfer_", "inbound_"].iter().any(|name| rest.contains(name))
}
