//! When the shopper must prove who pays: strong customer authentication.

use dintero_wasm_derive::Model;

use crate::model::{Decimal, Open, Other};

/// When the shopper must prove who pays. Without proof the shop bears the loss of a stolen card.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct ScaPolicy {
    /// Exemptions that the card networks are asked for.
    pub network_exemptions: Option<NetworkExemptions>,
    /// Payments that the shop answers for by itself.
    pub liability_rules: Option<Vec<LiabilityRule>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Exemptions that the card networks are asked for.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct NetworkExemptions {
    /// For small amounts.
    pub low_value: Option<bool>,
    /// For payments of little risk.
    pub low_risk: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Payments that the shop answers for by itself.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct LiabilityRule {
    /// What the rule goes by.
    #[model(required)]
    pub r#type: Option<Open<LiabilityRuleType>>,
    /// The highest amount in each currency.
    #[model(required)]
    pub limit: Option<Vec<AmountLimit>>,
    /// The countries that the cards are from, ISO 3166-1 with two letters.
    #[model(required)]
    pub issuer_countries: Option<Vec<String>>,
    /// The rule is used.
    #[model(required)]
    pub enabled: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The highest amount in one currency.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct AmountLimit {
    /// The amount, in minor units.
    #[model(minor, required)]
    pub amount: Option<Decimal>,
    /// The currency, ISO 4217.
    #[model(required)]
    pub currency: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What a rule of liability goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(uncertain)]
pub enum LiabilityRuleType {
    /// The amount is no more than the limit.
    #[model(name = "amount_lte")]
    AmountLte,
    /// The same, by the name that the API's description gives it.
    #[model(name = "AmountLimitLTERule")]
    AmountLimitLteRule,
}
