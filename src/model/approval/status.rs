//! How an approval stands, and where it goes on.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other};

/// How an approval stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(upper)]
pub enum ApprovalStatus {
    /// Approved: the seller can be paid out.
    Active,
    /// Refused.
    Declined,
    /// A person looks at it.
    UnderManualReview,
    /// It is looked at without a person.
    AutomaticReview,
    /// The contract is not signed yet.
    WaitingForSignature,
    /// The form is not filled in yet.
    WaitingForDeclaration,
    /// It went wrong.
    Error,
    /// Put away.
    Archived,
    /// Something is missing.
    WaitingForDetails,
    /// The contract has ended.
    Terminated,
}

/// A page where an approval goes on.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ApprovalLink {
    /// The page.
    #[model(format = Uri)]
    pub href: Option<String>,
    /// What it is for.
    pub rel: Option<Open<ApprovalLinkKind>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a page of an approval is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum ApprovalLinkKind {
    /// The contract to sign.
    ContractUrl,
    /// The case that looks at the seller.
    CddCaseUrl,
    /// The case that looks at the seller, at Dintero.
    DinteroCddCaseUrl,
    /// The form to fill in.
    DeclarationUrl,
    /// The contract, signed.
    SignedContractFileUrl,
}
