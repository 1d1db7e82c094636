//! What a client may do.

use super::answer::Refusal;
use crate::model::Operation;

/// For a refresh token beside the access token.
pub(super) const REFRESH_TOKEN: &str = "create:accounts:auth:refresh_token";

const READS_CHECKOUT: &[&str] = &["admin:checkout", "read:checkout"];
const WRITES_CHECKOUT: &[&str] = &["admin:checkout", "write:checkout"];
const READS_SETTLEMENTS: &[&str] = &[
    "admin:billing",
    "read:billing",
    "admin:reports",
    "read:reports",
    "admin:settlements",
    "read:settlements",
];
const CHANGES_REPORT_CONFIGURATIONS: &[&str] =
    &["admin:billing", "write:billing", "admin:settlements", "write:settlements"];

/// The scopes of which an operation demands one; none where it demands none. Source: `docs.dintero.com/api-reference`.
///
/// The scopes of `auth.token` are those that its `Bearer` must have: client credentials alone need none.
pub(super) const fn demanded(operation: Operation) -> &'static [&'static str] {
    match operation {
        Operation::AuthToken => &[
            "admin:accounts",
            "write:accounts",
            "write:accounts:/auth/users",
            "write:accounts:/auth/users/no-mfa",
        ],
        // An update is documented with the scopes of reading.
        Operation::SessionsGet
        | Operation::SessionsUpdate
        | Operation::TransactionsGet
        | Operation::TransactionsList => READS_CHECKOUT,
        Operation::SessionsCreate
        | Operation::SessionsCancel
        | Operation::SessionsCreatePaymentToken
        | Operation::SessionsPay
        | Operation::TransactionsUpdate
        | Operation::TransactionsCapture
        | Operation::TransactionsRefund
        | Operation::TransactionsVoid
        | Operation::TransactionsUpdateAuthorization => WRITES_CHECKOUT,
        Operation::SettlementsList
        | Operation::SettlementsAttachment
        | Operation::ReportConfigurationsList
        | Operation::ReportConfigurationsGet => READS_SETTLEMENTS,
        Operation::SettlementsGenerateTestReport => &["admin:billing", "admin:reports"],
        Operation::ReportConfigurationsCreate => {
            &["admin:billing", "admin:reports", "admin:settlements", "write:settlements"]
        }
        Operation::ReportConfigurationsUpdate | Operation::ReportConfigurationsDelete => {
            CHANGES_REPORT_CONFIGURATIONS
        }
        Operation::ReportsList => &["read:reports", "admin:reports"],
        Operation::ApprovalsList => &["admin:accounts", "read:accounts"],
        Operation::ApprovalsCreate => {
            &["admin:accounts", "write:accounts", "write:accounts:/management/settings/approvals"]
        }
        Operation::AuthMfaChallenge
        | Operation::PayoutsCreateFundTransfer
        | Operation::PayoutsBalances
        | Operation::PayoutsTransfers
        | Operation::BrandingLogos
        | Operation::BrandingProfile => &[],
    }
}

/// Refuses what none of the scopes allows. `None`: the client may do everything.
pub(super) fn permit(operation: Operation, held: Option<&[String]>) -> Result<(), Refusal> {
    let demanded = demanded(operation);
    let Some(held) = held else { return Ok(()) };
    if demanded.is_empty() || held.iter().any(|scope| demanded.contains(&scope.as_str())) {
        return Ok(());
    }
    Err(Refusal::new(
        403,
        format!(
            "{} needs one of the scopes {}: the client has none of them",
            operation.name(),
            demanded.join(", ")
        ),
    ))
}
