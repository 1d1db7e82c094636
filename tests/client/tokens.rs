//! Tokens: where they are kept, how long they serve, and what a store may do wrong.

use std::future::pending;

use dintero_wasm::client::{CallOptions, Client, Credentials, InMemory, Options, TokenOutcome, TokenStore};
use dintero_wasm::engine::{ErrorKind, Token};
use dintero_wasm::model::{AuthToken, Confidential, SessionGetQuery};
use serde_json::json;

use crate::script::{START, Script, TOKEN, answer, client, get, options, token};

#[test]
fn a_token_serves_until_shortly_before_its_end() {
    let ok = || answer(200, json!({ "id": "s" }));
    let script = Script::new([token(), ok(), ok(), token(), ok()]);
    let client = client(&script);
    get(&script, &client).expect("it is read");
    *script.now.lock().unwrap() = START + 3_539_999;
    get(&script, &client).expect("it is read");
    *script.now.lock().unwrap() = START + 3_540_000;
    get(&script, &client).expect("it is read");
    assert_eq!(script.sent().iter().filter(|line| line.ends_with("/auth/token")).count(), 2);
    script.add([answer(401, "{}"), token(), ok()]);
    get(&script, &client).expect("a token that is refused is fetched again, once");
    script.add([answer(401, "{}"), token(), answer(401, "{}")]);
    assert_eq!(get(&script, &client).expect_err("once").kind, ErrorKind::Authentication);
}

/// A store that never answers.
#[derive(Debug)]
struct Stuck;

impl TokenStore for Stuck {
    async fn load(&self) -> Result<Option<Token>, String> {
        pending().await
    }

    async fn store(&self, _: Token) {
        pending().await
    }
}

#[test]
fn a_store_that_hangs_costs_two_waits_and_not_the_call() {
    let script = Script::new([token(), answer(200, json!({ "id": "s" }))]);
    let client = Client::with_tokens(options(), &script, Stuck).expect("a client");
    let query = SessionGetQuery::default();
    script.run(client.sessions().get("s", &query, CallOptions::default())).expect("it is read");
    assert_eq!(script.elapsed(), 4_000);
    // Where the store is the only way to a token, it is waited for.
    let script = Script::new([]);
    let given = Options::new("T12345678", Credentials::AccessToken);
    let client = Client::with_tokens(given, &script, Stuck).expect("a client");
    let error = script.run(client.sessions().get("s", &query, CallOptions::default())).expect_err("no token");
    assert_eq!((error.kind, script.elapsed()), (ErrorKind::Timeout, 30_000));
}

/// A store that several instances share, and that may be out of order.
#[derive(Debug, Default)]
struct Shared {
    token: InMemory,
    broken: bool,
}

impl TokenStore for &Shared {
    async fn load(&self) -> Result<Option<Token>, String> {
        if self.broken { Err("KV is down".into()) } else { self.token.load().await }
    }

    async fn store(&self, token: Token) {
        self.token.store(token).await;
    }
}

#[test]
fn a_store_shares_a_token_and_may_fail() {
    let ok = || answer(200, json!({ "id": "s" }));
    for (broken, tokens) in [(false, 1), (true, 2)] {
        let shared = Shared { broken, ..Shared::default() };
        let script = Script::new([token(), ok(), ok()]);
        if broken {
            *script.steps.lock().unwrap() = [token(), ok(), token(), ok()].into();
        }
        for _ in 0..2 {
            let client = Client::with_tokens(options(), &script, &shared).expect("a client");
            let query = SessionGetQuery::default();
            script.run(client.sessions().get("s", &query, CallOptions::default())).expect("it is read");
        }
        let fetched = script.sent().iter().filter(|line| line.ends_with("/auth/token")).count();
        assert_eq!(fetched, tokens);
    }
}

#[test]
fn a_token_can_be_had_for_itself() {
    let script = Script::new([token()]);
    let client = client(&script);
    let grant = AuthToken::default();
    let token = client.auth().token(&grant, CallOptions::default());
    let TokenOutcome::Token(token) = script.run(token).expect("a token") else { panic!("a token") };
    assert_eq!(
        (token.access_token.as_ref().map(Confidential::expose), token.expires_in),
        (Some(TOKEN), Some(3600))
    );
}
