//! Findings for people: each with the lines it lies in, by `annotate-snippets`.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::check::Counts;
use super::sources::{Source, plural};
use crate::checks::{Finding, LeftOutCounts, Severity};
use crate::text::{LineIndex, PositionEncoding, Span};

/// The findings of one text; hints are for editors.
pub fn render(source: &Source, findings: &[(usize, &Finding)], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let text = &*source.text();
    let lines = LineIndex::new(text);
    let mut characters = lines.positions(PositionEncoding::Utf32);
    let shown = source.shown.to_string_lossy();
    let mut out = String::new();
    for (chunk, finding) in findings.iter().filter(|(_, finding)| finding.severity > Severity::Hint) {
        let span = finding.span.shifted(source.article.parts()[*chunk].start);
        // The lines of the finding alone go to the renderer, which looks at all it is given.
        let first = lines.position(span.start, PositionEncoding::Utf8).line as usize;
        let last = lines.position(span.end, PositionEncoding::Utf8).line as usize;
        let from = lines.line(first).map_or(0, |line| line.start.index());
        let to = lines.line(last).map_or(text.len(), |line| line.end.index());
        let title = level(finding.severity).primary_title(&*finding.message).id(finding.rule.name);
        let mut group: Group<'_> = if to - from <= LONGEST_LINES {
            let within = span.start.index() - from..span.end.index() - from;
            let snippet = Snippet::source(&text[from..to]).line_start(first + 1).path(&*shown);
            title.element(snippet.annotation(AnnotationKind::Primary.span(within)))
        } else {
            let window = window(text, Span::new(from, to), span);
            let end = span.end.index().min(window.end.index());
            let within = span.start.index() - window.start.index()..end - window.start.index();
            let snippet = Snippet::source(window.of(text)).line_start(first + 1);
            let column = characters.position(span.start).column as usize + 1;
            title
                .element(Origin::path(&*shown).line(first + 1).char_column(column))
                .element(snippet.annotation(AnnotationKind::Primary.span(within)))
        };
        if let Some(fix) = finding.fixes.first() {
            group = group.element(Level::HELP.message(fix.title.as_str()));
        }
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out
}

/// Lines longer than this, in bytes, are shown only around what was found.
const LONGEST_LINES: usize = 4_000;

/// What is shown of the long `lines` of `text`: some words before `span`, and from its start so much as a screen bears.
fn window(text: &str, lines: Span, span: Span) -> Span {
    let start = span.start.index().saturating_sub(LONGEST_LINES / 40).max(lines.start.index());
    let end = (span.start.index() + LONGEST_LINES / 8).min(lines.end.index());
    Span::new(start, end).whole_characters(text)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::NOTE,
    }
}

/// The last line: how much was found.
pub fn summary(
    out: &mut impl Write,
    files: usize,
    counts: Counts,
    left_out: Option<LeftOutCounts>,
) -> io::Result<()> {
    let found: Vec<String> = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Info, "note"),
        (Severity::Hint, "hint"),
    ]
    .into_iter()
    .filter(|(severity, _)| counts.of(*severity) > 0)
    .map(|(severity, noun)| plural(counts.of(severity), noun))
    .collect();
    let found = if found.is_empty() { "nothing to say".to_owned() } else { found.join(", ") };
    writeln!(out, "{}: {found}", plural(files, "article"))?;
    if let Some(LeftOutCounts { article, settings, baseline }) = left_out {
        writeln!(
            out,
            "left out: {article} by suppressions, {settings} by settings, {baseline} by the baseline"
        )?;
    }
    Ok(())
}
