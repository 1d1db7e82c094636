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

    /// Gives a code another severity, unless it has been given one.
    pub fn set_default(&mut self, code: Code, severity: Severity) {
        if self.0.iter().all(|(set, _)| *set != code) {
            self.0.push((code, Some(severity)));
        }
    }

    fn of(&self, code: Code, otherwise: Severity) -> Option<Severity> {
        self.0.iter().find(|(set, _)| *set == code).map_or(Some(otherwise), |(_, severity)| *severity)
    }
}

/// All that was found in a document: every issue counted, and those kept that a report will list.
#[derive(Debug)]
pub struct Findings<'a> {
    found: Vec<Finding<'a>>,
    /// What is counted and not kept.
    spare: Option<Finding<'a>>,
    /// From here on nothing is kept: as many as are listed stand before it.
    full: Option<Rank>,
    total: usize,
    errors: usize,
    severities: &'a Severities,
    cross_field: bool,
}

/// Where an issue stands in the report: by its place in the text, structural before cross-field.
type Rank = (u32, bool);

/// So many are kept before all but those that will be listed are thrown away.
const MOST_KEPT: usize = 4 * MAX_ISSUES;

/// The listed issues' pointers and params have about so many bytes at the most. Keys may be as long as the body.
const MAX_REPORT_BYTES: usize = 1 << 16;

/// One thing that was found. Its pointer and patch are made only if it is listed.
#[derive(Debug)]
pub struct Finding<'a> {
    code: Code,
    severity: Severity,
    place: Place<'a>,
    cross_field: bool,
    /// It may be listed.
    kept: bool,
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
        Self {
            found: Vec::new(),
            spare: None,
            full: None,
            total: 0,
            errors: 0,
            severities,
            cross_field: false,
        }
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
        let set = self.severities.of(code, severity);
        let severity = set.unwrap_or(severity);
        self.total = self.total.saturating_add(usize::from(set.is_some()));
        self.errors = self.errors.saturating_add(usize::from(set == Some(Severity::Error)));
        if self.found.len() >= MOST_KEPT {
            self.keep_listed();
        }
        let kept = set.is_some() && self.full.is_none_or(|full| (place.offset(), cross_field) < full);
        let (params, other, replacement) = (Vec::new(), None, None);
        let finding = Finding { code, severity, place, cross_field, kept, params, other, replacement };
        if kept { self.found.push_mut(finding) } else { self.spare.insert(finding) }
    }

    /// Throws away what will not be listed, and puts the rest in order.
    fn keep_listed(&mut self) {
        let rank = |at: usize| self.found.get(at).map(Finding::rank);
        let mut place = vec![usize::MAX; self.found.len()];
        for (position, at) in sorted(self.found.len(), &|a, b| rank(a).cmp(&rank(b))).into_iter().enumerate()
        {
            if let Some(place) = place.get_mut(at) {
                *place = position;
            }
        }
        let mut listed: Vec<Option<Finding<'a>>> = Vec::new();
        listed.resize_with(MAX_ISSUES.min(self.found.len()), || None);
        for (finding, position) in self.found.drain(..).zip(place) {
            if let Some(slot) = listed.get_mut(position) {
                *slot = Some(finding);
            }
        }
        self.found.extend(listed.into_iter().flatten());
        if self.found.len() == MAX_ISSUES {
            self.full = self.found.last().map(Finding::rank);
        }
    }

    /// The report: in the order of the text, at most [`MAX_ISSUES`] listed.
    #[must_use]
    pub fn into_report(mut self) -> Report {
        self.keep_listed();
        let mut bytes = 0_usize;
        let mut issues = Vec::new();
        for finding in self.found {
            let issue = finding.into_issue();
            bytes = bytes.saturating_add(issue.size());
            if bytes > MAX_REPORT_BYTES && !issues.is_empty() {
                break;
            }
            issues.push(issue);
        }
        Report { issues, total: self.total, errors: self.errors }
    }
}

impl<'a> Finding<'a> {
    fn rank(&self) -> Rank {
        (self.place.offset(), self.cross_field)
    }

    /// Adds a figure or a name that the text needs.
    pub fn param(&mut self, name: &'static str, value: impl Into<Param>) -> &mut Self {
        if self.kept {
            self.params.push((name, value.into()));
        }
        self
    }

    /// Adds one that is costly to find out: it is looked for only if the issue may be listed.
    pub fn param_with(&mut self, name: &'static str, value: impl FnOnce() -> Option<Param>) -> &mut Self {
        if self.kept
            && let Some(value) = value()
        {
            self.params.push((name, value));
        }
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

    fn into_issue(mut self) -> Issue {
        if let Some((name, place)) = self.other {
            self.param(name, pointer(place));
        }
        let pointer = pointer(self.place);
        let fix =
            self.replacement.map(|value| vec![PatchOperation::Replace { path: pointer.clone(), value }]);
        Issue { code: self.code, severity: self.severity, pointer, params: self.params, fix }
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

/// Beyond this, whole numbers are not exact in JavaScript.
const SAFE: i64 = 1 << 53;

/// A sum as a param. Beyond what JavaScript holds it is a text.
pub fn sum(value: i128) -> Param {
    match i64::try_from(value) {
        Ok(value) if value.abs() < SAFE => Param::Integer(value),
        _ => Param::Text(value.to_string()),
    }
}

/// A value as a param: a number that JavaScript writes as it is written here, and any other value as text.
pub fn shown(view: View<'_>) -> Param {
    if let Some(text) = view.text() {
        return excerpt(text).into();
    }
    match view.decimal() {
        Some(number) if number.scale() == 0 && number.units().abs() < SAFE => Param::Integer(number.units()),
        Some(number) if number.scale() <= 6 && number.units().abs() < 1_000_000_000_000 => {
            Param::Number(number.to_string())
        }
        _ => Param::Text(view.source().chars().take(EXCERPT).collect()),
    }
}
