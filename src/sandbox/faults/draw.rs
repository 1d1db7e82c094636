//! Whose turn it is to fail.

use serde::Serialize;
use serde_json::{Value, json};

use super::super::clock::iso;
use super::super::random::Random;
use super::late::Held;
use super::plan::ALWAYS;
use super::{Fault, Faults, Rule};
use crate::model::Operation;
use crate::wire::Request;

/// A fault that struck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strike {
    /// When, in unix milliseconds of the sandbox's time.
    pub at_ms: i64,
    /// What.
    pub fault: Fault,
    /// Which operation; none for a callback.
    pub operation: Option<Operation>,
    /// Under which ids the API answered the request: none where it has not arrived, and two where it arrived twice.
    /// The events that it caused carry them as their `request_id`.
    pub request_ids: Vec<String>,
}

impl Strike {
    pub(in crate::sandbox) fn document(&self) -> Value {
        #[derive(Serialize)]
        struct Document<'a> {
            at: String,
            #[serde(flatten)]
            fault: Fault,
            operation: Option<&'static str>,
            request_ids: &'a [String],
        }
        json!(Document {
            at: iso(self.at_ms),
            fault: self.fault,
            operation: self.operation.map(Operation::name),
            request_ids: &self.request_ids,
        })
    }
}

/// The plan as it stands, and what it has come to.
#[derive(Debug)]
pub(in crate::sandbox) struct Strikes {
    random: Random,
    rules: Vec<Counted>,
    pub(super) struck: Vec<Strike>,
    /// Requests that are carried out later.
    pub(super) held: Vec<Held>,
}

/// A rule, and how often it was asked and struck.
#[derive(Debug)]
struct Counted {
    rule: Rule,
    asked: u32,
    struck: u32,
}

impl Strikes {
    pub(in crate::sandbox) fn new(faults: Faults) -> Self {
        let mut strikes =
            Self { random: Random::new(0), rules: Vec::new(), struck: Vec::new(), held: Vec::new() };
        strikes.plan(faults);
        strikes
    }

    /// Takes another plan. What struck before stays in the list, and what is held is still carried out.
    pub(super) fn plan(&mut self, faults: Faults) {
        self.random = Random::new(faults.seed);
        self.rules = faults.plan.into_iter().map(|rule| Counted { rule, asked: 0, struck: 0 }).collect();
    }

    /// The fault that strikes a call.
    pub(super) fn strike_call(&mut self, operation: Operation, request: &Request) -> Option<Fault> {
        self.draw(|rule| {
            (rule.operations.is_empty() || rule.operations.contains(&operation))
                && rule.fault.concerns(operation, request)
        })
    }

    /// How long a callback is held back, in milliseconds.
    pub(in crate::sandbox) fn strike_callback(&mut self, at_ms: i64) -> Option<i64> {
        let fault = self.draw(|rule| matches!(rule.fault, Fault::ReorderedCallbacks { .. }))?;
        let Fault::ReorderedCallbacks { delay_ms } = fault else { return None };
        self.struck.push(Strike { at_ms, fault, operation: None, request_ids: Vec::new() });
        Some(i64::from(delay_ms))
    }

    fn draw(&mut self, concerns: impl Fn(&Rule) -> bool) -> Option<Fault> {
        let random = &mut self.random;
        let rule = self.rules.iter_mut().filter(|counted| concerns(&counted.rule)).find_map(|counted| {
            counted.asked = counted.asked.saturating_add(1);
            let open = counted.asked >= counted.rule.from
                && counted.rule.times.is_none_or(|times| counted.struck < times);
            if !open {
                return None;
            }
            let lot = random.next().checked_rem(u64::from(ALWAYS))?;
            (lot < u64::from(counted.rule.per_million)).then_some(counted)
        })?;
        rule.struck = rule.struck.saturating_add(1);
        Some(rule.rule.fault)
    }
}
