//! One approval: a seller, and how the case stands.

use serde_json::{Value, json};

use super::super::clock::iso;
use super::super::json::{set, text};

/// A company is looked up by machine first: for a minute.
const REVIEW_MS: i64 = 60_000;

/// Then the seller signs the contract: within an hour.
const SIGNATURE_MS: i64 = 3_600_000;

/// Where the pages of a case would be. Nothing is there: `.example` is nobody's.
const PAGES: &str = "https://approvals.dintero.example";

/// The statuses that a case of the sandbox can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CaseStatus {
    AutomaticReview,
    WaitingForSignature,
    Active,
    Declined,
}

impl CaseStatus {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::AutomaticReview => "AUTOMATIC_REVIEW",
            Self::WaitingForSignature => "WAITING_FOR_SIGNATURE",
            Self::Active => "ACTIVE",
            Self::Declined => "DECLINED",
        }
    }

    /// What the seller is asked to see, or has seen.
    const fn pages(self) -> &'static [&'static str] {
        match self {
            Self::AutomaticReview | Self::Declined => &["cdd_case_url"],
            Self::WaitingForSignature => &["cdd_case_url", "contract_url"],
            Self::Active => &["cdd_case_url", "signed_contract_file_url"],
        }
    }
}

/// An approval as it is stored. It moves on by the clock alone.
#[derive(Debug)]
pub(super) struct Approval {
    /// As it was asked for, with an `id`.
    pub(super) body: Value,
    /// Unix milliseconds.
    pub(super) created_at: i64,
    /// The status that the description asked for: the case ends there.
    pub(super) forced: Option<CaseStatus>,
}

impl Approval {
    /// What a description forces on a test account.
    pub(super) fn forced(description: &str) -> Option<CaseStatus> {
        match description {
            "AUTO_APPROVE" => Some(CaseStatus::Active),
            "AUTO_DECLINE" => Some(CaseStatus::Declined),
            "AUTO_WAITING_FOR_SIGNATURE" => Some(CaseStatus::WaitingForSignature),
            _ => None,
        }
    }

    pub(super) fn text(&self, pointer: &str) -> Option<&str> {
        text(&self.body, pointer)
    }

    /// The seller's `payout_destination_id`.
    pub(super) fn seller(&self) -> &str {
        self.text("/payout_destination_id").unwrap_or_default()
    }

    /// How the case stands, and since when.
    pub(super) fn status(&self, now: i64) -> (CaseStatus, i64) {
        if let Some(forced) = self.forced {
            return (forced, self.created_at);
        }
        let reviewed = self.created_at.saturating_add(REVIEW_MS);
        let signed = reviewed.saturating_add(SIGNATURE_MS);
        match now {
            _ if now >= signed => (CaseStatus::Active, signed),
            _ if now >= reviewed => (CaseStatus::WaitingForSignature, reviewed),
            _ => (CaseStatus::AutomaticReview, self.created_at),
        }
    }

    /// Since when the seller is approved, which may be to come.
    pub(super) fn active_since(&self) -> Option<i64> {
        let (last, since) = self.status(i64::MAX);
        (last == CaseStatus::Active).then_some(since)
    }

    /// The approval as the API answers it.
    pub(super) fn document(&self, now: i64) -> Value {
        let (status, since) = self.status(now);
        let id = self.text("/id").unwrap_or_default();
        let link = |rel: &&str| json!({ "rel": rel, "href": format!("{PAGES}/{id}/{rel}") });
        let links: Vec<_> = status.pages().iter().map(link).collect();
        let mut document = self.body.clone();
        for (name, value) in [
            ("created_at", json!(iso(self.created_at))),
            ("updated_at", json!(iso(since))),
            ("case_status", json!(status.name())),
            ("links", json!(links)),
        ] {
            set(&mut document, &[name], value);
        }
        document
    }
}
