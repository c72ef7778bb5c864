//! Findings as the protocol's diagnostics, in JSON. What a paragraph's findings look like is kept as long as they and its
//! first line stay the same, since writing them anew would be the largest cost of a keystroke.

use std::sync::Arc;

use serde::Serialize;
use tower_lsp::lsp_types::{self, DiagnosticTag, Position, Range, Url};

use crate::article::Article;
use crate::checks::{Checked, Finding, RelatedPlace, Severity, Spot};
use crate::text::{LineIndex, PositionEncoding, Positions, Span};

use super::calm::Calm;
use super::document::Report;
use super::reading::Setting;

/// Diagnostics written before, by chunk.
#[derive(Default)]
pub(super) struct Diagnostics {
    chunks: Vec<Written>,
    whole: Option<Whole>,
}

/// The diagnostics of a chunk whose first line is `line`; at first, of none.
#[derive(Default)]
struct Written {
    findings: Arc<[Finding]>,
    line: u32,
    /// Whether none of them waits.
    is_complete: bool,
    json: Box<[u8]>,
}

impl Written {
    /// Whether these are the diagnostics of `findings` in a chunk whose first line is `line`.
    fn fits(&self, findings: &Arc<[Finding]>, line: u32) -> bool {
        self.is_complete && self.line == line && Arc::ptr_eq(&self.findings, findings)
    }
}

struct Whole {
    findings: Arc<[(usize, Finding)]>,
    lines: Vec<u32>,
    is_complete: bool,
    json: Box<[u8]>,
}

impl Diagnostics {
    /// The diagnostics of `checked`, the findings about `article`. Costs a comparison a chunk and the copying of what was
    /// written before.
    pub(super) fn write(
        &mut self,
        article: &Article,
        checked: &Checked,
        calm: &Calm,
        setting: &Setting,
    ) -> Report {
        self.align(article, checked);
        for (index, (findings, part)) in checked.passages().zip(article.parts()).enumerate() {
            let is_complete = !calm.holds_in(index);
            if is_complete && self.chunks[index].fits(findings, part.line) {
                continue;
            }
            let seen = findings.iter().filter(|finding| is_complete || !calm.holds(index, finding));
            self.chunks[index] = Written {
                findings: Arc::clone(findings),
                line: part.line,
                is_complete,
                json: list(article, setting, seen.map(|finding| (index, finding))),
            };
        }
        self.write_whole(article, checked, calm, setting);
        self.joined()
    }

    /// Makes room for as many chunks as there are, where the first differs, so that those behind it lie where theirs do.
    fn align(&mut self, article: &Article, checked: &Checked) {
        let (before, now) = (self.chunks.len(), article.parts().len());
        if before == now {
            return;
        }
        let chunks = self.chunks.iter().zip(checked.passages().zip(article.parts()));
        let same = chunks.take_while(|(written, (findings, part))| written.fits(findings, part.line)).count();
        let come = std::iter::repeat_with(Written::default).take(now.saturating_sub(before));
        self.chunks.splice(same..same + before.saturating_sub(now), come);
    }

    /// All that is written, in one list. Its room is taken once: in a long document it is the largest thing a key makes.
    fn joined(&self) -> Report {
        let whole = self.whole.as_ref().map(|whole| &whole.json);
        let lists = self.chunks.iter().map(|written| &written.json).chain(whole);
        let lists = lists.filter(|list| !list.is_empty());
        let (count, bytes) =
            lists.clone().fold((0, 0), |(count, bytes), list| (count + 1, bytes + list.len()));
        let mut json = Vec::with_capacity(2 + bytes + usize::max(count, 1) - 1);
        json.push(b'[');
        for list in lists {
            if json.len() > 1 {
                json.push(b',');
            }
            json.extend_from_slice(list);
        }
        json.push(b']');
        Report(Arc::new(json.into_boxed_slice()))
    }

    fn write_whole(&mut self, article: &Article, checked: &Checked, calm: &Calm, setting: &Setting) {
        let findings = checked.whole();
        let is_complete = !findings.iter().any(|(chunk, finding)| calm.holds(*chunk, finding));
        // Findings about the whole point to anywhere, so that every line counts.
        let lines: Vec<u32> = if findings.is_empty() {
            Vec::new()
        } else {
            article.parts().iter().map(|part| part.line).collect()
        };
        let fits = |whole: &Whole| {
            is_complete && whole.is_complete && whole.lines == lines && Arc::ptr_eq(&whole.findings, findings)
        };
        if !self.whole.as_ref().is_some_and(fits) {
            let seen = findings.iter().map(|(chunk, finding)| (*chunk, finding));
            let seen = seen.filter(|(chunk, finding)| is_complete || !calm.holds(*chunk, finding));
            let json = list(article, setting, seen);
            self.whole = Some(Whole { findings: Arc::clone(findings), lines, is_complete, json });
        }
    }
}

fn list<'f>(
    article: &Article,
    setting: &Setting,
    findings: impl Iterator<Item = (usize, &'f Finding)>,
) -> Box<[u8]> {
    let findings: Vec<(usize, &Finding)> = findings.collect();
    let mut json = Vec::new();
    for group in findings.chunk_by(|one, other| one.0 == other.0) {
        let Some(part) = group.first().and_then(|(chunk, _)| article.parts().get(*chunk)) else { continue };
        let lines = LineIndex::new(part.chunk.text());
        // Findings lie near each other; a line of a megabyte is counted once, not for each.
        let mut positions = lines.positions(setting.encoding);
        for (chunk, finding) in group {
            let range = range_by(&mut positions, part.line, finding.span);
            let related = related_places(article, setting, *chunk, finding);
            append_item(&mut json, &Diagnostic::of(setting, finding, range, &related));
        }
    }
    json.into()
}

fn append_item(json: &mut Vec<u8>, item: &Diagnostic<'_>) {
    let before = json.len();
    if before > 0 {
        json.push(b',');
    }
    if let Err(error) = serde_json::to_writer(&mut *json, item) {
        // Nothing of it can fail; if it did, this finding would be missing, not the others.
        tracing::error!(%error, "a finding cannot be written as JSON");
        json.truncate(before);
    }
}

/// The protocol's `Diagnostic`, written as it is: by way of a tree of values, a keystroke would make and drop one a field.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Diagnostic<'a> {
    range: Range,
    severity: u8,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_description: Option<CodeDescription>,
    source: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<[DiagnosticTag; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Data<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    related_information: &'a [RelatedInformation<'a>],
}

#[derive(Serialize)]
struct CodeDescription {
    href: String,
}

/// Where else to look, for clients that show no related information and would still lead there.
#[derive(Serialize)]
struct Data<'a> {
    related: Vec<&'a Place>,
}

#[derive(Serialize)]
struct RelatedInformation<'a> {
    location: Place,
    message: &'a str,
}

/// The protocol's `Location`, under the very name that the client gave the document.
#[derive(Serialize)]
struct Place {
    uri: String,
    range: Range,
}

impl<'a> Diagnostic<'a> {
    /// That of `finding`, which lies at `range` and leads to the places `related`.
    fn of(
        setting: &Setting,
        finding: &'a Finding,
        range: Range,
        related: &'a [RelatedInformation<'a>],
    ) -> Diagnostic<'a> {
        let page = |pages| CodeDescription { href: format!("{pages}{}.md", finding.rule.name) };
        let places = || related.iter().map(|related| &related.location).collect();
        Diagnostic {
            range,
            severity: severity(finding.severity),
            code: finding.rule.name,
            code_description: setting.desk.rule_pages.as_ref().map(page),
            source: "copydesk",
            message: &finding.message,
            tags: finding.is_superfluous().then_some([DiagnosticTag::UNNECESSARY]),
            data: (!related.is_empty()).then(|| Data { related: places() }),
            related_information: related,
        }
    }
}

fn severity(severity: Severity) -> u8 {
    match severity {
        Severity::Error => 1,
        Severity::Warning => 2,
        Severity::Info => 3,
        Severity::Hint => 4,
    }
}

fn related_places<'f>(
    article: &Article,
    setting: &Setting,
    chunk: usize,
    finding: &'f Finding,
) -> Vec<RelatedInformation<'f>> {
    let related = finding.related.iter();
    related.filter_map(|related| related_place(article, setting, chunk, related)).collect()
}

fn related_place<'a>(
    article: &Article,
    setting: &Setting,
    chunk: usize,
    related: &'a RelatedPlace,
) -> Option<RelatedInformation<'a>> {
    let (uri, range) = match (&related.path, related.at) {
        (Some(path), _) => {
            // The other file is not read for this; its line is known.
            let place = Position::new(related.there.map_or(0, |there| there.line), 0);
            (Url::from_file_path(path).ok()?.into(), Range::new(place, place))
        }
        (None, Some(spot)) => {
            let place = Spot::place(spot, chunk);
            (setting.uri.clone(), range(article, setting.encoding, place.chunk, place.span)?)
        }
        (None, None) => return None,
    };
    Some(RelatedInformation { location: Place { uri, range }, message: &related.message })
}

/// The protocol's `Diagnostic` of one finding alone, which lies in chunk `chunk`; nothing where there is no such chunk.
pub(super) fn single(
    article: &Article,
    setting: &Setting,
    chunk: usize,
    finding: &Finding,
) -> Option<lsp_types::Diagnostic> {
    let range = range(article, setting.encoding, chunk, finding.span)?;
    let related = related_places(article, setting, chunk, finding);
    let written = serde_json::to_value(Diagnostic::of(setting, finding, range, &related)).ok()?;
    serde_json::from_value(written).ok()
}

/// The protocol's range of `span` in chunk `chunk`, if there is one; the lines of that chunk alone are counted.
fn range(article: &Article, encoding: PositionEncoding, chunk: usize, span: Span) -> Option<Range> {
    let part = article.parts().get(chunk)?;
    let lines = LineIndex::new(part.chunk.text());
    Some(range_by(&mut lines.positions(encoding), part.line, span))
}

fn range_by(positions: &mut Positions<'_>, first_line: u32, span: Span) -> Range {
    let mut position = |offset| {
        let found = positions.position(offset);
        Position::new(first_line + found.line, found.column)
    };
    Range::new(position(span.start), position(span.end))
}
