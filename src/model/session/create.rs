//! What makes a session, and what is answered.

use std::collections::BTreeMap;

use dintero_wasm_derive::Model;

use crate::model::{
    MetadataValue, Open, Other, Publication, Session, SessionConfiguration, SessionCustomer, SessionExpress,
    SessionOrder,
};

/// A checkout session to be made, with the settings of a profile.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionCreate {
    /// Where the shopper is sent back to, and where the shop is told of the payment.
    #[model(required)]
    pub url: Option<SessionUrls>,
    /// Who pays: what the shop knows of them.
    pub customer: Option<SessionCustomer>,
    /// What is bought, and for how much.
    #[model(required)]
    pub order: Option<SessionOrder>,
    /// Until when the session can be paid, RFC 3339. Left out, the API decides.
    #[model(format = DateTime)]
    pub expires_at: Option<String>,
    /// Boxes to check at the checkout, at most two.
    #[model(max_items = 2)]
    pub checkboxes: Option<Vec<Checkbox>>,
    /// What the checkout offers, above the profile's own settings.
    pub configuration: Option<SessionConfiguration>,
    /// The profile whose settings the session has. New accounts have one that is called `default`.
    #[model(required)]
    pub profile_id: Option<String>,
    /// The shop, as the checkout shows it, in place of the account's own.
    pub merchant: Option<Merchant>,
    /// Makes it an Express session: the shopper gives the address and picks the delivery at the checkout.
    /// Leave it out for other sessions.
    pub express: Option<SessionExpress>,
    /// The shop's own keys, at most 10, each with a text or a number. Begin them with `ext`: names that
    /// begin with `dintero`, `merchant`, `session`, `event`, `payout`, `gateway` or a provider's name are
    /// reserved.
    #[model(max_items = 10)]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// Members that the model does not know.
    pub other: Other,
}

/// Where the shopper is sent, and where the shop is told of the payment.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionUrls {
    /// Where the shopper goes after paying or giving up; an app's own scheme will do. `merchant_reference`
    /// is added to it, `transaction_id` where there is one, and `error` where it failed. Not all shoppers
    /// get there: trust the callback.
    #[model(format = Uri, required)]
    pub return_url: Option<String>,
    /// Called when the payment is authorized (with `auto_capture`: captured), and only over HTTPS. Its
    /// query asks for more: `method=POST` for a body, `includes=session`, `report_error=true`,
    /// `report_event=CAPTURE` (or `REFUND`, `VOID`), `delay_callback` of up to 60 seconds,
    /// `sid_parameter_name=sid`.
    #[model(format = WebUri)]
    pub callback_url: Option<String>,
    /// The shop's terms of sale.
    #[model(format = WebUri)]
    pub merchant_terms_url: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A box to check at the checkout.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Checkbox {
    /// The id that the shop knows the box by.
    #[model(required)]
    pub id: Option<String>,
    /// What the shopper reads.
    #[model(required)]
    pub label: Option<String>,
    /// It is checked at first. In what comes back: as the shopper left it.
    pub checked: Option<bool>,
    /// No one can pay without checking it.
    pub required: Option<bool>,
    /// A link in the label.
    pub link: Option<CheckboxLink>,
    /// Members that the model does not know.
    pub other: Other,
}

/// A link in the label of a box.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct CheckboxLink {
    /// Where it leads.
    #[model(required)]
    pub url: Option<String>,
    /// The words of the label that it stands on.
    #[model(required)]
    pub text: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// The shop, as the checkout shows it.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct Merchant {
    /// Its name.
    #[model(required)]
    pub name: Option<String>,
    /// Its mark.
    #[model(format = Uri, required)]
    pub logo_url: Option<String>,
    /// Its home page.
    pub website: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone_number: Option<String>,
    /// Merchant category: the four digits of ISO 18245.
    pub merchant_category_code: Option<String>,
    /// Whether it sells for others.
    pub platform_type: Option<Open<PlatformType>>,
    /// ISO 3166-1, two capital letters.
    #[model(format = Country)]
    pub country: Option<String>,
    /// Postal code. Text: it may begin with a zero.
    pub postal_code: Option<String>,
    /// Town.
    pub postal_place: Option<String>,
    /// Street and number.
    pub address_line: Option<String>,
    /// More of the address.
    pub address_line_2: Option<String>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How a shop sells for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
pub enum PlatformType {
    /// It collects the money for others.
    Aggregator,
    /// Others sell through it.
    Marketplace,
}

/// A session that was made.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionCreated {
    /// The session's id, `P12345678.` and 22 characters on production. Hand it to the checkout.
    pub id: Option<String>,
    /// The page where the shopper pays. Use it as it is: its host is not always the same.
    #[model(format = Uri)]
    pub url: Option<String>,
    /// What came of sending the session to a phone or a terminal.
    pub publish: Option<Vec<Publication>>,
    /// The session itself, where the query asked for it.
    pub session: Option<Session>,
    /// Members that the model does not know.
    pub other: Other,
}

/// How a session is answered.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub struct SessionCreateQuery {
    /// Answer with the session itself, and not just with its id and URL.
    pub include_session: Option<bool>,
    /// Members that the model does not know.
    pub other: Other,
}
