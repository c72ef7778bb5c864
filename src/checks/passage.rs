//! A block of an article, as rules on words see it.

use super::cast::Cast;
use super::phrase::Phrase;
use crate::article::{BlockKind, Date, WeekdayOfDay};
use crate::attribution::{Analysis, Carried, Handed, KnownSpeaker, Quote};
use crate::text::Span;

/// One block, with what is known of the blocks around. Spans count in the block.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// What the block is.
    pub kind: BlockKind,
    /// The block as written.
    pub text: &'a str,
    /// The block with everything but prose blank; as long as `text`.
    pub prose: &'a str,
    /// Who says what in it; nothing where the block is no prose or not English.
    pub analysis: Option<&'a Analysis>,
    /// How the speaker of each quote that needs one is known, by index among the quotes.
    pub speakers: &'a [(u32, KnownSpeaker)],
    /// Who was speaking before it.
    pub before: Carried,
    /// What the next paragraph hands on.
    pub next: Option<Handed>,
    /// What the article says elsewhere about news outlets.
    pub outlets: Outlets,
    /// Whom the article names; nobody where nothing in the passage asks for it.
    pub cast: &'a Cast,
    /// The weekdays in it that stand beside a day.
    pub weekdays: &'a [WeekdayOfDay],
    /// When the article was published.
    pub published: Option<Date>,
}

/// What a passage must show for a rule to look at it: most rules have nothing to say to most passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Nothing.
    Any,
    /// Running text, read for who says what.
    RunningText,
    /// One of these stretches of letters in running text. For all rules together, they are looked for once.
    Letters(&'static [&'static str]),
    /// Words in running text that hide who said something.
    Doubts,
    /// Somebody in running text to whom something is attributed.
    Attributions,
    /// Quotation marks in running text.
    Quotes,
    /// A weekday beside a day.
    Weekdays,
}

/// Signs, a bit for each.
#[derive(Clone, Copy, Debug)]
pub struct Signs(u64);

impl Signs {
    /// What every passage shows.
    pub const ANY: Self = Self(1);
    /// That it is running text.
    pub const RUNNING_TEXT: Self = Self(1 << 1);
    /// Doubts.
    pub const DOUBTS: Self = Self(1 << 2);
    /// Attributions.
    pub const ATTRIBUTIONS: Self = Self(1 << 3);
    /// Quotation marks.
    pub const QUOTES: Self = Self(1 << 4);
    /// Weekdays.
    pub const WEEKDAYS: Self = Self(1 << 5);

    /// Those of sets of letters, a bit for each.
    pub const fn of_letters(sets: u64) -> Self {
        Self(sets << 6)
    }

    /// Whether any of them is among `others`.
    pub const fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    fn add(&mut self, others: Self) {
        self.0 |= others.0;
    }
}

/// Where else news outlets are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlets {
    /// In an earlier paragraph.
    pub named_before: bool,
    /// In a later one.
    pub named_later: bool,
}

impl<'a> Passage<'a> {
    /// The signs that it shows; `letters` are the sets of letters that stand in it.
    pub fn signs(&self, letters: u64) -> Signs {
        let mut signs = Signs::ANY;
        if !self.weekdays.is_empty() {
            signs.add(Signs::WEEKDAYS);
        }
        let Some(text) = self.running_text() else { return signs };
        signs.add(Signs::RUNNING_TEXT);
        signs.add(Signs::of_letters(letters));
        if !text.doubts.is_empty() {
            signs.add(Signs::DOUBTS);
        }
        if !text.attributions.is_empty() {
            signs.add(Signs::ATTRIBUTIONS);
        }
        if !(text.quotes.is_empty() && text.lone_marks.is_empty()) {
            signs.add(Signs::QUOTES);
        }
        signs
    }

    /// Who says what, where words count: not inside a block that is itself somebody's words.
    pub fn running_text(&self) -> Option<&'a Analysis> {
        self.analysis.filter(|_| matches!(self.kind, BlockKind::Paragraph | BlockKind::ListItem))
    }

    /// Where `phrase` stands in running text, outside quotes.
    pub fn spoken_of(&self, phrase: &Phrase) -> Vec<Span> {
        let Some(analysis) = self.running_text() else { return Vec::new() };
        let mut found = phrase.all(self.prose);
        found.retain(|span| !analysis.quotes.iter().any(|quote| quote.span.overlaps(*span)));
        found
    }

    /// The sentence that holds `span`; the whole block where none does.
    pub fn sentence_of(&self, span: Span) -> Span {
        let sentences = self.analysis.map_or(&[][..], |analysis| &analysis.sentences);
        let next = sentences.partition_point(|sentence| sentence.end < span.end);
        let holding = sentences.get(next).copied().filter(|sentence| sentence.covers(span));
        holding.unwrap_or(Span::new(0, self.prose.len()))
    }

    /// Whether a link or a note stands in `span`, so that a reader can follow up what is said there.
    pub fn has_link(&self, span: Span) -> bool {
        let text = span.of(self.text);
        ["://", "](", "][", "[^", "[[", "www."].iter().any(|mark| text.contains(mark))
    }

    /// The quotes whose speaker is to be found, each with how it is known.
    pub fn spoken(&self) -> impl Iterator<Item = (&'a Quote, KnownSpeaker)> {
        let quotes = self.analysis.map_or(&[][..], |analysis| &analysis.quotes);
        self.speakers.iter().filter_map(|(index, known)| Some((quotes.get(*index as usize)?, *known)))
    }
}
