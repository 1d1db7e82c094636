//! What the shopper does: pays, answers the bank, gives up.

use serde_json::{Map, json};

use super::action::Action;
use super::answer::Refusal;
use super::callback::Reason;
use super::cards::{self, Behaviour, Card};
use super::hold::HOLD_MS;
use super::payment::{Attempt, Outcome, Paid, Payment};
use super::products::{self, Product};
use super::session::State;
use super::status::Status;
use super::transaction::Transaction;
use super::{Sandbox, query};

const PAYMENT_FAILED: &str = "The session's payment failed, and a session has one at most: create another";

impl Sandbox {
    /// Pays a session as a shopper would on the payment page.
    ///
    /// # Errors
    /// The session does not exist, cannot be paid, or does not offer the product; the card is no test card.
    pub fn pay(&mut self, session_id: &str, payment: &Payment) -> Result<Paid, Refusal> {
        if payment.outcome == Some(Outcome::Cancelled) {
            return self.give_up(session_id);
        }
        let offered = products::offered(&self.session(session_id)?.body);
        let product = match &payment.product {
            Some(name) => Product::named(name),
            None => offered.first().copied(),
        };
        let product =
            product.ok_or_else(|| Refusal::bad("The session does not offer that payment product"))?;
        let card = match product.by_card || product.is_wallet {
            true => Some(Card::read(
                payment.card.as_deref().unwrap_or(cards::DEFAULT),
                None,
                None,
                self.clock.now(),
            )?),
            false => None,
        };
        let paid = self.attempt(session_id, Attempt { product, card, wish: payment.outcome })?;
        match paid.outcome {
            Outcome::Challenge if payment.outcome.is_none_or(|wish| wish != Outcome::Challenge) => {
                self.answer_challenge(session_id, true)
            }
            _ => Ok(paid),
        }
    }

    /// One try to pay a session.
    pub(super) fn attempt(&mut self, session_id: &str, attempt: Attempt) -> Result<Paid, Refusal> {
        self.check_payable(session_id)?;
        if !products::offered(&self.session(session_id)?.body).contains(&attempt.product) {
            return Err(Refusal::bad(format!("The session does not offer {}", attempt.product.name)));
        }
        self.session_mut(session_id)?.challenge = None;
        // What the issuer objects to when money is asked for does not keep a card from being saved.
        let asked = self.session(session_id)?.token_types.is_none();
        let behaviour = attempt.card.as_ref().map(|card| card.behaviour);
        let behaviour = behaviour.filter(|behaviour| {
            asked || matches!(behaviour, Behaviour::Challenges | Behaviour::FailsAuthentication)
        });
        match (attempt.wish, behaviour) {
            (Some(Outcome::Challenge), _)
            | (None | Some(Outcome::Authorized), Some(Behaviour::Challenges)) => {
                let session = self.session_mut(session_id)?;
                session.challenge = Some(attempt);
                Ok(Paid::new(session.merchant_reference(), Outcome::Challenge, None))
            }
            (Some(Outcome::OnHold), _) => self.authorize(session_id, &attempt, true),
            (None, _) if attempt.product.authorized_by_shop => self.authorize(session_id, &attempt, true),
            (Some(Outcome::Error), _) => {
                self.refuse(session_id, &attempt, "authorization", "The payment was declined")
            }
            (_, Some(Behaviour::FailsAuthentication)) => self.refuse(
                session_id,
                &attempt,
                "authorization",
                "The cardholder could not be authenticated",
            ),
            (_, Some(Behaviour::Refuses1A)) => self.refuse(
                session_id,
                &attempt,
                "authorization",
                "1A: additional customer authentication required",
            ),
            (_, Some(Behaviour::TimesOutAtAuthorization)) => {
                self.refuse(session_id, &attempt, "failed", "The payment processor did not answer")
            }
            _ => self.authorize(session_id, &attempt, false),
        }
    }

    /// The shopper's answer to the bank.
    pub(super) fn answer_challenge(&mut self, session_id: &str, approve: bool) -> Result<Paid, Refusal> {
        self.check_payable(session_id)?;
        let attempt = self.session_mut(session_id)?.challenge.take();
        let attempt =
            attempt.ok_or_else(|| Refusal::conflict("No payment of this session waits for an answer"))?;
        match approve {
            true => self.authorize(session_id, &attempt, false),
            false => self.refuse(session_id, &attempt, "authorization", "The shopper declined the challenge"),
        }
    }

    /// The shopper goes back to the shop without paying.
    pub(super) fn give_up(&mut self, session_id: &str) -> Result<Paid, Refusal> {
        match self.session_state(session_id)? {
            State::Cancelled => {}
            State::Open | State::Expired => {
                self.close_session(session_id, "customer".to_owned())?;
                self.schedule(session_id, Reason::Error("cancelled"));
            }
            State::Paid | State::OnHold => return Err(Refusal::conflict("The session is paid already")),
            State::Failed => return Err(Refusal::conflict(PAYMENT_FAILED)),
        }
        self.conclude(session_id, Outcome::Cancelled, Some("cancelled"))
    }

    fn check_payable(&self, session_id: &str) -> Result<(), Refusal> {
        match self.session_state(session_id)? {
            State::Open if self.session(session_id)?.locked => {
                Err(Refusal::conflict("The session is locked: the shop is changing the order"))
            }
            State::Open => Ok(()),
            State::Paid | State::OnHold => Err(Refusal::conflict("The session is paid already")),
            State::Cancelled => Err(Refusal::conflict("The session is cancelled")),
            State::Failed => Err(Refusal::conflict(PAYMENT_FAILED)),
            State::Expired => Err(Refusal::conflict("The session has expired")),
        }
    }

    /// The transaction of a session that is being paid. It has no outcome yet.
    pub(super) fn begin(&mut self, session_id: &str, attempt: &Attempt) -> Result<Transaction, Refusal> {
        let id = self.ids.checkout_id(&self.options.account_id);
        let (stamp, number) = (self.stamp(), self.transactions.len());
        let session = self.session_mut(session_id)?;
        session.transaction_id = Some(id.clone());
        let mut transaction = Transaction::new(id, number, session, attempt.product, &stamp);
        if let Some(card) = &attempt.card {
            transaction.set_card(card.behaviour, card.document(&mut self.ids));
        }
        Ok(transaction)
    }

    fn authorize(&mut self, session_id: &str, attempt: &Attempt, hold: bool) -> Result<Paid, Refusal> {
        let mut transaction = self.begin(session_id, attempt)?;
        if let Some(card) = &attempt.card {
            self.save_card(&mut transaction, attempt.product, card);
        }
        self.reserve(session_id, transaction, hold)
    }

    /// A new transaction is authorized, or on hold.
    pub(super) fn reserve(
        &mut self,
        session_id: &str,
        mut transaction: Transaction,
        hold: bool,
    ) -> Result<Paid, Refusal> {
        let (id, authorized) = (transaction.id.clone(), self.stamp());
        transaction.authorize(
            if hold { Status::OnHold } else { Status::Authorized },
            &authorized,
            Map::new(),
        );
        // What the shop authorizes by itself waits for the shop.
        let resolves = hold && !transaction.product.authorized_by_shop;
        transaction.resolves_at = resolves.then(|| authorized.at.saturating_add(HOLD_MS));
        self.transactions.insert(id.clone(), transaction);
        if hold {
            self.schedule(session_id, Reason::OnHold);
            return self.conclude(session_id, Outcome::OnHold, None);
        }
        self.completed(session_id, &id)?;
        self.conclude(session_id, Outcome::Authorized, None)
    }

    /// What follows an authorization: the session is done, the money taken where it is taken at once.
    pub(super) fn completed(&mut self, session_id: &str, transaction_id: &str) -> Result<(), Refusal> {
        let (authorized, completed, captured) = (self.stamp(), self.stamp(), self.stamp());
        let transaction = self.transaction_mut(transaction_id)?;
        let details = json!({
            "payment_product_type": transaction.product.name,
            "amount": transaction.amount,
        });
        let captures = transaction.auto_capture || transaction.product.captured_at_once;
        let taken = captures && transaction.capture_all(&captured);
        let session = self.session_mut(session_id)?;
        session.record("AUTHORIZED", &authorized, Some(details));
        session.record("COMPLETED", &completed, None);
        self.announce(transaction_id);
        if taken {
            self.tell(transaction_id, Action::Capture, captured.id);
        }
        Ok(())
    }

    /// A refused payment leaves no transaction: a session has one at most, and the shopper may try again.
    fn refuse(
        &mut self,
        session_id: &str,
        attempt: &Attempt,
        error: &'static str,
        why: &str,
    ) -> Result<Paid, Refusal> {
        let stamp = self.stamp();
        let details = json!({ "error": why, "payment_product_type": attempt.product.name });
        self.session_mut(session_id)?.record("PAY_FAILED", &stamp, Some(details));
        self.schedule(session_id, Reason::Error(error));
        self.conclude(session_id, Outcome::Error, Some(error))
    }

    /// Keeps how the session ended, for the payment page, and the address at which the shop wants the shopper back.
    pub(super) fn conclude(
        &mut self,
        session_id: &str,
        outcome: Outcome,
        error: Option<&'static str>,
    ) -> Result<Paid, Refusal> {
        let session = self.session_mut(session_id)?;
        let mut paid = Paid::new(session.merchant_reference(), outcome, error);
        paid.transaction_id = session.transaction_id.clone();
        paid.href = session.text("/url/return_url").map(|url| {
            query::extend(
                url,
                &[
                    ("transaction_id", paid.transaction_id.as_deref()),
                    ("merchant_reference", Some(&paid.merchant_reference)),
                    ("error", error),
                ],
            )
        });
        session.result = Some(paid.clone());
        Ok(paid)
    }
}
