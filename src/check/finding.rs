//! What is found on the way, before it is a report.

use crate::json::{Place, Text, View, pointer, sorted};
use crate::report::{Code, Issue, MAX_ISSUES, Param, PatchOperation, Report, Severity};

/// Which codes a caller has turned up, down or off. Every other has its own severity.
#[derive(Clone, Debug, Default)]
pub struct Severities(Vec<(Code, Option<Severity>)>);

impl Severities {
    /// Gives a code another severity; `None` turns it off.
    pub fn set(&mut self, code: Code, severity: Option<Severity>) {
        self.0.retain(|(set, _)| *set != code);
        self.0.push((code, severity));
    }

    fn of(&self, code: Code, otherwise: Severity) -> Option<Severity> {
        self.0.iter().find(|(set, _)| *set == code).map_or(Some(otherwise), |(_, severity)| *severity)
    }
}

/// All that was found in a document.
#[derive(Debug)]
pub struct Findings<'a> {
    found: Vec<Finding<'a>>,
    severities: &'a Severities,
    cross_field: bool,
}

/// One thing that was found. Its pointer and patch are made only if it is listed.
#[derive(Debug)]
pub struct Finding<'a> {
    code: Code,
    severity: Severity,
    place: Place<'a>,
    cross_field: bool,
    params: Vec<(&'static str, Param)>,
    /// Another place that the text names: its pointer, too, is made only if the issue is listed.
    other: Option<(&'static str, Place<'a>)>,
    /// What the value at the place should be, as JSON text.
    replacement: Option<String>,
}

impl<'a> Findings<'a> {
    /// Nothing found yet.
    #[must_use]
    pub const fn new(severities: &'a Severities) -> Self {
        Self { found: Vec::new(), severities, cross_field: false }
    }

    /// What comes from here on is about several members: at one place it stands behind structural issues.
    pub const fn begin_rules(&mut self) {
        self.cross_field = true;
    }

    /// Adds an issue.
    pub fn add(&mut self, code: Code, place: Place<'a>) -> &mut Finding<'a> {
        self.add_as(code, code.severity(), place)
    }

    /// Adds an issue whose severity depends on more than its code.
    pub fn add_as(&mut self, code: Code, severity: Severity, place: Place<'a>) -> &mut Finding<'a> {
        let cross_field = self.cross_field;
        if severity == Severity::Error
            && !cross_field
            && code != Code::DuplicateKey
            && let Place::At(view) = place
        {
            view.mark_wrong();
        }
        let finding = Finding {
            code,
            severity,
            place,
            cross_field,
            params: Vec::new(),
            other: None,
            replacement: None,
        };
        self.found.push_mut(finding)
    }

    /// The report: in the order of the text, at most [`MAX_ISSUES`] listed.
    #[must_use]
    pub fn into_report(mut self) -> Report {
        let severities = self.severities;
        self.found.retain_mut(|finding| match severities.of(finding.code, finding.severity) {
            Some(severity) => {
                finding.severity = severity;
                true
            }
            None => false,
        });
        let total = self.found.len();
        let errors = self.found.iter().filter(|finding| finding.severity == Severity::Error).count();
        let key = |at: usize| self.found.get(at).map(|finding| (finding.place.offset(), finding.cross_field));
        let listed = sorted(total, &|a, b| key(a).cmp(&key(b)));
        let listed = listed.into_iter().take(MAX_ISSUES);
        let issues = listed.filter_map(|at| self.found.get(at)).map(Finding::issue).collect();
        Report { issues, total, errors }
    }
}

impl<'a> Finding<'a> {
    /// Adds a figure or a name that the text needs.
    pub fn param(&mut self, name: &'static str, value: impl Into<Param>) -> &mut Self {
        self.params.push((name, value.into()));
        self
    }

    /// Adds the pointer to another place.
    pub const fn place(&mut self, name: &'static str, place: Place<'a>) -> &mut Self {
        self.other = Some((name, place));
        self
    }

    /// Says what the value should be, as JSON text.
    pub fn replace_with(&mut self, value: String) {
        self.replacement = Some(value);
    }

    fn issue(&self) -> Issue {
        let mut params = self.params.clone();
        if let Some((name, place)) = self.other {
            params.push((name, pointer(place).into()));
        }
        let pointer = pointer(self.place);
        let fix = self
            .replacement
            .clone()
            .map(|value| vec![PatchOperation::Replace { path: pointer.clone(), value }]);
        Issue { code: self.code, severity: self.severity, pointer, params, fix }
    }
}

/// The longest part of a caller's text that a report repeats, in characters.
const EXCERPT: usize = 100;

/// A text, cut where it is long.
pub fn excerpt(text: Text<'_>) -> String {
    let mut chars = text.chars();
    let mut out: String = chars.by_ref().take(EXCERPT).collect();
    if chars.next().is_some() {
        out.push('…');
    }
    out
}

/// A value as a param: a number that JavaScript writes as it is written here, and any other value as text.
pub fn shown(view: View<'_>) -> Param {
    /// Beyond this, whole numbers are not exact in JavaScript.
    const SAFE: i64 = 1 << 53;
    if let Some(text) = view.text() {
        return excerpt(text).into();
    }
    match view.decimal() {
        Some(number) if number.scale() == 0 && number.units().abs() < SAFE => Param::Integer(number.units()),
        Some(number) if number.scale() <= 6 && number.units().abs() < SAFE => {
            Param::Number(number.to_string())
        }
        _ => Param::Text(view.source().chars().take(EXCERPT).collect()),
    }
}
