//! Invoices and debits by Klarna, Kravia, Two and Santander.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Open, Other, Payability, ProductMarker, ProductOptions, ProviderMarker};

/// Klarna, and Billie for companies.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct KlarnaConfiguration {
    /// Always `payment_type`.
    pub r#type: Option<Open<ProviderMarker>>,
    /// Klarna.
    pub klarna: Option<ProductOptions>,
    /// Billie, an invoice to a company.
    pub billie: Option<ProductOptions>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Invoices by Kravia.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct KraviaConfiguration {
    /// Always `payment_type`.
    pub r#type: Option<Open<ProviderMarker>>,
    /// An invoice to a company.
    pub invoice_b2b: Option<KraviaInvoice>,
    /// One invoice to a company for all it buys in a period.
    pub invoice_b2b_grouped: Option<KraviaGroupedInvoice>,
    /// An invoice to a person.
    pub invoice_b2c: Option<KraviaInvoice>,
    /// Members that the model does not know.
    pub other: Other,
}

/// An invoice by Kravia.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct KraviaInvoice {
    /// Always `payment_product_type`.
    pub r#type: Option<Open<ProductMarker>>,
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// How many days there are to pay. A number, though the API's description calls it a date.
    pub days_until_due: Option<Decimal>,
    /// The shopper must prove who pays.
    #[model(default = "true")]
    pub require_identity_verification: Option<bool>,
    /// Who sends the invoice.
    #[model(default = "\"provider\"")]
    pub invoice_delivery_method: Option<Open<InvoiceDelivery>>,
    /// How the invoice is sent, for instance `kravia`.
    pub invoice_channel: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// One invoice by Kravia for all that a company buys in a period.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct KraviaGroupedInvoice {
    /// Always `payment_product_type`.
    pub r#type: Option<Open<ProductMarker>>,
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// How often an invoice is sent.
    pub invoice_schedule: Option<InvoiceSchedule>,
    /// How many days there are to pay.
    #[model(int32)]
    pub days_until_due: Option<i64>,
    /// The shopper must prove who pays.
    #[model(default = "true")]
    pub require_identity_verification: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How often an invoice is sent.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct InvoiceSchedule {
    /// The period of one invoice.
    pub interval: Option<Open<InvoiceInterval>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The period of one invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum InvoiceInterval {
    /// A month.
    Monthly,
    /// Three months.
    Quarterly,
}

/// Who sends an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum InvoiceDelivery {
    /// The payment provider.
    Provider,
    /// The shop.
    Merchant,
}

/// Invoices to companies by Two.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TwoConfiguration {
    /// Always `payment_type`.
    pub r#type: Option<Open<ProviderMarker>>,
    /// An invoice to a company.
    pub invoice_b2b: Option<TwoInvoice>,
    /// Members that the model does not know.
    pub other: Other,
}

/// An invoice by Two to a company.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TwoInvoice {
    /// Always `payment_product_type`.
    pub r#type: Option<Open<ProductMarker>>,
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// How many days there are to pay: 14 or 30.
    #[model(one_of = [14,30])]
    pub duration_days: Option<Decimal>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Direct debit by Santander.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SantanderConfiguration {
    /// Always `payment_type`.
    pub r#type: Option<Open<ProviderMarker>>,
    /// Direct debit.
    pub debit_account: Option<SantanderDebitAccount>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Direct debit by Santander.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SantanderDebitAccount {
    /// Always `payment_product_type`.
    pub r#type: Option<Open<ProductMarker>>,
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// The name of the chain.
    pub branding_name: Option<String>,
    /// The accounts that can be debited, by the shopper's phone number.
    pub accounts: Option<Vec<DebitAccount>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// An account that can be debited.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct DebitAccount {
    /// Stands for the account's number.
    pub account_number_token: Option<String>,
    /// What may be shown of the account's number.
    pub masked_account_number: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
