//! `sessions.pay`: a payment by a saved card, without the shopper.
//!
//! | the card that was saved | what comes of it |
//! |---|---|
//! | any that is not below | 200, `success: true`, AUTHORIZED, or CAPTURED with `auto_capture` |
//! | 4990 0000 0000 4600 | 200, `success: false`, FAILED: DO_NOT_RETRY, and so each time |
//! | 4990 0000 0000 5102 | the same: RETRY_AFTER_DELAY, and approved after a day |
//! | 4990 0000 0000 9104 | the same: RETRY_IMMEDIATELY, and approved the second time |
//! | 4990 0000 0000 0004 | 200, `success: true`, ON_HOLD |
//! | 4100 0000 0000 0076 | 400 with `actions`: the issuer wants the shopper, and there is no transaction |
//! | 4100 0000 0000 0001 | 500, and a transaction that is UNKNOWN: nobody answered |

use serde_json::{Map, Value, json};

use super::action::NO_ANSWER;
use super::answer::Refusal;
use super::api::Call;
use super::callback::Reason;
use super::json::{amount, members, object, set, text};
use super::payment::{Attempt, Outcome};
use super::products::Product;
use super::saved_cards::{SavedCard, Token, TokenKind, Verdict};
use super::status::Status;
use super::{Sandbox, body};
use crate::model::Operation;
use crate::wire::{STRICT_MERCHANT_REFERENCE, STRICT_SUCCESS_MERCHANT_REFERENCE};

/// What pays without the shopper.
const PRODUCTS: &[&str] = &["payex.creditcard", "bambora.creditcard", "dintero_psp.creditcard"];

const OPERATIONS: &[&str] = &["unscheduled_purchase", "recurring_purchase"];

/// What a body asks for, once all of it is known to be right.
struct Purchase {
    product: Product,
    operation: String,
    kind: TokenKind,
    secret: String,
    /// The new session, without the token.
    session: Value,
}

impl Purchase {
    fn read(body: &Value) -> Result<Self, Refusal> {
        let one_of = |pointer: &str, known: &[&'static str]| {
            let value = text(body, pointer).unwrap_or_default();
            let found = known.iter().copied().find(|known| *known == value);
            found.ok_or_else(|| Refusal::bad(format!("{pointer} must be one of {}", known.join(", "))))
        };
        let product = one_of("/payment/payment_product_type", PRODUCTS)?;
        let operation = one_of("/payment/operation", OPERATIONS)?;
        let token = |kind: &TokenKind| {
            text(body, &format!("/session/customer/tokens/{product}/{}", kind.name())).map(str::to_owned)
        };
        let mut tokens = TokenKind::ALL.into_iter().filter_map(|kind| Some((kind, token(&kind)?)));
        let (Some((kind, secret)), None) = (tokens.next(), tokens.next()) else {
            return Err(Refusal::bad(format!("session.customer.tokens must hold one token for {product}")));
        };
        if amount(body, "/session/order/amount") < 1 {
            return Err(Refusal::bad("The order's amount must be at least 1"));
        }
        let product = Product::named(product).ok_or_else(|| Refusal::bad("The product is not known"))?;
        let mut session = members(body, "/session");
        if let Some(customer) = session.get_mut("customer").and_then(Value::as_object_mut) {
            customer.remove("tokens");
        }
        let mut session = Value::Object(session);
        // Every session has one, and here nobody is sent back.
        if session.pointer("/url/return_url").is_none() {
            set(&mut session, &["url", "return_url"], Value::Null);
        }
        product.enable(&mut session);
        Ok(Self { product, operation: operation.to_owned(), kind, secret, session })
    }
}

impl Sandbox {
    /// `POST /sessions/pay`. Whatever is refused says `success: false` too.
    pub(super) fn pay_unattended(&mut self, call: &Call<'_>) -> Result<Value, Refusal> {
        self.charge(call).map_err(|refusal| refusal.with("success", json!(false)))
    }

    fn charge(&mut self, call: &Call<'_>) -> Result<Value, Refusal> {
        let Purchase { product, operation, kind, secret, session } =
            Purchase::read(&body::read(Operation::SessionsPay, call)?)?;
        self.check_reference(call, text(&session, "/order/merchant_reference").unwrap_or_default())?;
        let now = self.clock.now();
        let saved = self.saved_card(kind, &secret);
        let saved = saved.ok_or_else(|| Refusal::bad(format!("The {} is not known", kind.name())))?;
        if saved.product.provider() != product.provider() {
            return Err(Refusal::bad(format!(
                "The token was saved with {}, and cannot pay with {}",
                saved.product.name, product.name
            )));
        }
        let verdict = saved.charge(now);
        let SavedCard { token, card, .. } = saved.clone();
        let id = self.open_session(session)?;
        self.session_mut(&id)?.payment_operation = Some(operation);
        let attempt = Attempt { product, card: Some(card), wish: None };
        self.carry_out(&id, &attempt, token, verdict).map_err(|refusal| refusal.with("session_id", json!(id)))
    }

    /// Carries a verdict out, and answers it.
    fn carry_out(
        &mut self,
        session_id: &str,
        attempt: &Attempt,
        token: Token,
        verdict: Verdict,
    ) -> Result<Value, Refusal> {
        if verdict == Verdict::NeedsShopper {
            self.give_up_unattended(session_id, "PAY_FAILED", "authorization")?;
            let action =
                json!({ "code": "1A", "type": "ADDITIONAL_VERIFICATION_REQUIRED", "source": "issuer" });
            let refusal = Refusal::bad("The issuer wants the shopper to prove who pays");
            return Err(refusal.with("actions", json!([action])));
        }
        let mut transaction = self.begin(session_id, attempt)?;
        transaction.add_token(token);
        let (status, session_event, error, more) = match verdict {
            Verdict::Approved | Verdict::OnHold | Verdict::NeedsShopper => {
                let id = transaction.id.clone();
                self.reserve(session_id, transaction, verdict == Verdict::OnHold)?;
                return self.answer_payment(&id, true);
            }
            Verdict::Declined(decline) => {
                (Status::Failed, "DECLINED", "authorization", decline.error(self.clock.now()))
            }
            Verdict::NoAnswer => {
                (Status::Unknown, "UNKNOWN", "failed", json!({ "message": NO_ANSWER, "type": ["UNKNOWN"] }))
            }
        };
        let (id, stamp) = (transaction.id.clone(), self.stamp());
        transaction.authorize(status, &stamp, object([("error", Some(more))]));
        self.transactions.insert(id.clone(), transaction);
        self.give_up_unattended(session_id, session_event, error)?;
        match status {
            Status::Unknown => Err(Refusal::new(500, NO_ANSWER)),
            _ => self.answer_payment(&id, false),
        }
    }

    /// The payment came to nothing, and the session with it.
    fn give_up_unattended(
        &mut self,
        session_id: &str,
        event: &str,
        error: &'static str,
    ) -> Result<(), Refusal> {
        let stamp = self.stamp();
        self.session_mut(session_id)?.record(event, &stamp, None);
        self.schedule(session_id, Reason::Error(error));
        self.conclude(session_id, Outcome::Error, Some(error)).map(drop)
    }

    fn answer_payment(&self, id: &str, success: bool) -> Result<Value, Refusal> {
        let mut answer: Map<String, Value> = members(&self.transaction(id)?.document(), "");
        answer.insert("success".to_owned(), json!(success));
        Ok(Value::Object(answer))
    }

    /// With a toggle, a reference is paid once: by any session, or by one that was authorized.
    fn check_reference(&self, call: &Call<'_>, reference: &str) -> Result<(), Refusal> {
        let of_reference = || {
            self.sessions.values().filter(|session| session.merchant_reference() == reference).map(
                |session| {
                    let transaction =
                        session.transaction_id.as_ref().and_then(|id| self.transactions.get(id));
                    transaction.is_some_and(|transaction| transaction.status.is_success())
                },
            )
        };
        let taken = call.toggles(STRICT_MERCHANT_REFERENCE) && of_reference().next().is_some()
            || call.toggles(STRICT_SUCCESS_MERCHANT_REFERENCE) && of_reference().any(|paid| paid);
        match taken {
            true => {
                Err(Refusal::bad(format!("There is a session of merchant_reference {reference} already")))
            }
            false => Ok(()),
        }
    }
}
