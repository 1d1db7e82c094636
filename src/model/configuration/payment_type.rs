//! What the checkout can be set to begin with.

use dintero_wasm_derive::Model;

/// What the checkout can be set to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PaymentType {
    /// Apple Pay, by Bambora.
    #[model(name = "bambora.applepay")]
    BamboraApplepay,
    /// Cards, by Bambora.
    #[model(name = "bambora.creditcard")]
    BamboraCreditcard,
    /// Google Pay, by Bambora.
    #[model(name = "bambora.googlepay")]
    BamboraGooglepay,
    /// MobilePay, by Bambora.
    #[model(name = "bambora.mobilepay")]
    BamboraMobilepay,
    /// Vipps, by Bambora.
    #[model(name = "bambora.vipps")]
    BamboraVipps,
    /// Orders that cost nothing, by Dintero.
    #[model(name = "dintero.zero")]
    DinteroZero,
    /// Apple Pay, by Dintero.
    #[model(name = "dintero_psp.applepay")]
    DinteroPspApplepay,
    /// Cards, by Dintero.
    #[model(name = "dintero_psp.creditcard")]
    DinteroPspCreditcard,
    /// Vipps, by Dintero.
    #[model(name = "dintero_psp.vipps")]
    DinteroPspVipps,
    /// Google Pay, by Dintero.
    #[model(name = "dintero_psp.googlepay")]
    DinteroPspGooglepay,
    /// Click to Pay, by Dintero.
    #[model(name = "dintero_psp.clicktopay")]
    DinteroPspClicktopay,
    /// A credit account, by Instabank.
    #[model(name = "instabank.finance")]
    InstabankFinance,
    /// An invoice, by Instabank.
    #[model(name = "instabank.invoice")]
    InstabankInvoice,
    /// A loan that is paid back month by month, by Instabank.
    #[model(name = "instabank.installment")]
    InstabankInstallment,
    /// A loan that is paid back later, by Instabank.
    #[model(name = "instabank.postponement")]
    InstabankPostponement,
    /// Vipps, by the shop's own agreement.
    #[model(name = "vipps")]
    Vipps,
    /// Cards, by PayEx.
    #[model(name = "payex.creditcard")]
    PayexCreditcard,
    /// MobilePay, by PayEx.
    #[model(name = "payex.mobilepay")]
    PayexMobilepay,
    /// Swish, by PayEx.
    #[model(name = "payex.swish")]
    PayexSwish,
    /// Vipps, by PayEx.
    #[model(name = "payex.vipps")]
    PayexVipps,
    /// Apple Pay, by PayEx.
    #[model(name = "payex.applepay")]
    PayexApplepay,
    /// Click to Pay, by PayEx.
    #[model(name = "payex.clicktopay")]
    PayexClicktopay,
    /// Google Pay, by PayEx.
    #[model(name = "payex.googlepay")]
    PayexGooglepay,
    /// A credit account, by Walley.
    #[model(name = "collector.finance")]
    CollectorFinance,
    /// An invoice, by Walley.
    #[model(name = "collector.invoice")]
    CollectorInvoice,
    /// An invoice to a company, by Walley.
    #[model(name = "collector.invoice_b2b")]
    CollectorInvoiceB2b,
    /// An invoice to a company that the shop knows, by Walley.
    #[model(name = "collector.invoice_b2b_preapproved")]
    CollectorInvoiceB2bPreapproved,
    /// A loan to a company that the shop knows, by Walley.
    #[model(name = "collector.installment_b2b_preapproved")]
    CollectorInstallmentB2bPreapproved,
    /// A loan that is paid back month by month, by Walley.
    #[model(name = "collector.installment")]
    CollectorInstallment,
    /// Direct debit, by Santander.
    #[model(name = "santander.debit_account")]
    SantanderDebitAccount,
    /// Swish.
    #[model(name = "swish.swish")]
    SwishSwish,
    /// Cards, by Netaxept.
    #[model(name = "netaxept.creditcard")]
    NetaxeptCreditcard,
    /// Klarna.
    #[model(name = "klarna.klarna")]
    KlarnaKlarna,
    /// Billie, an invoice to a company, by Klarna.
    #[model(name = "klarna.billie")]
    KlarnaBillie,
    /// An invoice to a company, by Kravia.
    #[model(name = "kravia.invoice_b2b")]
    KraviaInvoiceB2b,
    /// One invoice to a company for a period, by Kravia.
    #[model(name = "kravia.invoice_b2b_grouped")]
    KraviaInvoiceB2bGrouped,
    /// An invoice to a person, by Kravia.
    #[model(name = "kravia.invoice_b2c")]
    KraviaInvoiceB2c,
    /// A card at a terminal, by Seitatech.
    #[model(name = "seitatech.in_person")]
    SeitatechInPerson,
    /// An invoice to a company, by Two.
    #[model(name = "two.invoice_b2b")]
    TwoInvoiceB2b,
}
