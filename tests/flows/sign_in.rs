//! People who sign in.

use dintero_wasm::client::TokenOutcome;
use dintero_wasm::engine::ErrorKind;
use dintero_wasm::model::AccessToken;
use serde_json::{Value, json};

use crate::bodies::of;
use crate::shop::{Network, Shop, USUAL};

fn sign_in(shop: &Shop<'_>, grant: Value) -> AccessToken {
    let grant = of(grant);
    match shop.run(shop.dintero.auth().token(&grant, USUAL)) {
        TokenOutcome::Token(token) => token,
        other @ TokenOutcome::MfaRequired { .. } => panic!("{other:?}"),
    }
}

#[test]
fn a_person_signs_in_and_stays_signed_in() {
    let network = Network::new();
    let shop = Shop::at(&network);
    let by_code = json!({
        "grant_type": "authorization_code", "ident_type": "email", "ident": "kari@shop.example",
        "verification_code": "4711",
    });
    assert!(sign_in(&shop, by_code).access_token.is_some());
    let password =
        json!({ "grant_type": "password", "username": "kari@shop.example", "password": "opensesame" });
    let token = sign_in(&shop, password);
    let refresh = token.refresh_token.unwrap();
    let again = json!({ "grant_type": "refresh_token", "refresh_token": refresh.expose() });
    assert_ne!(sign_in(&shop, again).access_token, token.access_token);
    let wrong =
        of(json!({ "grant_type": "password", "username": "kari@shop.example", "password": "guessed-it" }));
    let error = shop.fail(shop.dintero.auth().token(&wrong, USUAL));
    assert_eq!(error.kind, ErrorKind::Authentication);
    assert!(!format!("{error} {error:?}").contains("guessed-it"));
}

#[test]
fn a_second_factor_is_an_outcome_and_not_an_error() {
    for grant_type in ["mfa-oob", "mfa_oob"] {
        let network = Network::new();
        let shop = Shop::at(&network);
        let password =
            of(json!({ "grant_type": "password", "username": "ola@shop.example", "password": "opensesame" }));
        let outcome = shop.run(shop.dintero.auth().token(&password, USUAL));
        let TokenOutcome::MfaRequired { mfa_token } = outcome else { panic!("{outcome:?}") };
        let mfa_token = mfa_token.expose();
        let challenge =
            of(json!({ "challenge_type": "oob", "mfa_token": mfa_token, "oob_channel": "email" }));
        let sent = shop.run(shop.dintero.auth().mfa_challenge(&challenge, USUAL));
        let state = shop.sandbox(|sandbox| sandbox.state());
        let read = &state["second_factors"][0];
        assert_eq!(read["oob_channel"], "email");
        let code = |binding_code: &Value| {
            json!({
                "grant_type": grant_type, "mfa_token": mfa_token, "oob_code": sent.oob_code.as_ref().unwrap().expose(),
                "binding_code": binding_code,
            })
        };
        let wrong = of(code(&json!("000000")));
        let error = shop.fail(shop.dintero.auth().token(&wrong, USUAL));
        assert_eq!(error.kind, ErrorKind::Authentication);
        assert!(!format!("{error} {error:?}").contains(mfa_token));
        assert!(sign_in(&shop, code(&read["binding_code"])).access_token.is_some());
    }
}
