//! What a capture asks for.

use std::collections::BTreeMap;

use dintero_wasm_derive::Model;

use crate::model::{CaptureItem, Open, Other, SessionInclude};

/// Takes the money that was authorized, or a part of it.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionCapture {
    /// How much, in minor units, including VAT. Above 0, and no more than is left of the authorized amount.
    #[model(int32, minor, required)]
    pub amount: Option<i64>,
    /// The shop's own name for this capture. It comes back as the event's `event_reference`, and is the
    /// only way to find out whether a capture was made when its answer is lost.
    pub capture_reference: Option<String>,
    /// The lines that are captured, the shipping option's among them. Instabank needs them, with `line_id`,
    /// `quantity` and `amount`.
    pub items: Option<Vec<CaptureItem>>,
    /// The last one: what is left is voided. Only for `dintero_psp`.
    #[model(default = "false")]
    pub final_capture: Option<bool>,
    /// The shop's own keys, at most 10, each of which begins with `ext_` and has at most 128 characters; a
    /// text of at most 256 characters to each. Write numbers as text.
    #[model(max_items = 10, max_key_len = 128, items(max_len = 256))]
    pub metadata: Option<BTreeMap<String, String>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// What the answer of a capture, a refund or a void is read with.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionActionQuery {
    /// Does nothing any more: both are always there.
    pub includes: Option<Vec<Open<SessionInclude>>>,
    /// Members that the model does not know.
    pub other: Other,
}
