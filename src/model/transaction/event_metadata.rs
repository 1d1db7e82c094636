//! What the API, the provider and the shop know an event by.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, MetadataValue, Open, Other};

/// The request's own keys, and what the provider answered. A provider's names begin with its own and a
/// colon.
#[derive(Clone, Debug, Default, PartialEq, Model)]
#[model(open)]
pub struct EventMetadata {
    /// Where the transaction stands at Bambora.
    #[model(name = "bambora:transaction:status")]
    pub bambora_transaction_status: Option<String>,
    /// What Bambora knows the operation by.
    #[model(name = "bambora:transactionoperation:id")]
    pub bambora_transactionoperation_id: Option<String>,
    /// Who gave the action code.
    #[model(name = "bambora:meta:action:source")]
    pub bambora_meta_action_source: Option<String>,
    /// Why it went as it did, as a code.
    #[model(name = "bambora:meta:action:code")]
    pub bambora_meta_action_code: Option<String>,
    /// What kind of action it was.
    #[model(name = "bambora:meta:action:type")]
    pub bambora_meta_action_type: Option<String>,
    /// Ties the event to its payout.
    pub payout_correlation_id: Option<String>,
    /// Where the invoice stands, as Walley's number.
    #[model(name = "collector:Invoice.InvoiceStatus")]
    pub collector_invoice_invoice_status: Option<Decimal>,
    /// Walley's id of the call.
    #[model(name = "collector:CorrelationId")]
    pub collector_correlation_id: Option<String>,
    /// What the customer writes when paying.
    #[model(name = "collector:Invoice.PaymentReference")]
    pub collector_invoice_payment_reference: Option<String>,
    /// The least that the customer must pay.
    #[model(name = "collector:Invoice.LowestAmountToPay")]
    pub collector_invoice_lowest_amount_to_pay: Option<Decimal>,
    /// All that the invoice is for.
    #[model(name = "collector:Invoice.TotalAmount")]
    pub collector_invoice_total_amount: Option<Decimal>,
    /// When the invoice must be paid.
    #[model(name = "collector:Invoice.DueDate")]
    pub collector_invoice_due_date: Option<String>,
    /// Where the invoice can be seen.
    #[model(name = "collector:Invoice.InvoiceUrl")]
    pub collector_invoice_invoice_url: Option<String>,
    /// The invoice's number.
    #[model(name = "collector:Invoice.CurrentInvoiceNumber")]
    pub collector_invoice_current_invoice_number: Option<String>,
    /// The number of the invoice for what is left.
    #[model(name = "collector:Invoice.NewInvoiceNumber")]
    pub collector_invoice_new_invoice_number: Option<String>,
    /// Where the sale stands at Instabank.
    #[model(name = "instabank:Sale.Status")]
    pub instabank_sale_status: Option<String>,
    /// Instabank's id of the call.
    #[model(name = "instabank:RequestId")]
    pub instabank_request_id: Option<String>,
    /// What Dintero knows the operation by.
    #[model(name = "dintero_psp:operation_ref")]
    pub dintero_psp_operation_ref: Option<String>,
    /// The authorization that it follows.
    #[model(name = "dintero_psp:authorization_operation_ref")]
    pub dintero_psp_authorization_operation_ref: Option<String>,
    /// The capture that it follows.
    #[model(name = "dintero_psp:capture_operation_ref")]
    pub dintero_psp_capture_operation_ref: Option<String>,
    /// The sale that it follows.
    #[model(name = "dintero_psp:sale_operation_ref")]
    pub dintero_psp_sale_operation_ref: Option<String>,
    /// What the card's network knows it by.
    #[model(name = "dintero_psp:network:correlation_id")]
    pub dintero_psp_network_correlation_id: Option<String>,
    /// The acquirer's number for it.
    #[model(name = "dintero_psp:network:acquirer_stan")]
    pub dintero_psp_network_acquirer_stan: Option<String>,
    /// What the network knows all operations of one payment by.
    #[model(name = "dintero_psp:network:lifecycle_trace_id")]
    pub dintero_psp_network_lifecycle_trace_id: Option<String>,
    /// What Klarna knows it by.
    #[model(name = "klarna:reference")]
    pub klarna_reference: Option<String>,
    /// Klarna's id of the capture.
    #[model(name = "klarna:headers:capture_id")]
    pub klarna_headers_capture_id: Option<String>,
    /// Klarna's id of the refund.
    #[model(name = "klarna:headers:refund_id")]
    pub klarna_headers_refund_id: Option<String>,
    /// Where Klarna keeps what was made.
    #[model(name = "klarna:headers:location")]
    pub klarna_headers_location: Option<String>,
    /// Until when the authorization lasts.
    #[model(name = "klarna:authorization_expiration")]
    pub klarna_authorization_expiration: Option<String>,
    /// Why it was made to last longer.
    #[model(name = "klarna:authorization_expiration_reason")]
    pub klarna_authorization_expiration_reason: Option<String>,
    /// The reference that it was made to last longer by.
    #[model(name = "klarna:authorization_expiration_reference")]
    pub klarna_authorization_expiration_reference: Option<String>,
    /// Why it could not be made to last longer.
    #[model(name = "klarna:authorization_expiration_error_reason")]
    pub klarna_authorization_expiration_error_reason: Option<String>,
    /// Why the amount could not be changed.
    #[model(name = "klarna:order_amount_update_error")]
    pub klarna_order_amount_update_error: Option<String>,
    /// Whether changing the amount may be tried again.
    #[model(name = "klarna:order_amount_update_can_retry")]
    pub klarna_order_amount_update_can_retry: Option<Open<YesNo>>,
    /// What Netaxept knows the transaction by.
    #[model(name = "netaxept:transaction_id")]
    pub netaxept_transaction_id: Option<String>,
    /// What Netaxept did.
    #[model(name = "netaxept:operation")]
    pub netaxept_operation: Option<String>,
    /// When Netaxept did it.
    #[model(name = "netaxept:execution_time")]
    pub netaxept_execution_time: Option<String>,
    /// The batch that it is in.
    #[model(name = "netaxept:bat_number")]
    pub netaxept_bat_number: Option<String>,
    /// Netaxept's answer, as a code.
    #[model(name = "netaxept:response_code")]
    pub netaxept_response_code: Option<String>,
    /// The page on which the card was entered.
    #[model(name = "netaxept:terminal_url")]
    pub netaxept_terminal_url: Option<String>,
    /// What PayEx knows the operation by.
    #[model(name = "payex:transaction:id")]
    pub payex_transaction_id: Option<String>,
    /// PayEx's number for the operation, as a number or as text.
    #[model(name = "payex:transaction:number")]
    pub payex_transaction_number: Option<MetadataValue>,
    /// What PayEx did.
    #[model(name = "payex:transaction:type")]
    pub payex_transaction_type: Option<String>,
    /// Where the operation stands at PayEx.
    #[model(name = "payex:transaction:state")]
    pub payex_transaction_state: Option<String>,
    /// When PayEx made the operation.
    #[model(name = "payex:transaction:created", format = DateTime)]
    pub payex_transaction_created: Option<String>,
    /// The reference that PayEx was given.
    #[model(name = "payex:transaction:payee_reference")]
    pub payex_transaction_payee_reference: Option<String>,
    /// Santander's number for the application.
    #[model(name = "santander:debit_account.ApplicationNumber")]
    pub santander_debit_account_application_number: Option<String>,
    /// Where it stands at Santander, as a code.
    #[model(name = "santander:debit_account.StatusCode")]
    pub santander_debit_account_status_code: Option<String>,
    /// Opens the app with the payment.
    #[model(name = "swish:payment_request:token")]
    pub swish_payment_request_token: Option<String>,
    /// Where the payment can be read at Swish.
    #[model(name = "swish:payment_request:get_payment_url")]
    pub swish_payment_request_get_payment_url: Option<String>,
    /// What Swish knows it by.
    #[model(name = "swish:id")]
    pub swish_id: Option<String>,
    /// The payment that a refund goes back on.
    #[model(name = "swish:originalPaymentReference")]
    pub swish_original_payment_reference: Option<String>,
    /// What the bank knows the payment by.
    #[model(name = "swish:paymentReference")]
    pub swish_payment_reference: Option<String>,
    /// The amount, as Swish writes it.
    #[model(name = "swish:amount")]
    pub swish_amount: Option<String>,
    /// When Swish made it.
    #[model(name = "swish:dateCreated")]
    pub swish_date_created: Option<String>,
    /// When it was paid.
    #[model(name = "swish:datePaid")]
    pub swish_date_paid: Option<String>,
    /// Where it stands at Swish.
    #[model(name = "swish:status")]
    pub swish_status: Option<String>,
    /// Why Swish refused, as a code.
    #[model(name = "swish:errorCode")]
    pub swish_error_code: Option<String>,
    /// Why Swish refused, in words.
    #[model(name = "swish:errorMessage")]
    pub swish_error_message: Option<String>,
    /// When Vipps did it.
    #[model(name = "vipps:transactionInfo.timeStamp", format = DateTime)]
    pub vipps_transaction_info_time_stamp: Option<String>,
    /// What Vipps knows the transaction by.
    #[model(name = "vipps:transactionInfo.transactionId")]
    pub vipps_transaction_info_transaction_id: Option<String>,
    /// What Vipps did.
    #[model(name = "vipps:transactionInfo.status")]
    pub vipps_transaction_info_status: Option<Open<VippsStatus>>,
    /// What the shopper reads in Vipps.
    #[model(name = "vipps:transaction.transactionText")]
    pub vipps_transaction_transaction_text: Option<String>,
    /// The date of the invoice.
    #[model(name = "kravia:invoice_date", format = Date)]
    pub kravia_invoice_date: Option<String>,
    /// When the invoice must be paid.
    #[model(name = "kravia:invoice_due_date", format = Date)]
    pub kravia_invoice_due_date: Option<String>,
    /// The invoice's number.
    #[model(name = "kravia:invoice_number")]
    pub kravia_invoice_number: Option<String>,
    /// Kravia's id of the shop.
    #[model(name = "kravia:creditor_id")]
    pub kravia_creditor_id: Option<String>,
    /// Kravia's id of the customer.
    #[model(name = "kravia:debtor_id")]
    pub kravia_debtor_id: Option<String>,
    /// What Kravia knows the invoice by.
    #[model(name = "kravia:invoice_id")]
    pub kravia_invoice_id: Option<String>,
    /// Kravia's number for the case.
    #[model(name = "kravia:case_number")]
    pub kravia_case_number: Option<String>,
    /// What the terminal's provider knows it by.
    #[model(name = "seitatech:uniqueId")]
    pub seitatech_unique_id: Option<String>,
    /// The number of the receipt.
    #[model(name = "seitatech:receiptNumber")]
    pub seitatech_receipt_number: Option<String>,
    /// How it ended.
    #[model(name = "seitatech:outcome")]
    pub seitatech_outcome: Option<String>,
    /// Merchant category: the four digits of ISO 18245.
    #[model(name = "seitatech:merchantCategoryCode")]
    pub seitatech_merchant_category_code: Option<String>,
    /// The card's application, as its AID.
    #[model(name = "seitatech:applicationIdentifier")]
    pub seitatech_application_identifier: Option<String>,
    /// The acquirer.
    #[model(name = "seitatech:acquirer")]
    pub seitatech_acquirer: Option<String>,
    /// Why it went as it did, as a code.
    #[model(name = "seitatech:actionCode")]
    pub seitatech_action_code: Option<String>,
    /// What the provider keeps it under.
    #[model(name = "seitatech:archiveId")]
    pub seitatech_archive_id: Option<String>,
    /// Who authorized it.
    #[model(name = "seitatech:authorizer")]
    pub seitatech_authorizer: Option<String>,
    /// The batch that it is in.
    #[model(name = "seitatech:batchId")]
    pub seitatech_batch_id: Option<String>,
    /// The receipt for the customer.
    #[model(name = "seitatech:customerReceipt")]
    pub seitatech_customer_receipt: Option<String>,
    /// The rest of the receipt for the customer.
    #[model(name = "seitatech:customerReceiptPart2")]
    pub seitatech_customer_receipt_part2: Option<String>,
    /// The terminal, as ISO 8583 writes it.
    #[model(name = "seitatech:field41")]
    pub seitatech_field41: Option<String>,
    /// The shop, as ISO 8583 writes it.
    #[model(name = "seitatech:field42")]
    pub seitatech_field42: Option<String>,
    /// The receipt for the shop.
    #[model(name = "seitatech:merchantReceipt")]
    pub seitatech_merchant_receipt: Option<String>,
    /// The rest of the receipt for the shop.
    #[model(name = "seitatech:merchantReceiptPart2")]
    pub seitatech_merchant_receipt_part2: Option<String>,
    /// The reason, as a code.
    #[model(name = "seitatech:reasonCode")]
    pub seitatech_reason_code: Option<String>,
    /// The answer, as a code.
    #[model(name = "seitatech:responseCode")]
    pub seitatech_response_code: Option<String>,
    /// The service that was used.
    #[model(name = "seitatech:serviceIdentifier")]
    pub seitatech_service_identifier: Option<String>,
    /// What the card can do: the Application Interchange Profile.
    #[model(name = "seitatech:aip")]
    pub seitatech_aip: Option<String>,
    /// How often the card was used: the Application Transaction Counter.
    #[model(name = "seitatech:atc")]
    pub seitatech_atc: Option<String>,
    /// What the card answered: the Cryptogram Information Data.
    #[model(name = "seitatech:cid")]
    pub seitatech_cid: Option<String>,
    /// How the cardholder was checked.
    #[model(name = "seitatech:cvm")]
    pub seitatech_cvm: Option<String>,
    /// What the terminal checked: the Terminal Verification Results.
    #[model(name = "seitatech:tvr")]
    pub seitatech_tvr: Option<String>,
    /// The language of the receipt.
    #[model(name = "seitatech:languageCode")]
    pub seitatech_language_code: Option<String>,
    /// What the terminal did: the Transaction Status Information.
    #[model(name = "seitatech:tsi")]
    pub seitatech_tsi: Option<String>,
    /// The serial number of the terminal.
    #[model(name = "seitatech:terminalSerialNumber")]
    pub seitatech_terminal_serial_number: Option<String>,
    /// What the terminal was asked for.
    #[model(name = "seitatech:transactionType")]
    pub seitatech_transaction_type: Option<String>,
    /// The amount of the sale, as text.
    #[model(name = "seitatech:saleAmount")]
    pub seitatech_sale_amount: Option<String>,
    /// The batch that it is in, as a UUID.
    #[model(name = "seitatech:batchUuid")]
    pub seitatech_batch_uuid: Option<String>,
    /// Why it ended so.
    #[model(name = "seitatech:outcomeReason")]
    pub seitatech_outcome_reason: Option<String>,
    /// What the till gave as its reference.
    #[model(name = "seitatech:posReferenceData")]
    pub seitatech_pos_reference_data: Option<String>,
    /// The provider's token of the card.
    #[model(name = "seitatech:conlonToken")]
    pub seitatech_conlon_token: Option<String>,
    /// What Two knows the order by.
    #[model(name = "two:order_id")]
    pub two_order_id: Option<String>,
    /// The order of what is left, at Two.
    #[model(name = "two:remaining_order_id")]
    pub two_remaining_order_id: Option<String>,
    /// Where the invoice can be seen.
    #[model(name = "two:invoice_url", format = Uri)]
    pub two_invoice_url: Option<String>,
    /// The invoice's number.
    #[model(name = "two:invoice_number")]
    pub two_invoice_number: Option<String>,
    /// Where the credit note can be seen.
    #[model(name = "two:credit_note_url", format = Uri)]
    pub two_credit_note_url: Option<String>,
    /// The credit note's number.
    #[model(name = "two:credit_note_number")]
    pub two_credit_note_number: Option<String>,
    /// When the invoice must be paid.
    #[model(name = "two:due_date")]
    pub two_due_date: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Yes or no, as a digit in text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum YesNo {
    /// No.
    #[model(name = "0")]
    No,
    /// Yes.
    #[model(name = "1")]
    Yes,
}

/// What Vipps did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum VippsStatus {
    /// It began.
    #[model(name = "INITIATE")]
    Initiate,
    /// It reserved the money.
    #[model(name = "RESERVE")]
    Reserve,
    /// The shopper gave up.
    #[model(name = "CANCEL")]
    Cancel,
    /// It took the money.
    #[model(name = "CAPTURE")]
    Capture,
    /// It reserved and took the money.
    #[model(name = "SALE")]
    Sale,
    /// It gave up the reservation.
    #[model(name = "VOID")]
    Void,
    /// It took the money, in other words.
    #[model(name = "Captured")]
    Captured,
    /// The shopper gave up, in other words.
    #[model(name = "Cancelled")]
    Cancelled,
    /// It gave the money back.
    #[model(name = "Refund")]
    Refund,
}
