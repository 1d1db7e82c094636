//! The terms of Instabank's loans.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Other};

/// The terms of a credit account.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct InstabankFinanceProduct {
    /// What Instabank knows the product by.
    #[model(required)]
    pub product_code: Option<String>,
    /// The least part of the balance that is paid back each month, in percent, as text.
    #[model(format = DecimalText, required)]
    pub minimum_monthly_balance_rate: Option<String>,
    /// Interest for a year, in percent, as text.
    #[model(format = DecimalText)]
    pub annual_interest_rate: Option<String>,
    /// Interest for a year with all fees, in percent, as text.
    #[model(read_only)]
    pub effective_annual_interest_rate: Option<String>,
    /// The fee for making the loan, in minor units.
    #[model(minor, min = 0, older, required)]
    pub origination_fee: Option<i64>,
    /// The fee for each bill, in minor units.
    #[model(minor, min = 0, older, required)]
    pub notification_fee: Option<i64>,
    /// The least order that it is offered for, in minor units.
    #[model(minor, min = 1, older)]
    pub minimum_amount: Option<i64>,
    /// An example, which the law asks for.
    #[model(required)]
    pub loan_example: Option<LoanExample>,
    /// The lender's mark.
    pub branding_image_url: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The terms of an invoice.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct InstabankInvoiceProduct {
    /// What Instabank knows the product by.
    #[model(required)]
    pub product_code: Option<String>,
    /// How many days there are to pay.
    #[model(min = 0, older, required)]
    pub due_in_days: Option<i64>,
    /// The least order that it is offered for, in minor units.
    #[model(minor, min = 1, older)]
    pub minimum_amount: Option<i64>,
    /// The fee for the invoice, in minor units.
    #[model(minor, min = 0, older, required)]
    pub invoice_fee: Option<i64>,
    /// From which amount the shopper must apply, in minor units.
    #[model(minor, min = 0, older, required)]
    pub require_applicant_amount: Option<i64>,
    /// The lender's mark.
    pub branding_image_url: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The terms of a loan that is paid back month by month.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct InstabankInstallmentProduct {
    /// The least order that it is offered for, in minor units.
    #[model(minor, min = 1, older)]
    pub minimum_amount: Option<i64>,
    /// What Instabank knows the product by.
    #[model(required)]
    pub product_code: Option<String>,
    /// How many months it is paid back over.
    #[model(min = 1, older, required)]
    pub credit_time: Option<i64>,
    /// The fee for making the loan, in minor units.
    #[model(minor, min = 0, older, required)]
    pub origination_fee: Option<i64>,
    /// The fee for each bill, in minor units.
    #[model(minor, min = 0, older, required)]
    pub notification_fee: Option<i64>,
    /// Interest for a year, in percent, as text.
    #[model(format = DecimalText, required)]
    pub annual_interest_rate: Option<String>,
    /// Interest for a year with all fees, in percent, as text.
    #[model(read_only)]
    pub effective_annual_interest_rate: Option<String>,
    /// All that is paid back, in minor units.
    #[model(minor, read_only)]
    pub total_amount: Option<i64>,
    /// What is paid back each month, in minor units.
    #[model(minor, read_only)]
    pub monthly_amount: Option<i64>,
    /// What is paid back the first month, in minor units.
    #[model(minor, read_only)]
    pub first_monthly_amount: Option<i64>,
    /// From which amount the shopper must apply, in minor units.
    #[model(minor, min = 0, older)]
    pub require_applicant_amount: Option<i64>,
    /// An example, which the law asks for.
    pub loan_example: Option<LoanExample>,
    /// The lender's mark.
    pub branding_image_url: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The terms of a loan that is paid back later.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct InstabankPostponementProduct {
    /// The least order that it is offered for, in minor units.
    #[model(minor, min = 1, older)]
    pub minimum_amount: Option<i64>,
    /// What Instabank knows the product by.
    #[model(required)]
    pub product_code: Option<String>,
    /// How many months until it is paid back.
    #[model(min = 1, older, required)]
    pub postponement_months: Option<i64>,
    /// The fee for making the loan, in minor units.
    #[model(minor, min = 0, older, required)]
    pub origination_fee: Option<i64>,
    /// The fee for the bill, in minor units.
    #[model(minor, min = 0, older)]
    pub notification_fee: Option<i64>,
    /// Interest for a year, in percent, as text.
    #[model(format = DecimalText, required)]
    pub annual_interest_rate: Option<String>,
    /// Interest for a year with all fees, in percent, as text.
    #[model(read_only)]
    pub effective_annual_interest_rate: Option<String>,
    /// All that is paid back, in minor units.
    #[model(minor, read_only)]
    pub total_amount: Option<i64>,
    /// From which amount the shopper must apply, in minor units.
    #[model(minor, min = 0, older)]
    pub require_applicant_amount: Option<i64>,
    /// An example, which the law asks for.
    pub loan_example: Option<LoanExample>,
    /// The lender's mark.
    pub branding_image_url: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// An example of a loan, which the law asks for.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct LoanExample {
    /// What is borrowed, in minor units.
    #[model(minor, required)]
    pub amount: Option<Decimal>,
    /// For how many years.
    #[model(required)]
    pub years: Option<Decimal>,
    /// All that is paid back, in minor units.
    #[model(minor, required)]
    pub total_amount: Option<Decimal>,
    /// What it costs to borrow, in minor units.
    #[model(minor, required)]
    pub cost: Option<Decimal>,
    /// Interest for a year with all fees, in percent, as text.
    #[model(format = DecimalText, read_only)]
    pub effective_annual_interest_rate: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
