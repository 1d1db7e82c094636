//! Cards that shoppers saved, and the tokens that stand for them.

use serde_json::{Value, json};

use super::cards::{Behaviour, Card, Decline};
use super::products::Product;
use super::session::Session;
use super::transaction::Transaction;
use super::{Sandbox, json};

const TOKEN_LENGTH: usize = 32;

/// What a card is saved for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Payments that the shop starts, or the shopper.
    Payment,
    /// Payments at intervals that were agreed on.
    Recurrence,
}

impl TokenKind {
    pub(super) const ALL: [Self; 2] = [Self::Payment, Self::Recurrence];

    /// Its name, and the member of a `card` that holds it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Payment => "payment_token",
            Self::Recurrence => "recurrence_token",
        }
    }

    const fn id_member(self) -> &'static str {
        match self {
            Self::Payment => "payment_token_id",
            Self::Recurrence => "recurrence_token_id",
        }
    }

    /// What a session's configuration of a product asks for it with.
    const fn flag(self) -> &'static str {
        match self {
            Self::Payment => "generate_payment_token",
            Self::Recurrence => "generate_recurrence_token",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A token. Its id is no secret: whoever has only that cannot pay with it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    id: String,
    secret: String,
}

impl std::fmt::Debug for Token {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Token")
            .field("kind", &self.kind)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// A card that was saved, under one token.
#[derive(Clone, Debug)]
pub(super) struct SavedCard {
    pub(super) token: Token,
    /// With what it was saved.
    pub(super) product: Product,
    pub(super) card: Card,
    /// When it was first refused (unix milliseconds).
    refused_at: Option<i64>,
}

/// What becomes of a payment by a saved card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Approved,
    OnHold,
    Declined(Decline),
    /// The issuer wants the shopper to prove who pays.
    NeedsShopper,
    /// The processor does not answer.
    NoAnswer,
}

impl SavedCard {
    /// What becomes of a payment at that time. A card that may be tried again is approved once its delay is over.
    pub(super) fn charge(&mut self, now: i64) -> Verdict {
        match self.card.behaviour {
            Behaviour::DeclinesWithoutShopper(decline) => {
                let over = self.refused_at.zip(decline.delay_ms());
                if over.is_some_and(|(at, delay)| at.saturating_add(delay) <= now) {
                    return Verdict::Approved;
                }
                self.refused_at.get_or_insert(now);
                Verdict::Declined(decline)
            }
            Behaviour::HeldWithoutShopper => Verdict::OnHold,
            Behaviour::Refuses1A => Verdict::NeedsShopper,
            Behaviour::TimesOutAtAuthorization => Verdict::NoAnswer,
            _ => Verdict::Approved,
        }
    }
}

impl Session {
    /// What the card that pays with a product is saved for: what the session was made for, or what its
    /// configuration asks for.
    pub(super) fn saves(&self, product: Product) -> Vec<TokenKind> {
        if let Some(kinds) = &self.token_types {
            return kinds.clone();
        }
        let Some(configuration) = self.body.pointer(&product.pointer()) else { return Vec::new() };
        let asked = |kind: &TokenKind| configuration.get(kind.flag()) == Some(&Value::Bool(true));
        TokenKind::ALL.into_iter().filter(asked).collect()
    }
}

impl Transaction {
    /// Notes a token of the card. Only its id is shown unasked.
    pub(super) fn add_token(&mut self, token: Token) {
        self.set_card_member(token.kind.id_member(), json!(token.id));
        self.tokens.push(token);
    }

    /// Writes the tokens of one kind into the transaction's document.
    pub(super) fn reveal(&self, kind: TokenKind, document: &mut Value) {
        for token in self.tokens.iter().filter(|token| token.kind == kind) {
            json::set(document, &["card", kind.name()], json!(token.secret));
        }
    }
}

impl Sandbox {
    /// Saves a card for what the session wants it for, and notes its tokens with the transaction.
    pub(super) fn save_card(&mut self, transaction: &mut Transaction, product: Product, card: &Card) {
        let Some(session) = self.sessions.get(&transaction.session_id) else { return };
        for kind in session.saves(product) {
            let token = Token { kind, id: self.ids.uuid(), secret: self.ids.text(TOKEN_LENGTH) };
            transaction.add_token(token.clone());
            self.saved_cards.push(SavedCard { token, product, card: card.clone(), refused_at: None });
        }
    }

    /// The card that a token stands for.
    pub(super) fn saved_card(&mut self, kind: TokenKind, secret: &str) -> Option<&mut SavedCard> {
        self.saved_cards.iter_mut().find(|saved| saved.token.kind == kind && saved.token.secret == secret)
    }
}
