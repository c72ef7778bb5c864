//! Where a rule puts its findings.

use super::finding::{Finding, Fix, FixEdit, NewFile, RelatedPlace, Spot};
use super::option::{Active, RuleOption};
use super::rule::Severity;
use crate::article::Place;
use crate::text::Span;

/// The findings of one chunk, as its passages are checked.
pub struct PassageFindings<'a> {
    active: Active<'a>,
    base: u32,
    list: &'a mut Vec<Finding>,
}

impl<'a> PassageFindings<'a> {
    /// A list to which the rule adds, with spans that count from `base` in the chunk.
    pub fn new(active: Active<'a>, base: u32, list: &'a mut Vec<Finding>) -> Self {
        Self { active, base, list }
    }

    /// The number that holds for an option of the rule.
    pub fn count(&self, option: &RuleOption) -> usize {
        self.active.count(option)
    }

    /// The texts that are set for an option of the rule.
    pub fn texts(&self, option: &RuleOption) -> &'a [String] {
        self.active.texts(option)
    }

    /// Reports a fault under `span` of the passage.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> Draft<'_> {
        let base = self.base;
        let span = span.shifted(base.into());
        self.list.push(finding(self.active, span, message.into()));
        Draft { finding: self.list.last_mut(), base }
    }
}

/// The findings of the article as a whole.
pub struct ArticleFindings<'a> {
    active: Active<'a>,
    list: &'a mut Vec<(usize, Finding)>,
}

impl<'a> ArticleFindings<'a> {
    /// A list to which the rule adds.
    pub fn new(active: Active<'a>, list: &'a mut Vec<(usize, Finding)>) -> Self {
        Self { active, list }
    }

    /// The number that holds for an option of the rule.
    pub fn count(&self, option: &RuleOption) -> usize {
        self.active.count(option)
    }

    /// The texts that are set for an option of the rule.
    pub fn texts(&self, option: &RuleOption) -> &'a [String] {
        self.active.texts(option)
    }

    /// Reports a fault at `place`.
    pub fn report(&mut self, place: Place, message: impl Into<String>) -> Draft<'_> {
        self.list.push((place.chunk, finding(self.active, place.span, message.into())));
        Draft { finding: self.list.last_mut().map(|(_, finding)| finding), base: 0 }
    }
}

fn finding(active: Active<'_>, span: Span, message: String) -> Finding {
    let Active { rule, severity, .. } = active;
    Finding { rule, severity, span, message, fixes: Vec::new(), related: Vec::new() }
}

/// A finding just reported, to which its rule adds.
pub struct Draft<'a> {
    finding: Option<&'a mut Finding>,
    base: u32,
}

impl Draft<'_> {
    /// Makes it matter no more than `severity`.
    pub fn at_most(mut self, severity: Severity) -> Self {
        if let Some(finding) = &mut self.finding {
            finding.severity = finding.severity.min(severity);
        }
        self
    }

    /// Adds a fix that is right without anybody looking: replaces what is under `span` of the passage.
    pub fn safe_fix(self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        let at = Spot::Here(span.shifted(self.base.into()));
        self.add(title.into(), true, vec![FixEdit { at, text: text.into().into() }])
    }

    /// Adds a fix that somebody must choose: replaces what is under `span` of the passage.
    pub fn fix(self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        let at = Spot::Here(span.shifted(self.base.into()));
        self.add(title.into(), false, vec![FixEdit { at, text: text.into().into() }])
    }

    /// Adds a fix that somebody must choose: replaces what is at `place` of the article.
    pub fn fix_at(self, title: impl Into<String>, place: Place, text: impl Into<String>) -> Self {
        self.add(title.into(), false, vec![FixEdit { at: Spot::There(place), text: text.into().into() }])
    }

    /// Adds a fix that makes a file beside the article.
    pub fn fix_by_file(mut self, title: impl Into<String>, name: String, text: String) -> Self {
        if let Some(finding) = &mut self.finding {
            let creates = Some(NewFile { name, text });
            finding.fixes.push(Fix { title: title.into(), is_safe: false, edits: Vec::new(), creates });
        }
        self
    }

    /// Adds a fix that somebody must choose, of several edits anywhere in the article.
    pub fn fix_edits(self, title: impl Into<String>, edits: Vec<(Place, String)>) -> Self {
        let edit = |(place, text): (Place, String)| FixEdit { at: Spot::There(place), text: text.into() };
        self.add(title.into(), false, edits.into_iter().map(edit).collect())
    }

    /// Adds a fix that is right without anybody looking, of several edits in the finding's chunk.
    pub fn safe_edits(self, title: impl Into<String>, edits: Vec<(Span, String)>) -> Self {
        let base = self.base;
        let edit = |(span, text): (Span, String)| FixEdit {
            at: Spot::Here(span.shifted(base.into())),
            text: text.into(),
        };
        self.add(title.into(), true, edits.into_iter().map(edit).collect())
    }

    /// Points to another place of the article that explains the finding.
    pub fn see(mut self, place: Place, message: impl Into<String>) -> Self {
        if let Some(finding) = &mut self.finding {
            let related = RelatedPlace {
                path: None,
                at: Some(Spot::There(place)),
                there: None,
                message: message.into(),
            };
            finding.related.push(related);
        }
        self
    }

    /// Points to another article that explains the finding.
    pub fn see_article(mut self, path: &std::path::Path, message: impl Into<String>) -> Self {
        if let Some(finding) = &mut self.finding {
            let related =
                RelatedPlace { path: Some(path.to_owned()), at: None, there: None, message: message.into() };
            finding.related.push(related);
        }
        self
    }

    fn add(mut self, title: String, is_safe: bool, edits: Vec<FixEdit>) -> Self {
        if let Some(finding) = &mut self.finding {
            finding.fixes.push(Fix { title, is_safe, edits, creates: None });
        }
        self
    }
}
