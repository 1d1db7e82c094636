//! Text that must not leak.

use std::fmt;

use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::SignatureError;

/// A secret: a client's, a signature's, an access token.
///
/// It has no way into a log, an error or a JSON document: it is neither `Display` nor `Serialize`, its
/// `Debug` hides it, and its memory is overwritten when it is dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text itself, for the one place that needs it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether it is that text; the time this takes tells nothing but the length.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.0.as_bytes().ct_eq(text.as_bytes()).into()
    }

    /// Refuses a secret that cannot be right: empty, or with white space around it.
    ///
    /// # Errors
    /// [`SignatureError::EmptySecret`] or [`SignatureError::SecretWhitespace`].
    pub fn check(&self) -> Result<(), SignatureError> {
        match self.0.trim() {
            "" => Err(SignatureError::EmptySecret),
            trimmed if trimmed.len() != self.0.len() => Err(SignatureError::SecretWhitespace),
            _ => Ok(()),
        }
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_hides_the_text() {
        assert_eq!(format!("{:?}", Secret::from("hunter2")), "Secret(…)");
    }

    #[test]
    fn matches_only_the_same_text() {
        let secret = Secret::from("hunter2");
        assert!(secret.matches("hunter2"));
        assert!(!secret.matches("hunter3"));
        assert!(!secret.matches("hunter22"));
    }

    #[test]
    fn a_secret_with_stray_white_space_is_refused() {
        assert_eq!(Secret::from(" ").check(), Err(SignatureError::EmptySecret));
        assert_eq!(Secret::from("a\n").check(), Err(SignatureError::SecretWhitespace));
        assert_eq!(Secret::from("a b").check(), Ok(()));
    }
}
