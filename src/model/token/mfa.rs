//! A second factor: what asks for it, and what is answered.

use dintero_wasm_derive::Model;

use crate::model::{ApiErrorDetails, Confidential, Open, Other};

/// What is answered, with HTTP status 403, where a token needs a second factor. Ask for a challenge with the
/// `mfa_token`, and then for a token by the grant `mfa-oob`.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct MfaRequired {
    /// Why: its code is `mfa_required`.
    #[model(required)]
    pub error: Option<ApiErrorDetails>,
    /// What the challenge and the grant take. A secret.
    pub mfa_token: Option<Confidential>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Asks for a challenge: a person is sent a code.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct MfaChallenge {
    /// The kind of challenge.
    pub challenge_type: Option<Open<MfaChallengeType>>,
    /// What the refusal that asked for a second factor held. A secret.
    #[model(required)]
    pub mfa_token: Option<Confidential>,
    /// How the code is sent.
    #[model(default = "\"sms\"")]
    pub oob_channel: Option<Open<MfaOobChannel>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A challenge that was sent.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct MfaChallengeSent {
    /// The kind of challenge.
    pub challenge_type: Option<Open<MfaChallengeType>>,
    /// How the person's code comes back.
    pub binding_method: Option<Open<MfaBindingMethod>>,
    /// What the grant takes, beside the code that the person types in. A secret.
    pub oob_code: Option<Confidential>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A kind of challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum MfaChallengeType {
    /// Out of band: by another way than the request's own.
    Oob,
}

/// How the code of a challenge is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum MfaOobChannel {
    /// As a text message.
    Sms,
    /// By mail.
    Email,
}

/// How a person's code comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum MfaBindingMethod {
    /// The person is asked for it: it is the grant's `binding_code`.
    Prompt,
}
