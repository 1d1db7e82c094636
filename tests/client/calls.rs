//! What is sent, and what comes of it.

use dintero_wasm::client::{BrandingImage, CallOptions, Client, Credentials, Options, TransactionOutcome};
use dintero_wasm::engine::{ErrorKind, Outcome, TransportError};
use dintero_wasm::model::{
    BrandingTemplate, BrandingVariant, SessionCreateQuery, SessionUpdate, SessionUpdateQuery,
    TransactionGetQuery,
};
use dintero_wasm::wire::{Host as ApiHost, Method, Parts};
use serde_json::json;

use crate::script::{Script, Step, answer, capture, client, get, options, order, token};

#[test]
fn a_session_is_created_changed_paid_and_captured() {
    let session =
        json!({ "id": "T12345678.s", "url": "https://x.example/s", "transaction_id": "T12345678.t" });
    let script = Script::new([
        token(),
        answer(200, &session),
        answer(200, &session),
        answer(200, &session),
        answer(200, json!({ "id": "T12345678.t", "status": "AUTHORIZED" })),
        answer(200, json!({ "id": "T12345678.t", "status": "CAPTURED" })),
        Step::Accept,
        answer(200, json!({ "id": "T12345678.s", "cancelled_by": "merchant" })),
    ]);
    let client = client(&script);
    let limits = CallOptions::default();
    let query = SessionCreateQuery { include_session: Some(true), ..SessionCreateQuery::default() };
    let created = script.run(client.sessions().create(&order(), &query, limits)).expect("it is created");
    assert_eq!(created.id.as_deref(), Some("T12345678.s"));
    get(&script, &client).expect("it is read");
    let update: SessionUpdate =
        serde_json::from_value(json!({ "order": { "amount": 0, "currency": "NOK", "items": [] } })).unwrap();
    let query = SessionUpdateQuery { update_without_lock: Some(true), ..SessionUpdateQuery::default() };
    script.run(client.sessions().update("T12345678.s", &update, &query, limits)).expect("it is updated");
    let query: TransactionGetQuery =
        serde_json::from_value(json!({ "includes": ["session", "card.payment_token"] })).unwrap();
    let transaction =
        script.run(client.transactions().get("T12345678.t", &query, limits)).expect("it is read");
    assert_eq!(transaction.status.expect("a status").as_str(), "AUTHORIZED");
    let TransactionOutcome::Done(transaction) = capture(&script, &client, "r1").expect("it is captured")
    else {
        panic!("it is done")
    };
    assert_eq!(transaction.status.expect("a status").as_str(), "CAPTURED");
    let accepted = capture(&script, &client, "r2").expect("it is accepted");
    assert_eq!(accepted, TransactionOutcome::Accepted { event_request_id: Some("e1".into()) });
    script.run(client.sessions().cancel("T12345678.s", limits)).expect("it is cancelled");

    assert_eq!(
        script.sent(),
        [
            "POST https://api.dintero.com/v1/accounts/T12345678/auth/token",
            "POST https://checkout.dintero.com/v1/sessions-profile?include_session=true",
            "GET https://checkout.dintero.com/v1/sessions/T12345678.s",
            "PUT https://checkout.dintero.com/v1/sessions/T12345678.s?update_without_lock=true",
            "GET https://checkout.dintero.com/v1/transactions/T12345678.t?includes=session&includes=card.payment_token",
            "POST https://checkout.dintero.com/v1/transactions/T12345678.t/capture",
            "POST https://checkout.dintero.com/v1/transactions/T12345678.t/capture",
            "POST https://checkout.dintero.com/v1/sessions/T12345678.s/cancel",
        ]
    );
    let sent = script.request(1);
    assert_eq!(sent.headers.get("authorization"), Some("Bearer t0ken.abc"));
    assert_eq!(sent.headers.get("dintero-feature-toggles"), Some("strict-session-amounts"));
    assert_eq!(sent.body, Some(serde_json::to_vec(&order()).unwrap()));
}

#[test]
fn a_backend_of_ones_own_needs_no_credentials() {
    let script = Script::new([answer(200, json!({ "id": "s" }))]);
    let own = |checkout_url| Options { checkout_url, ..Options::new("T12345678", Credentials::Nothing) };
    let client = Client::new(own(Some("https://shop.example/dintero".into())), &script).expect("a client");
    get(&script, &client).expect("it is read");
    let sent = script.request(0);
    assert_eq!((sent.headers.get("authorization"), sent.headers.get("x-api-key")), (None, None));
    let error = Client::new(own(None), &script).expect_err("Dintero itself wants credentials");
    assert!(error.message.contains("checkoutUrl"), "{error}");
}

#[test]
fn any_other_path_can_be_asked_for() {
    let script =
        Script::new([token(), answer(200, "<svg/>"), Step::Fail(TransportError::Lost("reset".into()))]);
    let client = client(&script);
    let limits = CallOptions::default();
    let parts = Parts { query: vec![("a".into(), "b c".into())], ..Parts::default() };
    let outcome =
        script.run(client.request(ApiHost::Api, Method::Get, "/v1/accounts/T12345678/x", parts, limits));
    let Ok(Outcome::Done(response)) = outcome else { panic!("it is done") };
    assert_eq!(response.body, b"<svg/>");
    assert_eq!(script.sent()[1], "GET https://api.dintero.com/v1/accounts/T12345678/x?a=b+c");
    let lost = client.request(ApiHost::Checkout, Method::Post, "/v1/x", Parts::default(), limits);
    assert_eq!(script.run(lost).expect_err("it is lost").kind, ErrorKind::UnknownOutcome);
    let outside = client.request(ApiHost::Checkout, Method::Get, "/../x", Parts::default(), limits);
    assert_eq!(script.run(outside).expect_err("it is refused").kind, ErrorKind::Config);
}

#[test]
fn images_are_fetched_without_credentials() {
    let image = BrandingImage {
        variant: BrandingVariant::Mono,
        color: "rgb(1, 2, 3)".into(),
        width: 420,
        template: BrandingTemplate::DinteroTopFrame,
    };
    let key = Options::new("T12345678", Credentials::ApiKey("k3y-of-the-account".into()));
    for options in [options(), key] {
        let script = Script::new([answer(503, ""), answer(200, "<svg/>")]);
        let client = Client::new(options, &script).expect("a client");
        let logos = client.branding().logos(&["visa", "../vipps"], &image, CallOptions::default());
        assert_eq!(script.run(logos).expect("an image"), "<svg/>");
        let url = "https://checkout.dintero.com/v1/branding/logos/visa_..%2Fvipps/variant/mono/color/rgb%281%2C%202%2C%203%29/width/420/dintero_top_frame.svg";
        assert_eq!(script.sent(), [format!("GET {url}"), format!("GET {url}")]);
        for at in 0..2 {
            let sent = script.request(at);
            assert_eq!((sent.headers.get("authorization"), sent.headers.get("x-api-key")), (None, None));
        }
    }
}
