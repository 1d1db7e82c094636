//! A body held against its table: every structural issue.
