//! The pages that a shopper sees.

/// The payment page.
pub(super) fn payment() -> &'static str {
    "<!doctype html><title>Payment</title>"
}

/// The page that an embedded checkout returns to.
pub(super) fn result() -> &'static str {
    "<!doctype html><title>Result</title>"
}
