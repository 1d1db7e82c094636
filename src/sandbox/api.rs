//! One call: found by its path, let in by its credentials, answered.

use super::action::Action;
use super::answer::{Refusal, html, ok};
use super::options::UrlParts;
use super::route::Route;
use super::{Sandbox, page, query};
use crate::model::Operation;
use crate::wire::{Headers, Method, Request, Response};

/// A call, with its URL taken apart.
pub(super) struct Call<'a> {
    pub(super) method: Method,
    pub(super) url: UrlParts,
    pub(super) headers: &'a Headers,
    pub(super) body: &'a [u8],
}

impl Call<'_> {
    pub(super) fn flag(&self, name: &str) -> bool {
        query::flag(&self.url.search, name)
    }

    /// Whether a feature toggle is on.
    pub(super) fn toggles(&self, name: &str) -> bool {
        let toggles = self.headers.get("dintero-feature-toggles").unwrap_or_default();
        toggles.split(',').any(|toggle| toggle.trim() == name)
    }

    /// The `includes` of a reading call, which must be among those the operation knows.
    pub(super) fn includes(&self, known: &[&str]) -> Result<Vec<String>, Refusal> {
        let asked = query::values(&self.url.search, "includes");
        match asked.iter().find(|name| !known.contains(&name.as_ref())) {
            Some(unknown) => {
                Err(Refusal::bad(format!("includes cannot be {unknown}: it is one of {}", known.join(", "))))
            }
            None => Ok(asked.into_iter().map(Into::into).collect()),
        }
    }
}

impl Sandbox {
    /// Answers one call, to whatever host it is addressed. No [fault](super::Faults) strikes it.
    pub fn handle(&mut self, request: &Request) -> Response {
        self.request_id = self.ids.uuid();
        let mut response = self.answer(request).unwrap_or_else(|refusal| refusal.response());
        response.headers.append("request-id", self.request_id.clone());
        response
    }

    fn answer(&mut self, request: &Request) -> Result<Response, Refusal> {
        let url =
            (self.options.parse_url)(&request.url).ok_or_else(|| Refusal::bad("The URL cannot be read"))?;
        let call = Call {
            method: request.method,
            url: url.clone(),
            headers: &request.headers,
            body: request.body.as_deref().unwrap_or_default(),
        };
        let route = Route::of(request.method, &url.pathname).ok_or_else(|| {
            Refusal::new(404, format!("There is nothing at {} in the sandbox", url.pathname))
        })?;
        match (route, call.method) {
            (Route::Operation(operation, parameters), _) => self.admit(operation, &parameters, &call),
            (Route::Embed, Method::Get) => {
                self.visit(&query::value(&call.url.search, "sid").unwrap_or_default());
                Ok(html(page::payment()))
            }
            (Route::View(id), Method::Get) => {
                self.visit(id);
                Ok(html(page::payment()))
            }
            (Route::EmbedResult, Method::Get) => Ok(html(page::result())),
            (Route::Report(id), Method::Get) => self.report_file(id, &call),
            (Route::Shopper(id, "session"), Method::Get) => Ok(ok(&self.shopper_session(id)?)),
            (Route::Shopper(id, action), Method::Post) => Ok(ok(&self.shopper(id, action, call.body)?)),
            _ => Err(wrong_method(&call)),
        }
    }

    /// Lets a call in by its credentials, and answers it.
    fn admit(
        &mut self,
        operation: Operation,
        parameters: &[String],
        call: &Call<'_>,
    ) -> Result<Response, Refusal> {
        self.authorize_call(operation, call.headers)?;
        let id = parameters.last().map_or("", String::as_str);
        let body = match operation {
            Operation::AuthToken => self.token(id, call)?,
            Operation::AuthMfaChallenge => self.challenge_mfa(id, call)?,
            Operation::SessionsCreate => self.create_session(call)?,
            Operation::SessionsGet => self.get_session(id, call)?,
            Operation::SessionsUpdate => self.update_session(id, call)?,
            Operation::SessionsCancel => self.cancel_session(id)?,
            Operation::SessionsCreatePaymentToken => self.create_token_session(call)?,
            Operation::SessionsPay => self.pay_unattended(call)?,
            Operation::TransactionsList => self.list_transactions(call)?,
            Operation::TransactionsGet => self.get_transaction(id, call)?,
            Operation::TransactionsUpdate => self.update_transaction(id, call)?,
            Operation::TransactionsUpdateAuthorization => self.update_authorization(id, call)?,
            Operation::TransactionsCapture => return self.change_transaction(id, Action::Capture, call),
            Operation::TransactionsRefund => return self.change_transaction(id, Action::Refund, call),
            Operation::TransactionsVoid => return self.change_transaction(id, Action::Void, call),
            _ => return self.perform_for_account(operation, parameters, call),
        };
        Ok(ok(&body))
    }
}

fn wrong_method(call: &Call<'_>) -> Refusal {
    Refusal::new(405, format!("{} is not possible at {}", call.method.as_str(), call.url.pathname))
}
