//! Which faults strike, which calls, and how often.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::super::options::InvalidOption;
use super::Fault;
use crate::model::Operation;

/// A million: always.
pub(super) const ALWAYS: u32 = 1_000_000;

/// What goes wrong. The default: nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Faults {
    /// What chance is drawn from.
    #[serde(default)]
    pub seed: u64,
    /// At most one of the faults strikes a call: the first in the order of the plan.
    pub plan: Vec<Rule>,
}

/// A fault, and when it strikes. It passes over calls for which the fault means nothing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// What strikes.
    #[serde(flatten)]
    pub fault: Fault,
    /// Calls of these operations; of every one where the list is empty. The payment page has none.
    #[serde(default, deserialize_with = "operations")]
    pub operations: Vec<Operation>,
    /// From which of these calls on, counted from 1. Calls that an earlier rule struck are not counted.
    #[serde(default = "first")]
    pub from: u32,
    /// How probable it is for each of them, in millionths.
    #[serde(default = "always")]
    pub per_million: u32,
    /// How often, at most. `None`: there is no bound.
    #[serde(default)]
    pub times: Option<u32>,
}

impl Rule {
    /// A fault that strikes every call.
    #[must_use]
    pub const fn new(fault: Fault) -> Self {
        Self { fault, operations: Vec::new(), from: 1, per_million: ALWAYS, times: None }
    }
}

impl Faults {
    pub(in crate::sandbox) fn check(&self) -> Result<(), InvalidOption> {
        let wrong = |reason| Err(InvalidOption { option: "faults", reason });
        for rule in &self.plan {
            if rule.per_million > ALWAYS {
                return wrong("holds a probability of more than 1");
            }
            if rule.from == 0 {
                return wrong("counts calls from 1");
            }
            match rule.fault {
                Fault::ServerError { status, .. } if !matches!(status, 500..=599) => {
                    return wrong("holds a server_error whose status is not from 500 to 599");
                }
                Fault::LateCommit { reads: 0, .. } => {
                    return wrong("holds a late_commit after no reads: one is the least");
                }
                Fault::ReorderedCallbacks { .. } if !rule.operations.is_empty() => {
                    return wrong("holds reordered_callbacks with operations: a callback belongs to none");
                }
                _ => {}
            }
        }
        Ok(())
    }
}

const fn first() -> u32 {
    1
}

const fn always() -> u32 {
    ALWAYS
}

fn operations<'de, D: Deserializer<'de>>(names: D) -> Result<Vec<Operation>, D::Error> {
    let names = Vec::<Cow<'_, str>>::deserialize(names)?;
    let operation = |name: &Cow<'_, str>| {
        Operation::from_name(name).ok_or_else(|| {
            D::Error::custom(format!(
                "The option faults names an operation {name}, which there is not: one is transactions.capture"
            ))
        })
    };
    names.iter().map(operation).collect()
}
