//! Every code has a case just inside its boundary and one just outside, for every operation that it is about.

use std::collections::BTreeSet;

use dintero_wasm::model::Operation;
use dintero_wasm::report::Code;
use dintero_wasm::schema::{Kind, Limits};

use crate::vectors;

const CREATE: &str = "sessions.create";
const UPDATE: &str = "sessions.update";
const TOKEN: &str = "sessions.createPaymentToken";
const PAY: &str = "sessions.pay";
const CAPTURE: &str = "transactions.capture";
const REFUND: &str = "transactions.refund";
const VOID: &str = "transactions.void";
const AUTHORIZATION: &str = "transactions.updateAuthorization";

/// The codes that no table holds, and the operations that they are about.
const RULES: [(&[&str], &[&str]); 17] = [
    (
        &[CREATE, UPDATE, PAY],
        &[
            "order_amount_mismatch",
            "partial_amount_too_high",
            "item_amount_missing",
            "order_vat_mismatch",
            "item_vat_mismatch",
            "vat_is_fraction",
            "vat_too_precise",
            "line_id_duplicate",
            "shipping_line_id_collision",
            "shipments_empty",
            "shipments_single",
            "shipments_conflict",
            "shipment_items_missing",
            "shipment_line_unknown",
            "fee_split_destination_unknown",
            "splits_sum_mismatch",
        ],
    ),
    (&[CREATE, UPDATE], &["shipping_option_not_offered"]),
    (&[CREATE, PAY], &["splits_forbid_auto_capture", "pay_in_store_needs_zero"]),
    (
        &[CREATE],
        &[
            "order_items_missing",
            "provider_items_required",
            "express_with_in_app",
            "default_payment_type_disabled",
            "terminal_store_required",
        ],
    ),
    (
        &[CREATE, TOKEN, PAY],
        &[
            "metadata_key_reserved",
            "metadata_key_unprefixed",
            "callback_url_not_https",
            "callback_url_loopback",
            "callback_flag_invalid",
            "callback_delay_too_long",
            "expires_in_past",
        ],
    ),
    (&[CREATE, UPDATE, TOKEN, PAY], &["currency_unusual"]),
    (&[TOKEN], &["token_type_unsupported"]),
    (&[PAY], &["operation_token_mismatch"]),
    (&[CAPTURE, REFUND, VOID, AUTHORIZATION], &["status_forbids"]),
    (
        &[CAPTURE, REFUND],
        &[
            "metadata_key_prefix_required",
            "amount_exceeds_remaining",
            "amount_not_positive",
            "line_unknown",
            "line_amount_exceeded",
            "reference_missing",
        ],
    ),
    (&[CAPTURE, REFUND, AUTHORIZATION], &["operation_items_required", "items_sum_mismatch"]),
    (&[CAPTURE], &["final_capture_unsupported"]),
    (&[VOID], &["void_after_capture_unsupported"]),
    (&[AUTHORIZATION], &["reason_required", "reference_required", "amount_must_increase"]),
    // What can be wrong with any text; one that is too large is tried in tests/reports.rs, for every operation.
    (&[], &["too_large"]),
    (&[], &["invalid_json", "duplicate_key", "too_deep", "wrong_type", "unknown_field"]),
    // Options of the client: tests/options.rs.
    (&[], &["account_id_invalid", "header_too_long", "header_invalid", "toggle_unknown"]),
];

/// The codes that a table gives rise to.
fn of_table(kind: Kind, limits: &Limits, way: &mut Vec<*const ()>, codes: &mut BTreeSet<&'static str>) {
    let mut add = |code, applies: bool| {
        if applies {
            codes.insert(code);
        }
    };
    let counts = matches!(kind, Kind::List(_) | Kind::Map(_));
    add("out_of_range", limits.min.is_some() || limits.max.is_some());
    add("too_short", limits.min_len.is_some_and(|min| min > 0));
    add("too_long", limits.max_len.is_some() && !matches!(kind, Kind::Choice(_)));
    add("too_few", counts && limits.min_items.is_some_and(|min| min > 0));
    add("too_many", counts && limits.max_items.is_some());
    add("bad_format", limits.format.is_some());
    add("not_allowed", matches!(kind, Kind::Choice(_) | Kind::Union(_)) || limits.one_of.is_some());
    let objects = match kind {
        Kind::List(list) => return of_table(list.item, list.limits, way, codes),
        Kind::Map(map) => return of_table(map.value, map.limits, way, codes),
        Kind::Object(object) => vec![object],
        Kind::Union(union) => union.variants.iter().map(|variant| variant.object).collect(),
        _ => return,
    };
    for object in objects {
        let address = std::ptr::from_ref(object).cast::<()>();
        if way.contains(&address) {
            continue;
        }
        way.push(address);
        for field in object.fields {
            if field.read_only {
                codes.insert("read_only_field");
            } else {
                if field.required {
                    codes.insert("required");
                }
                of_table(field.kind, field.limits, way, codes);
            }
        }
    }
}

/// Every code that an operation's report can have, but for texts that are too large.
fn codes_of(operation: Operation) -> BTreeSet<&'static str> {
    let mut codes = BTreeSet::from(["wrong_type"]);
    if let Some(kind) = operation.checked() {
        codes.extend(["invalid_json", "duplicate_key", "too_deep", "unknown_field"]);
        of_table(kind, &Limits::NONE, &mut Vec::new(), &mut codes);
    }
    for (operations, rules) in RULES {
        if operations.contains(&operation.name()) {
            codes.extend(rules);
        }
    }
    codes
}

#[test]
fn each_code_has_both_cases_for_each_operation() {
    let (mut inside, mut outside) = (BTreeSet::new(), BTreeSet::new());
    for case in vectors::FILES.into_iter().flat_map(vectors::cases_of) {
        let reported: Vec<&str> = case.expect.iter().map(|issue| issue["code"].as_str().unwrap()).collect();
        // A case names the code that it is about.
        let about = case.name.split(':').next().unwrap();
        if !reported.contains(&about) {
            inside.insert((case.operation.clone(), about.to_owned()));
        }
        outside.extend(reported.iter().map(|code| (case.operation.clone(), (*code).to_owned())));
    }
    let mut lacking = Vec::new();
    for operation in Operation::ALL {
        for code in codes_of(*operation) {
            let key = (operation.name().to_owned(), code.to_owned());
            for (side, cases) in [("inside", &inside), ("outside", &outside)] {
                if !cases.contains(&key) {
                    lacking.push(format!("{} has no case just {side} {code}", operation.name()));
                }
            }
        }
    }
    assert!(lacking.is_empty(), "\n{}", lacking.join("\n"));
}

#[test]
fn each_code_is_about_something() {
    let mut codes: BTreeSet<&str> = RULES.iter().flat_map(|(_, codes)| codes.iter().copied()).collect();
    codes.extend(Operation::ALL.iter().flat_map(|operation| codes_of(*operation)));
    for code in Code::ALL {
        assert!(codes.remove(code.name()), "{} is about no operation", code.name());
    }
    assert!(codes.is_empty(), "{codes:?} are no codes");
}
