//! Who was proven to have paid a transaction.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other};

/// Who was proven to have paid.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct VerifiedIdentity {
    /// Who proved it.
    #[model(required)]
    pub r#type: Option<Open<IdentityProvider>>,
    /// The issuer of the proof.
    #[model(format = Uri, required)]
    pub iss: Option<String>,
    /// What the issuer knows the person by.
    pub sub: Option<String>,
    /// Whom the proof was made for.
    #[model(required)]
    pub aud: Option<String>,
    /// The method.
    #[model(format = Uri, required)]
    pub acr: Option<String>,
    /// When.
    #[model(format = DateTime, required)]
    pub auth_time: Option<String>,
    /// The country's own provider of identities.
    #[model(required)]
    pub national_idp: Option<String>,
    /// The country, ISO 3166-1, two capital letters.
    #[model(format = Country, required)]
    pub national_country: Option<String>,
    /// A value that ties the proof to one request.
    pub nonce: Option<String>,
    /// The person's name.
    pub name: Option<String>,
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Who proved who paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum IdentityProvider {
    /// Walley.
    #[model(name = "collector-idp")]
    CollectorIdp,
    /// Dintero.
    #[model(name = "dintero-idp")]
    DinteroIdp,
}
