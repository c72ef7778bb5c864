//! Who said what: quotes, cues, sources and claims of one paragraph, and what paragraphs hand on to each other.
//!
//! [`analyse`] reads one paragraph by itself; [`Carried`] walks over the paragraphs of an article and tells how each
//! quote's speaker is known. Words in, spans out: nothing here knows articles, rules or files.

mod according;
mod behind;
mod carry;
mod claim;
mod clause;
mod content;
mod copula;
mod cue;
mod dash;
mod inflect;
mod language;
mod lexicon;
mod mark;
mod mention;
mod names;
mod no_cue;
mod nobody;
mod noun;
mod orphan;
mod outlet;
mod passive;
mod placed;
mod quote;
mod reach;
mod sentence;
mod shared;
mod source;
mod sourceless;
mod subject;
mod token;
mod turn;
mod unbalanced;
mod usage;
mod vague;
mod verb;
mod word;

pub use carry::{Carried, Handed, KnownSpeaker, Paragraph, ParagraphKind, Speaker};
pub use claim::{Attribution, AttributionKind, Spans};
pub use mark::Marks;
pub use mention::{Gender, Mention, SourceKind};
pub use names::{MentionPlace, NameTable};
pub use nobody::Unsourced;
pub use outlet::{Outlet, OutletKind};
pub use quote::{Ending, Quote, QuoteKind};
pub use usage::Usage;
pub use vague::{Doubt, DoubtKind};

use std::iter;

use crate::text::Span;
use cue::Cue;
use sentence::Sentence;
use token::Token;

/// What one paragraph says about who said what. Spans count from the paragraph's start.
#[derive(Clone, PartialEq, Eq, Debug, Default, Hash)]
pub struct Analysis {
    /// Sentences in order. A quote with the clause that names its speaker is one sentence.
    pub sentences: Vec<Span>,
    /// Quotes in order of their first byte, nested ones after the one they lie in.
    pub quotes: Vec<Quote>,
    /// Closing quotation marks without an opening one.
    pub lone_marks: Vec<Span>,
    /// Who said what, in order of the text.
    pub attributions: Vec<Attribution>,
    /// What is reported without a source, in order.
    pub unsourced: Vec<Unsourced>,
    /// Sources and other names, in order of their first byte.
    pub mentions: Vec<Mention>,
    /// Words that hide who said something.
    pub doubts: Vec<Doubt>,
    /// What the paragraph hands to the next.
    pub handed: carry::Handed,
}

impl Analysis {
    /// The news outlets it names, in order.
    pub fn outlets(&self) -> impl Iterator<Item = (Span, Outlet)> {
        let press = self.mentions.iter().filter(|mention| mention.kind == SourceKind::Outlet);
        press.filter_map(|mention| Some((mention.span, mention.outlet?)))
    }
}

/// Reads a paragraph of prose, in which whatever is not prose has been blanked. Pure; time and memory grow linearly
/// with the text. A paragraph that is clearly not English has quotes, and nobody who says them.
pub fn analyse(prose: &str) -> Analysis {
    analyse_in(prose, Usage::none())
}

/// The same, with the words that a newsroom adds.
pub fn analyse_in(prose: &str, usage: &Usage) -> Analysis {
    let mut draft = Draft::of(prose, Sheet::default());
    draft.cut(usage);
    draft.part();
    draft.name();
    draft.cue();
    draft.attribute();
    *draft.finish().0
}

/// So many paragraphs are read together: what they are read into should fit beside the instructions.
const TOGETHER: usize = 32;

/// The same of several paragraphs, in their order. Some at a time are taken through each step together: its instructions stay
/// near the processor, which would otherwise fetch those of all steps anew for each paragraph.
pub fn analyse_all(paragraphs: &[&str], usage: &Usage) -> Vec<Box<Analysis>> {
    let mut analyses = Vec::with_capacity(paragraphs.len());
    let (mut sheets, mut drafts) = (Vec::new(), Vec::new());
    for some in paragraphs.chunks(TOGETHER) {
        let sheet = || sheets.pop().unwrap_or_default();
        drafts
            .extend(some.iter().zip(iter::repeat_with(sheet)).map(|(prose, sheet)| Draft::of(prose, sheet)));
        for draft in &mut drafts {
            draft.cut(usage);
        }
        for draft in &mut drafts {
            draft.part();
        }
        for draft in &mut drafts {
            draft.name();
        }
        for draft in &mut drafts {
            draft.cue();
        }
        for draft in &mut drafts {
            draft.attribute();
        }
        for draft in drafts.drain(..) {
            let (finished, sheet) = draft.finish();
            analyses.push(finished);
            sheets.push(sheet);
        }
    }
    analyses
}

/// The quotes of a paragraph alone, where nobody wants to know who says them. Costs a part of reading it.
pub fn quotes_in(prose: &str) -> Vec<Quote> {
    let mut draft = Draft::of(prose, Sheet::default());
    draft.cut(Usage::none());
    draft.analysis.quotes
}

/// What a draft is written on, and the next one again.
#[derive(Default)]
struct Sheet {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    cues: Vec<Cue>,
}

impl Sheet {
    fn clear(&mut self) {
        self.tokens.clear();
        self.sentences.clear();
        self.cues.clear();
    }
}

/// An analysis in the making; its steps come in this order.
struct Draft<'p> {
    prose: &'p str,
    sheet: Sheet,
    /// Whether it is clearly not English, so that nobody says anything.
    is_foreign: bool,
    /// On the heap, where it stays: it is handed on more often than looked at.
    analysis: Box<Analysis>,
}

impl<'p> Draft<'p> {
    /// Its quotes.
    fn of(prose: &'p str, mut sheet: Sheet) -> Self {
        sheet.clear();
        let (quotes, lone_marks) = quote::quotes(prose);
        let analysis = Box::new(Analysis { quotes, lone_marks, ..Analysis::default() });
        Self { prose, sheet, is_foreign: false, analysis }
    }

    /// Cuts it into words and marks.
    fn cut(&mut self, usage: &Usage) {
        let (quotes, tokens) = (&mut self.analysis.quotes, &mut self.sheet.tokens);
        token::tokens(self.prose, quotes, tokens);
        usage.mark(self.prose, tokens);
        if quotes.iter().any(quote::Quote::is_headline_title) && token::is_headline(self.prose, tokens) {
            quotes
                .iter_mut()
                .filter(|quote| quote.is_headline_title())
                .for_each(|quote| quote.kind = QuoteKind::Phrase);
        }
    }

    /// Parts it into sentences.
    fn part(&mut self) {
        let Sheet { tokens, sentences, .. } = &mut self.sheet;
        sentence::sentences(self.prose, tokens, sentences);
        self.is_foreign = language::is_foreign(self.prose, tokens);
    }

    /// Finds whom it names.
    fn name(&mut self) {
        if !self.is_foreign {
            let Sheet { tokens, sentences, .. } = &self.sheet;
            self.analysis.mentions = mention::mentions(self.prose, tokens, sentences);
        }
    }

    /// Finds the words that say that somebody says something.
    fn cue(&mut self) {
        if !self.is_foreign {
            let Sheet { tokens, sentences, cues } = &mut self.sheet;
            cue::cues(self.prose, tokens, sentences, cues);
        }
    }

    /// Finds who says what.
    fn attribute(&mut self) {
        if !self.is_foreign {
            let Sheet { tokens, sentences, cues } = &self.sheet;
            let Analysis { quotes, mentions, attributions, unsourced, .. } = &mut *self.analysis;
            (*attributions, *unsourced) =
                claim::attributions(self.prose, tokens, sentences, cues, quotes, mentions);
        }
    }

    /// Finds what hides a source, and what the paragraph hands on; gives back what it was written on.
    fn finish(self) -> (Box<Analysis>, Sheet) {
        let Self { prose, sheet, is_foreign, mut analysis } = self;
        let Sheet { tokens, sentences, .. } = &sheet;
        analysis.sentences = sentences.iter().map(|sentence| sentence.span(tokens)).collect();
        if !is_foreign {
            let Analysis { quotes, attributions, mentions, .. } = &*analysis;
            let doubts = vague::doubts(prose, tokens, sentences, attributions, mentions);
            let handed = carry::handed(prose, tokens, sentences, quotes, attributions, mentions);
            (analysis.doubts, analysis.handed) = (doubts, handed);
        }
        (analysis, sheet)
    }
}

#[cfg(test)]
mod tests;
