//! Severities of the caller's own.

use crate::report::{Code, Severity};

/// Which codes a caller has turned up, down or off. Every other has its own severity.
#[derive(Clone, Debug, Default)]
pub struct Severities(Vec<(Code, Option<Severity>)>);

impl Severities {
    /// Gives a code another severity; `None` turns it off. Codes about options of the client stay as they are.
    pub fn set(&mut self, code: Code, severity: Option<Severity>) {
        self.0.retain(|(set, _)| *set != code);
        self.0.push((code, severity));
    }

    /// The code is not turned off.
    #[must_use]
    pub fn reports(&self, code: Code) -> bool {
        self.of(code, code.severity()).is_some()
    }

    /// How bad an issue is that would be `otherwise`. `None`: it is turned off.
    pub(super) fn of(&self, code: Code, otherwise: Severity) -> Option<Severity> {
        self.0.iter().find(|(set, _)| *set == code).map_or(Some(otherwise), |(_, severity)| *severity)
    }
}
