use dintero_wasm::sandbox::{Options, Sandbox, User};
use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::shop::{Shop, json_of};

/// `sandbox-client:sandbox-secret`.
const BASIC: &str = "Basic c2FuZGJveC1jbGllbnQ6c2FuZGJveC1zZWNyZXQ=";
const TOKEN: &str = "/v1/accounts/T12345678/auth/token";

fn grant(audience: &str) -> Value {
    json!({ "grant_type": "client_credentials", "audience": audience })
}

#[test]
fn the_token_call_gives_a_token_that_expires() {
    let mut shop = Shop::new();
    let body = grant("https://api.dintero.com/v1/accounts/T12345678");
    let answer = json_of(&shop.send(Method::Post, TOKEN, &[("authorization", BASIC)], &body));
    assert_eq!(answer["token_type"], "Bearer");
    let lifetime = u32::try_from(answer["expires_in"].as_u64().unwrap()).unwrap();
    let bearer = format!("Bearer {}", answer["access_token"].as_str().unwrap());
    let unknown = "/v1/sessions/T12345678.none";
    let read = |shop: &mut Shop| shop.send(Method::Get, unknown, &[("authorization", &bearer)], &Value::Null);

    assert_eq!(read(&mut shop).status, 404);
    shop.sandbox.advance(lifetime - 1);
    assert_eq!(read(&mut shop).status, 404);
    shop.sandbox.advance(1);
    let refused = read(&mut shop);
    assert_eq!(refused.status, 401);
    assert_eq!(json_of(&refused)["error"]["message"], "The access token has expired");
}

#[test]
fn wrong_credentials_are_refused() {
    let right = "https://api.dintero.com/v1/accounts/T12345678";
    let mut shop = Shop::new();
    for (path, authorization, body, status) in [
        (TOKEN, BASIC, grant(right), 200),
        (TOKEN, "", grant(right), 401),
        (TOKEN, "Basic !", grant(right), 401),
        // sandbox-client:wrong
        (TOKEN, "Basic c2FuZGJveC1jbGllbnQ6d3Jvbmc=", grant(right), 401),
        (TOKEN, "Bearer x", grant(right), 401),
        (TOKEN, BASIC, grant("https://api.dintero.com/v1/accounts/T87654321"), 403),
        ("/v1/accounts/T87654321/auth/token", BASIC, grant(right), 403),
        (TOKEN, BASIC, json!({ "audience": right }), 400),
        (TOKEN, BASIC, json!([]), 400),
    ] {
        let response = shop.send(Method::Post, path, &[("authorization", authorization)], &body);
        assert_eq!(response.status, status, "{path} {authorization} {body}");
    }
    let session = "/v1/sessions/T12345678.none";
    for (name, value, status) in [
        ("x-api-key", "sandbox-key", 404),
        ("x-api-key", "other", 401),
        ("authorization", "Bearer other", 401),
        ("accept", "*/*", 401),
    ] {
        let response = shop.send(Method::Get, session, &[(name, value)], &Value::Null);
        assert_eq!(response.status, status, "{name}: {value}");
        assert!(json_of(&response)["error"]["message"].is_string());
    }
}

#[test]
fn every_answer_has_a_request_id_of_its_own() {
    let mut shop = Shop::new();
    let ids = [1, 2].map(|_| shop.send(Method::Get, "/v1/nothing", &[], &Value::Null).headers);
    let [first, second] = ids.each_ref().map(|headers| headers.get("request-id").unwrap());
    assert_ne!(first, second);
}

#[test]
fn options_that_cannot_be_are_named() {
    let user = |name: &str| User {
        username: name.into(),
        password: "p".into(),
        verification_code: None,
        mfa: false,
    };
    for (options, name) in [
        (Options { account_id: "12345678".into(), ..Options::default() }, "account_id"),
        (Options { client_id: String::new(), ..Options::default() }, "client_id"),
        (Options { client_secret: "x\n".into(), ..Options::default() }, "client_secret"),
        (Options { signature_secret: Some("".into()), ..Options::default() }, "signature_secret"),
        (Options { token_seconds: 0, ..Options::default() }, "token_seconds"),
        (Options { users: vec![user("")], ..Options::default() }, "users"),
        (Options { users: vec![user("kari"), user("kari")], ..Options::default() }, "users"),
    ] {
        let error = Sandbox::new(options).unwrap_err();
        assert_eq!(error.option, name);
        assert!(error.to_string().contains(name));
    }
}
