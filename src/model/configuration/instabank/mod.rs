//! Loans by Instabank. They need the order's lines, each with `line_id`, `quantity` and `amount`.

mod product;

pub use product::{
    InstabankFinanceProduct, InstabankInstallmentProduct, InstabankInvoiceProduct,
    InstabankPostponementProduct, LoanExample,
};

use dintero_wasm_derive::Model;

use crate::model::{Open, Other, Payability, ProductMarker};

/// Loans by Instabank. They need the order's lines, each with `line_id`, `quantity` and `amount`.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct InstabankConfiguration {
    /// A credit account.
    pub finance: Option<InstabankFinance>,
    /// An invoice, for orders above 500 NOK.
    pub invoice: Option<InstabankInvoice>,
    /// A loan that is paid back month by month.
    pub installment: Option<InstabankInstallment>,
    /// A loan that is paid back later.
    pub postponement: Option<InstabankPostponement>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A credit account at Instabank.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct InstabankFinance {
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// Its terms.
    pub product: Option<InstabankFinanceProduct>,
    /// Members that the model does not know.
    pub other: Other,
}

/// An invoice by Instabank.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct InstabankInvoice {
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// The shopper must apply for it.
    pub require_applicant: Option<bool>,
    /// Its terms.
    pub product: Option<InstabankInvoiceProduct>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A loan by Instabank that is paid back month by month.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = InstabankPostponement,
    doc = "A loan by Instabank that is paid back later.",
    retype(products = "Vec<InstabankPostponementProduct>")
))]
pub struct InstabankInstallment {
    /// Always `payment_product_type`.
    #[model(default = "\"payment_product_type\"")]
    pub r#type: Option<Open<ProductMarker>>,
    /// It is offered, if the account has an agreement for it.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Whether it can be used for this order.
    pub payability: Option<Open<Payability>>,
    /// The loans that the shopper can choose from.
    #[model(read_only)]
    pub products: Option<Vec<InstabankInstallmentProduct>>,
    /// Members that the model does not know.
    pub other: Other,
}
