//! What moves the money of a transaction that is authorized: a capture, a refund, a void.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Stamp;
use super::answer::Refusal;
use super::capture::Capture;
use super::cards::Behaviour;
use super::json::{list, object};
use super::ledger::Ledger;
use super::products::Product;
use super::refund::Refund;
use super::transaction::Transaction;

/// What can be done with authorized or captured money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It is taken.
    Capture,
    /// It is given back.
    Refund,
    /// It is left where it is.
    Void,
}

impl Action {
    /// The action of a name, `capture`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "capture" => Self::Capture,
            "refund" => Self::Refund,
            "void" => Self::Void,
            _ => return None,
        })
    }

    /// The event that says that it was done, or was not.
    pub(super) const fn event(self) -> &'static str {
        match self {
            Self::Capture => "CAPTURE",
            Self::Refund => "REFUND",
            Self::Void => "VOID",
        }
    }

    /// The event that says that it will be.
    pub(super) const fn initiated(self) -> &'static str {
        match self {
            Self::Capture => "INITIATE_CAPTURE",
            Self::Refund => "INITIATE_REFUND",
            Self::Void => "INITIATE_VOID",
        }
    }
}

/// An action with all that is asked for.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Capture(Capture),
    Refund(Refund),
    Void,
}

impl Change {
    /// Reads what the body of a capture or a refund asks for.
    pub(super) fn read(action: Action, product: Product, body: &Value) -> Result<Self, Refusal> {
        product.check_items(list(body, "/items"))?;
        Ok(match action {
            Action::Capture => Self::Capture(Capture::read(body)),
            Action::Refund => Self::Refund(Refund::read(body)),
            Action::Void => Self::Void,
        })
    }
}

/// What a change comes to.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) action: Action,
    pub(super) ledger: Ledger,
    /// What its event says of it.
    pub(super) members: Map<String, Value>,
}

/// What a processor that does not answer is said to have done.
pub(super) const NO_ANSWER: &str = "The payment processor did not answer";

impl Transaction {
    /// What a change comes to as the transaction stands, or why it cannot be done.
    pub(super) fn plan(&self, change: &Change) -> Result<Plan, Refusal> {
        match change {
            Change::Capture(capture) => self.plan_capture(capture),
            Change::Refund(refund) => self.plan_refund(refund),
            Change::Void => self.plan_void(),
        }
    }

    /// The card's processor does not answer.
    pub(super) fn times_out(&self, action: Action) -> bool {
        let silent = match action {
            Action::Capture => Behaviour::TimesOutAtCapture,
            Action::Refund => Behaviour::TimesOutAtRefund,
            Action::Void => return false,
        };
        self.behaviour == Some(silent)
    }

    /// Takes all that is authorized, as an automatic capture does. False: it was not done.
    pub(super) fn capture_all(&mut self, stamp: &Stamp) -> bool {
        let Ok(plan) = self.plan(&Change::Capture(Capture::of_all(self))) else { return false };
        if self.times_out(plan.action) {
            self.fail(plan.action, plan.members, stamp, NO_ANSWER);
            return false;
        }
        self.carry_out(plan, stamp);
        true
    }

    /// Does what was planned.
    pub(super) fn carry_out(&mut self, plan: Plan, stamp: &Stamp) {
        self.status = plan.ledger.status();
        self.ledger = plan.ledger;
        self.record(plan.action.event(), stamp, true, plan.members);
    }

    /// Notes that what was planned was not done.
    pub(super) fn fail(&mut self, action: Action, members: Map<String, Value>, stamp: &Stamp, why: &str) {
        let mut members = members;
        members.insert("error".to_owned(), json!({ "message": why, "type": ["ERROR"] }));
        self.record(action.event(), stamp, false, members);
    }

    /// What the event of a capture or a refund says.
    pub(super) fn event_members(
        &self,
        amount: i64,
        items: &[Value],
        reference: Option<&Value>,
        metadata: Option<&Value>,
    ) -> Map<String, Value> {
        object([
            ("amount", Some(json!(amount))),
            ("items", Some(json!(items)).filter(|_| !items.is_empty())),
            ("event_reference", reference.cloned().or_else(|| self.event_reference())),
            ("metadata", metadata.cloned()),
        ])
    }

    pub(super) fn forbids(&self, what: &str) -> Refusal {
        Refusal::bad(format!("A transaction that is {} cannot be {what}", self.status.name()))
    }
}
