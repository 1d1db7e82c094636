//! One call: found by its path, let in by its credentials, answered.

use super::answer::{Refusal, html, ok};
use super::options::UrlParts;
use super::route::Route;
use super::{Sandbox, page, query};
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
    /// Answers one call, to whatever host it is addressed.
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
        if let Route::Unplayed(what) = route {
            return Err(Refusal::new(
                501,
                format!("The API has {what} at {}, which the sandbox does not simulate yet", url.pathname),
            ));
        }
        if let Route::Token(account) = route {
            return match call.method {
                Method::Post => self.token(account, &call).map(|body| ok(&body)),
                _ => Err(wrong_method(&call)),
            };
        }
        if !route.is_public() {
            self.authenticate(call.headers)?;
        }
        let body = match (route, call.method) {
            (Route::SessionsProfile, Method::Post) => self.create_session(&call)?,
            (Route::Session(id), Method::Get) => self.get_session(id, &call)?,
            (Route::Session(id), Method::Put) => self.update_session(id, &call)?,
            (Route::SessionCancel(id), Method::Post) => self.cancel_session(id)?,
            (Route::Transaction(id), Method::Get) => self.get_transaction(id, &call)?,
            (Route::Capture(id), Method::Post) => self.capture_transaction(id, &call)?,
            (Route::Embed, Method::Get) => {
                self.visit(&query::value(&call.url.search, "sid").unwrap_or_default());
                return Ok(html(page::payment()));
            }
            (Route::View(id), Method::Get) => {
                self.visit(id);
                return Ok(html(page::payment()));
            }
            (Route::EmbedResult, Method::Get) => return Ok(html(page::result())),
            (Route::Shopper(id, "session"), Method::Get) => self.shopper_session(id)?,
            (Route::Shopper(id, action), Method::Post) => self.shopper(id, action, call.body)?,
            _ => return Err(wrong_method(&call)),
        };
        Ok(ok(&body))
    }
}

fn wrong_method(call: &Call<'_>) -> Refusal {
    Refusal::new(405, format!("{} is not possible at {}", call.method.as_str(), call.url.pathname))
}
