//! An open document, read: its article, its findings, and the findings as the client gets them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::archive::Facts;
use crate::article::{Article, Format, Outline};
use crate::checks::{Answers, Checked, Finding, Inputs, Moment, Repeated, Twin, Verdicts};
use crate::features::Snapshot;
use crate::settings::Standing;
use crate::text::{Buffer, ByteOffset, PositionEncoding, Span};

use super::calm::Calm;
use super::desk::Desk;
use super::diagnostics::Diagnostics;
use super::document::{Cancel, Report};

/// What is known of one state of a document's text.
pub(super) struct Reading {
    pub article: Article,
    pub answers: Arc<Answers>,
    verdicts: Arc<Verdicts>,
    checked: Checked,
    calm: Calm,
    diagnostics: Diagnostics,
    outline: Arc<Outline>,
    facts: Option<Facts>,
    generation: Option<u64>,
    /// The outline and the state of the network with which `verdicts` were looked up.
    heard: Option<(Arc<Outline>, u64)>,
    repeated: Arc<[Repeated]>,
    /// The story about which the archive was asked for quotes, and the state of its quotes then.
    quotes_asked: Option<(u64, u64)>,
    /// Where its long quotes stood then.
    quotes_stood: u64,
    /// Whether quotes are compared only when typing rests.
    puts_off_quotes: bool,
    /// What holds for the document at its desk.
    standing: Standing,
}

/// What a document is read with.
#[derive(Clone)]
pub(super) struct Setting {
    pub uri: String,
    pub path: Option<PathBuf>,
    pub format: Format,
    pub encoding: PositionEncoding,
    /// What the file is written in, where that is not UTF-8.
    pub written_in: Option<&'static str>,
    pub desk: Arc<Desk>,
}

/// A change of the text that the reading has not followed yet.
pub(super) enum Pending {
    /// Read this text from the start.
    All(Buffer),
    /// Make these edits one behind the other.
    Edits(Vec<(Span, String)>),
}

/// Work on a reading: long enough, at times, to be done on another thread.
pub(super) struct Task {
    pub reading: Option<Box<Reading>>,
    pub pending: Pending,
    pub setting: Setting,
    /// Whether somebody is typing, so that half a sentence is let alone.
    pub is_typing: bool,
    pub cancel: Cancel,
}

impl Task {
    /// How many bytes have to be read, about.
    pub(super) fn cost(&self) -> usize {
        match (&self.pending, &self.reading) {
            (Pending::All(buffer), _) => buffer.len(),
            (Pending::Edits(_), None) => 0,
            (Pending::Edits(edits), Some(reading)) => {
                edits.iter().map(|(span, text)| text.len() + reading.article.cost_of_edit(*span)).sum()
            }
        }
    }

    /// Does the work: the reading that follows, and the report on it; nothing where it was cancelled. A panic in the
    /// analysis costs the findings, not the session.
    pub(super) fn run(self) -> Option<(Box<Reading>, Report)> {
        let Self { reading, pending, setting, is_typing, cancel } = self;
        let worked = catch_unwind(AssertUnwindSafe(|| {
            let mut reading = match (pending, reading) {
                (Pending::Edits(edits), Some(mut reading)) => {
                    reading.calm.look(&reading.article, &reading.checked, &edits);
                    for (span, text) in edits {
                        reading.article.edit(span, &text);
                        reading.calm.follow(span, &text);
                    }
                    reading
                }
                (Pending::All(buffer), _) => Box::new(Reading::of(&buffer, &setting)),
                (Pending::Edits(_), None) => return None,
            };
            if cancel.is_set() {
                return None;
            }
            if !is_typing {
                reading.calm.rest();
            }
            let report = reading.report(&setting, is_typing);
            Some((reading, report))
        }));
        worked.ok().flatten()
    }
}

impl Reading {
    fn of(buffer: &Buffer, setting: &Setting) -> Self {
        Self {
            article: Article::parse_in(&buffer.text(), setting.format, &setting.desk.root.house),
            answers: Arc::default(),
            verdicts: Arc::default(),
            checked: Checked::default(),
            calm: Calm::default(),
            diagnostics: Diagnostics::default(),
            outline: Arc::default(),
            facts: None,
            generation: None,
            heard: None,
            repeated: Arc::default(),
            quotes_asked: None,
            quotes_stood: 0,
            puts_off_quotes: false,
            standing: setting.desk.policy.standing(setting.path.as_deref().unwrap_or(Path::new("untitled"))),
        }
    }

    /// Brings answers, findings and diagnostics up to date.
    fn report(&mut self, setting: &Setting, is_typing: bool) -> Report {
        if setting.path.as_ref().is_some_and(|path| setting.desk.root.excludes(path)) {
            return Report::default();
        }
        self.tell_archive(setting);
        self.ask_archive(setting);
        self.hear_network(setting);
        self.check(setting);
        if self.compares_quotes(setting, is_typing) {
            self.check(setting);
            let state = self.quotes_asked.map_or(0, |(_, state)| state);
            self.quotes_asked = Some((self.checked.story_revision(), state));
        }
        self.calm.hold(&self.article, &self.checked);
        self.diagnostics.write(&self.article, &self.checked, &self.calm, setting)
    }

    fn check(&mut self, setting: &Setting) {
        let Standing { levels, known } = self.standing.clone();
        let inputs = Inputs {
            levels,
            known,
            answers: Arc::clone(&self.answers),
            verdicts: Arc::clone(&self.verdicts),
            repeated: Arc::clone(&self.repeated),
            encoding: setting.written_in,
            now: Some(Moment::now()),
        };
        self.checked.run(&self.article, &inputs);
    }

    /// Compares the long quotes with those of the archive, where any of them may have changed; returns whether that says
    /// something else than before. While words are typed, all quotes stand where they stood, and it can wait: it costs a look
    /// at every quote of the document.
    fn compares_quotes(&mut self, setting: &Setting, is_typing: bool) -> bool {
        self.puts_off_quotes = false;
        let story = self.checked.story_revision();
        let Some(path) = setting.path.as_ref().filter(|_| story > 0) else { return false };
        let state = setting.desk.archive().quotes_generation();
        if self.quotes_asked == Some((story, state)) {
            return false;
        }
        let places = self.checked.quote_places();
        if is_typing && self.quotes_asked.is_some() && self.quotes_stood == places {
            self.puts_off_quotes = true;
            return false;
        }
        self.quotes_stood = places;
        let quotes = self.article.long_quotes();
        let mut archive = setting.desk.archive();
        if setting.desk.root.holds(path) {
            archive.hear(path, quotes);
        }
        self.quotes_asked = Some((story, archive.quotes_generation()));
        let repeated = archive.repeated(path, &self.article);
        let differs = repeated != self.repeated;
        self.repeated = repeated;
        differs
    }

    /// What this document says of itself shadows what its file says.
    fn tell_archive(&mut self, setting: &Setting) {
        let Some(path) = setting.path.as_ref().filter(|path| setting.desk.root.holds(path)) else { return };
        if self.facts.is_some() && Arc::ptr_eq(&self.outline, self.article.outline()) {
            return;
        }
        self.outline = Arc::clone(self.article.outline());
        let facts = Facts::of(path, &self.article);
        if self.facts.as_ref() != Some(&facts) {
            setting.desk.archive().insert(facts.clone());
            self.facts = Some(facts);
            self.generation = None;
        }
    }

    /// Asks the archive again if it may say something else than before.
    pub(super) fn ask_archive(&mut self, setting: &Setting) {
        let Some(path) = &setting.path else { return };
        let archive = setting.desk.archive();
        let asked_before = self.generation == Some(archive.generation());
        if asked_before && Arc::ptr_eq(&self.outline, self.article.outline()) {
            return;
        }
        self.outline = Arc::clone(self.article.outline());
        self.generation = Some(archive.generation());
        let answers = archive.answers_under(&self.standing.levels, path, &self.article);
        if answers != *self.answers {
            self.answers = Arc::new(answers);
        }
    }

    /// Looks up what the network has said if that may be something else than before.
    pub(super) fn hear_network(&mut self, setting: &Setting) {
        let (network, outline) = (&setting.desk.network, self.article.outline());
        let generation = network.generation();
        let heard_before =
            self.heard.as_ref().is_some_and(|(with, at)| Arc::ptr_eq(with, outline) && *at == generation);
        if heard_before {
            return;
        }
        let verdicts = network.verdicts(&self.article);
        self.heard = Some((Arc::clone(outline), generation));
        if verdicts != *self.verdicts {
            self.verdicts = Arc::new(verdicts);
        }
    }

    /// Whether something waits for typing to rest: findings, or the comparison of quotes.
    pub(super) fn is_holding(&self) -> bool {
        self.calm.is_holding() || self.puts_off_quotes
    }

    /// The findings, each with its chunk, those that wait aside.
    pub(super) fn findings(&self) -> Vec<(usize, &Finding)> {
        let mut findings = self.checked.findings();
        findings.retain(|(chunk, finding)| !self.calm.holds(*chunk, finding));
        findings
    }

    /// What the features look at.
    pub(super) fn snapshot<'a>(&'a self, findings: &'a [(usize, &'a Finding)]) -> Snapshot<'a> {
        let Self { article, answers, verdicts, .. } = self;
        Snapshot { article, answers, verdicts, echoes: &[], findings }
    }

    /// What the archive's other articles make of the quote at `offset`, if it is a long one.
    pub(super) fn echoes_at(&self, setting: &Setting, offset: ByteOffset) -> Vec<Twin> {
        let quotes = self.article.long_quotes().iter();
        let quote = quotes.filter(|quote| quote.span.touches(offset)).min_by_key(|quote| quote.span.len());
        let elsewhere = |(path, quote): (&PathBuf, _)| setting.desk.archive().quoted_elsewhere(path, quote);
        setting.path.as_ref().zip(quote).map(elsewhere).unwrap_or_default()
    }

    /// Where the finding `finding` of chunk `chunk` lies in the text.
    pub(super) fn place(&self, chunk: usize, finding: &Finding) -> Span {
        finding.span.shifted(self.article.parts().get(chunk).map_or(ByteOffset(0), |part| part.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::desk::Config;
    use crate::settings::Settings;

    const TEXT: &str = "Headline: Ferry Stops\n\nMayor Ines Duarte said the boat would go. “We wait,” she said.\n\nThe boat was reportedly \
        sold.\n\nRelated article: Harbour Opens\n\ncopydesk-ignore: reportedly -- old\n";

    /// A document in an archive of so many articles, read.
    fn reading_among(articles: usize) -> (Box<Reading>, Setting) {
        let home = Path::new("/news");
        let desk = Desk::new(home, true, (Settings::default(), Config::None), None, Arc::default());
        for number in 0..articles {
            let text = format!(
                "Headline: Day {number}\n\nThe boat left.\n\nOriginal url: https://a.example/{number}\n"
            );
            let path = home.join(format!("{number}.txt"));
            desk.archive().insert(Facts::of(&path, &Article::parse(&text, Format::Plain)));
        }
        let harbour = Article::parse("Headline: Harbour Opens\n\nIt is open.\n", Format::Plain);
        desk.archive().insert(Facts::of(&home.join("harbour.txt"), &harbour));
        desk.archive().complete();
        let setting = Setting {
            uri: "file:///news/a.txt".to_owned(),
            path: Some(home.join("a.txt")),
            format: Format::Plain,
            encoding: PositionEncoding::Utf16,
            written_in: None,
            desk: Arc::new(desk),
        };
        let pending = Pending::All(Buffer::new(TEXT, None));
        (run(None, pending, &setting), setting)
    }

    fn run(reading: Option<Box<Reading>>, pending: Pending, setting: &Setting) -> Box<Reading> {
        run_while(true, reading, pending, setting)
    }

    fn run_while(
        is_typing: bool,
        reading: Option<Box<Reading>>,
        pending: Pending,
        setting: &Setting,
    ) -> Box<Reading> {
        let setting = setting.clone();
        let task = Task { reading, pending, setting, is_typing, cancel: Cancel::default() };
        task.run().expect("nothing cancels it").0
    }

    /// How many articles of the archive are looked at while a word is typed behind `words`, key by key.
    fn looked_at_while_typing(behind: &str, articles: usize) -> u64 {
        let (mut reading, setting) = reading_among(articles);
        let before = setting.desk.archive().looked_at();
        let mut at = TEXT.find(behind).expect("the words are there") + behind.len();
        for key in [" ", "a", "t", " ", "d", "a", "w", "n"] {
            let edit = (Span::empty(at), key.to_owned());
            reading = run(Some(reading), Pending::Edits(vec![edit]), &setting);
            at += key.len();
        }
        let looked_at = setting.desk.archive().looked_at();
        looked_at - before
    }

    #[test]
    fn no_article_is_looked_at_while_running_text_is_typed() {
        for behind in ["the boat would go", "“We wait", "reportedly sold"] {
            assert_eq!(looked_at_while_typing(behind, 500), 0, "behind “{behind}”");
        }
    }

    #[test]
    fn quotes_are_compared_when_typing_rests() {
        const QUOTE: &str =
            "“We will rebuild the bridge before the winter comes again,” Mayor Ines Duarte said.\n";
        let (_, setting) = reading_among(0);
        let other = Article::parse(QUOTE, Format::Plain);
        setting.desk.archive().hear(Path::new("/news/other.txt"), other.long_quotes());
        let drifts = |reading: &Reading| {
            reading.findings().iter().any(|(_, finding)| finding.rule.name == "quote-drift")
        };
        let mut reading = run(None, Pending::All(Buffer::new(QUOTE, None)), &setting);
        let mut at = QUOTE.find("bridge").expect("the word is there");
        for key in ["h", "a", "r", "b", "o", "u", "r", " "] {
            reading = run(Some(reading), Pending::Edits(vec![(Span::empty(at), key.to_owned())]), &setting);
            at += key.len();
            assert!(!drifts(&reading) && reading.is_holding(), "behind “{key}”");
        }
        reading = run_while(false, Some(reading), Pending::Edits(Vec::new()), &setting);
        assert!(drifts(&reading) && !reading.is_holding());
        // A quote that goes away takes what is said of it along at once.
        let edit = (Span::new(0, "“".len()), String::new());
        reading = run(Some(reading), Pending::Edits(vec![edit]), &setting);
        assert!(!drifts(&reading));
    }

    #[test]
    fn what_a_key_in_the_headline_looks_at_does_not_grow_with_the_archive() {
        let few = looked_at_while_typing("Ferry Stops", 5);
        assert!(few > 0, "the archive is asked again");
        assert_eq!(few, looked_at_while_typing("Ferry Stops", 500));
    }
}
