use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::grants::{ask, bearer, password, with_users};
use crate::shop::{Shop, json_of, with};

const CHALLENGE: &str = "/v1/accounts/T12345678/auth/mfa/challenge";

/// Shows the password of the user who has a second factor; the `mfa_token`.
fn sign_in(shop: &mut Shop, client: &str) -> Value {
    let (status, answer) = ask(shop, client, &password("ola@shop.example", "ola@shop.example password"));
    assert_eq!((status, &answer["error"]["code"]), (403, &json!("mfa_required")), "{answer}");
    assert_eq!(answer.get("access_token"), None);
    answer["mfa_token"].clone()
}

fn challenge(shop: &mut Shop, body: &Value) -> (u16, Value) {
    let answer = shop.send(Method::Post, CHALLENGE, &[], body);
    (answer.status, json_of(&answer))
}

/// A code that was sent, and the grant that it makes.
fn sent(shop: &mut Shop, mfa_token: &Value) -> Value {
    let (status, answer) = challenge(shop, &json!({ "challenge_type": "oob", "mfa_token": mfa_token }));
    assert_eq!(status, 200, "{answer}");
    assert_eq!((&answer["challenge_type"], &answer["binding_method"]), (&json!("oob"), &json!("prompt")));
    let seen = &shop.sandbox.state()["second_factors"][0];
    assert_eq!(seen["username"], "ola@shop.example");
    assert_eq!(seen["oob_code"], answer["oob_code"]);
    assert_eq!(seen["binding_code"].as_str().unwrap().len(), 6);
    json!({
        "grant_type": "mfa-oob", "mfa_token": mfa_token,
        "oob_code": answer["oob_code"], "binding_code": seen["binding_code"],
    })
}

#[test]
fn a_password_and_a_code_give_a_token() {
    for spelling in ["mfa-oob", "mfa_oob"] {
        let (mut shop, client) = with_users(None);
        let mfa_token = sign_in(&mut shop, &client);
        let grant = with(sent(&mut shop, &mfa_token), "/grant_type", json!(spelling));
        let (status, answer) = ask(&mut shop, &client, &grant);
        assert_eq!(status, 200, "{answer}");
        let read =
            shop.send(Method::Get, "/v1/transactions", &[("authorization", &bearer(&answer))], &Value::Null);
        assert_eq!(read.status, 200);
        assert_eq!(shop.sandbox.state()["second_factors"], json!([]));
        assert_eq!(ask(&mut shop, &client, &grant).0, 401, "all of it is good once");
    }
}

#[test]
fn the_code_goes_where_it_is_wanted() {
    for (channel, seen) in [(None, "sms"), (Some("sms"), "sms"), (Some("email"), "email")] {
        let (mut shop, client) = with_users(None);
        let mfa_token = sign_in(&mut shop, &client);
        let mut body = json!({ "challenge_type": "oob", "mfa_token": mfa_token });
        if let Some(channel) = channel {
            body["oob_channel"] = json!(channel);
        }
        assert_eq!(challenge(&mut shop, &body).0, 200);
        assert_eq!(shop.sandbox.state()["second_factors"][0]["oob_channel"], seen);
    }
}

#[test]
fn what_is_wrong_or_late_is_refused() {
    let (mut shop, client) = with_users(None);
    let mfa_token = sign_in(&mut shop, &client);
    for (body, status) in [
        (json!({ "challenge_type": "otp", "mfa_token": mfa_token }), 400),
        (json!({ "challenge_type": "oob", "mfa_token": mfa_token, "oob_channel": "pigeon" }), 400),
        (json!({ "challenge_type": "oob" }), 400),
        (json!({ "challenge_type": "oob", "mfa_token": "none" }), 401),
    ] {
        assert_eq!(challenge(&mut shop, &body).0, status, "{body}");
    }
    let unsent =
        json!({ "grant_type": "mfa-oob", "mfa_token": mfa_token, "oob_code": "x", "binding_code": "1" });
    assert_eq!(ask(&mut shop, &client, &unsent).0, 401, "no code was sent");
    let first = sent(&mut shop, &mfa_token);
    let grant = sent(&mut shop, &mfa_token);
    assert_eq!(ask(&mut shop, &client, &first).0, 401, "another code took its place");
    for (member, value, status) in [
        ("/binding_code", json!("x"), 401),
        ("/oob_code", json!("x"), 401),
        ("/mfa_token", json!("x"), 401),
        ("/binding_code", json!(""), 400),
    ] {
        assert_eq!(ask(&mut shop, &client, &with(grant.clone(), member, value)).0, status, "{member}");
    }
    shop.sandbox.advance(299);
    assert_eq!(ask(&mut shop, &client, &grant).0, 200, "just in time");

    let mfa_token = sign_in(&mut shop, &client);
    let grant = sent(&mut shop, &mfa_token);
    shop.sandbox.advance(300);
    assert_eq!(ask(&mut shop, &client, &grant).0, 401, "too late");
    assert_eq!(challenge(&mut shop, &json!({ "challenge_type": "oob", "mfa_token": mfa_token })).0, 401);
}
