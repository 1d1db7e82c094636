//! Invoices and loans by Walley, formerly Collector. They need the order's lines.

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, Payability, ProductMarker, ProviderMarker};

/// Invoices and loans by Walley, formerly Collector. They need the order's lines, each with `line_id`,
/// `quantity` and `amount`.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CollectorConfiguration {
    /// Always `payment_type`.
    pub r#type: Option<Open<ProviderMarker>>,
    /// A word on the purchase for the invoice, at most 40 characters.
    #[model(max_len = 40)]
    pub dynamic_descriptor: Option<String>,
    /// An invoice to a person.
    pub invoice: Option<CollectorInvoice>,
    /// An invoice to a company.
    pub invoice_b2b: Option<CollectorInvoiceB2b>,
    /// An invoice to a company that the shop knows.
    pub invoice_b2b_preapproved: Option<CollectorInvoiceB2bPreapproved>,
    /// A credit account.
    pub finance: Option<CollectorFinance>,
    /// A loan that is paid back month by month.
    pub installment: Option<CollectorInvoice>,
    /// Members that the model does not know.
    pub other: Other,
}

/// An invoice or a loan by Walley.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = CollectorInvoiceB2b,
    doc = "An invoice by Walley to a company.",
    retype(options = "CollectorB2bOptions")
))]
#[model(variant(
    name = CollectorFinance,
    doc = "A credit account at Walley.",
    omit(options)
))]
pub struct CollectorInvoice {
    /// Always `payment_product_type`.
    #[model(default = "\"payment_product_type\"")]
    pub r#type: Option<Open<ProductMarker>>,
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Where it is offered, ISO 3166-1 with two letters.
    pub countries: Option<Vec<String>>,
    /// How it is decided.
    pub options: Option<CollectorOptions>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// An invoice by Walley to a company that the shop knows.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CollectorInvoiceB2bPreapproved {
    /// Always `payment_product_type`.
    #[model(default = "\"payment_product_type\"")]
    pub r#type: Option<Open<ProductMarker>>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Where it is offered, ISO 3166-1 with two letters.
    pub countries: Option<Vec<String>>,
    /// The companies that can be billed, by the shopper's phone number.
    pub accounts: Option<Vec<CollectorAccount>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How an invoice to a company is decided.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = CollectorOptions,
    doc = "How an invoice or a loan is decided.",
    omit(disable_collector_b2b_address_enforcement)
))]
pub struct CollectorB2bOptions {
    /// Let goods go to other addresses than those that the company is registered with.
    #[model(default = "false")]
    pub disable_collector_b2b_address_enforcement: Option<bool>,
    /// Take payments that Walley has not decided on; they are `ON_HOLD` until then, and another callback
    /// tells when that is over.
    pub enable_on_hold: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A company that can be billed.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CollectorAccount {
    /// Where the invoice goes.
    pub billing_address: Option<CollectorB2bAddress>,
    /// A token that stands for the company.
    pub company_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Where an invoice to a company goes.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CollectorB2bAddress {
    /// The company's name.
    #[model(max_len = 50, older, required)]
    pub business_name: Option<String>,
    /// The company's number in its country's register, 9 to 12 characters.
    #[model(min_len = 9, max_len = 12, older, required)]
    pub organization_number: Option<String>,
    /// Street and number.
    #[model(max_len = 50, older, required)]
    pub address_line: Option<String>,
    /// More of the address.
    #[model(max_len = 50, older)]
    pub address_line_2: Option<String>,
    /// In care of.
    #[model(max_len = 50, older)]
    pub co_address: Option<String>,
    /// Postal code. Text: it may begin with a zero.
    #[model(max_len = 50, older, required)]
    pub postal_code: Option<String>,
    /// Town.
    #[model(max_len = 50, older, required)]
    pub postal_place: Option<String>,
    /// ISO 3166-1, two capital letters.
    #[model(format = Country, required)]
    pub country: Option<String>,
    /// With country code: `+` and 5 to 15 digits.
    #[model(format = Phone, older, required)]
    pub phone_number: Option<String>,
    /// Mail address.
    #[model(max_len = 100, older, required)]
    pub email: Option<String>,
    /// Whom the invoice is marked for.
    #[model(max_len = 50, older)]
    pub customer_reference: Option<String>,
    /// What the company books the invoice on.
    #[model(max_len = 64, older)]
    pub cost_center: Option<String>,
    /// Given name.
    #[model(max_len = 50, older)]
    pub first_name: Option<String>,
    /// Family name.
    #[model(max_len = 50, older)]
    pub last_name: Option<String>,
    /// What Walley knows the address by.
    pub address_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
