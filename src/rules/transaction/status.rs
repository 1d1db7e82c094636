//! Which operation a transaction takes in which status (docs.dintero.com, "Transaction statuses").

use super::KnownTransaction;
use crate::check::Findings;
use crate::json::{Place, View};
use crate::model::Operation;
use crate::report::{Code, Param, Severity};

/// Whether an operation is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    Yes,
    No,
    /// Nothing says that it is.
    Perhaps,
    /// Of these providers and products.
    Of(&'static [&'static str]),
}

use Taken::{No, Of, Perhaps, Yes};

/// Invoices whose authorization can be changed as long as not all is captured.
const KLARNA: &[&str] = &["klarna"];
/// Klarna's, and cards that are authorized before the amount is known.
const KLARNA_AND_PRE_AUTHORIZED: &[&str] = &["klarna", "dintero_psp"];
/// Payments outside the API, which it is told about.
const EXTERNAL: &[&str] = &["dintero.external"];

/// For each status: capture, refund, void, update of the authorization.
const TABLE: [(&str, [Taken; 4]); 12] = [
    ("INITIATED", [No, No, No, No]),
    ("ON_HOLD", [No, No, No, Of(EXTERNAL)]),
    ("AUTHORIZED", [Yes, No, Yes, Of(KLARNA_AND_PRE_AUTHORIZED)]),
    ("PARTIALLY_CAPTURED", [Yes, Yes, Yes, Of(KLARNA)]),
    ("PARTIALLY_CAPTURED_REFUNDED", [Yes, Yes, Perhaps, Perhaps]),
    ("CAPTURED", [No, Yes, No, No]),
    ("PARTIALLY_REFUNDED", [No, Yes, No, No]),
    ("REFUNDED", [No, No, No, No]),
    ("AUTHORIZATION_VOIDED", [No, No, No, No]),
    ("DECLINED", [No, No, No, No]),
    ("FAILED", [No, No, No, No]),
    ("UNKNOWN", [No, No, No, No]),
];

/// The column of an operation.
const fn column(operation: Operation) -> Option<usize> {
    match operation {
        Operation::TransactionsCapture => Some(0),
        Operation::TransactionsRefund => Some(1),
        Operation::TransactionsVoid => Some(2),
        Operation::TransactionsUpdateAuthorization => Some(3),
        _ => None,
    }
}

/// What the table says, for the provider of a transaction.
fn taken(cell: Taken, known: &KnownTransaction) -> Taken {
    let Of(names) = cell else { return cell };
    let own = [&known.payment_product, &known.payment_product_type];
    let mut own = own.into_iter().flatten().peekable();
    if own.peek().is_none() || own.any(|own| names.contains(&own.as_str())) { Yes } else { No }
}

/// `status_forbids`. Says whether it was reported: nothing else is said of the transaction then. A status that is not
/// in the table forbids nothing.
pub fn forbids<'a>(
    operation: Operation,
    body: View<'a>,
    known: &KnownTransaction,
    findings: &mut Findings<'a>,
) -> Option<bool> {
    let column = column(operation)?;
    let status = known.status.as_deref()?;
    let (_, row) = TABLE.iter().find(|(name, _)| *name == status)?;
    let severity = match taken(*row.get(column)?, known) {
        No => Severity::Error,
        Perhaps => Severity::Warning,
        Yes | Of(_) => return Some(false),
    };
    let allows = |row: &[Taken; 4]| row.get(column).is_some_and(|cell| taken(*cell, known) == Yes);
    let allowed = TABLE.iter().filter(|(_, row)| allows(row));
    let allowed: Vec<String> = allowed.map(|(name, _)| (*name).to_owned()).collect();
    let finding = findings.add_as(Code::StatusForbids, severity, Place::At(body));
    finding.param("status", status).param("operation", operation.name());
    if allowed.is_empty() {
        // No status would help: it is what it was paid by.
        let paid_by = known.payment_product_type.as_ref().or(known.payment_product.as_ref());
        finding.param("type", paid_by.map_or("", String::as_str));
    }
    finding.param("allowed", Param::Texts(allowed));
    Some(findings.reports(Code::StatusForbids))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Named as _, TransactionStatus};

    #[test]
    fn the_table_has_every_status_once() {
        for (name, _) in TABLE {
            assert_eq!(TABLE.iter().filter(|(other, _)| *other == name).count(), 1, "{name}");
            assert!(TransactionStatus::from_name(name).is_some(), "{name}");
        }
    }
}
