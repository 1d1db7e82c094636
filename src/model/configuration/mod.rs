//! What the checkout of a session offers. It stands above the profile's own settings.

mod bambora;
mod channel;
mod collector;
mod dintero;
mod dintero_psp;
mod instabank;
mod invoice;
mod netaxept;
mod payex;
mod payment_type;
mod payout;
mod product;
mod sca;
mod terminal;
mod wallet;

pub use bambora::{BamboraConfiguration, BamboraCreditcard};
pub use channel::{Channel, Publication, PublicationChannel, PublicationStatus, PublicationType};
pub use collector::{
    CollectorAccount, CollectorB2bAddress, CollectorB2bOptions, CollectorConfiguration, CollectorFinance,
    CollectorInvoice, CollectorInvoiceB2b, CollectorInvoiceB2bPreapproved, CollectorOptions,
};
pub use dintero::{DinteroConfiguration, ExternalContent, ExternalDisplay, ExternalPayment, ExternalTerms};
pub use dintero_psp::{
    ApplePayDetails, Consent, DinteroPspApplePay, DinteroPspConfiguration, DinteroPspCreditcard,
    DinteroPspTokenWallet, DinteroPspVipps, TokenAuthMethod, TokenConsent,
};
pub use instabank::{
    InstabankConfiguration, InstabankFinance, InstabankFinanceProduct, InstabankInstallment,
    InstabankInstallmentProduct, InstabankInvoice, InstabankInvoiceProduct, InstabankPostponement,
    InstabankPostponementProduct, LoanExample,
};
pub use invoice::{
    DebitAccount, InvoiceDelivery, InvoiceInterval, InvoiceSchedule, KlarnaConfiguration,
    KraviaConfiguration, KraviaGroupedInvoice, KraviaInvoice, SantanderConfiguration, SantanderDebitAccount,
    TwoConfiguration, TwoInvoice,
};
pub use netaxept::{NetaxeptConfiguration, NetaxeptCreditcard, NetaxeptTerminal, NetaxeptTerminalPage};
pub use payex::{PayexConfiguration, PayexCreditcard};
pub use payment_type::PaymentType;
pub use payout::{DynamicPayout, DynamicPayoutType, PayoutConfiguration, PayoutProduct, PayoutProvider};
pub use product::{Payability, ProductMarker, ProductOptions, ProductSwitch, ProviderMarker};
pub use sca::{AmountLimit, LiabilityRule, LiabilityRuleType, NetworkExemptions, ScaPolicy};
pub use terminal::SeitatechConfiguration;
pub use wallet::{Swish, SwishConfiguration, VippsConfiguration};

use dintero_wasm_derive::Model;

use crate::model::{CustomerType, Open, Other};

/// What the checkout of a session offers, the profile's settings included.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(variant(
    name = SessionConfiguration,
    doc = "What the checkout of this session offers. What is left out is as the profile says; a product \
        that the account has no agreement for cannot be turned on here.",
    omit(merchant)
))]
pub struct SessionConfigurationRead {
    /// Take the money as soon as it is authorized. It is tried for 48 hours, and a capture by hand puts an
    /// end to that. Not with `splits: []`.
    pub auto_capture: Option<bool>,
    /// Where the shopper pays.
    #[model(default = "\"ecommerce\"")]
    pub channel: Option<Open<Channel>>,
    /// Where the session is sent to. Not with deep links.
    pub publish: Option<Vec<Publication>>,
    /// Whether all products that the account has are offered.
    pub active_payment_types: Option<ActivePaymentTypes>,
    /// What is chosen at first. It must be one of those that are enabled.
    pub default_payment_type: Option<Open<PaymentType>>,
    /// Products by Bambora.
    pub bambora: Option<BamboraConfiguration>,
    /// Gift cards, free orders, and payments that the shop takes by itself.
    pub dintero: Option<DinteroConfiguration>,
    /// Cards and wallets by Dintero.
    pub dintero_psp: Option<DinteroPspConfiguration>,
    /// Loans by Instabank. They need the order's lines.
    pub instabank: Option<InstabankConfiguration>,
    /// Cards by Netaxept.
    pub netaxept: Option<NetaxeptConfiguration>,
    /// Cards and wallets by PayEx.
    pub payex: Option<PayexConfiguration>,
    /// Vipps, by the shop's own agreement.
    pub vipps: Option<VippsConfiguration>,
    /// Invoices and loans by Walley, formerly Collector. They need the order's lines.
    pub collector: Option<CollectorConfiguration>,
    /// Klarna, and Billie for companies.
    pub klarna: Option<KlarnaConfiguration>,
    /// Invoices by Kravia.
    pub kravia: Option<KraviaConfiguration>,
    /// Invoices to companies by Two.
    pub two: Option<TwoConfiguration>,
    /// Direct debit by Santander.
    pub santander: Option<SantanderConfiguration>,
    /// Payment terminals.
    pub seitatech: Option<SeitatechConfiguration>,
    /// Swish, by the shop's own agreement.
    pub swish: Option<SwishConfiguration>,
    /// Who is paid out, where it depends on the order.
    pub payout: Option<PayoutConfiguration>,
    /// Let wallets such as Apple Pay give the address in an Express session.
    #[model(default = "false")]
    pub allow_express_wallet_payment: Option<bool>,
    /// Discount codes at the checkout.
    pub discounts: Option<DiscountsConfiguration>,
    /// The look of the checkout.
    pub theme: Option<Theme>,
    /// The countries that an address may be in.
    pub countries: Option<CountriesConfiguration>,
    /// Whether the form is for a person or a company at first.
    pub default_customer_type: Option<Open<CustomerType>>,
    /// Who may have the goods sent to another address than the bill.
    #[model(default = "[]")]
    pub allow_different_billing_shipping_address: Option<Vec<Open<CustomerType>>>,
    /// How old the shopper must be.
    pub age_verification: Option<AgeVerification>,
    /// The shop, as the checkout shows it.
    pub merchant: Option<MerchantRead>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Whether all products that the account has are offered.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ActivePaymentTypes {
    /// Offer every product that is active on the account for the currency, without naming each.
    pub enabled: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How old the shopper must be.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct AgeVerification {
    /// The age is checked.
    pub enabled: Option<bool>,
    /// The youngest age, in years.
    pub minimum_age_required: Option<i64>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Discount codes at the checkout.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct DiscountsConfiguration {
    /// Always `discounts`.
    #[model(read_only)]
    pub r#type: Option<Open<DiscountsMarker>>,
    /// Codes in Express sessions.
    pub express_discount_codes: Option<DiscountCodesSwitch>,
    /// Discounts of the order as a whole.
    pub order: Option<OrderDiscounts>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Codes in Express sessions.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct DiscountCodesSwitch {
    /// Whether they can be used.
    pub payability: Option<Open<Payability>>,
    /// The shopper can enter codes.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Discounts of the order as a whole.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct OrderDiscounts {
    /// They are used.
    #[model(default = "false")]
    pub enabled: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a block of the configuration is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum DiscountsMarker {
    /// Discounts.
    Discounts,
}

/// The countries that an address may be in, ISO 3166-1 with two letters.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CountriesConfiguration {
    /// What the form begins with.
    #[model(format = Country)]
    pub preferred_country: Option<String>,
    /// Only these.
    pub allow_countries: Option<Vec<String>>,
    /// None of these.
    pub deny_countries: Option<Vec<String>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The look of the checkout. Colours are as in CSS.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Theme {
    /// The colour of the background.
    pub backdrop: Option<String>,
    /// The colour of buttons.
    pub primary: Option<String>,
    /// How round the corners of boxes are, as in CSS.
    #[model(name = "cardRadius")]
    pub card_radius: Option<String>,
    /// How round the corners of buttons are, as in CSS.
    #[model(name = "buttonRadius")]
    pub button_radius: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The shop, as the checkout shows it.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct MerchantRead {
    /// The shop's id. It can be null.
    pub id: Option<String>,
    /// Its mark.
    #[model(format = Uri)]
    pub logo_url: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its country.
    pub country: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
