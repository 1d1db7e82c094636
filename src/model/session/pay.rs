//! A payment without the shopper, by a saved card.

use std::collections::BTreeMap;

use dintero_wasm_derive::Model;

use crate::model::{ApiErrorDetails, MetadataValue, Open, Other, PayingCustomer, SessionOrder, Transaction};

/// Takes a payment by a saved card, without the shopper.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionPay {
    /// What is paid, and the saved card.
    pub session: Option<PaySession>,
    /// How the card is charged.
    pub payment: Option<PayPayment>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What is paid, and the saved card.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PaySession {
    /// Where the shop is told of the payment.
    pub url: Option<PayUrls>,
    /// Who pays, and with which saved card. Without a token there is nothing to pay with.
    pub customer: Option<PayingCustomer>,
    /// What is bought, and for how much.
    #[model(required)]
    pub order: Option<SessionOrder>,
    /// Until when it can be paid, RFC 3339.
    #[model(format = DateTime)]
    pub expires_at: Option<String>,
    /// When the money is taken.
    pub configuration: Option<PayConfiguration>,
    /// The shop's own keys, at most 10, each with a text or a number. Begin them with `ext`: names that begin with
    /// `dintero`, `merchant`, `session`, `event`, `payout`, `gateway` or a provider's name are reserved.
    #[model(max_items = 10)]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Where the shop is told of a payment.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayUrls {
    /// Called when the payment is authorized, and only over HTTPS. It stands here: beside `session` it does nothing.
    #[model(format = WebUri)]
    pub callback_url: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// When the money of a payment is taken.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayConfiguration {
    /// Take the money as soon as it is authorized.
    pub auto_capture: Option<bool>,
    /// Reserve an amount that may change. It must be made final by an update of the authorization before the last
    /// capture.
    #[model(default = "false")]
    pub pre_authorization: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How a saved card is charged: by the provider that saved it.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(tag = "payment_product_type")]
pub enum PayPayment {
    /// By PayEx.
    #[model(name = "payex.creditcard")]
    PayexCreditcard(CardPayment),
    /// By Bambora.
    #[model(name = "bambora.creditcard")]
    BamboraCreditcard(CardPayment),
    /// By Dintero.
    #[model(name = "dintero_psp.creditcard")]
    DinteroPspCreditcard(CardPayment),
    /// By another provider, as it came.
    #[model(other)]
    Other(Other),
}

/// How a saved card is charged.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CardPayment {
    /// What the payment is for.
    #[model(required)]
    pub operation: Option<Open<PayOperation>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a payment without the shopper is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PayOperation {
    /// A single purchase, with a `payment_token`.
    UnscheduledPurchase,
    /// One of several that recur, with a `recurrence_token`; with a `payment_token` at providers that have no other.
    RecurringPurchase,
}

/// What came of a payment without the shopper: the transaction, and whether it was paid.
///
/// An HTTP status of 200 does not mean paid. It is paid where `success` is true and the transaction stands at
/// `AUTHORIZED` or `CAPTURED`; why it is not, and whether the card may be tried again, is in the `error` of the
/// transaction's last event.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionPayResult {
    /// It was paid.
    #[model(required)]
    pub success: Option<bool>,
    /// What the provider answered, step by step.
    pub actions: Option<Vec<PayAction>>,
    /// The transaction. Its `session_id` names the session that was made for the payment.
    #[model(flatten)]
    pub transaction: Transaction,
}

/// What is answered where a payment without the shopper was refused by another status than 200: an error, and what is
/// known of the payment.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionPayRefusal {
    /// Why.
    #[model(required)]
    pub error: Option<ApiErrorDetails>,
    /// The session that was made for it, where there was one.
    pub session_id: Option<String>,
    /// Whether it was paid.
    #[model(required)]
    pub success: Option<bool>,
    /// What the provider answered, step by step.
    pub actions: Option<Vec<PayAction>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A step of a payment without the shopper.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct PayAction {
    /// Who answered, `PAYEX`.
    pub source: Option<String>,
    /// What was answered, as a code: `AUTHORIZED`.
    pub code: Option<String>,
    /// What kind of answer it was: `success`.
    pub r#type: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Named as _, TransactionStatus};
    use serde_json::json;

    #[test]
    fn a_result_has_its_own_members_and_those_of_a_transaction() {
        let names: Vec<_> = SessionPayResult::TABLE.fields.iter().map(|field| field.name).collect();
        let inner = Transaction::TABLE.fields.iter().map(|field| field.name);
        assert_eq!(names, ["success", "actions"].into_iter().chain(inner).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_not_the_result_s_own_is_the_transaction_s() {
        let body = json!({ "success": "perhaps", "status": "AUTHORIZED", "actions": null, "tomorrow": 1, "session_id": "s" });
        let result: SessionPayResult = serde_json::from_value(body.clone()).unwrap();
        assert_eq!((result.success, result.transaction.session_id.as_deref()), (None, Some("s")));
        let status = result.transaction.status.as_ref().and_then(Open::known);
        assert_eq!(status.map(|status| status.as_str()), Some(TransactionStatus::Authorized.as_str()));
        assert_eq!(result.transaction.other["success"], "perhaps");
        assert_eq!(result.transaction.other["tomorrow"], 1);
        assert_eq!(serde_json::to_value(&result).unwrap(), body);
    }
}
