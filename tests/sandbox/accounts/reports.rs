use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use super::{APPROVALS, CONFIGURATIONS, REPORTS, SETTLEMENTS, company, of_seller};
use crate::shop::{HOST, Shop, names, plain, with};

#[test]
fn each_configuration_gets_the_reports_it_asks_for() {
    let mut shop = Shop::new();
    for (filetypes, providers, seller) in [
        (json!(["csv", "pdf"]), json!([]), None),
        (json!(["xlsx"]), json!(["klarna", "payex"]), None),
        (json!(["PDF-summary"]), json!([]), Some("a")),
        (json!(["csv"]), json!(["vipps"]), Some("a")),
        (json!([]), json!([]), None),
    ] {
        let mut body = json!({ "filetypes": filetypes, "destinations": [], "providers": providers });
        if let Some(seller) = seller {
            body["filters"] = json!([{ "filter": "payout_destination_id", "value": seller }]);
        }
        shop.write(CONFIGURATIONS, &body);
    }
    let configurations = names(&shop.read(CONFIGURATIONS)["items"], "id");
    for (body, product, expected) in [
        (plain(), "vipps", vec![(0, "text/csv"), (0, "application/pdf")]),
        (plain(), "klarna.klarna", vec![(0, "text/csv"), (0, "application/pdf"), (1, "text/csv")]),
        (
            of_seller("a"),
            "vipps",
            vec![(0, "text/csv"), (0, "application/pdf"), (2, "application/pdf"), (3, "text/csv")],
        ),
        (of_seller("b"), "vipps", vec![(0, "text/csv"), (0, "application/pdf")]),
    ] {
        let before = shop.read(&format!("{REPORTS}?limit=100"))["reports"].as_array().unwrap().len();
        shop.captured(&body, product);
        let settlement = shop.sandbox.settle().remove(0);
        let list = shop.read(&format!("{REPORTS}?limit=100"));
        let list = list["reports"].as_array().unwrap();
        let new: Vec<_> = list[..list.len() - before].iter().rev().collect();
        let found: Vec<_> = new
            .iter()
            .map(|report| {
                let by = configurations.iter().position(|id| report["report_config_id"] == **id).unwrap();
                (by, report["content_type"].as_str().unwrap())
            })
            .collect();
        assert_eq!(found, expected, "{product}");
        assert!(new.iter().all(|report| report["report_job_id"] == settlement));
        let filters = match body["order"]["payout_destination_id"].as_str() {
            Some(seller) => json!([{ "filter": "operation_payout_destination", "value": seller }]),
            None => json!([]),
        };
        assert_eq!(new[0]["report_filters"], filters);
    }
}

#[test]
fn an_approval_asks_for_its_seller_s_reports() {
    let asked = |more: Value| {
        let mut asked =
            json!({ "create_report_configuration": true, "schedule": "weekly", "reference": "Shoes" });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        asked
    };
    for (description, report_configuration, expected) in [
        ("AUTO_APPROVE", asked(json!({})), vec!["application/pdf", "text/csv"]),
        ("AUTO_APPROVE", asked(json!({ "content_types": ["application/pdf"] })), vec!["application/pdf"]),
        ("AUTO_APPROVE", asked(json!({ "create_report_configuration": false })), vec![]),
        ("AUTO_DECLINE", asked(json!({})), vec![]),
    ] {
        let mut shop = Shop::new();
        let seller = with(company("a", description), "/report_configuration", report_configuration);
        let approval = shop.write(APPROVALS, &seller);
        shop.captured(&of_seller("a"), "vipps");
        shop.captured(&of_seller("b"), "vipps");
        shop.sandbox.settle();
        let reports = shop.read(REPORTS);
        assert_eq!(names(&reports["reports"], "content_type"), expected, "{seller}");
        for report in reports["reports"].as_array().unwrap() {
            assert_eq!(report["report_config_id"], approval["id"]);
            assert_eq!(
                (&report["schedule"], &report["custom_report_name"]),
                (&json!("weekly"), &json!("Shoes"))
            );
        }
    }
}

#[test]
fn without_a_configuration_there_is_no_report() {
    let mut shop = Shop::new();
    shop.captured(&plain(), "vipps");
    shop.sandbox.settle();
    assert_eq!(shop.read(REPORTS), json!({ "reports": [] }));
}

#[test]
fn a_report_is_fetched_at_its_signed_address() {
    let mut shop = Shop::new();
    let body = json!({ "filetypes": ["csv", "pdf"], "destinations": [], "providers": [] });
    shop.write(CONFIGURATIONS, &body);
    shop.captured(&plain(), "vipps");
    shop.sandbox.settle();
    let settlement = shop.read(SETTLEMENTS)["items"][0].clone();
    let reports = shop.read(REPORTS);
    for report in reports["reports"].as_array().unwrap() {
        assert_eq!(report["data_from"], settlement["start_at"]);
        assert_eq!(report["data_to"], settlement["end_at"]);
        let url = report["signed_url"].as_str().unwrap().strip_prefix(HOST).unwrap();
        let response = shop.send(Method::Get, url, &[], &Value::Null);
        assert_eq!(response.status, 200);
        assert_eq!(response.headers.get("content-type"), report["content_type"].as_str());
        let file = response.text().into_owned();
        let attachments = settlement["attachments"].as_array().unwrap();
        let same = attachments.iter().find(|one| one["content_type"] == report["content_type"]).unwrap();
        let path = format!("{SETTLEMENTS}/{}/attachments/{}", settlement["id"], same["id"]).replace('"', "");
        assert_eq!(shop.read(&path), json!(file), "the report is the settlement's file");

        let (bare, _) = url.split_once('?').unwrap();
        for (method, path, status) in [
            (Method::Get, bare.to_owned(), 403),
            (Method::Get, format!("{bare}?signature=x"), 403),
            (Method::Get, format!("{url}x"), 403),
            (Method::Get, url.replace("/reports/", "/reports/0"), 404),
            (Method::Post, url.to_owned(), 405),
        ] {
            assert_eq!(shop.send(method, &path, &[], &Value::Null).status, status, "{path}");
        }
    }
}
