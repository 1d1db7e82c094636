//! The test cards, and what each does. Those that begin with 4990 are the sandbox's own.
//!
//! Source: <https://docs.dintero.com/docs/checkout/testdata/dintero-psp/checkout-dintero-cards-testdata>.

use serde_json::{Value, json};

use super::answer::Refusal;
use super::clock;
use super::ids::Ids;
use super::json::object;

/// What happens when a card is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behaviour {
    /// Authorized without a question.
    Approves,
    /// The bank asks the shopper first.
    Challenges,
    /// The bank does not know the shopper.
    FailsAuthentication,
    /// Refused with response code 1A: the issuer wants strong authentication.
    Refuses1A,
    /// The processor does not answer the authorization.
    TimesOutAtAuthorization,
    /// The processor does not answer a capture.
    TimesOutAtCapture,
    /// The processor does not answer a refund.
    TimesOutAtRefund,
    /// Once saved, it is refused when the shopper is not there.
    DeclinesWithoutShopper(Decline),
    /// Once saved, payments without the shopper are on hold at first.
    HeldWithoutShopper,
}

/// Why a saved card is refused, and what the issuer says of another try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decline {
    /// Never again.
    ClosedAccount,
    /// After a day.
    InsufficientFunds,
    /// At once.
    IssuerUnavailable,
}

/// How long a card that is to be tried later refuses: a day. Networks leave it to the issuer.
const RETRY_DELAY_MS: i64 = 86_400_000;

impl Decline {
    /// After how long the card is approved. `None`: never.
    pub(super) const fn delay_ms(self) -> Option<i64> {
        match self {
            Self::ClosedAccount => None,
            Self::InsufficientFunds => Some(RETRY_DELAY_MS),
            Self::IssuerUnavailable => Some(0),
        }
    }

    /// The `error` of the event.
    pub(super) fn error(self, now_ms: i64) -> Value {
        let (kind, result_code, message, retry_code) = match self {
            Self::ClosedAccount => ("CLOSED_ACCOUNT", "46", "The account is closed", "DO_NOT_RETRY"),
            Self::InsufficientFunds => {
                ("INSUFFICIENT_FUNDS", "51", "There is not enough money on the account", "RETRY_AFTER_DELAY")
            }
            Self::IssuerUnavailable => {
                ("ISSUER_ERROR", "91", "The issuer cannot be reached", "RETRY_IMMEDIATELY")
            }
        };
        let delay = self.delay_ms().filter(|delay| *delay > 0);
        let retry_after = delay.map(|delay| json!(clock::iso(now_ms.saturating_add(delay))));
        json!({
            "message": message,
            "type": [kind],
            "result_code": result_code,
            "retry_policy": object([("retry_codes", Some(json!([retry_code]))), ("retry_after", retry_after)]),
        })
    }
}

const CARDS: &[(&str, Behaviour)] = &[
    (DEFAULT, Behaviour::Approves),
    ("5200000000000007", Behaviour::Approves),
    ("4000100000000000", Behaviour::Challenges),
    ("4000300000000006", Behaviour::FailsAuthentication),
    ("4100000000000076", Behaviour::Refuses1A),
    ("4100000000000001", Behaviour::TimesOutAtAuthorization),
    ("4100000000000019", Behaviour::TimesOutAtCapture),
    ("4100000000000027", Behaviour::TimesOutAtRefund),
    // The sandbox's own. They are approved when the shopper pays; the first three hold a result code before the last.
    ("4990000000004600", Behaviour::DeclinesWithoutShopper(Decline::ClosedAccount)),
    ("4990000000005102", Behaviour::DeclinesWithoutShopper(Decline::InsufficientFunds)),
    ("4990000000009104", Behaviour::DeclinesWithoutShopper(Decline::IssuerUnavailable)),
    ("4990000000000004", Behaviour::HeldWithoutShopper),
];

/// The card that a shopper has who was not told which to use.
pub(super) const DEFAULT: &str = "4000000000000002";

/// A card as the shopper types it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Card {
    number: String,
    /// `12/2030`.
    expiry: String,
    pub(super) behaviour: Behaviour,
}

impl Card {
    /// Reads what the payment page sends. `expiry` is `MM/YY`; without one the card is good for two years.
    pub(super) fn read(
        number: &str,
        expiry: Option<&str>,
        cvc: Option<&str>,
        now_ms: i64,
    ) -> Result<Self, Refusal> {
        let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
        let (_, behaviour) = CARDS.iter().copied().find(|(known, _)| *known == number).ok_or_else(|| {
            let known: Vec<_> = CARDS.iter().map(|(number, _)| *number).collect();
            Refusal::bad(format!("The sandbox takes only test cards: {}", known.join(", ")))
        })?;
        let (year, month) = clock::month(now_ms);
        let expiry = match expiry {
            Some(text) => read_expiry(text).ok_or_else(|| Refusal::bad("The expiry must be MM/YY"))?,
            None => (year.saturating_add(2), month),
        };
        if expiry < (year, month) {
            return Err(Refusal::bad("The card has expired"));
        }
        if cvc.is_some_and(|cvc| {
            !(3..=4).contains(&cvc.len()) || !cvc.bytes().all(|byte| byte.is_ascii_digit())
        }) {
            return Err(Refusal::bad("The security code must be three or four digits"));
        }
        let expiry = format!("{:02}/{:04}", expiry.1, expiry.0);
        Ok(Self { number, expiry, behaviour })
    }

    /// A transaction's `card`.
    pub(super) fn document(&self, ids: &mut Ids) -> Value {
        let brand = if self.number.starts_with('5') { "Mastercard" } else { "Visa" };
        let challenged = self.behaviour == Behaviour::Challenges;
        json!({
            "brand": brand,
            "masked_pan": masked(&self.number),
            "expiry_date": self.expiry,
            "type": "Credit",
            "country": "NO",
            "region": "eea",
            "product_platform": "consumer",
            "issuing_bank": "Sandbox Bank",
            "acquirer_transaction_type": "3DSECURE",
            "authentication_status": "Y",
            "three_ds_version": if challenged { "2.2.0" } else { "2.1.0" },
            "three_ds_server_trans_id": ids.uuid(),
            "eci": if brand == "Visa" { "05" } else { "02" },
        })
    }
}

/// `400000******0002`.
fn masked(number: &str) -> String {
    let (first, last) = (number.get(..6).unwrap_or_default(), number.get(12..).unwrap_or_default());
    format!("{first}******{last}")
}

fn read_expiry(text: &str) -> Option<(i64, i64)> {
    let (month, year) = text.split_once('/')?;
    let (month, year) = (month.trim(), year.trim());
    let year: i64 = match year.len() {
        2 => year.parse::<i64>().ok()?.checked_add(2000)?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    let month: i64 = month.parse().ok()?;
    (1..=12).contains(&month).then_some((year, month))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_221_000_000;

    #[test]
    fn cards_are_read_as_typed() {
        let card = Card::read("4000 1000 0000 0000", Some("11 / 26"), Some("123"), NOW).expect("a test card");
        assert_eq!(card.behaviour, Behaviour::Challenges);
        assert_eq!(card.document(&mut Ids::new(0))["masked_pan"], "400010******0000");
        assert_eq!(card.document(&mut Ids::new(0))["expiry_date"], "11/2026");
    }

    #[test]
    fn cards_that_cannot_be_are_refused() {
        for (number, expiry, cvc, message) in [
            ("4242424242424242", None, None, "only test cards"),
            (DEFAULT, Some("10/26"), None, "expired"),
            (DEFAULT, Some("13/30"), None, "MM/YY"),
            (DEFAULT, Some("0130"), None, "MM/YY"),
            (DEFAULT, None, Some("12"), "security code"),
        ] {
            let refusal = Card::read(number, expiry, cvc, NOW).expect_err(message);
            assert!(refusal.message.contains(message), "{refusal}");
        }
    }
}
