//! The account's side: money that comes, and who gets it.

mod access;
mod approvals;
mod branding;
mod configurations;
mod documents;
mod paging;
mod payouts;
mod reports;
mod settlements;
mod test_reports;

use dintero_wasm::wire::{Method, Response};
use serde_json::{Value, json};

use crate::shop::{Shop, json_of, order, with};

/// `sandbox-client:sandbox-secret`.
const BASIC: &str = "Basic c2FuZGJveC1jbGllbnQ6c2FuZGJveC1zZWNyZXQ=";

const DAY: u32 = 86_400;

/// From the shop's begin, 00:30 UTC, to 06:00.
const TO_RUN: u32 = 19_800;

const SETTLEMENTS: &str = "/v1/accounts/T12345678/settlements";
const CONFIGURATIONS: &str = "/v1/accounts/T12345678/settlements/reports/configuration";
const REPORTS: &str = "/v1/accounts/T12345678/reports/metadata";
const APPROVALS: &str = "/v1/accounts/T12345678/management/settings/approvals/payout-destinations";
const FUND_TRANSFERS: &str = "/v2/accounts/T12345678/payout/fund-transfers";

impl Shop {
    /// A call with a new token of the account's client.
    fn as_client(&mut self, method: Method, path: &str, body: &Value) -> Response {
        let account = self.sandbox.state()["account_id"].as_str().unwrap().to_owned();
        let audience = format!("https://api.dintero.com/v1/accounts/{account}");
        let grant = json!({ "grant_type": "client_credentials", "audience": audience });
        let token = format!("/v1/accounts/{account}/auth/token");
        let token = json_of(&self.send(Method::Post, &token, &[("authorization", BASIC)], &grant));
        let bearer = format!("Bearer {}", token["access_token"].as_str().unwrap());
        self.send(method, path, &[("authorization", &bearer)], body)
    }

    fn client(&mut self, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let response = self.as_client(method, path, body);
        (response.status, json_of(&response))
    }

    /// What a list or a document answers.
    fn read(&mut self, path: &str) -> Value {
        let (status, body) = self.client(Method::Get, path, &Value::Null);
        assert_eq!(status, 200, "{path} {body}");
        body
    }

    fn write(&mut self, path: &str, body: &Value) -> Value {
        let (status, answer) = self.client(Method::Post, path, body);
        assert_eq!(status, 200, "{path} {answer}");
        answer
    }

    /// An order that is paid and captured whole; the transaction's id.
    fn captured(&mut self, body: &Value, product: &str) -> String {
        let id = self.paid(body, product, None);
        let amount = body["order"]["amount"].clone();
        let (status, answer) =
            self.post(&format!("/v1/transactions/{id}/capture"), &json!({ "amount": amount }));
        assert_eq!(status, 200, "{answer}");
        id
    }

    /// What a seller has, by currency.
    fn balance(&mut self, seller: &str) -> Vec<(String, i64)> {
        let path = format!("/v2/accounts/T12345678/payout/payout-destinations/{seller}/balances");
        let balances = self.read(&path);
        let balances = balances["payout_destination_balances"].as_array().unwrap();
        let pair = |balance: &Value| {
            (balance["currency"].as_str().unwrap().to_owned(), balance["amount"].as_i64().unwrap())
        };
        balances.iter().map(pair).collect()
    }

    fn entries(&mut self, seller: &str, query: &str) -> Value {
        self.read(&format!("/v2/accounts/T12345678/payout/payout-destinations/{seller}/transfers{query}"))
    }
}

/// An order of 100.00 whose money is a seller's; its fee is 1.50.
fn of_seller(seller: &str) -> Value {
    let order = json!({
        "amount": 10000, "currency": "NOK", "merchant_reference": format!("for {seller}"),
        "payout_destination_id": seller,
    });
    with(super::shop::plain(), "/order", order)
}

/// The order of two lines and a shipping option, the first line split between sellers `a` and `b`.
fn split() -> Value {
    let splits = json!([
        { "payout_destination_id": "a", "amount": 15000 },
        { "payout_destination_id": "b", "amount": 5000 },
    ]);
    with(order("https://shop.example/callback"), "/order/items/0/splits", splits)
}

/// A company to be approved.
fn company(seller: &str, description: &str) -> Value {
    json!({
        "payout_destination_id": seller,
        "payout_destination_name": "Kari's Shoes",
        "payout_destination_description": description,
        "payout_reference": "Shoes",
        "country_code": "NO",
        "organization_number": "123456789",
        "bank_accounts": [{
            "bank_account_number": "NO9386011117947",
            "bank_account_number_type": "IBAN",
            "bank_account_country_code": "NO",
            "bank_account_currency": "NOK",
            "payout_currency": "NOK",
            "bank_identification_code": "DNBANOKK",
        }],
    })
}
