//! Runs the rules over an article, and over an edited one only where something has changed.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::cast::Cast;
use super::entry::{Before, Entry, passage};
use super::finding::Finding;
use super::findings::{ArticleFindings, PassageFindings};
use super::inputs::{Answers, Inputs, Repeated};
use super::left_out::{self, LeftOutCounts, Sieve, Sifting};
use super::levels::Levels;
use super::option::Active;
use super::passage::{Outlets, Passage};
use super::profile::Profile;
use super::rule::Checks;
use super::story::{Gist, Teller};
use super::verdict::{Moment, Verdicts};
use super::width::{Width, keep_line_ends};
use crate::article::{Article, Chunk, Date, FieldKind, Outline, Part, analyse_unasked, weekdays_of_days};
use crate::attribution::{Carried, Handed, KnownSpeaker, Paragraph};

/// The findings of an article, kept so that the next run looks only at what has changed since.
#[derive(Debug, Default)]
pub struct Checked {
    seen: Seen,
    profile: Profile,
    repeated: Arc<[Repeated]>,
    published: Option<Date>,
    encoding: Option<&'static str>,
    now: Option<Moment>,
    is_english: bool,
    has_run: bool,
    entries: Vec<Entry>,
    cast: Arc<Cast>,
    /// Whether `cast` was made of what the entries named before the last edit.
    is_cast_followed: bool,
    /// What the outline shows.
    outlined: Arc<[(usize, Finding)]>,
    teller: Teller,
    whole: Arc<[(usize, Finding)]>,
    sieve: Option<Sieve>,
    /// The first and the last chunk: what is missing is said on the first line, and added behind the last.
    ends: Option<(Arc<Chunk>, Arc<Chunk>)>,
}

/// What the last run looked at, which the next one need not look at again where it is the same.
#[derive(Clone, Debug)]
struct Seen {
    levels: Arc<Levels>,
    /// The rules that are on.
    checks: Arc<Checks>,
    answers: Arc<Answers>,
    verdicts: Arc<Verdicts>,
    outline: Arc<Outline>,
}

impl Default for Seen {
    /// Nothing: the same for all who have not run yet.
    fn default() -> Self {
        static NOTHING: LazyLock<Seen> = LazyLock::new(|| Seen {
            levels: Arc::default(),
            checks: Arc::default(),
            answers: Arc::default(),
            verdicts: Arc::default(),
            outline: Arc::default(),
        });
        NOTHING.clone()
    }
}

impl Checked {
    /// Checks `article` from scratch.
    pub fn of(article: &Article, inputs: &Inputs) -> Self {
        let mut checked = Self::default();
        checked.run(article, inputs);
        checked
    }

    /// Brings the findings up to date. Costs a comparison of pointers a chunk, and the analysis of what is new.
    pub fn run(&mut self, article: &Article, inputs: &Inputs) {
        let is_english = article.outline().is_english();
        let profile = inputs.levels.profile(named_profile(article.outline()));
        let same_levels = profile == self.profile
            && (Arc::ptr_eq(&self.seen.levels, &inputs.levels) || self.seen.levels == inputs.levels);
        if !self.has_run || !same_levels || self.is_english != is_english {
            self.entries.clear();
            self.seen.checks = Arc::clone(inputs.levels.checks(profile));
            self.teller.start_anew();
        }
        if is_english && !self.has_run {
            analyse_unasked([article]);
        }
        let (changed, gone) = self.take_over(article.parts());
        (self.seen.levels, self.profile, self.is_english) = (Arc::clone(&inputs.levels), profile, is_english);
        let same_outline = Arc::ptr_eq(&self.seen.outline, article.outline());
        let was_published = self.published;
        if !(self.has_run && same_outline) {
            self.published = article.published();
        }
        self.walk(changed.clone());
        self.ask_for_outlets(&gone, changed.clone());
        self.ask_for_cast(&gone, changed.clone());
        if self.has_run && self.published != was_published {
            self.ask_for_date();
        }

        let same_answers =
            Arc::ptr_eq(&self.seen.answers, &inputs.answers) || self.seen.answers == inputs.answers;
        let same_verdicts =
            Arc::ptr_eq(&self.seen.verdicts, &inputs.verdicts) || self.seen.verdicts == inputs.verdicts;
        let ends = ends(article);
        let same_ends = match (&self.ends, &ends) {
            (Some((first, last)), Some((front, back))) => {
                Arc::ptr_eq(first, front) && Arc::ptr_eq(last, back)
            }
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        let same_inputs = same_levels
            && same_answers
            && same_verdicts
            && self.encoding == inputs.encoding
            && self.is_of_time(inputs);
        let mut same_whole = self.has_run && same_inputs && same_outline && same_ends;
        if !same_whole {
            self.outlined = check_whole(article, inputs, &self.seen.checks);
            self.ends = ends;
            self.seen.outline = Arc::clone(article.outline());
            self.seen.answers = Arc::clone(&inputs.answers);
            self.seen.verdicts = Arc::clone(&inputs.verdicts);
            (self.encoding, self.now) = (inputs.encoding, inputs.now);
        }
        let same_repeated = Arc::ptr_eq(&self.repeated, &inputs.repeated) || self.repeated == inputs.repeated;
        self.repeated = Arc::clone(&inputs.repeated);
        let same_story =
            self.tell(article, &gone, changed, same_outline && self.has_run, same_whole && same_repeated);
        if !(same_whole && same_story) {
            same_whole &= self.join(article, !same_whole);
        }
        self.sift(article, inputs, same_whole);
        self.has_run = true;
    }

    /// Runs the rules on the whole text where something has changed that they look at; returns whether they say what they
    /// said, in the same places. `gone` are the chunks that were replaced by those under `changed`.
    fn tell(
        &mut self,
        article: &Article,
        gone: &[Entry],
        changed: Range<usize>,
        same_outline: bool,
        same_whole: bool,
    ) -> bool {
        let stories = &self.seen.checks.stories;
        if stories.is_empty() {
            return true;
        }
        let wants_more = !same_outline && self.teller.asks_for_more(article);
        if wants_more {
            self.entries.iter_mut().for_each(|entry| entry.heard.forget_phrases());
        }
        let gist = |entry| Entry::gist(entry, self.is_english);
        let (gone, come) = (gone.iter().map(gist), self.entries[changed.clone()].iter().map(gist));
        let same_gists = !wants_more
            && gone.len() == come.len()
            && gone.clone().zip(come.clone()).all(|(gone, come)| self.teller.hears_same(gone, come));
        let stand_alike = |(gone, come): (Gist<'_>, Gist<'_>)| gone.quote_places() == come.quote_places();
        if gone.len() != come.len() || !gone.clone().zip(come.clone()).all(stand_alike) {
            self.teller.forget_quote_places();
        }
        let all = self.entries.iter().map(gist);
        self.teller.follow(gone, come, all.clone());
        if !(same_gists && same_whole) {
            let gists: Vec<Gist<'_>> = all.collect();
            self.teller.tell(stories, article, self.seen.levels.options(), &self.repeated, &gists);
            return false;
        }
        // Where words were typed, what stands behind them has moved.
        changed.is_empty() || self.teller.is_silent()
    }

    /// Puts the findings about the whole together; returns whether they are the same as before. `differs` says that they
    /// are not, whatever their places.
    fn join(&mut self, article: &Article, differs: bool) -> bool {
        let told = self.teller.findings(article);
        let before = &self.whole[self.outlined.len().min(self.whole.len())..];
        let place = |(chunk, finding): &(usize, Finding)| (*chunk, finding.span);
        let is_same = !differs
            && before.len() == told.len()
            && before
                .iter()
                .zip(&told)
                .all(|(one, other)| place(one) == place(other) && one.1.says_like(&other.1));
        if !is_same {
            self.whole = if told.is_empty() {
                Arc::clone(&self.outlined)
            } else {
                self.outlined.iter().cloned().chain(told).collect()
            };
        }
        is_same
    }

    /// A number that differs whenever names, quotes or who says what have changed in a way that rules on the whole text
    /// look at.
    pub fn story_revision(&self) -> u64 {
        self.teller.revision()
    }

    /// A number that differs whenever a long quote comes, goes, or stands in another chunk, block or order.
    pub fn quote_places(&self) -> u64 {
        self.teller.quote_places(self.entries.iter().map(|entry| entry.gist(self.is_english)))
    }

    /// Leaves out what suppressions, settings and the baseline take out.
    fn sift(&mut self, article: &Article, inputs: &Inputs, is_same_whole: bool) {
        if !Sieve::is_needed(article, inputs) {
            if self.sieve.take().is_some() {
                self.entries.iter_mut().for_each(|entry| entry.sifted = None);
            }
            return;
        }
        let run = left_out::Run { article, inputs, profile: self.profile, whole: &self.whole, is_same_whole };
        let sifting = self.entries.iter_mut().map(|entry| Sifting {
            chunk: &entry.chunk,
            findings: &entry.findings,
            sifted: &mut entry.sifted,
        });
        self.sieve.get_or_insert_default().run(&run, sifting);
    }

    /// The findings of each chunk's own passages, by the chunk's index; spans count in the chunk.
    pub fn passages(&self) -> impl Iterator<Item = &Arc<[Finding]>> {
        self.entries.iter().map(Entry::shown)
    }

    /// The findings about the article as a whole, each with the index of the chunk it lies in.
    pub fn whole(&self) -> &Arc<[(usize, Finding)]> {
        self.sieve.as_ref().and_then(Sieve::whole).unwrap_or(&self.whole)
    }

    /// How many findings were left out, by what.
    pub fn left_out(&self) -> LeftOutCounts {
        self.sieve.as_ref().map(Sieve::counts).unwrap_or_default()
    }

    /// All findings, each with the index of its chunk, in the order of the text.
    pub fn findings(&self) -> Vec<(usize, &Finding)> {
        let passages = self.passages().enumerate();
        let passages =
            passages.flat_map(|(index, findings)| findings.iter().map(move |finding| (index, finding)));
        let whole = self.whole().iter().map(|(index, finding)| (*index, finding));
        let mut all: Vec<(usize, &Finding)> = passages.chain(whole).collect();
        all.sort_by(|(one, first), (other, second)| {
            (one, first.span, first.rule.name).cmp(&(other, second.span, second.rule.name))
        });
        all
    }

    /// Keeps the entries of chunks that are still there; returns the range of those that are new, and those that are gone.
    fn take_over(&mut self, parts: &[Part]) -> (Range<usize>, Vec<Entry>) {
        let same = |entry: &Entry, part: &Part| Arc::ptr_eq(&entry.chunk, &part.chunk);
        let front = self.entries.iter().zip(parts).take_while(|(entry, part)| same(entry, part)).count();
        let back = self.entries[front..].iter().rev().zip(parts[front..].iter().rev());
        let back = back.take_while(|(entry, part)| same(entry, part)).count();
        let fresh =
            parts[front..parts.len() - back].iter().map(|part| Entry::unchecked(Arc::clone(&part.chunk)));
        let gone = self.entries.splice(front..self.entries.len() - back, fresh).collect();
        (front..parts.len() - back, gone)
    }

    /// Walks over the paragraphs from the last one before `changed`, until behind it the state is as it was.
    fn walk(&mut self, changed: Range<usize>) {
        let has_paragraphs =
            |entry: &Entry| entry.chunk.blocks.iter().any(|block| block.kind.paragraph().is_some());
        let first = self.entries[..changed.start].iter().rposition(has_paragraphs).unwrap_or(0);
        let mut carried = match self.entries.get(first).and_then(|entry| entry.before) {
            Some(before) => before.carried,
            None => Carried::default(),
        };
        for index in first..self.entries.len() {
            let settled = self.entries[index].before.is_some_and(|before| before.carried == carried);
            if index > changed.end && settled && index > first + 1 {
                break;
            }
            let next = self.is_english.then(|| self.next_paragraph(index)).flatten();
            let before = Before { carried, next };
            if self.entries[index].before == Some(before) && index >= changed.end {
                carried = self.entries[index].walked(carried, next, self.is_english);
                continue;
            }
            carried = self.check(index, before);
        }
    }

    /// The first paragraph behind the chunk of index `index`.
    fn next_paragraph(&self, index: usize) -> Option<Handed> {
        self.entries[index + 1..].iter().find_map(|entry| {
            let blocks = entry.chunk.blocks.iter().enumerate();
            let mut paragraphs = blocks.filter_map(|(at, block)| Some((at, block.kind.paragraph()?)));
            paragraphs.next().map(|(at, _)| entry.chunk.analysis(at).handed)
        })
    }

    /// Checks the passages of a chunk; returns the state behind it.
    fn check(&mut self, index: usize, before: Before) -> Carried {
        let cast = Arc::clone(&self.cast);
        let entry = &mut self.entries[index];
        let chunk = Arc::clone(&entry.chunk);
        let mut carried = before.carried;
        let mut list = Vec::new();
        for (at, block) in chunk.blocks.iter().enumerate() {
            let mut passage = passage(&chunk, *block);
            let mut speakers = Vec::new();
            if let Some(kind) = block.kind.paragraph().filter(|_| self.is_english) {
                let analysis = chunk.analysis(at);
                let behind = entry.paragraph_behind(at).or(before.next);
                (passage.before, passage.next) = (carried, behind);
                speakers = carried.step(Paragraph { kind, analysis }, behind);
                passage.analysis = Some(analysis);
                entry.note_doubts(analysis);
                entry.asks_for_cast |= entry.asks_for_outlets
                    || speakers.iter().any(|(_, known)| *known == KnownSpeaker::Unknown);
            }
            let letters = self.seen.checks.letters.in_text(passage.prose);
            let names_weekday = letters & Checks::WEEKDAYS != 0;
            let weekdays = if names_weekday { weekdays_of_days(passage.prose) } else { Vec::new() };
            entry.asks_for_date |= weekdays.iter().any(|found| found.day.year.is_none());
            let passage = Passage {
                speakers: &speakers,
                outlets: entry.outlets,
                cast: &cast,
                weekdays: &weekdays,
                published: self.published,
                ..passage
            };
            let (known, width) = (list.len(), Width::of(*block, chunk.text()));
            let signs = passage.signs(letters);
            for on in self.seen.checks.passages.iter().filter(|on| on.sign.meet(signs)) {
                let active =
                    Active { rule: on.rule, severity: on.severity, options: self.seen.levels.options() };
                (on.check)(&passage, &mut PassageFindings::new(active, block.span.start.0, &mut list));
            }
            for finding in &mut list[known..] {
                finding.widen_to_characters(chunk.text());
                width.keep(finding);
                keep_line_ends(finding, chunk.text());
            }
        }
        entry.before = Some(before);
        // To find nothing again costs nothing.
        if !list.is_empty() || !entry.findings.is_empty() {
            entry.findings = list.into();
        }
        carried
    }

    /// Tells the chunks that speak of unnamed outlets whether outlets are named before or behind, and checks those again
    /// for which that has changed.
    fn ask_for_outlets(&mut self, gone: &[Entry], changed: Range<usize>) {
        let is_english = self.is_english;
        let come = &self.entries[changed.clone()];
        let name_alike =
            |(gone, come): (&Entry, &Entry)| gone.names_outlet(is_english) == come.names_outlet(is_english);
        // Where outlets are named as before, only what has come may ask for them anew.
        let is_as_before = gone.len() == come.len() && gone.iter().zip(come).all(name_alike);
        let asking = if is_as_before { changed } else { 0..self.entries.len() };
        if !self.entries[asking.clone()].iter().any(|entry| entry.asks_for_outlets) {
            return;
        }
        let first = self.entries.iter().position(|entry| entry.names_outlet(is_english));
        let last = self.entries.iter().rposition(|entry| entry.names_outlet(is_english));
        for index in asking {
            let entry = &mut self.entries[index];
            let outlets = Outlets {
                named_before: first.is_some_and(|first| first < index),
                named_later: last.is_some_and(|last| last > index),
            };
            if entry.asks_for_outlets && entry.outlets != outlets {
                entry.outlets = outlets;
                if let Some(before) = entry.before {
                    self.check(index, before);
                }
            }
        }
    }

    /// Tells the chunks with a fault that a name would mend whom the article names, and checks them again if that has
    /// changed.
    fn ask_for_cast(&mut self, gone: &[Entry], changed: Range<usize>) {
        if !self.entries.iter().any(|entry| entry.asks_for_cast) {
            self.is_cast_followed = false;
            return;
        }
        let come = &self.entries[changed];
        let is_same = |(gone, entry): (&Entry, &Entry)| {
            gone.cast.get().is_some_and(|cast| **cast == *entry.cast(self.is_english))
        };
        if self.is_cast_followed && gone.len() == come.len() && gone.iter().zip(come).all(is_same) {
            return;
        }
        self.is_cast_followed = true;
        let casts: Vec<&Cast> = self.entries.iter().map(|entry| entry.cast(self.is_english)).collect();
        let cast = Cast::of(&casts);
        if *self.cast == cast {
            return;
        }
        self.cast = Arc::new(cast);
        for index in 0..self.entries.len() {
            if let Some(before) = self.entries[index].before.filter(|_| self.entries[index].asks_for_cast) {
                self.check(index, before);
            }
        }
    }

    /// Checks the chunks again that name days without a year: the day of publication tells which is meant.
    fn ask_for_date(&mut self) {
        for index in 0..self.entries.len() {
            if let Some(before) = self.entries[index].before.filter(|_| self.entries[index].asks_for_date) {
                self.check(index, before);
            }
        }
    }

    /// Whether the time cannot have changed what is found: only an embargo ends.
    fn is_of_time(&self, inputs: &Inputs) -> bool {
        let minute = |moment: Option<Moment>| moment.map(|moment| moment.0 / 60);
        let has_embargo = self.seen.outline.fields_of(FieldKind::Embargo).next().is_some();
        !has_embargo || minute(self.now) == minute(inputs.now)
    }
}

fn ends(article: &Article) -> Option<(Arc<Chunk>, Arc<Chunk>)> {
    let (first, last) = (article.parts().first()?, article.parts().last()?);
    Some((Arc::clone(&first.chunk), Arc::clone(&last.chunk)))
}

fn check_whole(article: &Article, inputs: &Inputs, checks: &Checks) -> Arc<[(usize, Finding)]> {
    let mut list = Vec::new();
    if article.is_empty() {
        return list.into();
    }
    let options = inputs.levels.options();
    for on in &checks.articles {
        let active = Active { rule: on.rule, severity: on.severity, options };
        (on.check)(article, inputs, &mut ArticleFindings::new(active, &mut list));
    }
    let opening = article.parts().first().map_or("", |part| part.chunk.text());
    for (_, finding) in &mut list {
        keep_line_ends(finding, opening);
    }
    list.into()
}

/// The profile that the article chooses for itself.
pub fn named_profile(outline: &Outline) -> Option<Profile> {
    outline.fields_of(FieldKind::Profile).find_map(|field| Profile::from_name(&field.text))
}
