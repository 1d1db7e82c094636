use base64ct::{Base64UrlUnpadded, Encoding as _};
use dintero_wasm::sandbox::{Options, User};
use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::shop::{Shop, json_of};

/// `sandbox-client:sandbox-secret`.
pub const BASIC: &str = "Basic c2FuZGJveC1jbGllbnQ6c2FuZGJveC1zZWNyZXQ=";
pub const TOKEN: &str = "/v1/accounts/T12345678/auth/token";
const AUDIENCE: &str = "https://api.dintero.com/v1/accounts/T12345678";

pub fn client_credentials() -> Value {
    json!({ "grant_type": "client_credentials", "audience": AUDIENCE })
}

pub fn password(username: &str, password: &str) -> Value {
    json!({ "grant_type": "password", "username": username, "password": password, "audience": AUDIENCE })
}

fn code(ident: &str, verification_code: &str) -> Value {
    json!({
        "grant_type": "authorization_code", "ident_type": "email", "ident": ident,
        "verification_code": verification_code, "audience": AUDIENCE,
    })
}

/// What `Authorization` holds by the token of an answer.
pub fn bearer(answer: &Value) -> String {
    format!("Bearer {}", answer["access_token"].as_str().unwrap())
}

/// A shop with two users, of whom one has a second factor, and the client's own token.
pub fn with_users(scopes: Option<&[&str]>) -> (Shop, String) {
    let user = |username: &str, mfa: bool| User {
        username: username.into(),
        password: format!("{username} password").into(),
        verification_code: Some("1234".into()),
        mfa,
    };
    let users = vec![user("kari@shop.example", false), user("ola@shop.example", true)];
    let scopes = scopes.map(|scopes| scopes.iter().map(|scope| (*scope).to_owned()).collect());
    let mut shop = Shop::with(Options { users, scopes, ..Options::default() });
    let client = bearer(&ask(&mut shop, BASIC, &client_credentials()).1);
    (shop, client)
}

/// Asks for a token.
pub fn ask(shop: &mut Shop, authorization: &str, body: &Value) -> (u16, Value) {
    let answer = shop.send(Method::Post, TOKEN, &[("authorization", authorization)], body);
    (answer.status, json_of(&answer))
}

fn works(shop: &mut Shop, authorization: &str) -> bool {
    shop.send(Method::Get, "/v1/transactions", &[("authorization", authorization)], &Value::Null).status
        == 200
}

#[test]
fn each_grant_gives_a_token() {
    let (mut shop, client) = with_users(None);
    let kari = "kari@shop.example";
    let (status, signed_in) = ask(&mut shop, &client, &password(kari, "kari@shop.example password"));
    assert_eq!(status, 200, "{signed_in}");
    let user = bearer(&signed_in);
    let claims = Base64UrlUnpadded::encode_string(json!({ "email": kari }).to_string().as_bytes());
    let id_token = format!("Bearer e30.{claims}.c2ln");
    let refresh = json!({ "grant_type": "refresh_token", "refresh_token": signed_in["refresh_token"] });
    for (authorization, body, refreshes) in [
        (client.as_str(), client_credentials(), false),
        (&client, code(kari, "1234"), true),
        (&user, json!({ "grant_type": "account_user_token" }), false),
        (&user, json!({ "grant_type": "account_user" }), false),
        (&id_token, json!({ "grant_type": "account_user_token" }), false),
        (&client, refresh, false),
    ] {
        let (status, answer) = ask(&mut shop, authorization, &body);
        assert_eq!(status, 200, "{body} {answer}");
        assert_eq!((&answer["token_type"], &answer["expires_in"]), (&json!("Bearer"), &json!(14400)));
        assert_eq!(answer["refresh_token"].is_string(), refreshes, "{body}");
        assert!(works(&mut shop, &bearer(&answer)), "{body}");
    }
    let state = shop.sandbox.state().to_string();
    for secret in ["access_token", "refresh_token"] {
        assert!(!state.contains(signed_in[secret].as_str().unwrap()));
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    let kari = "kari@shop.example";
    let right = password(kari, "kari@shop.example password");
    let without = |name: &str| {
        let mut body = right.clone();
        body.as_object_mut().unwrap().remove(name);
        body
    };
    let other = json!("https://api.dintero.com/v1/accounts/T87654321");
    let grant = |grant: &str| json!({ "grant_type": grant });
    let none = "Bearer none";
    for (bring, body, expected) in [
        (None, right.clone(), 200),
        (Some(BASIC), right.clone(), 401),
        (Some(none), right.clone(), 401),
        (Some(""), right.clone(), 401),
        (Some(none), client_credentials(), 401),
        (None, password(kari, "wrong"), 401),
        (None, password("nobody", "wrong"), 401),
        (None, without("username"), 400),
        (None, without("password"), 400),
        (None, without("audience"), 403),
        (None, crate::shop::with(right.clone(), "/audience", other), 403),
        (None, code(kari, "1235"), 401),
        (None, code("nobody", "1234"), 401),
        // The token is the client's, and not a user's.
        (None, grant("account_user_token"), 403),
        (Some("Bearer e30.e30.c2ln"), grant("account_user_token"), 401),
        (Some(none), grant("account_user_token"), 401),
        (None, grant("refresh_token"), 400),
        (None, json!({ "grant_type": "refresh_token", "refresh_token": "none" }), 401),
        (Some(none), json!({ "grant_type": "refresh_token", "refresh_token": "none" }), 401),
        (None, grant("rune"), 400),
    ] {
        let (mut shop, client) = with_users(None);
        let (status, answer) = ask(&mut shop, bring.unwrap_or(&client), &body);
        assert_eq!(status, expected, "{bring:?} {body} {answer}");
    }
}

#[test]
fn a_verification_code_is_good_once() {
    let (mut shop, client) = with_users(None);
    let body = code("kari@shop.example", "1234");
    assert_eq!(ask(&mut shop, &client, &body).0, 200);
    assert_eq!(ask(&mut shop, &client, &body).0, 401);
}

#[test]
fn signing_in_and_refreshing_have_scopes_of_their_own() {
    let body = password("kari@shop.example", "kari@shop.example password");
    for (scopes, status, refreshes) in [
        (None, 200, true),
        (Some(&["read:checkout"][..]), 403, false),
        (Some(&["write:accounts:/auth/users"]), 200, false),
        (Some(&["admin:accounts", "create:accounts:auth:refresh_token"]), 200, true),
    ] {
        let (mut shop, client) = with_users(scopes);
        let (answered, answer) = ask(&mut shop, &client, &body);
        assert_eq!(answered, status, "{scopes:?} {answer}");
        assert_eq!(answer["refresh_token"].is_string(), refreshes, "{scopes:?}");
    }
}

#[test]
fn a_token_lasts_as_long_as_the_option_says() {
    let mut shop = Shop::with(Options { token_seconds: 60, ..Options::default() });
    let (_, answer) = ask(&mut shop, BASIC, &client_credentials());
    assert_eq!(answer["expires_in"], 60);
    let token = bearer(&answer);
    shop.sandbox.advance(59);
    assert!(works(&mut shop, &token));
    shop.sandbox.advance(1);
    assert!(!works(&mut shop, &token));
    // Nor does it ask for another.
    assert_eq!(ask(&mut shop, &token, &client_credentials()).0, 401);
}
