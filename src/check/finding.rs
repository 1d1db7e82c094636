//! What is found on the way, before it is a report.

use super::Severities;
use crate::json::{Place, pointer, sorted};
use crate::model::Currency;
use crate::report::{Code, Issue, MAX_ISSUES, Param, PatchOperation, Report, Severity};

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
    /// A member that the table does not have is an error.
    closed: bool,
    /// Codes of which something was found that the severities made something else of.
    changed: Vec<Code>,
    cross_field: bool,
    currency: Option<Currency>,
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
    repair: Option<Repair>,
}

/// What certainly repairs an issue, at its place.
#[derive(Debug)]
enum Repair {
    /// Another value, as JSON text.
    Replace(String),
    /// Another string.
    ReplaceWithText(String),
    /// None.
    Remove,
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
            closed: false,
            changed: Vec::new(),
            cross_field: false,
            currency: None,
        }
    }

    /// No findings of a query, in which a parameter that does not exist is an error: a filter that is none lists what
    /// nobody asked for.
    #[must_use]
    pub fn of_query(severities: &'a Severities) -> Self {
        Self { closed: true, ..Self::new(severities) }
    }

    /// What comes from here on is about several members: at one place it stands behind structural issues.
    pub const fn begin_rules(&mut self) {
        self.cross_field = true;
    }

    /// Says which currency the amounts are in.
    pub const fn in_currency(&mut self, currency: Option<Currency>) {
        self.currency = currency;
    }

    /// Adds an issue.
    pub fn add(&mut self, code: Code, place: Place<'a>) -> &mut Finding<'a> {
        let is_stranger = self.closed && code == Code::UnknownField;
        self.add_as(code, if is_stranger { Severity::Error } else { code.severity() }, place)
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
        if set != Some(severity) && !self.changed.contains(&code) {
            self.changed.push(code);
        }
        let severity = set.unwrap_or(severity);
        self.total = self.total.saturating_add(usize::from(set.is_some()));
        self.errors = self.errors.saturating_add(usize::from(set == Some(Severity::Error)));
        if self.found.len() >= MOST_KEPT {
            self.keep_listed();
        }
        let kept = set.is_some() && self.full.is_none_or(|full| (place.offset(), cross_field) < full);
        let (params, other, repair) = (Vec::new(), None, None);
        let finding = Finding { code, severity, place, cross_field, kept, params, other, repair };
        if kept { self.found.push_mut(finding) } else { self.spare.insert(finding) }
    }

    /// Issues of the code are listed.
    #[must_use]
    pub fn reports(&self, code: Code) -> bool {
        self.severities.reports(code)
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
        // As many as are listed stand here now, or it is the end and nothing more comes.
        self.full = self.found.last().map(Finding::rank);
    }

    /// The report: in the order of the text, at most [`MAX_ISSUES`] listed.
    #[must_use]
    pub fn into_report(mut self) -> Report {
        self.keep_listed();
        let changed = Code::ALL.iter().copied().filter(|code| self.changed.contains(code)).collect();
        let mut bytes = 0_usize;
        let mut issues = Vec::new();
        for finding in self.found {
            let issue = finding.into_issue(self.currency);
            bytes = bytes.saturating_add(issue.size());
            if bytes > MAX_REPORT_BYTES && !issues.is_empty() {
                break;
            }
            issues.push(issue);
        }
        Report { issues, total: self.total, errors: self.errors, changed }
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
        self.repair = Some(Repair::Replace(value));
    }

    /// Says which string the value should be.
    pub fn replace_with_text(&mut self, text: impl Into<String>) {
        self.repair = Some(Repair::ReplaceWithText(text.into()));
    }

    /// Says that the member is better left out. Never for an item of an array: those behind it would move.
    pub fn remove(&mut self) {
        self.repair = Some(Repair::Remove);
    }

    fn into_issue(mut self, currency: Option<Currency>) -> Issue {
        if let Some((name, place)) = self.other {
            self.param(name, pointer(place));
        }
        let pointer = pointer(self.place);
        let path = pointer.clone();
        let fix = self.repair.map(|repair| {
            vec![match repair {
                Repair::Replace(value) => PatchOperation::Replace { path, value },
                Repair::ReplaceWithText(text) => PatchOperation::replace_with_text(path, &text),
                Repair::Remove => PatchOperation::Remove { path },
            }]
        });
        Issue { code: self.code, severity: self.severity, pointer, params: self.params, fix, currency }
    }
}
