//! What the API, the provider and the shop know a transaction by.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, MetadataValue, Open, Other};

/// The shop's own keys, and what the API and the provider add. A provider's names begin with its own and a
/// colon.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(open)]
pub struct TransactionMetadata {
    /// The shop's name.
    pub merchant_name: Option<String>,
    /// The shop's country.
    pub merchant_country: Option<String>,
    /// Merchant category: the four digits of ISO 18245.
    pub merchant_category_code: Option<String>,
    /// The profile whose settings the session had.
    #[model(name = "session:profile_id")]
    pub session_profile_id: Option<String>,
    /// The reference of the order for its events.
    pub event_reference: Option<String>,
    /// Who is paid out.
    pub payout: Option<Open<PayoutKind>>,
    /// Ties the transaction to its payout.
    pub payout_correlation_id: Option<String>,
    /// The agreement with the provider that was used.
    #[model(name = "gateway:id")]
    pub gateway_id: Option<String>,
    /// The shop's number at Bambora.
    #[model(name = "bambora:merchant_number")]
    pub bambora_merchant_number: Option<String>,
    /// What Bambora knows the transaction by.
    #[model(name = "bambora:transaction_id")]
    pub bambora_transaction_id: Option<String>,
    /// The reference that Bambora was given.
    #[model(name = "bambora:reference")]
    pub bambora_reference: Option<String>,
    /// The acquirer that Bambora used.
    #[model(name = "bambora:acquirer")]
    pub bambora_acquirer: Option<String>,
    /// The wallet that the card was in.
    #[model(name = "bambora:wallet")]
    pub bambora_wallet: Option<String>,
    /// The shop's number at Walley.
    #[model(name = "collector:StoreId")]
    pub collector_store_id: Option<String>,
    /// The invoice's number.
    #[model(name = "collector:Invoice.InvoiceNumber")]
    pub collector_invoice_invoice_number: Option<String>,
    /// Walley's number for the order.
    #[model(name = "collector:Invoice.OrderNumber")]
    pub collector_invoice_order_number: Option<String>,
    /// The country of the invoice.
    #[model(name = "collector:Invoice.CountryCode")]
    pub collector_invoice_country_code: Option<String>,
    /// Walley's code of the product.
    #[model(name = "collector:Invoice.ProductCode")]
    pub collector_invoice_product_code: Option<String>,
    /// Walley's code of the kind of invoice.
    #[model(name = "collector:Invoice.InvoiceType")]
    pub collector_invoice_invoice_type: Option<String>,
    /// What Walley's settlement knows the invoice by.
    #[model(name = "collector:Invoice.SettlementReference")]
    pub collector_invoice_settlement_reference: Option<String>,
    /// The reference that Instabank was given.
    #[model(name = "instabank:Sale.ExternalReference")]
    pub instabank_sale_external_reference: Option<String>,
    /// Instabank's number for the sale.
    #[model(name = "instabank:Sale.Sequence")]
    pub instabank_sale_sequence: Option<Decimal>,
    /// The product's name at Instabank.
    #[model(name = "instabank:Sale.Product.Name")]
    pub instabank_sale_product_name: Option<String>,
    /// How the customer pays Klarna.
    #[model(name = "klarna:authorized_payment_method:type")]
    pub klarna_authorized_payment_method_type: Option<Open<KlarnaMethod>>,
    /// Within how many days the customer pays.
    #[model(name = "klarna:authorized_payment_method:number_of_days")]
    pub klarna_authorized_payment_method_number_of_days: Option<String>,
    /// In how many parts the customer pays.
    #[model(name = "klarna:authorized_payment_method:number_of_installments")]
    pub klarna_authorized_payment_method_number_of_installments: Option<String>,
    /// What Klarna thinks of the customer.
    #[model(name = "klarna:authorized_payment_method:fraud_status")]
    pub klarna_authorized_payment_method_fraud_status: Option<Open<KlarnaFraudStatus>>,
    /// The shop's number at Netaxept.
    #[model(name = "netaxept:merchant_id")]
    pub netaxept_merchant_id: Option<String>,
    /// What Netaxept knows the transaction by.
    #[model(name = "netaxept:transaction_id")]
    pub netaxept_transaction_id: Option<String>,
    /// The shop's number at PayEx.
    #[model(name = "payex:payment:payee_info:payee_id")]
    pub payex_payment_payee_info_payee_id: Option<String>,
    /// The shop's name at PayEx.
    #[model(name = "payex:payment:payee_info:payee_name")]
    pub payex_payment_payee_info_payee_name: Option<String>,
    /// The part of the shop, at PayEx.
    #[model(name = "payex:payment:payee_info:subsite")]
    pub payex_payment_payee_info_subsite: Option<String>,
    /// What PayEx knows the payment by.
    #[model(name = "payex:payment:id")]
    pub payex_payment_id: Option<String>,
    /// PayEx's number for the payment, as a number or as text.
    #[model(name = "payex:payment:number")]
    pub payex_payment_number: Option<MetadataValue>,
    /// What PayEx was asked for.
    #[model(name = "payex:payment:operation")]
    pub payex_payment_operation: Option<String>,
    /// When PayEx made the payment.
    #[model(name = "payex:payment:created", format = DateTime)]
    pub payex_payment_created: Option<String>,
    /// Santander's number for the application.
    #[model(name = "santander:debit_account.ApplicationNumber")]
    pub santander_debit_account_application_number: Option<String>,
    /// Where it stands at Santander, as a code.
    #[model(name = "santander:debit_account.StatusCode")]
    pub santander_debit_account_status_code: Option<String>,
    /// What Swish knows the request for payment by.
    #[model(name = "swish:payment_request:id")]
    pub swish_payment_request_id: Option<String>,
    /// The shop's number at Swish.
    #[model(name = "swish:swish_number")]
    pub swish_swish_number: Option<String>,
    /// What Swish knows it by.
    #[model(name = "swish:id")]
    pub swish_id: Option<String>,
    /// What the bank knows the payment by.
    #[model(name = "swish:paymentReference")]
    pub swish_payment_reference: Option<String>,
    /// What Vipps knows the order by.
    #[model(name = "vipps:transaction.orderId")]
    pub vipps_transaction_order_id: Option<String>,
    /// What the shopper reads in Vipps.
    #[model(name = "vipps:transaction.transactionText")]
    pub vipps_transaction_transaction_text: Option<String>,
    /// The shop's number at Vipps, six digits.
    #[model(name = "vipps:merchantInfo.merchantSerialNumber", format = SixDigits)]
    pub vipps_merchant_info_merchant_serial_number: Option<String>,
    /// What kind of payment Vipps took.
    #[model(name = "vipps:merchantInfo.paymentType")]
    pub vipps_merchant_info_payment_type: Option<Open<VippsPaymentType>>,
    /// The invoice's number.
    #[model(name = "kravia:invoice_number")]
    pub kravia_invoice_number: Option<String>,
    /// Where the invoice can be seen.
    #[model(name = "kravia:invoice_url", format = Uri)]
    pub kravia_invoice_url: Option<String>,
    /// What Two knows the order by.
    #[model(name = "two:order_id")]
    pub two_order_id: Option<String>,
    /// Where the company pays.
    #[model(name = "two:payment_url", format = Uri)]
    pub two_payment_url: Option<String>,
    /// What Kravia knows the invoice by.
    #[model(name = "kravia:invoice_reference")]
    pub kravia_invoice_reference: Option<String>,
    /// How the invoice was sent.
    #[model(name = "kravia:invoice_channel")]
    pub kravia_invoice_channel: Option<String>,
    /// The account to pay to, as the country writes it.
    #[model(name = "kravia:payment_details:bank_account:bban")]
    pub kravia_payment_details_bank_account_bban: Option<String>,
    /// The account to pay to, as IBAN.
    #[model(name = "kravia:payment_details:bank_account:iban")]
    pub kravia_payment_details_bank_account_iban: Option<String>,
    /// The bank to pay to, as BIC.
    #[model(name = "kravia:payment_details:bank_account:swift")]
    pub kravia_payment_details_bank_account_swift: Option<String>,
    /// The customer's reference when paying.
    #[model(name = "kravia:payment_details:kid")]
    pub kravia_payment_details_kid: Option<String>,
    /// The shop's id at Two.
    #[model(name = "two:merchant_id")]
    pub two_merchant_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Who is paid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PayoutKind {
    /// The account.
    PayoutAccount,
    /// The sellers of the splits.
    PayoutSplits,
    /// One seller.
    PayoutDestinationId,
}

/// How the customer pays Klarna.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum KlarnaMethod {
    /// An invoice.
    Invoice,
    /// A fixed amount each month.
    FixedAmount,
    /// An account.
    BaseAccount,
    /// Direct debit.
    DirectDebit,
    /// A transfer from a bank.
    DirectBankTransfer,
    /// An invoice to a company.
    #[model(name = "b2b_invoice")]
    B2bInvoice,
    /// A card.
    Card,
    /// In parts, by card.
    SliceItByCard,
    /// Later, by card.
    PayLaterByCard,
    /// Now, by card.
    PayByCard,
    /// A loan of a fixed sum.
    FixedSumCredit,
}

/// What Klarna thinks of the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(upper)]
pub enum KlarnaFraudStatus {
    /// Klarna takes the risk.
    Accepted,
    /// Klarna has not decided.
    Pending,
}

/// What kind of payment Vipps took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum VippsPaymentType {
    /// A usual payment on the web.
    #[model(name = "eComm Regular Payment")]
    Regular,
}
