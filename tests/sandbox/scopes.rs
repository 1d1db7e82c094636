use dintero_wasm::model::Operation;
use dintero_wasm::sandbox::Options;
use dintero_wasm::wire::{Host, Method, Route};
use serde_json::json;

use crate::grants::{BASIC, TOKEN, bearer, client_credentials};
use crate::shop::{Shop, json_of};

/// A call of an operation, with nothing in it that could succeed.
fn call(shop: &mut Shop, operation: Operation, header: (&str, &str)) -> u16 {
    let (method, path) = operation.route();
    let path: Vec<_> = path
        .split('/')
        .map(|part| if part == "{aid}" || part == "{oid}" { "T12345678" } else { part })
        .collect();
    let path = path.join("/").replace(['{', '}'], "");
    let path = if path.starts_with("/v2/") { path } else { format!("/v1{path}") };
    shop.send(Method::from_name(method).unwrap(), &path, &[header], &json!({})).status
}

fn with_scopes(scopes: &[&str]) -> (Shop, String) {
    let scopes = Some(scopes.iter().map(|scope| (*scope).to_owned()).collect());
    let mut shop = Shop::with(Options { scopes, ..Options::default() });
    let answer = shop.send(Method::Post, TOKEN, &[("authorization", BASIC)], &client_credentials());
    let token = bearer(&json_of(&answer));
    (shop, token)
}

/// All but the calls for a token.
fn operations() -> impl Iterator<Item = Operation> {
    Operation::ALL.iter().copied().filter(|operation| !operation.name().starts_with("auth."))
}

#[test]
fn each_operation_demands_one_of_its_scopes() {
    let reads = ["sessions.get", "sessions.update", "transactions.get", "transactions.list"];
    let free = ["payouts.", "branding."];
    for (scope, allowed) in [
        ("admin:checkout", &["sessions.", "transactions."][..]),
        ("read:checkout", &reads),
        (
            "write:checkout",
            &[
                "sessions.create",
                "sessions.cancel",
                "sessions.pay",
                "transactions.capture",
                "transactions.refund",
                "transactions.void",
                "transactions.updateAuthorization",
            ],
        ),
        ("admin:billing", &["settlements."]),
        (
            "read:reports",
            &[
                "settlements.list",
                "settlements.attachment",
                "settlements.reportConfigurations.list",
                "settlements.reportConfigurations.get",
                "reports.",
            ],
        ),
        (
            "write:settlements",
            &[
                "settlements.reportConfigurations.create",
                "settlements.reportConfigurations.update",
                "settlements.reportConfigurations.delete",
            ],
        ),
        (
            "write:billing",
            &["settlements.reportConfigurations.update", "settlements.reportConfigurations.delete"],
        ),
        ("read:accounts", &["approvals.list"]),
        ("write:accounts:/management/settings/approvals", &["approvals.create"]),
        ("unheard:of", &[]),
    ] {
        let (mut shop, token) = with_scopes(&[scope]);
        for operation in operations() {
            let status = call(&mut shop, operation, ("authorization", &token));
            let name = operation.name();
            let exact = name == "transactions.update" && scope == "write:checkout";
            let allowed = exact
                || allowed.iter().chain(&free).any(|part| {
                    // `transactions.update` begins like another operation.
                    if part.ends_with('.') || *part == "sessions.create" {
                        name.starts_with(part)
                    } else {
                        name == *part
                    }
                });
            assert_eq!(status != 403, allowed, "{scope} {name} {status}");
        }
    }
}

#[test]
fn a_refusal_names_the_scopes() {
    let (mut shop, token) = with_scopes(&["read:checkout"]);
    let answer = shop.send(Method::Post, "/v1/sessions-profile", &[("authorization", &token)], &json!({}));
    assert_eq!(answer.status, 403);
    let message = json_of(&answer)["error"]["message"].as_str().unwrap().to_owned();
    assert!(
        message.contains("admin:checkout, write:checkout") && message.contains("sessions.create"),
        "{message}"
    );
}

#[test]
fn an_api_key_is_for_the_checkout_alone() {
    let mut shop = Shop::with(Options { scopes: Some(Vec::new()), ..Options::default() });
    for operation in operations() {
        let status = call(&mut shop, operation, ("x-api-key", "sandbox-key"));
        let of_account = Route::of(operation).host == Host::Api;
        assert_eq!(status == 401, of_account, "{} {status}", operation.name());
        assert_ne!(status, 403, "what a key may do is not limited by the client's scopes");
        let open = Route::of(operation).public;
        assert_eq!(call(&mut shop, operation, ("accept", "*/*")) != 401, open, "{}", operation.name());
    }
}

#[test]
fn a_client_may_do_everything_unless_it_is_said() {
    let mut shop = Shop::new();
    let answer = shop.send(Method::Post, TOKEN, &[("authorization", BASIC)], &client_credentials());
    let token = bearer(&json_of(&answer));
    for operation in operations() {
        let status = call(&mut shop, operation, ("authorization", &token));
        assert!(!matches!(status, 401 | 403), "{} {status}", operation.name());
    }
}
