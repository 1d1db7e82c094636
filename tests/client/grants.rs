//! Grants: what a token is asked for with.

use dintero_wasm::client::{Client, Credentials, InMemory, Options, TokenOutcome};
use dintero_wasm::engine::{Error, ErrorKind, Token};
use serde_json::{Value, json};

use crate::script::{SECRET, Script, Step, TOKEN, USUAL, answer, client, lost, no_secret, of, token};

const AUDIENCE: &str = "https://api.dintero.com/v1/accounts/T12345678";
const BASIC: &str = "Basic dGhlLWNsMWVudDpjbDFlbnQtczNjcmV0";

fn ask(grant: Value, steps: impl IntoIterator<Item = Step>) -> (Script, Result<TokenOutcome, Error>) {
    let script = Script::new(steps);
    let outcome = script.run(client(&script).auth().token(&of(grant), USUAL));
    (script, outcome)
}

/// The body of a request.
fn body(script: &Script, at: usize) -> Value {
    serde_json::from_slice(&script.request(at).body.expect("a body")).expect("JSON")
}

fn people() -> [(Value, bool); 5] {
    [
        (json!({ "grant_type": "password", "username": "kari", "password": "opensesame" }), true),
        (
            json!({ "grant_type": "authorization_code", "ident_type": "email", "ident": "k", "verification_code": "1" }),
            true,
        ),
        (json!({ "grant_type": "refresh_token", "refresh_token": "r" }), false),
        (json!({ "grant_type": "account_user_token" }), false),
        (json!({ "grant_type": "mfa-oob", "mfa_token": "m", "oob_code": "o", "binding_code": "1" }), false),
    ]
}

#[test]
fn the_client_proves_itself_by_basic_and_may_be_repeated() {
    let grant = || json!({ "grant_type": "client_credentials" });
    let (script, outcome) = ask(grant(), [answer(503, ""), lost(), token()]);
    assert!(matches!(outcome, Ok(TokenOutcome::Token(_))));
    assert_eq!(script.sent().len(), 3);
    for at in 0..3 {
        assert_eq!(script.request(at).headers.get("authorization"), Some(BASIC));
        assert_eq!(body(&script, at), json!({ "grant_type": "client_credentials", "audience": AUDIENCE }));
    }
    let (script, _) = ask(json!({ "grant_type": "client_credentials", "audience": "mine" }), [token()]);
    assert_eq!(body(&script, 0)["audience"], "mine");
}

#[test]
fn a_person_is_asked_for_by_bearer_and_once() {
    for (grant, has_audience) in people() {
        let (script, outcome) = ask(grant.clone(), [token(), token()]);
        assert!(matches!(outcome, Ok(TokenOutcome::Token(_))), "{grant}");
        assert_eq!(script.request(1).headers.get("authorization"), Some("Bearer t0ken.abc"));
        let mut expected = grant.clone();
        if has_audience {
            expected["audience"] = AUDIENCE.into();
        }
        assert_eq!(body(&script, 1), expected);
        for lost in [lost(), answer(503, ""), answer(500, "{}")] {
            let (script, outcome) = ask(grant.clone(), [token(), lost]);
            let error = outcome.expect_err("it is not known");
            assert_eq!(
                (error.kind, error.retryable, script.sent().len()),
                (ErrorKind::UnknownOutcome, false, 2)
            );
            assert!(error.message.contains("begin the sign-in again"), "{error}");
        }
    }
}

#[test]
fn a_second_factor_is_no_error() {
    let wants = r#"{"error":{"message":"MFA","code":"mfa_required"},"mfa_token":"m-t0ken"}"#;
    for (grant, _) in people() {
        let (_, outcome) = ask(grant, [token(), answer(403, wants)]);
        let Ok(TokenOutcome::MfaRequired { mfa_token }) = outcome else { panic!("{outcome:?}") };
        assert_eq!(mfa_token.expose(), "m-t0ken");
        assert!(!format!("{mfa_token:?}").contains("m-t0ken"));
    }
    let without = r#"{"error":{"message":"MFA","code":"mfa_required"}}"#;
    let (_, outcome) = ask(people()[0].0.clone(), [token(), answer(403, without)]);
    assert_eq!(outcome.expect_err("there is nothing to go on with").kind, ErrorKind::Authentication);
}

#[test]
fn a_grant_is_proved_by_what_the_client_has() {
    let key = Options::new("T12345678", Credentials::ApiKey("k3y-of-the-account".into()));
    let script = Script::new([]);
    let client = Client::new(key, &script).expect("a client");
    for grant in [json!({ "grant_type": "client_credentials" }), people()[0].0.clone()] {
        let error = script.run(client.auth().token(&of(grant), USUAL)).expect_err("a key gives no token");
        assert_eq!((error.kind, script.sent().len()), (ErrorKind::Config, 0));
        assert!(error.message.contains("clientId and clientSecret"), "{error}");
    }
    let given = Options::new("T12345678", Credentials::AccessToken);
    let own = InMemory::holding(Token { secret: TOKEN.into(), use_until: None });
    let script = Script::new([token()]);
    let client = Client::with_tokens(given, &script, own).expect("a client");
    script.run(client.auth().token(&of(people()[3].0.clone()), USUAL)).expect("a token");
    assert_eq!(script.request(0).headers.get("authorization"), Some("Bearer t0ken.abc"));
}

#[test]
fn what_a_grant_holds_is_in_no_error() {
    for step in [answer(400, r#"{"error":{"message":"no"}}"#), answer(401, "{}"), answer(200, "{}"), lost()] {
        let (_, outcome) = ask(people()[0].0.clone(), [token(), step, token(), answer(401, "{}")]);
        let error = outcome.expect_err("no token");
        assert!(!format!("{error} {error:?}").contains("opensesame"));
        no_secret(&error);
    }
    assert!(!BASIC.contains(SECRET));
}
