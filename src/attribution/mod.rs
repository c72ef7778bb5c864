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

use crate::text::Span;

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
    let mut draft = Draft::of(prose);
    draft.cut(usage);
    draft.part();
    draft.name();
    draft.cue();
    draft.attribute();
    *draft.finish()
}

/// The same of several paragraphs. They are taken through each step together: its instructions stay near the processor, which
/// would otherwise fetch those of all steps anew for each paragraph. The last step is taken when an analysis is fetched.
pub fn analyse_all<'p>(
    paragraphs: impl Iterator<Item = &'p str>,
    usage: &Usage,
) -> impl Iterator<Item = Box<Analysis>> {
    let mut drafts: Vec<Draft<'p>> = paragraphs.map(Draft::of).collect();
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
    drafts.into_iter().map(Draft::finish)
}

/// The quotes of a paragraph alone, where nobody wants to know who says them. Costs a part of reading it.
pub fn quotes_in(prose: &str) -> Vec<Quote> {
    let mut draft = Draft::of(prose);
    draft.cut(Usage::none());
    draft.analysis.quotes
}

/// An analysis in the making; its steps come in this order.
struct Draft<'p> {
    prose: &'p str,
    tokens: Vec<token::Token>,
    sentences: Vec<sentence::Sentence>,
    cues: Vec<cue::Cue>,
    /// Whether it is clearly not English, so that nobody says anything.
    is_foreign: bool,
    /// On the heap, where it stays: it is handed on more often than looked at.
    analysis: Box<Analysis>,
}

impl<'p> Draft<'p> {
    /// Its quotes.
    fn of(prose: &'p str) -> Self {
        let (quotes, lone_marks) = quote::quotes(prose);
        let analysis = Box::new(Analysis { quotes, lone_marks, ..Analysis::default() });
        Self {
            prose,
            tokens: Vec::new(),
            sentences: Vec::new(),
            is_foreign: false,
            cues: Vec::new(),
            analysis,
        }
    }

    /// Cuts it into words and marks.
    fn cut(&mut self, usage: &Usage) {
        let quotes = &mut self.analysis.quotes;
        self.tokens = token::tokens(self.prose, quotes);
        usage.mark(self.prose, &mut self.tokens);
        if quotes.iter().any(quote::Quote::is_headline_title) && token::is_headline(self.prose, &self.tokens)
        {
            quotes
                .iter_mut()
                .filter(|quote| quote.is_headline_title())
                .for_each(|quote| quote.kind = QuoteKind::Phrase);
        }
    }

    /// Parts it into sentences.
    fn part(&mut self) {
        self.sentences = sentence::sentences(self.prose, &mut self.tokens);
        self.is_foreign = language::is_foreign(self.prose, &self.tokens);
    }

    /// Finds whom it names.
    fn name(&mut self) {
        if !self.is_foreign {
            self.analysis.mentions = mention::mentions(self.prose, &self.tokens, &self.sentences);
        }
    }

    /// Finds the words that say that somebody says something.
    fn cue(&mut self) {
        if !self.is_foreign {
            self.cues = cue::cues(self.prose, &self.tokens, &self.sentences);
        }
    }

    /// Finds who says what.
    fn attribute(&mut self) {
        if !self.is_foreign {
            let Self { prose, tokens, sentences, cues, analysis, .. } = self;
            let Analysis { quotes, mentions, attributions, unsourced, .. } = &mut **analysis;
            (*attributions, *unsourced) =
                claim::attributions(prose, tokens, sentences, cues, quotes, mentions);
        }
    }

    /// Finds what hides a source, and what the paragraph hands on.
    fn finish(self) -> Box<Analysis> {
        let Self { prose, tokens, sentences, is_foreign, mut analysis, .. } = self;
        analysis.sentences = sentences.iter().map(|sentence| sentence.span(&tokens)).collect();
        if !is_foreign {
            let Analysis { quotes, attributions, mentions, .. } = &*analysis;
            let doubts = vague::doubts(prose, &tokens, &sentences, attributions, mentions);
            let handed = carry::handed(prose, &tokens, &sentences, quotes, attributions, mentions);
            (analysis.doubts, analysis.handed) = (doubts, handed);
        }
        analysis
    }
}

#[cfg(test)]
mod tests;
