//! Why a signature was refused.

use std::fmt;

/// Why a signature was refused. Its text names the likely mistake and never holds a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignatureError {
    /// No secret was given to check with.
    NoSecret,
    /// A secret is empty or blank.
    EmptySecret,
    /// A secret begins or ends with white space.
    SecretWhitespace,
    /// The request has no `Dintero-Signature` header.
    Missing,
    /// The header is not `t=…,v0-hmac-sha256=…`.
    Malformed,
    /// The header has a time but no signature of a kind that is known here.
    NoKnownScheme,
    /// None of the secrets makes this signature.
    Mismatch,
    /// The signature is genuine, and was made too long ago.
    TooOld {
        /// Its age, in seconds.
        seconds: u64,
        /// The age that is allowed.
        tolerance_seconds: u64,
    },
    /// The signature is genuine, and was made too far in the future.
    TooNew {
        /// How far ahead it is, in seconds.
        seconds: u64,
        /// How far is allowed.
        tolerance_seconds: u64,
    },
    /// The webhook has no `event-signature` header.
    WebhookMissing,
    /// The `event-signature` is not 40 hex digits.
    WebhookMalformed,
    /// The `event-signature` has a name in front, `sha1=…`.
    WebhookPrefixed,
    /// The `event-signature` is written in capitals.
    WebhookUpperCase,
    /// What was passed is the signature of a callback, not of a webhook.
    WebhookOtherScheme,
    /// None of the secrets makes this `event-signature` of this body.
    WebhookMismatch,
}

impl SignatureError {
    /// A short, stable name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoSecret => "no_secret",
            Self::EmptySecret => "empty_secret",
            Self::SecretWhitespace => "secret_whitespace",
            Self::Missing | Self::WebhookMissing => "missing",
            Self::Malformed | Self::WebhookMalformed => "malformed",
            Self::NoKnownScheme => "no_known_scheme",
            Self::Mismatch | Self::WebhookMismatch => "mismatch",
            Self::TooOld { .. } => "too_old",
            Self::TooNew { .. } => "too_new",
            Self::WebhookPrefixed => "prefixed",
            Self::WebhookUpperCase => "upper_case",
            Self::WebhookOtherScheme => "other_scheme",
        }
    }
}

impl fmt::Display for SignatureError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSecret => formatter.write_str(
                "there is no signature secret to check with: pass the account's signature secret",
            ),
            Self::EmptySecret => formatter.write_str(
                "the secret is empty: an environment variable that is not set often is the cause",
            ),
            Self::SecretWhitespace => formatter.write_str(
                "the secret begins or ends with white space: a line break was probably copied along; \
                 remove it where the secret is stored",
            ),
            Self::Missing => formatter.write_str(
                "the request has no Dintero-Signature header: either it is not from Dintero, or the account has \
                 no signature secret yet, or a proxy drops the header",
            ),
            Self::Malformed => formatter.write_str(
                "the Dintero-Signature header is not of the form t=<unix seconds>,v0-hmac-sha256=<64 hex digits>",
            ),
            Self::NoKnownScheme => formatter.write_str(
                "the Dintero-Signature header has no v0-hmac-sha256 part, which is the only kind of signature \
                 known here",
            ),
            Self::Mismatch => formatter.write_str(
                "the signature does not match. Likely mistakes: the secret or the account id is another \
                 account's; the id lacks its T or P; a proxy changed the host or the path (pass the public URL); \
                 the method or the query is not the one that arrived",
            ),
            Self::TooOld { seconds, tolerance_seconds } => write!(
                formatter,
                "the signature is genuine but {seconds} seconds old, and {tolerance_seconds} are allowed: it may \
                 be a replay, or this machine's clock is ahead",
            ),
            Self::TooNew { seconds, tolerance_seconds } => write!(
                formatter,
                "the signature is genuine but made {seconds} seconds in the future, and {tolerance_seconds} are \
                 allowed: this machine's clock is probably behind",
            ),
            Self::WebhookMissing => formatter.write_str(
                "the webhook has no event-signature header: either it is not from Dintero, or its subscription \
                 was made without a secret, or a proxy drops the header",
            ),
            Self::WebhookMalformed => formatter.write_str(
                "the event-signature is not 40 hex digits: pass the header's value as it arrived, once",
            ),
            Self::WebhookPrefixed => formatter.write_str(
                "the event-signature has a name in front, as sha1=…: Dintero sends the 40 hex digits alone, so \
                 something before this changed the header, or it is another service's",
            ),
            Self::WebhookUpperCase => formatter.write_str(
                "the event-signature is written in capitals: Dintero writes lower case, so something before this \
                 changed the header",
            ),
            Self::WebhookOtherScheme => formatter.write_str(
                "this is a signature of the kind that callbacks have (Dintero-Signature, HMAC-SHA256): pass the \
                 event-signature header, and check a callback as a callback",
            ),
            Self::WebhookMismatch => formatter.write_str(
                "the signature does not match the body. Likely mistakes: the body was parsed and written again, or \
                 decoded, where the raw bytes are needed; the secret is another subscription's; it is the account's \
                 signature secret, which is for callbacks",
            ),
        }
    }
}

impl std::error::Error for SignatureError {}
