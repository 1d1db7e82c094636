//! Every named type that an operation uses, and whether a request can hold it.

use std::collections::HashSet;

use dintero_wasm::model::{
    AddressCallbackAnswer, ApiError, ApprovalPayoutDestinationUpdateEvent, BrandingTemplate, BrandingVariant,
    CallbackQuery, CheckoutAuthorizationEvent, CheckoutTransactionEvent, DiscountCodesCallbackAnswer,
    MfaRequired, Operation, SessionPayRefusal, SettlementAddEvent,
};
use dintero_wasm::schema::{Choice, Kind, Model, Object, Union};

/// A type with a name of its own.
#[derive(Clone, Copy)]
pub enum Named {
    Object(&'static Object),
    Choice(&'static Choice),
    Union(&'static Union),
}

impl Named {
    pub fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Object(object) => Some(Self::Object(object)),
            Kind::Choice(choice) => Some(Self::Choice(choice)),
            Kind::Union(union) => Some(Self::Union(union)),
            Kind::Bool
            | Kind::Integer
            | Kind::Number
            | Kind::Text
            | Kind::TextOrNumber
            | Kind::List(_)
            | Kind::Map(_)
            | Kind::Any => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Object(object) => object.name,
            Self::Choice(choice) => choice.name,
            Self::Union(union) => union.name,
        }
    }

    pub fn doc(self) -> &'static str {
        match self {
            Self::Object(object) => object.doc,
            Self::Choice(choice) => choice.doc,
            Self::Union(union) => union.doc,
        }
    }
}

/// What a caller writes besides bodies and queries: the answers to what the API asks, and parts of a path.
pub const WRITTEN: &[Kind] = &[
    AddressCallbackAnswer::KIND,
    DiscountCodesCallbackAnswer::KIND,
    BrandingVariant::KIND,
    BrandingTemplate::KIND,
];

/// What a caller reads besides the answers of operations: calls of the API's own, and refusals.
pub const READ: &[Kind] = &[
    CallbackQuery::KIND,
    CheckoutTransactionEvent::KIND,
    CheckoutAuthorizationEvent::KIND,
    SettlementAddEvent::KIND,
    ApprovalPayoutDestinationUpdateEvent::KIND,
    ApiError::KIND,
    MfaRequired::KIND,
    SessionPayRefusal::KIND,
];

/// The types in the order in which the operations name them.
pub struct Catalog {
    pub types: Vec<Named>,
    requests: HashSet<&'static str>,
}

impl Catalog {
    pub fn new() -> Self {
        let mut requests = Walk::default();
        let mut all = Walk::default();
        for operation in Operation::ALL {
            for kind in [operation.body(), operation.query()].into_iter().flatten() {
                requests.visit(kind);
                all.visit(kind);
            }
            all.visit(operation.response());
        }
        for kind in WRITTEN {
            requests.visit(*kind);
            all.visit(*kind);
        }
        READ.iter().for_each(|kind| all.visit(*kind));
        Self { types: all.types, requests: requests.seen }
    }

    /// A request can hold it. Otherwise it is only read: every member may be missing, and a list of
    /// strings is open.
    pub fn is_request(&self, name: &str) -> bool {
        self.requests.contains(name)
    }
}

#[derive(Default)]
struct Walk {
    types: Vec<Named>,
    seen: HashSet<&'static str>,
}

impl Walk {
    fn visit(&mut self, kind: Kind) {
        if let Some(named) = Named::of(kind) {
            if !self.seen.insert(named.name()) {
                return;
            }
            self.types.push(named);
        }
        match kind {
            Kind::List(list) => self.visit(list.item),
            Kind::Map(map) => self.visit(map.value),
            Kind::Object(object) => object.fields.iter().for_each(|field| self.visit(field.kind)),
            Kind::Union(union) => {
                union.variants.iter().for_each(|variant| self.visit(Kind::Object(variant.object)));
            }
            Kind::Bool
            | Kind::Integer
            | Kind::Number
            | Kind::Text
            | Kind::TextOrNumber
            | Kind::Choice(_)
            | Kind::Any => {}
        }
    }
}
