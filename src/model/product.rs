//! The payment providers and their products, by the names that the API gives them.

use dintero_wasm_derive::Model;

/// A payment provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PaymentProduct {
    /// Bambora.
    #[model(name = "bambora")]
    Bambora,
    /// Walley, formerly Collector.
    #[model(name = "collector")]
    Collector,
    /// Dintero: gift cards, free orders, and payments that the shop takes by itself.
    #[model(name = "dintero")]
    Dintero,
    /// Dintero: cards and wallets.
    #[model(name = "dintero_psp")]
    DinteroPsp,
    /// Instabank.
    #[model(name = "instabank")]
    Instabank,
    /// Klarna.
    #[model(name = "klarna")]
    Klarna,
    /// Netaxept.
    #[model(name = "netaxept")]
    Netaxept,
    /// PayEx.
    #[model(name = "payex")]
    Payex,
    /// Santander.
    #[model(name = "santander")]
    Santander,
    /// Swish.
    #[model(name = "swish")]
    Swish,
    /// Vipps.
    #[model(name = "vipps")]
    Vipps,
    /// Kravia.
    #[model(name = "kravia")]
    Kravia,
    /// Two.
    #[model(name = "two")]
    Two,
    /// Seitatech.
    #[model(name = "seitatech")]
    Seitatech,
}

/// What a transaction was paid by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PaymentProductType {
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
    /// An invoice, by Walley.
    #[model(name = "collector.invoice")]
    CollectorInvoice,
    /// An invoice to a company, by Walley.
    #[model(name = "collector.invoice_b2b")]
    CollectorInvoiceB2b,
    /// An invoice to a company that the shop knows, by Walley.
    #[model(name = "collector.invoice_b2b_preapproved")]
    CollectorInvoiceB2bPreapproved,
    /// A loan that is paid back month by month, by Walley.
    #[model(name = "collector.installment")]
    CollectorInstallment,
    /// Orders that cost nothing, by Dintero.
    #[model(name = "dintero.zero")]
    DinteroZero,
    /// Gift cards, by Dintero.
    #[model(name = "dintero.wallets")]
    DinteroWallets,
    /// A payment outside Dintero.
    #[model(name = "dintero.external")]
    DinteroExternal,
    /// Cards, by Dintero.
    #[model(name = "dintero_psp.creditcard")]
    DinteroPspCreditcard,
    /// Vipps, by Dintero.
    #[model(name = "dintero_psp.vipps")]
    DinteroPspVipps,
    /// Google Pay, by Dintero.
    #[model(name = "dintero_psp.googlepay")]
    DinteroPspGooglepay,
    /// Apple Pay, by Dintero.
    #[model(name = "dintero_psp.applepay")]
    DinteroPspApplepay,
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
    /// An invoice to a company, by Two.
    #[model(name = "two.invoice_b2b")]
    TwoInvoiceB2b,
    /// Cards, by Netaxept.
    #[model(name = "netaxept.creditcard")]
    NetaxeptCreditcard,
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
    /// Direct debit, by Santander.
    #[model(name = "santander.debit_account")]
    SantanderDebitAccount,
    /// A card at a terminal, by Seitatech.
    #[model(name = "seitatech.in_person")]
    SeitatechInPerson,
    /// Swish.
    #[model(name = "swish.swish")]
    SwishSwish,
    /// Vipps, by the shop's own agreement.
    #[model(name = "vipps")]
    Vipps,
}
