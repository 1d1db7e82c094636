//! The call that tells the shop of a payment.

use dintero_wasm_derive::Model;
use serde_json::Value;

use crate::model::Other;

/// The query of the call that tells the shop of a payment: what the API adds, and what the shop's own URL
/// had. With `method=POST` the transaction is the body. The body is not signed: read the transaction again.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CallbackQuery {
    /// The transaction. It is missing where a payment failed before there was one.
    #[model(required)]
    pub transaction_id: Option<String>,
    /// The session.
    pub session_id: Option<String>,
    /// The session, where the URL had `sid_parameter_name=sid`.
    pub sid: Option<String>,
    /// The shop's own name for the order.
    #[model(required)]
    pub merchant_reference: Option<String>,
    /// When the transaction was made, RFC 3339.
    #[model(format = DateTime, required)]
    pub time: Option<String>,
    /// Why it failed: `cancelled`, `authorization` or `failed`. Only with `report_error=true`.
    pub error: Option<String>,
    /// The event, with `report_event`.
    pub event: Option<String>,
    /// The event's id, with `report_event`.
    pub event_id: Option<String>,
    /// How the shop wants to be called: `GET` or `POST`.
    pub method: Option<String>,
    /// The shop wants to be told of failures too.
    pub report_error: Option<bool>,
    /// How long the call waits, in seconds, at most 60.
    #[model(max = 60)]
    pub delay_callback: Option<i64>,
    /// The events that the shop wants to be told of.
    pub report_event: Option<String>,
    /// What the body holds besides: `session`.
    pub includes: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

impl CallbackQuery {
    /// Reads a query, with its question mark or without. Any text is one.
    ///
    /// Nothing is required of it: an error may come without a transaction. Of a name that is repeated the first
    /// value counts. What the model does not know is in `other`, as text: the parameters of the shop's own URL.
    /// This verifies nothing; [`sign::verify`](crate::sign::verify) does.
    ///
    /// ```
    /// use dintero_wasm::model::CallbackQuery;
    ///
    /// let query = CallbackQuery::parse("?cart=7&sid=T12345678.1&merchant_reference=A+1&error=cancelled");
    /// assert_eq!(query.session(), Some("T12345678.1"));
    /// assert_eq!(query.merchant_reference.as_deref(), Some("A 1"));
    /// assert_eq!((query.transaction_id, query.other["cart"].as_str()), (None, Some("7")));
    /// ```
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let mut read = Self::default();
        for (name, value) in form_urlencoded::parse(query.strip_prefix('?').unwrap_or(query).as_bytes()) {
            if let Some(unread) = read.set(&name, &value) {
                let kept = read.other.entry(name.into_owned());
                kept.or_insert_with(|| Value::from(unread));
            }
        }
        read
    }

    /// The session, by whichever of its two names.
    #[must_use]
    pub fn session(&self) -> Option<&str> {
        self.session_id.as_deref().or(self.sid.as_deref())
    }

    /// Sets a parameter, unless an earlier one did. What is none of the model's comes back.
    fn set<'v>(&mut self, name: &str, value: &'v str) -> Option<&'v str> {
        let text = match name {
            "transaction_id" => &mut self.transaction_id,
            "session_id" => &mut self.session_id,
            "sid" => &mut self.sid,
            "merchant_reference" => &mut self.merchant_reference,
            "time" => &mut self.time,
            "error" => &mut self.error,
            "event" => &mut self.event,
            "event_id" => &mut self.event_id,
            "method" => &mut self.method,
            "report_event" => &mut self.report_event,
            "includes" => &mut self.includes,
            "report_error" => return first(&mut self.report_error, value),
            "delay_callback" => return first(&mut self.delay_callback, value),
            _ => return Some(value),
        };
        first(text, value)
    }
}

fn first<'v, T: std::str::FromStr>(member: &mut Option<T>, value: &'v str) -> Option<&'v str> {
    if member.is_none() {
        *member = value.parse().ok();
        if member.is_none() {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_may_lack_anything() {
        assert_eq!(CallbackQuery::parse(""), CallbackQuery::default());
        assert_eq!(CallbackQuery::parse("?"), CallbackQuery::default());
        assert_eq!(CallbackQuery::parse("?").session(), None);
    }

    #[test]
    fn the_first_of_a_repeated_name_counts() {
        let query = CallbackQuery::parse("event=CAPTURE&event=VOID&x=1&x=2&session_id=a&sid=b");
        assert_eq!(query.event.as_deref(), Some("CAPTURE"));
        assert_eq!(query.other["x"], "1");
        assert_eq!(query.session(), Some("a"));
    }

    #[test]
    fn flags_are_typed_and_what_does_not_fit_is_kept() {
        let query = CallbackQuery::parse("report_error=true&delay_callback=60&method=POST&includes=session");
        assert_eq!((query.report_error, query.delay_callback), (Some(true), Some(60)));
        assert_eq!(query.other.len(), 0);
        let query = CallbackQuery::parse("report_error=yes&delay_callback=soon&__proto__=1&=");
        assert_eq!((query.report_error, query.delay_callback), (None, None));
        assert_eq!(query.other["report_error"], "yes");
        assert_eq!(query.other["delay_callback"], "soon");
        assert_eq!(query.other["__proto__"], "1");
    }
}
