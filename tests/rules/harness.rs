//! Fixtures as people read them: article text with `^^^` marks beneath a finding and a part of its message behind them.
//!
//! ```text
//! Moscow is believed to be interested.
//!        ^^^^^^^^^^^^^^^^^ by whom?
//! ```
//! A text without marks must stay silent. Marks without words go on at the next marked line, so a finding may run over
//! lines. A severity other than the rule's own is named before the message: `hint: which outlet?`. Findings of other
//! rules do not count.

use std::fmt::Write as _;
use std::path::Path;

use copydesk::archive::{Archive, Facts};
use copydesk::article::{Article, Date, Format, Place};
use copydesk::checks::{
    ArchivedCopy, Checked, Finding, Inputs, Known, KnownFinding, Levels, LinkNews, Moment, Severity, Verdict,
    Verdicts, rule_named, safe_edits,
};
use copydesk::text::Span;

/// What a fixture expects: where, how severe, and a part of the message.
#[derive(Debug)]
struct Expected {
    span: Span,
    severity: Severity,
    message: String,
}

/// Checks plain text.
#[track_caller]
pub fn check(rule: &str, fixture: &str) {
    Desk::new("article.txt").check(rule, fixture);
}

/// Checks Markdown.
#[track_caller]
pub fn check_markdown(rule: &str, fixture: &str) {
    Desk::new("article.md").check(rule, fixture);
}

/// Applies the fix whose title holds `title` of the only finding in `before`.
#[track_caller]
pub fn check_fix(rule: &str, before: &str, title: &str, after: &str) {
    Desk::new("article.txt").check_fix(rule, before, title, after);
}

/// Applies all safe fixes, twice: the second time nothing is left to do.
#[track_caller]
pub fn check_safe_fix(rule: &str, before: &str, after: &str) {
    Desk::new("article.txt").check_safe_fix(rule, before, after);
}

/// An article's file and the articles around it.
pub struct Desk {
    path: &'static str,
    others: Vec<(&'static str, &'static str)>,
    /// What the network has said, by address.
    news: Vec<(&'static str, LinkNews)>,
    known: Vec<KnownFinding>,
    encoding: Option<&'static str>,
    now: Option<Moment>,
}

impl Desk {
    /// A desk on which the article at `path` lies, without an archive.
    pub fn new(path: &'static str) -> Self {
        Self { path, others: Vec::new(), news: Vec::new(), known: Vec::new(), encoding: None, now: None }
    }

    /// Puts another article into the archive.
    pub fn with(mut self, path: &'static str, text: &'static str) -> Self {
        self.others.push((path, fixture_text(text)));
        self
    }

    /// Lets the network say `verdict` of `address`, and an archive `copy`.
    pub fn hears(mut self, address: &'static str, verdict: Verdict, copy: ArchivedCopy) -> Self {
        self.news.push((address, LinkNews { verdict, copy }));
        self
    }

    /// Puts a finding into the baseline.
    pub fn knowing(mut self, rule: &str, text: &str) -> Self {
        self.known.push(KnownFinding { rule: rule.to_owned(), text: text.to_owned(), count: 1 });
        self
    }

    /// Says what the article's file is written in.
    pub fn written_in(mut self, encoding: &'static str) -> Self {
        self.encoding = Some(encoding);
        self
    }

    /// Makes it so many hours after midnight of the day, in UTC.
    pub fn at(mut self, day: Date, hours: u64) -> Self {
        self.now = Some(Moment(Moment::of_day(day).0 + hours * 3600));
        self
    }

    /// Checks the fixture.
    #[track_caller]
    pub fn check(&self, rule: &str, fixture: &str) {
        let (text, expected) = unmarked(fixture_text(fixture), own_severity(rule));
        let (article, checked) = self.run(rule, &text);
        let found: Vec<(Span, &Finding)> = of_rule(&article, &checked, rule);
        let is_met = |(expected, (span, finding)): (&Expected, &(Span, &Finding))| {
            expected.span == *span
                && expected.severity == finding.severity
                && finding.message.to_lowercase().contains(&expected.message.to_lowercase())
        };
        let all_met = expected.len() == found.len() && expected.iter().zip(&found).all(is_met);
        assert!(all_met, "{rule} says\n\n{}\ninstead of\n\n{}", shown(&text, &found), fixture_text(fixture));
    }

    /// Applies the fix whose title holds `title` of the only finding in `before`.
    #[track_caller]
    pub fn check_fix(&self, rule: &str, before: &str, title: &str, after: &str) {
        let mut text = fixture_text(before).to_owned();
        let (article, checked) = self.run(rule, &text);
        let all = checked.findings();
        let mut of_rule = all.iter().filter(|(_, finding)| finding.rule.name == rule);
        let (Some((chunk, finding)), None) = (of_rule.next(), of_rule.next()) else {
            panic!(
                "{rule} should say one thing\n\n{}",
                shown(&text, &self::of_rule(&article, &checked, rule))
            );
        };
        let Some(fix) = finding.fixes.iter().find(|fix| fix.title.contains(title)) else {
            panic!("no fix “{title}” among {:?}", finding.fixes);
        };
        let mut edits: Vec<(Span, &str)> =
            fix.edits.iter().map(|edit| (article.absolute(edit.at.place(*chunk)), &*edit.text)).collect();
        edits.sort_by_key(|(span, _)| *span);
        for (span, replacement) in edits.iter().rev() {
            text.replace_range(span.range(), replacement);
        }
        assert_eq!(text, fixture_text(after), "after “{}”", fix.title);
    }

    /// The finding in `fixture` has no fix whose title holds `title`.
    #[track_caller]
    pub fn check_no_fix(&self, rule: &str, fixture: &str, title: &str) {
        let (_, checked) = self.run(rule, fixture_text(fixture));
        let findings = checked.findings();
        let mut made = findings.iter().filter(|(_, finding)| finding.rule.name == rule);
        let (_, finding) = made.next().expect("a finding");
        assert!(!finding.fixes.iter().any(|fix| fix.title.contains(title)), "{:?}", finding.fixes);
    }

    /// The file that a fix of the only finding in `fixture` would make: its name and its text.
    #[track_caller]
    pub fn created_by(&self, rule: &str, fixture: &str) -> (String, String) {
        let (_, checked) = self.run(rule, fixture_text(fixture));
        let findings = checked.findings();
        let mut made = findings.iter().filter(|(_, finding)| finding.rule.name == rule);
        let (_, finding) = made.next().expect("a finding");
        let file =
            finding.fixes.iter().find_map(|fix| fix.creates.as_ref()).expect("a fix that makes a file");
        (file.name.clone(), file.text.clone())
    }

    /// Applies all safe fixes of the rule, twice: the second time nothing is left to do.
    #[track_caller]
    pub fn check_safe_fix(&self, rule: &str, before: &str, after: &str) {
        let once = self.mended(rule, fixture_text(before));
        assert_eq!(once, fixture_text(after), "after the safe fixes");
        assert_eq!(self.mended(rule, &once), once, "the safe fixes again");
    }

    fn mended(&self, rule: &str, text: &str) -> String {
        let (article, checked) = self.run(rule, text);
        let mut findings = checked.findings();
        findings.retain(|(_, finding)| finding.rule.name == rule);
        let mut text = text.to_owned();
        for (span, replacement) in safe_edits(&article, &findings).iter().rev() {
            text.replace_range(span.range(), replacement);
        }
        text
    }

    fn run(&self, rule: &str, text: &str) -> (Article, Checked) {
        let article = read(self.path, text);
        let known = Known::new(Vec::new(), self.known.clone());
        let mut levels = Levels::default();
        levels.set(Some(own_severity(rule)), |one| one.name == rule);
        let mut inputs = Inputs {
            levels: levels.into(),
            known: known.into(),
            encoding: self.encoding,
            now: self.now,
            ..Inputs::default()
        };
        if !self.others.is_empty() {
            let mut archive = Archive::default();
            for (path, other) in &self.others {
                let other = read(path, other);
                archive.insert(Facts::of(Path::new(path), &other).with_quotes(&other));
            }
            archive.insert(Facts::of(Path::new(self.path), &article).with_quotes(&article));
            archive.complete();
            inputs.answers = archive.answers_under(&inputs.levels, Path::new(self.path), &article).into();
            inputs.repeated = archive.repeated(Path::new(self.path), &article);
        }
        let heard = |url: &str| self.news.iter().find(|(address, _)| *address == url);
        let links =
            article.outline().links.iter().map(|link| heard(&link.link.url).map(|(_, news)| news.clone()));
        inputs.verdicts = Verdicts { links: links.collect() }.into();
        let checked = Checked::of(&article, &inputs);
        (article, checked)
    }
}

fn read(path: &str, text: &str) -> Article {
    Article::parse(text, Format::of_path(Path::new(path)))
}

/// Fixtures begin on the line behind the opening quotation mark.
fn fixture_text(fixture: &str) -> &str {
    fixture.strip_prefix('\n').unwrap_or(fixture)
}

fn own_severity(rule: &str) -> Severity {
    rule_named(rule).unwrap_or_else(|| panic!("there is no rule {rule}")).severity
}

fn of_rule<'c>(article: &Article, checked: &'c Checked, rule: &str) -> Vec<(Span, &'c Finding)> {
    let findings = checked.findings();
    let mut found: Vec<(Span, &Finding)> = findings
        .into_iter()
        .filter(|(_, finding)| finding.rule.name == rule)
        .map(|(chunk, finding)| (article.absolute(Place::new(chunk, finding.span)), finding))
        .collect();
    found.sort_by_key(|(span, _)| *span);
    found
}

/// The text without its marks, and what they expect.
fn unmarked(fixture: &str, own: Severity) -> (String, Vec<Expected>) {
    let mut text = String::new();
    let mut line_start = 0;
    let mut expected = Vec::new();
    let mut begun: Option<usize> = None;
    for line in fixture.split_inclusive('\n') {
        let Some(marks) = Marks::read(line) else {
            line_start = text.len();
            text.push_str(line);
            continue;
        };
        let (start, end) = marks.under(&text[line_start..]);
        let start = *begun.get_or_insert(line_start + start);
        if marks.message.is_empty() {
            continue;
        }
        begun = None;
        let (severity, message) = named_severity(marks.message).unwrap_or((own, marks.message));
        expected.push(Expected {
            span: Span::new(start, line_start + end),
            severity,
            message: message.to_owned(),
        });
    }
    assert!(begun.is_none(), "the last marks have no message");
    expected.sort_by_key(|expected| expected.span);
    (text, expected)
}

/// A line of marks: from which column, how many, and the words behind.
struct Marks<'a> {
    column: usize,
    length: usize,
    message: &'a str,
}

impl<'a> Marks<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let marks = line.trim_start_matches(' ');
        let message = marks.trim_start_matches('^');
        let length = marks.len() - message.len();
        (length > 0).then(|| Self { column: line.len() - marks.len(), length, message: message.trim() })
    }

    /// The bytes of `line` above the marks.
    fn under(&self, line: &str) -> (usize, usize) {
        let offset = |column| line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        (offset(self.column), offset(self.column + self.length))
    }
}

fn named_severity(message: &str) -> Option<(Severity, &str)> {
    let (name, message) = message.split_once(": ")?;
    Some((Severity::from_name(name)?, message))
}

/// The text with marks beneath what was found.
fn shown(text: &str, found: &[(Span, &Finding)]) -> String {
    let mut out = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push('\n');
        }
        for (span, finding) in found {
            let (from, to) = (span.start.index().max(start), span.end.index().min(end));
            if from > to || from >= end || (from == to && !span.is_empty()) {
                continue;
            }
            let column = text[start..from].chars().count();
            let length = text[from..to].trim_end_matches(['\n', '\r']).chars().count();
            let message = if span.end.index() <= end {
                format!(" {}: {}", finding.severity, finding.message)
            } else {
                String::new()
            };
            let _ = writeln!(out, "{}{}{message}", " ".repeat(column), "^".repeat(length));
        }
        start = end;
    }
    out
}
