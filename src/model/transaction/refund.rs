//! What a refund asks for.

use std::collections::BTreeMap;

use dintero_wasm_derive::Model;

use crate::model::{CaptureItem, Other};

/// Gives captured money back, or a part of it. The shopper has it after one to three business days.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct TransactionRefund {
    /// How much, in minor units, including VAT. Above 0, and no more than was captured and is not given back yet.
    #[model(int32, minor, required)]
    pub amount: Option<i64>,
    /// Why, in the shop's own words.
    pub reason: Option<String>,
    /// The shop's own name for this refund. It comes back as the event's `event_reference`, and is the only way to
    /// find out whether a refund was made when its answer is lost.
    pub refund_reference: Option<String>,
    /// The lines that are given back. Instabank needs them, with `line_id`, `quantity` and `amount`.
    pub items: Option<Vec<CaptureItem>>,
    /// The shop's own keys, at most 10, each of which begins with `ext_` and has at most 128 characters; a text of at
    /// most 256 characters to each. Write numbers as text.
    #[model(max_items = 10, max_key_len = 128, items(max_len = 256))]
    pub metadata: Option<BTreeMap<String, String>>,
    /// Members that the model does not know.
    pub other: Other,
}
