//! What Dintero sends to the shop, and what the shop answers, at the boundary.

use wasm_bindgen::prelude::wasm_bindgen;

use super::validate::given;
use crate::check::unreadable;
use crate::json::Reader;
use crate::model::Answer;
use crate::report::{Report, write_json};
use crate::rules::{AnswerOptions, validate_answer};
use crate::sign::{self, Secret};

/// The value of the `event-signature` header for a body.
#[wasm_bindgen(js_name = signWebhook)]
pub fn sign_webhook(raw_body: &[u8], secret: String) -> String {
    sign::sign_webhook(raw_body, &Secret::from(secret))
}

/// Checks a webhook's signature. The answer is empty where it holds, and else `code message`.
#[wasm_bindgen(js_name = verifyWebhook)]
pub fn verify_webhook(raw_body: &[u8], signature: Option<String>, secrets: Vec<String>) -> String {
    let secrets: Vec<_> = secrets.into_iter().map(Secret::from).collect();
    match sign::verify_webhook(raw_body, signature.as_deref(), &secrets) {
        Ok(_) => String::new(),
        Err(error) => format!("{} {error}", error.code()),
    }
}

/// The report on a text that is no JSON, or nothing where it is some.
#[wasm_bindgen]
pub fn unread(text: &[u8]) -> Option<String> {
    let report = Reader::default().read(text).err().map(|error| unreadable(error, text))?;
    Some(to_json(&report))
}

/// Checks what the shop is about to answer. `session` is JSON text; `severities` is as in
/// [`check`](super::validate::check). The answer is the report, or nothing where there is nothing to report.
#[wasm_bindgen(js_name = checkAnswer)]
pub fn check_answer(
    discount_codes: bool,
    answer: &[u8],
    session: Option<String>,
    severities: &[u8],
) -> Option<String> {
    let answered = if discount_codes { Answer::DiscountCodesCallback } else { Answer::AddressCallback };
    let session = session.as_deref().map(str::as_bytes);
    let report = validate_answer(answered, answer, &AnswerOptions { session, severities: given(severities) });
    (report.total > 0).then(|| to_json(&report))
}

fn to_json(report: &Report) -> String {
    let mut json = String::new();
    write_json(report, &mut json);
    json
}
