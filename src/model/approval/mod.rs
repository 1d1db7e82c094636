//! Sellers, and whether they may be paid out.

mod bank_account;
mod list;
mod person;
mod report;
mod status;

pub use bank_account::{BankAccount, BankAccountNumberType};
pub use list::{ApprovalList, ApprovalListQuery};
pub use person::{FormSubmitter, Individual};
pub use report::{ReportContentType, SellerReport, SettlementReportMails};
pub use status::{ApprovalLink, ApprovalLinkKind, ApprovalStatus};

use dintero_wasm_derive::Model;

use crate::model::{Open, Other};

/// A seller, and how the approval stands.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = ApprovalCreate,
    doc = "A seller to be approved, so that they can be paid out. On a test account the description \
        `AUTO_APPROVE`, `AUTO_DECLINE` or `AUTO_WAITING_FOR_SIGNATURE` decides what comes of it.",
    omit(case_status, links)
))]
pub struct Approval {
    /// The approval's id.
    #[model(format = Uuid, read_only)]
    pub id: Option<String>,
    /// When it was made.
    #[model(format = DateTime, read_only)]
    pub created_at: Option<String>,
    /// The client or the person who asked for it.
    #[model(read_only)]
    pub created_by: Option<String>,
    /// When it was last changed.
    #[model(format = DateTime, read_only)]
    pub updated_at: Option<String>,
    /// Who took it away.
    #[model(read_only)]
    pub deleted_by: Option<String>,
    /// When it was taken away.
    #[model(format = DateTime, read_only)]
    pub deleted_at: Option<String>,
    /// The language of the mails and forms that the seller gets.
    #[model(max_len = 2)]
    pub language: Option<Open<ApprovalLanguage>>,
    /// The id that the account gives the seller, at most 40 characters. Orders and splits name the seller by it.
    #[model(max_len = 40, required)]
    pub payout_destination_id: Option<String>,
    /// The seller's name, at most 60 characters.
    #[model(max_len = 60)]
    pub payout_destination_name: Option<String>,
    /// What the seller does, at most 1000 characters.
    #[model(max_len = 1000)]
    pub payout_destination_description: Option<String>,
    /// What stands on the seller's bank statement, at most 60 characters.
    #[model(max_len = 60, required)]
    pub payout_reference: Option<String>,
    /// Whether the seller is a company or a person.
    #[model(default = "\"company\"")]
    pub r#type: Option<Open<LegalEntityType>>,
    /// The company's country, ISO 3166-1. A company needs it.
    #[model(format = CountryAny)]
    pub country_code: Option<String>,
    /// The company's number in its country's register. A company needs it.
    pub organization_number: Option<String>,
    /// The person, where the seller is one.
    pub individual: Option<Individual>,
    /// Where the money goes: exactly one account.
    #[model(min_items = 1, max_items = 1, required)]
    pub bank_accounts: Option<Vec<BankAccount>>,
    /// How often the seller is paid out.
    pub payout_interval_type: Option<Open<PayoutInterval>>,
    /// Who fills in the form for the seller.
    pub form_submitter: Option<FormSubmitter>,
    /// Who gets the settlement reports.
    pub settlement_report_configuration: Option<SettlementReportMails>,
    /// The reports that the seller gets.
    pub report_configuration: Option<SellerReport>,
    /// How the approval stands.
    pub case_status: Option<Open<ApprovalStatus>>,
    /// Where to go on: the contract to sign, the case.
    pub links: Option<Vec<ApprovalLink>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The language of what a seller gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum ApprovalLanguage {
    /// English.
    En,
    /// Norwegian.
    No,
}

/// What a seller is before the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum LegalEntityType {
    /// A company. It needs `organization_number` and `country_code`.
    Company,
    /// A person. They need `individual`.
    Individual,
}

/// How often a seller is paid out, or gets a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PayoutInterval {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
}
