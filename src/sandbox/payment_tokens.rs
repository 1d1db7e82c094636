//! `sessions.createPaymentToken`: a session in which the shopper saves a card and pays nothing.
//!
//! Paid, it leads to a transaction of 0 that is AUTHORIZED, with `payment_operation: generate_payment_token` and the
//! ids of the tokens in its `card`. There is nothing to capture.

use serde_json::{Value, json};

use super::answer::Refusal;
use super::api::Call;
use super::json::{list, set, text};
use super::products::Product;
use super::saved_cards::TokenKind;
use super::{Sandbox, body};
use crate::model::Operation;

/// What can save a card. Only PayEx knows recurrence tokens. Source: `docs.dintero.com`, tokenization.
const PROVIDERS: &[&str] = &[
    RECURRENCE_PROVIDER,
    "bambora.creditcard",
    "dintero_psp.creditcard",
    "dintero_psp.googlepay",
    "dintero_psp.clicktopay",
    "dintero_psp.applepay",
];
const RECURRENCE_PROVIDER: &str = "payex.creditcard";

impl Sandbox {
    /// `POST /sessions/payment-token`.
    pub(super) fn create_token_session(&mut self, call: &Call<'_>) -> Result<Value, Refusal> {
        let body = body::read(Operation::SessionsCreatePaymentToken, call)?;
        let provider = text(&body, "/token_provider/payment_product_type").unwrap_or_default();
        let product = Product::named(provider).filter(|product| PROVIDERS.contains(&product.name));
        let product = product.ok_or_else(|| {
            Refusal::bad(format!("The payment_product_type must be one of {}", PROVIDERS.join(", ")))
        })?;
        let token_types = token_types(&body, product)?;
        let mut session = body.get("session").cloned().unwrap_or_default();
        set(&mut session, &["order", "amount"], json!(0));
        product.enable(&mut session);
        let id = self.open_session(session)?;
        let stamp = self.stamp();
        let session = self.session_mut(&id)?;
        session.token_types = Some(token_types);
        session.payment_operation = Some("generate_payment_token".to_owned());
        session.record("PAYMENT_TOKEN_FLOW_START", &stamp, None);
        self.created(&id, call)
    }
}

fn token_types(body: &Value, product: Product) -> Result<Vec<TokenKind>, Refusal> {
    let mut kinds = Vec::new();
    for name in list(body, "/token_provider/token_types") {
        let kind = name.as_str().and_then(TokenKind::named);
        let possible = |kind: &TokenKind| *kind == TokenKind::Payment || product.name == RECURRENCE_PROVIDER;
        let kind = kind.filter(possible);
        let kind =
            kind.ok_or_else(|| Refusal::bad(format!("{} has no token of type {name}", product.name)))?;
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    match kinds.is_empty() {
        true => Err(Refusal::bad("token_types must name at least one type of token")),
        false => Ok(kinds),
    }
}
