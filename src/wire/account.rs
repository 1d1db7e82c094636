//! Account ids.

use super::Refusal;
use crate::report::Code;

/// The digits of a merchant's account and of a partner's.
const MERCHANT_DIGITS: usize = 8;
const PARTNER_DIGITS: usize = 3;

/// The id of an account: `P` (production) or `T` (test), then eight digits, or three for a partner.
///
/// Source: `docs.dintero.com/api-reference`, the parameter `oid` of the token operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountId(String);

impl AccountId {
    /// Reads an id.
    ///
    /// # Errors
    /// Another form; the text says which mistake is likely.
    pub fn parse(id: &str) -> Result<Self, Refusal> {
        let refuse = |why: &str| Err(Refusal::new("accountId", why).coded(Code::AccountIdInvalid));
        let Some(digits) = id.strip_prefix(['P', 'T']) else {
            return refuse(match id.bytes().next() {
                None => "it is empty: an environment variable that is not set often is the cause",
                Some(b'0'..=b'9') => {
                    "the prefix is missing: write T before the digits for test, P for production"
                }
                Some(b'p' | b't') => "the prefix is a capital letter: T for test, P for production",
                Some(_) => "an account id is T (test) or P (production) and eight digits, as T12345678",
            });
        };
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return refuse(
                "only digits follow the T or P; look for a space or a line break that was copied along",
            );
        }
        match digits.len() {
            MERCHANT_DIGITS | PARTNER_DIGITS => Ok(Self(id.to_owned())),
            _ => refuse("eight digits follow the T or P (three in a partner's id)"),
        }
    }

    /// It is a partner's, which has merchants and no payments of its own.
    #[must_use]
    pub fn is_partner(&self) -> bool {
        self.0.len() == PARTNER_DIGITS.saturating_add(1)
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_two_forms_and_no_other() {
        for id in ["T12345678", "P00000000", "T123"] {
            assert_eq!(AccountId::parse(id).expect(id).as_str(), id);
        }
        for id in
            ["", "12345678", "t12345678", "X12345678", "T1234", "T123456789", "T1234567\n", "T1234567８"]
        {
            let refusal = AccountId::parse(id).expect_err(id);
            assert_eq!((refusal.what.as_str(), refusal.code), ("accountId", Some(Code::AccountIdInvalid)));
        }
    }
}
