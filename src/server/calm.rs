//! Calm while typing: what would be said of half a sentence waits until it is whole, the cursor moves elsewhere, the file
//! is saved, or typing rests. What was seen before the edit stays, and so does everything elsewhere.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use foldhash::fast::RandomState;

use crate::article::Article;
use crate::checks::{Check, Checked, Finding};
use crate::features::unfinished;
use crate::text::{ByteOffset, Span};

/// So long after the last key typing rests.
pub(super) const PAUSE: Duration = Duration::from_secs(2);

/// Nobody types or deletes more at a time; what does is a paste, a fix, a new text.
const LONGEST_KEY: usize = 64;

/// An unfinished stretch reaches over a chunk before that of the cursor, and one beside it counts; an edit may part or join
/// chunks.
const NEAR: usize = 3;

/// What the client sees around the cursor, and what waits.
#[derive(Default)]
pub(super) struct Calm {
    /// Behind what was typed last, in the text.
    at: Option<ByteOffset>,
    /// The sentence that is being written, in the text.
    stretch: Option<Span>,
    /// Those of passages first.
    known: Vec<Known>,
    /// How many of them are of passages.
    of_passages: usize,
    /// The others, where none of them waits.
    whole: Option<Arc<[(usize, Finding)]>>,
    held: Vec<Held>,
}

/// A finding as it was before the edit, in the text as it is behind it.
struct Known {
    rule: &'static str,
    span: Span,
    was_held: bool,
}

/// A finding that waits: its chunk, its rule, its place in the chunk.
#[derive(PartialEq)]
struct Held {
    chunk: usize,
    rule: &'static str,
    span: Span,
}

/// Whether replacing `removed` by `text` is what a key does, or one word that an editor completes.
pub(super) fn is_typed(removed: Span, text: &str) -> bool {
    let is_short = text.len() <= LONGEST_KEY && removed.len() as usize <= LONGEST_KEY;
    let is_word = !text.trim_end_matches(' ').contains(char::is_whitespace);
    is_short && (is_word || text.trim().is_empty())
}

impl Calm {
    /// Typing rests: nothing waits any more.
    pub(super) fn rest(&mut self) {
        self.at = None;
    }

    /// Whether anything waits.
    pub(super) fn is_holding(&self) -> bool {
        !self.held.is_empty()
    }

    /// Whether findings of the chunk wait.
    pub(super) fn holds_in(&self, chunk: usize) -> bool {
        self.held.iter().any(|held| held.chunk == chunk)
    }

    /// Whether `finding` of the chunk waits.
    pub(super) fn holds(&self, chunk: usize, finding: &Finding) -> bool {
        self.held.contains(&Held { chunk, rule: finding.rule.name, span: finding.span })
    }

    /// Notes what the client sees near `edits`, which are still to be made, and of the article as a whole. Costs these
    /// findings; for several edits, all.
    pub(super) fn look(&mut self, article: &Article, checked: &Checked, edits: &[(Span, String)]) {
        let last = article.parts().len().saturating_sub(1);
        let index = |at| article.place_at(at).map_or(last, |place| place.chunk);
        let near = match edits {
            [(span, _)] => index(span.start).saturating_sub(NEAR)..=index(span.end) + NEAR,
            _ => 0..=last,
        };
        let known = |(chunk, finding): (usize, &Finding)| {
            let (rule, was_held) = (finding.rule.name, self.holds(chunk, finding));
            Some(Known { rule, span: place(article, chunk, finding)?, was_held })
        };
        let mut all: Vec<Known> = passages(checked, near).filter_map(known).collect();
        let of_passages = all.len();
        all.extend(whole(checked).filter_map(known));
        let waits = all[of_passages..].iter().any(|known| known.was_held);
        (self.known, self.of_passages) = (all, of_passages);
        self.whole = (!waits).then(|| Arc::clone(checked.whole()));
    }

    /// Follows an edit: `removed` became `text`.
    pub(super) fn follow(&mut self, removed: Span, text: &str) {
        let added = text.len() as u32;
        let moved = |offset: ByteOffset| match offset {
            before if before <= removed.start => before,
            behind if behind >= removed.end => removed.start + added + (behind - removed.end),
            _ => removed.start + added,
        };
        for span in self.known.iter_mut().map(|known| &mut known.span).chain(&mut self.stretch) {
            *span = Span { start: moved(span.start), end: moved(span.end) };
        }
        self.at = is_typed(removed, text).then(|| removed.start + added);
    }

    /// Decides what waits while a sentence, a field or a link is unfinished: in it all that was not seen before, in the
    /// paragraphs beside it and about the article as a whole what came with it. Costs the findings there.
    pub(super) fn hold(&mut self, article: &Article, checked: &Checked) {
        self.held.clear();
        let at = self.at.filter(|at| !is_above_all(article, *at));
        let stretch = at.and_then(|at| unfinished(article, at));
        let goes_on = self.stretch.zip(stretch).is_some_and(|(before, now)| meets(before, now));
        self.stretch = stretch;
        if at.is_none() {
            return;
        }
        let index = |at| article.place_at(at).map_or(0, |place| place.chunk);
        let near = stretch.map(|stretch| index(stretch.start).saturating_sub(1)..=index(stretch.end) + 1);
        let spoken = near.into_iter().flat_map(|near| passages(checked, near));
        // What is said about the whole is mostly what was said before, and there may be much of it.
        let same_whole = self.whole.as_ref().is_some_and(|known| Arc::ptr_eq(known, checked.whole()));
        let about_all =
            whole(checked).filter(|_| !same_whole).filter(|(_, finding)| match finding.rule.check {
                Check::Absence(_) => true,
                Check::Article(_)
                | Check::Passage(..)
                | Check::Both(..)
                | Check::Story(_)
                | Check::LeftOut(_) => stretch.is_some(),
            });
        // Nearly all stand where they stood: that must not cost a comparison with each of the others.
        let known = if same_whole { &self.known[..self.of_passages] } else { &self.known[..] };
        let seen = known.iter().filter(|known| !known.was_held);
        let seen: HashSet<(&str, Span), RandomState> = seen.map(|known| (known.rule, known.span)).collect();
        for (chunk, finding) in spoken.chain(about_all) {
            let Some(span) = place(article, chunk, finding) else { continue };
            if seen.contains(&(finding.rule.name, span)) {
                continue;
            }
            let is_absence = matches!(finding.rule.check, Check::Absence(_));
            let is_inside = stretch.is_some_and(|stretch| meets(stretch, span));
            let mut known = self.known.iter().filter(|known| known.rule == finding.rule.name);
            let was_there = known.any(|known| {
                let waits_on = known.was_held && (is_inside || goes_on || is_absence);
                meets(known.span, span) && !waits_on
            });
            if !was_there {
                self.held.push(Held { chunk, rule: finding.rule.name, span: finding.span });
            }
        }
    }
}

/// Whether nothing but white space stands before `at`.
fn is_above_all(article: &Article, at: ByteOffset) -> bool {
    let first = article.parts().first().map_or("", |part| part.chunk.text());
    first.get(..at.index()).is_some_and(|before| before.trim().is_empty())
}

/// Whether the spans have a byte or an end in common.
fn meets(one: Span, other: Span) -> bool {
    one.touches(other.start) || other.touches(one.start)
}

/// The findings of the passages in the chunks `near`, each with its chunk.
fn passages(
    checked: &Checked,
    near: std::ops::RangeInclusive<usize>,
) -> impl Iterator<Item = (usize, &Finding)> {
    let (first, count) = (*near.start(), near.end() + 1 - near.start());
    let chunks = checked.passages().enumerate().skip(first).take(count);
    chunks.flat_map(|(chunk, findings)| findings.iter().map(move |finding| (chunk, finding)))
}

/// The findings about the article as a whole, each with its chunk.
fn whole(checked: &Checked) -> impl Iterator<Item = (usize, &Finding)> {
    checked.whole().iter().map(|(chunk, finding)| (*chunk, finding))
}

/// Where `finding` of the chunk lies in the text.
fn place(article: &Article, chunk: usize, finding: &Finding) -> Option<Span> {
    Some(finding.span.shifted(article.parts().get(chunk)?.start))
}
