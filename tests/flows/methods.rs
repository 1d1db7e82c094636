//! Every method of every resource, once.

use std::collections::BTreeSet;

use dintero_wasm::client::{BrandingImage, Waited};
use dintero_wasm::model::{
    AuthToken, BrandingTemplate, BrandingVariant, Operation, SessionGetQuery, SessionUpdateQuery,
    TransactionActionQuery,
};
use dintero_wasm::wire::Method;
use serde_json::{Value, json};

use crate::bodies::{company, configuration, of, of_seller, order, payment, saves, transfer};
use crate::shop::{DAY, Network, Shop, USUAL, status};

/// The operation that a request is for. A literal segment goes before a parameter.
fn operation(method: Method, url: &str) -> &'static str {
    let path = url.split("dintero.com").nth(1).unwrap().split('?').next().unwrap();
    let fits = |operation: &&Operation| {
        let (name, template) = operation.route();
        let template =
            if template.starts_with("/v2/") { template.to_owned() } else { format!("/v1{template}") };
        let (template, path) = (template.split('/'), path.split('/'));
        name == method.as_str()
            && template.clone().count() == path.clone().count()
            && template.zip(path).all(|(wanted, found)| wanted.starts_with('{') || wanted == found)
    };
    let parameters = |operation: &&Operation| operation.route().1.matches('{').count();
    Operation::ALL.iter().filter(fits).min_by_key(parameters).map(|operation| operation.name()).unwrap()
}

#[test]
fn every_method_is_there_and_every_operation_is_sent() {
    let network = Network::new();
    let shop = Shop::at(&network);
    let dintero = &shop.dintero;

    shop.run(dintero.auth().token(&AuthToken::default(), USUAL));
    let challenge = of(json!({ "challenge_type": "oob", "mfa_token": "none" }));
    assert_eq!(shop.fail(dintero.auth().mfa_challenge(&challenge, USUAL)).api.unwrap().status, 401);

    let id = shop.session(order());
    let session = shop.run(dintero.sessions().get(&id, &SessionGetQuery::default(), USUAL));
    assert_eq!(session.id.as_deref(), Some(id.as_str()));
    let update = of(json!({ "order": { "amount": 0, "currency": "NOK", "items": [] } }));
    let unlocked = SessionUpdateQuery { update_without_lock: Some(true), ..Default::default() };
    shop.run(dintero.sessions().update(&id, &update, &unlocked, USUAL));
    shop.run(dintero.sessions().cancel(&id, USUAL));
    shop.run(dintero.sessions().create_payment_token(&of(saves()), &Default::default(), USUAL));
    let token = shop.saved(None);
    shop.run(dintero.sessions().pay(&of(payment(&token, "S-1")), USUAL));

    let action = TransactionActionQuery::default();
    let id = shop.captured(of_seller("a"));
    assert_eq!(status(&shop.refund(&id, 100, "R-1")), "PARTIALLY_REFUNDED");
    let reference = of(json!({ "merchant_reference_2": "B-7" }));
    let updated = shop.run(dintero.transactions().update(&id, &reference, USUAL));
    assert_eq!(updated.merchant_reference_2.as_deref(), Some("B-7"));
    let waited = shop.run(dintero.transactions().wait_for(&id, None, USUAL));
    assert!(matches!(waited, Waited::Done(_)));
    let klarna = shop.paid(order(), "klarna.klarna");
    let longer = of(json!({ "reason": "out of stock", "reference": "U-1" }));
    shop.run(dintero.transactions().update_authorization(&klarna, &longer, USUAL));
    shop.run(dintero.transactions().void(&klarna, &action, USUAL));
    assert!(shop.run(dintero.transactions().list(&Default::default(), USUAL).unwrap().next()).is_some());

    let configurations = || dintero.settlements().report_configurations();
    let made = shop.run(configurations().create(&of(configuration()), USUAL)).id.unwrap();
    assert_eq!(shop.run(configurations().get(&made, USUAL)).filetypes.unwrap(), ["csv"]);
    shop.run(configurations().update(&made, &of(configuration()), USUAL));
    assert!(shop.run(configurations().list(&Default::default(), USUAL).unwrap().next()).is_some());
    shop.run(dintero.settlements().generate_test_report(&of(json!({})), USUAL));
    let settlement =
        shop.run(dintero.settlements().list(&Default::default(), USUAL).unwrap().next()).unwrap();
    let (settlement, attachment) = (settlement.id.unwrap(), settlement.attachments.unwrap()[0].id.clone());
    shop.run(dintero.settlements().attachment(&settlement, &attachment.unwrap(), USUAL));
    assert!(shop.run(dintero.reports().list(&Default::default(), USUAL).unwrap().next()).is_some());
    shop.run(configurations().delete(&made, USUAL));

    shop.run(dintero.payouts().create_fund_transfer(&of(transfer("F-1")), USUAL));
    shop.run(dintero.payouts().balances("a", USUAL));
    assert!(shop.run(dintero.payouts().transfers("a", &Default::default(), USUAL).unwrap().next()).is_some());
    shop.run(dintero.approvals().create(&of(company("a", "")), USUAL));
    shop.sandbox(|sandbox| sandbox.advance(DAY));
    let approval = shop.run(dintero.approvals().list(&Default::default(), USUAL).unwrap().next()).unwrap();
    assert_eq!(approval.case_status.unwrap().as_str(), "ACTIVE");

    let image = BrandingImage {
        variant: BrandingVariant::Colors,
        color: "cecece".into(),
        width: 420,
        template: BrandingTemplate::Logos,
    };
    assert!(shop.run(dintero.branding().logos(&["visa", "vipps"], &image, USUAL)).contains("<svg"));
    assert!(shop.run(dintero.branding().profile("default", &image, USUAL)).contains("<svg"));

    let sent: BTreeSet<_> =
        network.sent.borrow().iter().map(|(method, url)| operation(*method, url)).collect();
    let all: BTreeSet<_> = Operation::ALL.iter().map(|operation| operation.name()).collect();
    assert_eq!(sent, all);
    let value: Value = shop.sandbox(|sandbox| sandbox.state());
    assert!(!value.to_string().contains(&token), "a saved card's token is kept nowhere in the open");
}
