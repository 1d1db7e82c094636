use dintero_wasm::sandbox::{Options, Sandbox};
use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use super::{APPROVALS, company};
use crate::shop::{NOW, Shop, names, with};

#[test]
fn a_case_moves_on_by_the_clock() {
    let mut shop = Shop::new();
    let made = shop.write(APPROVALS, &company("a", "Shoes"));
    for (name, value) in company("a", "Shoes").as_object().unwrap() {
        assert_eq!(&made[name], value, "{name}");
    }
    assert_eq!(made["created_by"], "sandbox-client");
    for (seconds, status, updated_at, pages) in [
        (0, "AUTOMATIC_REVIEW", "2026-11-21T00:30:00.000Z", vec!["cdd_case_url"]),
        (59, "AUTOMATIC_REVIEW", "2026-11-21T00:30:00.000Z", vec!["cdd_case_url"]),
        (1, "WAITING_FOR_SIGNATURE", "2026-11-21T00:31:00.000Z", vec!["cdd_case_url", "contract_url"]),
        (3599, "WAITING_FOR_SIGNATURE", "2026-11-21T00:31:00.000Z", vec!["cdd_case_url", "contract_url"]),
        (1, "ACTIVE", "2026-11-21T01:31:00.000Z", vec!["cdd_case_url", "signed_contract_file_url"]),
        (super::DAY, "ACTIVE", "2026-11-21T01:31:00.000Z", vec!["cdd_case_url", "signed_contract_file_url"]),
    ] {
        shop.sandbox.advance(seconds);
        let case = shop.read(APPROVALS)["payout_destinations"][0].clone();
        assert_eq!(case["case_status"], status);
        assert_eq!(case["updated_at"], updated_at);
        assert_eq!(names(&case["links"], "rel"), pages);
        assert_eq!(case["id"], made["id"]);
    }
}

#[test]
fn a_description_decides_on_a_test_account_alone() {
    for (description, on_test) in [
        ("AUTO_APPROVE", "ACTIVE"),
        ("AUTO_DECLINE", "DECLINED"),
        ("AUTO_WAITING_FOR_SIGNATURE", "WAITING_FOR_SIGNATURE"),
        ("auto_approve", "AUTOMATIC_REVIEW"),
        ("Please AUTO_APPROVE", "AUTOMATIC_REVIEW"),
        ("", "AUTOMATIC_REVIEW"),
    ] {
        for (account, status) in [("T12345678", on_test), ("P12345678", "AUTOMATIC_REVIEW")] {
            let options = Options { account_id: account.into(), now_ms: NOW, ..Options::default() };
            let mut shop = Shop { sandbox: Sandbox::new(options).unwrap() };
            let path = APPROVALS.replace("T12345678", account);
            assert_eq!(shop.write(&path, &company("a", description))["case_status"], status, "{description}");
            shop.sandbox.advance(super::DAY);
            let later = shop.read(&path)["payout_destinations"][0]["case_status"].clone();
            let forced = status != "AUTOMATIC_REVIEW";
            assert_eq!(later, if forced { status } else { "ACTIVE" }, "{account} {description}");
        }
    }
}

#[test]
fn a_seller_has_one_case_until_it_is_declined() {
    let mut shop = Shop::new();
    let refused =
        |shop: &mut Shop| shop.client(Method::Post, APPROVALS, &company("a", "AUTO_APPROVE")).0 == 400;
    shop.write(APPROVALS, &company("a", "AUTO_DECLINE"));
    shop.write(APPROVALS, &company("a", ""));
    assert!(refused(&mut shop));
    shop.sandbox.advance(super::DAY);
    assert!(refused(&mut shop), "it is active");
    shop.write(APPROVALS, &company("b", ""));
    assert_eq!(
        names(&shop.read(APPROVALS)["payout_destinations"], "case_status"),
        ["DECLINED", "ACTIVE", "AUTOMATIC_REVIEW"]
    );
}

#[test]
fn approvals_are_filtered() {
    let mut shop = Shop::new();
    for (seller, description) in [
        ("a", "AUTO_APPROVE"),
        ("b", "AUTO_DECLINE"),
        ("c", "AUTO_APPROVE"),
        ("b", "AUTO_WAITING_FOR_SIGNATURE"),
    ] {
        shop.write(APPROVALS, &company(seller, description));
    }
    for (query, sellers) in [
        ("", vec!["a", "b", "c", "b"]),
        ("?case_status=ACTIVE", vec!["a", "c"]),
        ("?case_status=ACTIVE&case_status=DECLINED", vec!["a", "b", "c"]),
        ("?case_status=TERMINATED", vec![]),
        ("?payout_destination_id=b", vec!["b", "b"]),
        ("?payout_destination_id=b&case_status=DECLINED", vec!["b"]),
        ("?payout_destination_id=d", vec![]),
    ] {
        let list = shop.read(&format!("{APPROVALS}{query}"));
        assert_eq!(names(&list["payout_destinations"], "payout_destination_id"), sellers, "{query}");
    }
    let unknown = format!("{APPROVALS}?case_status=active");
    assert_eq!(shop.client(Method::Get, &unknown, &Value::Null).0, 400);
}

#[test]
fn both_sides_of_every_bound() {
    let text = |length: usize| json!("x".repeat(length));
    let account = company("a", "")["bank_accounts"][0].clone();
    let individual = json!({ "name": "Kari Nordmann", "birth_date": "1987-05-17" });
    let without = |name: &str| {
        let mut body = company("a", "");
        body.as_object_mut().unwrap().remove(name);
        body
    };
    let person = with(with(company("a", ""), "/type", json!("individual")), "/individual", individual);
    let bic = |length| with(company("a", ""), "/bank_accounts/0/bank_identification_code", text(length));
    for (body, expected) in [
        (company("a", ""), 200),
        (with(company("a", ""), "/payout_destination_id", text(40)), 200),
        (with(company("a", ""), "/payout_destination_id", text(41)), 400),
        (with(company("a", ""), "/payout_reference", text(60)), 200),
        (with(company("a", ""), "/payout_reference", text(61)), 400),
        (with(company("a", ""), "/payout_destination_name", text(60)), 200),
        (with(company("a", ""), "/payout_destination_name", text(61)), 400),
        (with(company("a", ""), "/payout_destination_description", text(1000)), 200),
        (with(company("a", ""), "/payout_destination_description", text(1001)), 400),
        (with(company("a", ""), "/language", json!("no")), 200),
        (with(company("a", ""), "/language", json!("sv")), 400),
        (with(company("a", ""), "/bank_accounts", json!([])), 400),
        (with(company("a", ""), "/bank_accounts", json!([account, account])), 400),
        (bic(7), 400),
        (bic(8), 200),
        (bic(11), 200),
        (bic(12), 400),
        (without("payout_destination_id"), 400),
        (without("payout_reference"), 400),
        (without("bank_accounts"), 400),
        (without("organization_number"), 400),
        (without("country_code"), 400),
        (with(without("country_code"), "/type", json!("company")), 400),
        (with(without("country_code"), "/type", json!("individual")), 400),
        (person, 200),
        (with(company("a", ""), "/type", json!("foundation")), 400),
        (with(company("a", ""), "/bank_accounts/0/payout_currency", json!("KRONER")), 400),
        (with(company("a", ""), "/payout_interval_type", json!("yearly")), 400),
    ] {
        let mut shop = Shop::new();
        let (status, answer) = shop.client(Method::Post, APPROVALS, &body);
        assert_eq!(status, expected, "{body} {answer}");
        let count = shop.read(APPROVALS)["payout_destinations"].as_array().unwrap().len();
        assert_eq!(count, usize::from(expected == 200));
    }
}
