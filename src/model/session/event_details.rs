//! More of what happened to a session.

use dintero_wasm_derive::Model;

use crate::model::{
    ChosenShippingOption, Decimal, MyDinteroUserCreation, Open, OrderAddress, Other, SessionExpress,
    SessionOrder,
};

/// More of what happened to a session. Which members there are depends on the event.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionEventDetails {
    /// Why it failed.
    pub error: Option<String>,
    /// What the shopper wanted to pay by.
    pub payment_product_type: Option<String>,
    /// For how much, in minor units.
    #[model(minor)]
    pub amount: Option<Decimal>,
    /// The delivery that was chosen.
    pub shipping_option: Option<ChosenShippingOption>,
    /// The address that was given.
    pub shipping_address: Option<OrderAddress>,
    /// What Bambora answered.
    pub bambora: Option<BamboraDetails>,
    /// What Klarna answered.
    pub klarna: Option<KlarnaDetails>,
    /// What PayEx knows the payment by.
    #[model(name = "payex:payment:id")]
    pub payex_payment_id: Option<String>,
    /// What Vipps knows the payment by.
    #[model(name = "vipps:payment:id")]
    pub vipps_payment_id: Option<String>,
    /// The edition of Vipps' API that was used.
    #[model(name = "vipps:gateway_api_version")]
    pub vipps_gateway_api_version: Option<String>,
    /// The company's addresses, as Walley knows them.
    #[model(name = "collector:invoice_b2b:addresses")]
    pub collector_invoice_b2b_addresses: Option<Vec<CollectorChoiceAddress>>,
    /// The loans that Walley offers.
    #[model(name = "collector:installment:products")]
    pub collector_installment_products: Option<Vec<CollectorLoan>>,
    /// What the customer said to an account with Dintero.
    pub my_dintero: Option<MyDinteroUserCreation>,
    /// The company that pays.
    pub organization_number: Option<String>,
    /// The order before an update.
    pub previous_order: Option<SessionOrder>,
    /// The order after an update.
    pub updated_order: Option<SessionOrder>,
    /// What came of the order's update.
    pub updated_order_result: Option<UpdateResult>,
    /// The shipping options before an update.
    pub previous_express: Option<ExpressState>,
    /// The shipping options after an update.
    pub updated_express: Option<ExpressState>,
    /// What came of the shipping options' update.
    pub updated_express_result: Option<UpdateResult>,
    /// The gift card that was used.
    pub gift_card: Option<GiftCardDetails>,
    /// The event of the transaction that goes with this one.
    pub transaction_event_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The Express part of a session, at one time.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ExpressState {
    /// What the shopper could choose from.
    pub express: Option<SessionExpress>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What came of an update.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct UpdateResult {
    /// What came of it.
    pub status: Option<Open<UpdateStatus>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What came of an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(upper)]
pub enum UpdateStatus {
    /// It changed nothing.
    NotModified,
}

/// What Bambora answered.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct BamboraDetails {
    /// The token of its session.
    pub session_token: Option<String>,
    /// Where its session is.
    pub session_url: Option<String>,
    /// The session of the wallet.
    pub wallet_session_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What Klarna answered.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct KlarnaDetails {
    /// The token that its own script takes.
    #[model(required)]
    pub client_token: Option<String>,
    /// What Klarna knows its session by.
    #[model(required)]
    pub session_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// An address of a company, as Walley knows it.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CollectorChoiceAddress {
    /// The company's name.
    #[model(required)]
    pub business_name: Option<String>,
    /// The company's number in its country's register.
    #[model(required)]
    pub organization_number: Option<String>,
    /// Street and number.
    #[model(required)]
    pub address_line: Option<String>,
    /// Postal code.
    #[model(required)]
    pub postal_code: Option<String>,
    /// Town.
    #[model(required)]
    pub postal_place: Option<String>,
    /// ISO 3166-1, two capital letters.
    #[model(format = Country, required)]
    pub country: Option<String>,
    /// What Walley knows the address by.
    pub address_id: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A loan that Walley offers.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CollectorLoan {
    /// What Walley knows the loan by.
    #[model(required)]
    pub id: Option<String>,
    /// How interest is counted.
    #[model(required)]
    pub r#type: Option<Open<CollectorLoanType>>,
    /// How many months it is paid back over.
    #[model(required)]
    pub credit_time: Option<i64>,
    /// The fee of the campaign, in minor units.
    #[model(required)]
    pub campaign_fee: Option<i64>,
    /// The fee for making the loan, in minor units.
    #[model(minor, required)]
    pub origination_fee: Option<i64>,
    /// The fee for each bill, in minor units.
    #[model(minor, required)]
    pub notification_fee: Option<i64>,
    /// Interest for a year, in percent, as text.
    pub annual_interest_rate: Option<String>,
    /// Interest for a year with all fees, in percent, as text.
    pub effective_annual_interest_rate: Option<String>,
    /// All that is paid back, in minor units.
    #[model(minor, required)]
    pub total_amount: Option<i64>,
    /// What is paid back each month, in minor units.
    #[model(minor, required)]
    pub monthly_amount: Option<i64>,
    /// What is paid back the first month, the fee for making the loan included, in minor units.
    #[model(minor, required)]
    pub first_monthly_amount: Option<i64>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How the interest of a loan is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum CollectorLoanType {
    /// There is none.
    InterestFree,
    /// As much is paid back each month.
    Annuity,
}

/// A gift card that was used.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct GiftCardDetails {
    /// The card.
    pub card_id: Option<String>,
    /// What it paid, in minor units.
    #[model(minor)]
    pub card_amount: Option<Decimal>,
    /// What may be shown of the card's number.
    pub masked_card_token: Option<String>,
    /// The currency, ISO 4217.
    pub currency: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}
